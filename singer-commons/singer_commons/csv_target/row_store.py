"""The rows of one type, as they come in: lines in a temporary file, the rest in the index."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import IO, TYPE_CHECKING, Any, TypeAlias

from singer_commons.csv_target.jsonl import decode, encode
from singer_commons.csv_target.lines import line_maker
from singer_commons.csv_target.scratch import discard, open_scratch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from singer_commons.csv_target.index import RowTable
    from singer_commons.csv_target.layout import KeyColumns, Layout
    from singer_commons.csv_target.row_maker import RowMaker

DIGEST_SIZE = 16

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

    def identify(self, record: Mapping[str, Any]) -> str | None:
        """Return what tells a record from the stream's others, if the stream says.

        A key of which a part is null tells nothing: two such records are two.
        """
        values = [record.get(name) for name in self.key_properties]
        if not values or None in values:
            return None
        texts = [self.name, *map(str, values)]
        return "".join(f"{len(text)}:{text}" for text in texts)


class RowStore:
    """Takes the rows of one type. Nothing is decided here but their form."""

    def __init__(
        self, layout: Layout, keys: Sequence[KeyColumns], row_maker: RowMaker, table: RowTable
    ) -> None:
        """Begin an empty file; of each row the table keeps these keys, its own first."""
        self.layout = layout
        self.row_maker = row_maker
        self.table = table
        self._keys = tuple(keys)
        self._lines = open_scratch()
        self._records = open_scratch()
        self._line = line_maker(len(layout.columns))
        # Rows that may have to be held back later need their records then.
        self._keeps_records = bool(
            layout.parents or layout.unique or layout.all_or_none or layout.append_only
        )
        self._digests = layout.append_only
        self.header = self._line(layout.header)
        self._lines.write(self.header)
        self._end = len(self.header)
        self._records_end = 0
        self.rows = 0
        self.is_empty = True

    def key_place(self, *columns: str) -> int:
        """Return which of the keys these columns are."""
        return self._keys.index(columns)

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
            keys[0] = _storable(stream.identify(record))
        content = blake2b(line, digest_size=DIGEST_SIZE).digest() if self._digests else None
        self.table.append((self._end, source, content, *keys))
        self._lines.write(line)
        self._end += len(line)
        self.rows += 1
        self.is_empty = False

    def add_bad(self, record: Mapping[str, Any]) -> None:
        """Note a record that is held back, for those that hang on it."""
        self.is_empty = False
        keys = [_storable(each) for each in self.row_maker.keys_of_bad(record)]
        self.table.append_bad(self.rows, keys)

    def record(self, source: int) -> tuple[int, dict[str, Any], Origin]:
        """Return a stream's number, and the record that a row came from, and what that did."""
        self._records.seek(source)
        number, record, origin = decode(self._records.readline())
        return number, record, origin

    def file(self) -> IO[bytes]:
        """Return the file of all lines, header first, complete."""
        self.table.flush()
        self._lines.flush()
        self._records.flush()
        return self._lines

    def close(self) -> None:
        """Remove the files."""
        discard(self._lines)
        discard(self._records)


def _storable(key: str | None) -> str | None:
    """Return a key that the index takes: half a surrogate pair is none it can store."""
    return None if key is None else key.encode(errors="backslashreplace").decode()
