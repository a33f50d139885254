"""The rows of a run, in memory that does not grow with them.

Lines and records stand in temporary files. What must be known of all rows is in a temporary SQLite
database: what a key, a parent or a group means for a row is asked once, at the end, of indexes that
are made then. SQLite keeps 2 MB of it in memory, the rest in files without names, which are gone
when the program is, however it ends.
"""

# ruff: noqa: S608 - names of tables are made here, from numbers; values are bound

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from hashlib import blake2b
from typing import IO, TYPE_CHECKING, Any, TypeAlias

from singer_commons.csv_target.jsonl import decode, encode
from singer_commons.csv_target.lines import line_maker
from singer_commons.csv_target.scratch import discard, open_scratch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from singer_commons.csv_target.layout import KeyColumns, Layout
    from singer_commons.csv_target.row_maker import RowMaker

DIGEST_SIZE = 16
BATCH = 1000
FIXED = "start,source,content"
"""Columns of each table of rows: where the line begins, where its record does, a digest."""

Origin: TypeAlias = "Mapping[str, Any] | None"
"""``stream`` and ``record`` before stream maps; None: the same as after them."""


@dataclass(frozen=True)
class Stream:
    """A stream that rows come from.

    Attributes:
        number: Tells it, in this run, from every other stream and from itself with another schema.
        name: Its name.
        schema: Its JSON Schema.
        key_properties: The fields that it says tell its records apart.
    """

    number: int
    name: str
    schema: Mapping[str, Any]
    key_properties: tuple[str, ...] = ()

    def identify(self, record: Mapping[str, Any], written: Mapping[str, str]) -> str | None:
        """Return what tells a record from the stream's others, if the stream says.

        A key of which a part is null tells nothing: two such records are two.

        Args:
            record: The record.
            written: Its fields as they are in cells: 7 and 7.0 may be one person there.
        """
        values = [record.get(name) for name in self.key_properties]
        if not values or None in values:
            return None
        pairs = zip(self.key_properties, values, strict=True)
        texts = [self.name, *(written.get(name, str(value)) for name, value in pairs)]
        return "".join(f"{len(text)}:{text}" for text in texts)


def open_index() -> sqlite3.Connection:
    """Return the database. One thread uses it, but the garbage collector may close it in any."""
    database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    for pragma in ("journal_mode=off", "synchronous=off", "temp_store=file"):
        database.execute(f"pragma {pragma}")
    return database


class RowStore:
    """The rows of one type, by their numbers from 1 on, and what is to become of them.

    Four tables: ``table``; ``left_out``, the numbers of those that are not to be sent; ``late``,
    why some of these are held back; and ``bad``, the keys of the records that are held back, and
    how many rows there were by then (``place``).
    """

    def __init__(
        self,
        layout: Layout,
        keys: Sequence[KeyColumns],
        row_maker: RowMaker,
        index: sqlite3.Connection,
        number: int,
    ) -> None:
        """Begin an empty file; of each row the index keeps these keys, its own first."""
        self.layout = layout
        self.row_maker = row_maker
        self._places = tuple(keys)
        self._sources = layout.fields(layout.header)
        self._lines = open_scratch()
        self._records = open_scratch()
        self._line = line_maker(len(layout.columns))
        # Rows that may have to be held back later need their records then.
        self._keeps_records = bool(
            layout.parents or layout.unique or layout.all_or_none or layout.append_only
        )
        self.header = self._line(layout.header)
        self._lines.write(self.header)
        self._end = len(self.header)
        self._records_end = 0
        self.rows = 0
        self.is_empty = True
        self._index = index
        self._waiting: list[tuple[Any, ...]] = []
        self._has_late = False
        self.table, self.left_out = f"rows_{number}", f"left_out_{number}"
        self.late, self.bad = f"late_{number}", f"bad_{number}"
        self._keys = ",".join(f"k{place}" for place in range(len(keys)))
        for table, columns in (
            (self.table, f"id integer primary key,{FIXED},{self._keys}"),
            (self.left_out, "id integer primary key"),
            (self.late, 'id integer,"column",rule,message'),
            (self.bad, f"place integer,{self._keys}"),
        ):
            index.execute(f"create table {table} ({columns})")

    def key(self, *columns: str) -> str:
        """Return the index's column of one of the keys."""
        return f"k{self._places.index(columns)}"

    def add(
        self, cells: Sequence[str], record: Mapping[str, Any], stream: Stream, origin: Origin = None
    ) -> None:
        """Add a row and the record that it comes from, and what that came from."""
        line = self._line(cells)
        source = None
        if self._keeps_records:
            data = encode((stream.number, record, origin)) + b"\n"
            self._records.write(data)
            source = self._records_end
            self._records_end += len(data)
        keys = self.row_maker.keys(cells)
        if not self.layout.key:
            written = dict(zip(self._sources, cells, strict=True))
            keys[0] = _storable(stream.identify(record, written))
        content = None
        if self.layout.append_only:
            content = blake2b(line, digest_size=DIGEST_SIZE).digest()
        self._waiting.append((self._end, source, content, *keys))
        if len(self._waiting) >= BATCH:
            self._flush()
        self._lines.write(line)
        self._end += len(line)
        self.rows += 1
        self.is_empty = False

    def add_bad(self, record: Mapping[str, Any]) -> None:
        """Note a record that is held back, for those that hang on it."""
        self.is_empty = False
        keys = [_storable(each) for each in self.row_maker.keys_of_bad(record)]
        self.run(f"insert into {self.bad} values (?{',?' * len(keys)})", (self.rows, *keys))

    def record(self, source: int) -> tuple[int, dict[str, Any], Origin]:
        """Return a stream's number, and the record that a row came from, and what that did."""
        self._records.seek(source)
        number, record, origin = decode(self._records.readline())
        return number, record, origin

    def file(self) -> IO[bytes]:
        """Return the file of all lines, header first, complete."""
        self._flush()
        self._lines.flush()
        self._records.flush()
        return self._lines

    def close(self) -> None:
        """Remove the files."""
        discard(self._lines)
        discard(self._records)

    def _flush(self) -> None:
        if self._waiting:
            marks = ",".join("?" * len(self._waiting[0]))
            self.run("begin")
            self._index.executemany(
                f"insert into {self.table} ({FIXED},{self._keys}) values ({marks})", self._waiting
            )
            self.run("commit")
            self._waiting.clear()

    def run(self, statement: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Run a statement."""
        return self._index.execute(statement, values)

    def index_by(self, key: str) -> None:
        """Make what a query by a key needs, unless it is there."""
        self.run(f"create index if not exists {self.table}_{key} on {self.table} ({key}, id)")

    def kept(self, alias: str = "") -> str:
        """Return the condition that a row is to be sent."""
        prefix = f"{alias}." if alias else ""
        return f"{prefix}id not in (select id from {self.left_out})"

    def kept_keys(self, *columns: str) -> str:
        """Return the query for one of the keys of the rows that are to be sent."""
        key = self.key(*columns)
        return f"select {key} from {self.table} where {key} is not null and {self.kept()}"

    def keeps(self, key: str, *columns: str) -> bool:
        """Whether a row with one of the keys is to be sent."""
        query = f"{self.kept_keys(*columns)} and {self.key(*columns)} = ? limit 1"
        return self.run(query, (key,)).fetchone() is not None

    def lost_keys(self, *columns: str) -> str:
        """Return the query for one of the keys of what is held back, and sent in no other row."""
        key = self.key(*columns)
        kept = self.kept_keys(*columns)
        return f"select {key} from {self.bad} where {key} is not null except {kept}"

    @property
    def kept_count(self) -> int:
        """How many rows are to be sent."""
        query = f"select (select count(*) from {self.table}) - count(*) from {self.left_out}"
        return int(self.run(query).fetchone()[0])

    @property
    def has_bad(self) -> bool:
        """Whether records are held back."""
        return self.run(f"select 1 from {self.bad} limit 1").fetchone() is not None

    def leave_out(self, query: str) -> int:
        """Leave out the rows whose numbers a query gives; return how many."""
        return self.run(f"insert or ignore into {self.left_out} {query}").rowcount

    def hold_back(
        self, query: str, reason: Sequence[str | None], values: Sequence[Any] = ()
    ) -> int:
        """Hold back the rows whose numbers a query gives, for a reason; return how many."""
        found = self.run(
            f"insert into {self.late} select id, ?, ?, ? from ({query})", (*reason, *values)
        ).rowcount
        self._has_late = self._has_late or found > 0
        return found

    def leave_out_late(self) -> None:
        """Leave out the rows that are held back, and count them among the bad."""
        if self._has_late:
            late = f"select id from {self.late}"
            self.run(
                f"insert into {self.bad} select id, {self._keys} from {self.table} "
                f"where id in ({late}) and {self.kept()}"
            )
            self.leave_out(f"select distinct id from {self.late}")

    def take_repeated_back(self) -> None:
        """Let rows be sent again that were left out, but for those that are held back."""
        self.run(f"delete from {self.left_out} where id not in (select id from {self.late})")

    def late_reasons(self) -> Iterable[tuple[Any, ...]]:
        """Return id, source, column, rule, message of what is held back, row by row."""
        return self.run(
            f'select r.id, r.source, l."column", l.rule, l.message from {self.late} l '
            f"join {self.table} r on r.id = l.id order by l.id, l.rowid"
        )

    def kept_lines(self, group: str = "id") -> Iterator[tuple[int, int | None, Any]]:
        """Return begin, end (None: of the file) and group of each line to be sent.

        Args:
            group: The key to order them by; by default each is a group of its own, as they came.
        """
        return self.run(
            f"select r.start, (select n.start from {self.table} n where n.id = r.id + 1), r.{group}"
            f" from {self.table} r where {self.kept('r')} order by r.{group}, r.id"
        )

    def kept_contents(self) -> Iterator[tuple[str, bytes | None]]:
        """Return key and digest of the rows to be sent, by key."""
        return self.run(
            f"select k0, content from {self.table} where k0 is not null and {self.kept()} "
            "order by k0"
        )


def _storable(key: str | None) -> str | None:
    """Return a key that the index takes: half a surrogate pair is none it can store."""
    return None if key is None else key.encode(errors="backslashreplace").decode()
