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
FIXED = "start,source,content"
"""Columns of each table of rows: where the line begins, where its record does, a digest."""


class RunIndex:
    """The database. One thread uses it, but the garbage collector may close it in any."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        for pragma in ("journal_mode=off", "synchronous=off", "temp_store=file"):
            self._database.execute(f"pragma {pragma}")
        self._tables = 0

    def close(self) -> None:
        """Drop it."""
        self._database.close()

    def table(self, keys: int) -> RowTable:
        """Return a new table for the rows of one type, of which so many keys are known."""
        self._tables += 1
        return RowTable(self._database, self._tables, keys)


class RowTable:
    """The rows of one type, by their numbers from 1 on, and what is to become of them.

    Four tables: ``rows``; ``left_out``, the numbers of those that are not to be sent; ``late``, why
    some of these are held back; and ``bad``, the keys of the records that are held back, and how
    many rows there were by then (``place``).
    """

    def __init__(self, database: sqlite3.Connection, number: int, keys: int) -> None:
        self._run = database.execute
        self._many = database.executemany
        self.rows, self.left_out = f"rows_{number}", f"left_out_{number}"
        self.late, self.bad = f"late_{number}", f"bad_{number}"
        self._keys = ",".join(f"k{place}" for place in range(keys))
        self._columns = f"{FIXED},{self._keys}"
        self._marks = ",".join("?" * len(self._columns.split(",")))
        self._run(f"create table {self.rows} (id integer primary key, {self._columns})")
        self._run(f"create table {self.left_out} (id integer primary key)")
        self._run(f'create table {self.late} (id integer, "column", rule, message)')
        self._run(f"create table {self.bad} (place integer, {self._keys})")
        self._waiting: list[Row] = []
        self._has_late = False

    def append(self, row: Row) -> None:
        """Add a row: start, source, content, and the keys."""
        self._waiting.append(row)
        if len(self._waiting) >= BATCH:
            self.flush()

    def append_bad(self, place: int, keys: Sequence[str | None]) -> None:
        """Add a record that is held back, after so many rows."""
        marks = ",".join("?" * len(keys))
        self._run(f"insert into {self.bad} values (?,{marks})", (place, *keys))

    def flush(self) -> None:
        """Write what waits."""
        if self._waiting:
            self._run("begin")
            self._many(
                f"insert into {self.rows} ({self._columns}) values ({self._marks})", self._waiting
            )
            self._run("commit")
            self._waiting.clear()

    def query(self, query: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """Return the rows of a query."""
        return iter(self._run(query, values))

    def execute(self, statement: str, values: Sequence[Any] = ()) -> int:
        """Run a statement that changes something; return how many rows it changed."""
        return self._run(statement, values).rowcount

    def index_key(self, key: int) -> None:
        """Make what a query by a key needs, unless it is there."""
        name = f"{self.rows}_k{key}"
        self._run(f"create index if not exists {name} on {self.rows} (k{key}, id)")

    def kept(self, alias: str = "") -> str:
        """Return the condition that a row is to be sent."""
        prefix = f"{alias}." if alias else ""
        return f"{prefix}id not in (select id from {self.left_out})"

    @property
    def kept_count(self) -> int:
        """How many rows are to be sent."""
        query = f"select (select count(*) from {self.rows}) - count(*) from {self.left_out}"
        return int(next(self.query(query))[0])

    @property
    def has_bad(self) -> bool:
        """Whether records are held back."""
        return bool(next(self.query(f"select exists (select 1 from {self.bad})"))[0])

    def leave_out(self, query: str) -> int:
        """Leave out the rows whose numbers a query gives; return how many."""
        return self.execute(f"insert or ignore into {self.left_out} {query}")

    def hold_back(
        self, query: str, reason: Sequence[str | None], values: Sequence[Any] = ()
    ) -> int:
        """Hold back the rows whose numbers a query gives, for a reason; return how many."""
        found = self.execute(
            f"insert into {self.late} select id, ?, ?, ? from ({query})", (*reason, *values)
        )
        self._has_late = self._has_late or found > 0
        return found

    def leave_out_late(self) -> None:
        """Leave out the rows that are held back, and count them among the bad."""
        if self._has_late:
            late = f"select id from {self.late}"
            self.execute(
                f"insert into {self.bad} select id, {self._keys} from {self.rows} "
                f"where id in ({late}) and {self.kept()}"
            )
            self.leave_out(f"select distinct id from {self.late}")

    def take_repeated_back(self) -> None:
        """Let rows be sent again that were left out, but for those that are held back."""
        self.execute(f"delete from {self.left_out} where id not in (select id from {self.late})")

    def late_reasons(self) -> Iterable[Row]:
        """Return source, column, rule, message of what is held back, row by row."""
        return self.query(
            f'select r.id, r.source, l."column", l.rule, l.message from {self.late} l '
            f"join {self.rows} r on r.id = l.id order by l.id, l.rowid"
        )

    def kept_lines(self, group: int | None = None) -> Iterator[tuple[int, int | None, Any]]:
        """Return begin, end (None: of the file) and group of each line to be sent.

        Args:
            group: The key to order them by. None: each is a group of its own, as they came.
        """
        order = "id" if group is None else f"k{group}"
        return self.query(
            f"select r.start, (select n.start from {self.rows} n where n.id = r.id + 1), r.{order} "
            f"from {self.rows} r where {self.kept('r')} order by r.{order}, r.id"
        )

    def kept_contents(self) -> Iterator[tuple[str, bytes | None]]:
        """Return key and digest of the rows to be sent, by key."""
        return self.query(
            f"select k0, content from {self.rows} where k0 is not null and {self.kept()} "
            "order by k0"
        )
