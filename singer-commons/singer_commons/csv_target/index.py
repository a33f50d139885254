"""What must be known of all rows of a run, in memory that does not grow with them.

A temporary SQLite database: rows are appended as they come, and what a key, a parent or a group
means for them is asked once, at the end, of indexes that are made then. SQLite keeps 2 MB of it in
memory, the rest in files without names, which are gone when the program is, however it ends.
"""

# ruff: noqa: S608 - names of tables are made here, from numbers; values are bound

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Row: TypeAlias = "tuple[Any, ...]"

BATCH = 1000
FIXED = ("start", "source", "content")
"""Columns of each table of rows: where the line begins, where its record does, a digest."""


class RunIndex:
    """The database. One thread uses it, but the garbage collector may close it in any."""

    def __init__(self) -> None:
        """Make an empty one."""
        self._database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        for pragma in ("journal_mode=off", "synchronous=off", "temp_store=file"):
            self._database.execute(f"pragma {pragma}")
        self._tables = 0

    def close(self) -> None:
        """Drop it."""
        self._database.close()

    def table(self, facets: int) -> RowTable:
        """Return a new table for the rows of one type, with so many facets."""
        self._tables += 1
        return RowTable(self._database, self._tables, facets)


class RowTable:
    """The rows of one type, by their numbers from 1 on, and what is to become of them.

    Four tables: ``rows``; ``dropped``, the numbers of those that are not to be sent; ``late``, why
    some of these are held back; and ``bad``, the facets of the records that are held back, and how
    many rows there were by then (``place``).
    """

    def __init__(self, database: sqlite3.Connection, number: int, facets: int) -> None:
        """Make the tables."""
        self._run = database.execute
        self._many = database.executemany
        self.rows, self.dropped = f"rows_{number}", f"dropped_{number}"
        self.late, self.bad = f"late_{number}", f"bad_{number}"
        self.facets = [f"f{place}" for place in range(facets)]
        self._marks = ",".join("?" * (len(FIXED) + facets))
        columns_of_bad = ",".join(self.facets)
        columns = ",".join((*FIXED, *self.facets))
        self._columns = columns
        self._run(f"create table {self.rows} (id integer primary key, {columns})")
        self._run(f"create table {self.dropped} (id integer primary key)")
        self._run(f'create table {self.late} (id integer, "column", rule, message)')
        self._run(f"create table {self.bad} (place integer, {columns_of_bad})")
        self._waiting: list[Row] = []
        self._has_late = False

    def append(self, row: Row) -> None:
        """Add a row: start, source, content, and the facets."""
        self._waiting.append(row)
        if len(self._waiting) >= BATCH:
            self.flush()

    def append_bad(self, place: int, facets: Sequence[str | None]) -> None:
        """Add a record that is held back, after so many rows."""
        marks = ",".join("?" * len(facets))
        self._run(f"insert into {self.bad} values (?,{marks})", (place, *facets))

    def flush(self) -> None:
        """Write what waits."""
        if self._waiting:
            self._run("begin")
            self._many(
                f"insert into {self.rows} ({self._columns}) values ({self._marks})", self._waiting
            )
            self._run("commit")
            self._waiting.clear()

    def ask(self, query: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """Return the rows of a query."""
        return iter(self._run(query, values))

    def count(self, query: str, values: Sequence[Any] = ()) -> int:
        """Return the number that a query gives."""
        return int(next(self.ask(query, values))[0])

    def tell(self, statement: str, values: Sequence[Any] = ()) -> int:
        """Run a statement that changes something; return how many rows it changed."""
        return self._run(statement, values).rowcount

    def index_facet(self, facet: int) -> None:
        """Make what asking by a facet needs, unless it is there."""
        name = f"{self.rows}_f{facet}"
        self._run(f"create index if not exists {name} on {self.rows} (f{facet}, id)")

    def kept(self, alias: str = "") -> str:
        """Return the condition that a row is to be sent."""
        prefix = f"{alias}." if alias else ""
        return f"{prefix}id not in (select id from {self.dropped})"

    @property
    def kept_count(self) -> int:
        """How many rows are to be sent."""
        rows = self.count(f"select count(*) from {self.rows}")
        return rows - self.count(f"select count(*) from {self.dropped}")

    def drop(self, query: str, values: Sequence[Any] = ()) -> int:
        """Drop the rows whose numbers a query gives; return how many."""
        return self.tell(f"insert or ignore into {self.dropped} {query}", values)

    def hold_back(self, query: str, values: Sequence[Any], reason: Sequence[str | None]) -> int:
        """Hold back the rows whose numbers a query gives, for a reason; return how many."""
        found = self.tell(
            f"insert into {self.late} select id, ?, ?, ? from ({query})", (*reason, *values)
        )
        self._has_late = self._has_late or found > 0
        return found

    def drop_late(self) -> None:
        """Drop the rows that are held back, and count them among the bad."""
        if self._has_late:
            late = f"select id from {self.late}"
            facets = ",".join(self.facets)
            self.tell(
                f"insert into {self.bad} select id, {facets} from {self.rows} where id in ({late}) "
                f"and {self.kept()}"
            )
            self.drop(f"select distinct id from {self.late}")

    def take_repeated_back(self) -> None:
        """Let rows be sent again that were dropped, but for those that are held back."""
        self.tell(f"delete from {self.dropped} where id not in (select id from {self.late})")

    def late_reasons(self) -> Iterable[Row]:
        """Return source, column, rule, message of what is held back, row by row."""
        return self.ask(
            f'select r.id, r.source, l."column", l.rule, l.message from {self.late} l '
            f"join {self.rows} r on r.id = l.id order by l.id, l.rowid"
        )

    def kept_lines(self, group: int | None = None) -> Iterator[tuple[int, int | None, Any]]:
        """Return begin, end (None: of the file) and group of each line to be sent.

        Args:
            group: The facet to order them by. None: each is a group of its own, as they came.
        """
        order = "id" if group is None else f"f{group}"
        return self.ask(
            f"select r.start, (select n.start from {self.rows} n where n.id = r.id + 1), r.{order} "
            f"from {self.rows} r where {self.kept('r')} order by r.{order}, r.id"
        )

    def kept_cells(self, key: int, cell: int) -> Iterator[tuple[str, str]]:
        """Return two facets of the rows to be sent: what names a row, and another."""
        return self.ask(f"select f{key}, f{cell} from {self.rows} where {self.kept()} order by id")

    def kept_contents(self) -> Iterator[tuple[str, bytes | None]]:
        """Return key and digest of the rows to be sent, by key."""
        return self.ask(
            f"select f0, content from {self.rows} where f0 is not null and {self.kept()} "
            "order by f0"
        )
