"""Rows in, records and rejections out. The header says which column is which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from singer_commons.fitting import REPLACED
from singer_commons.values import Remembered
from tap_ordergroove_sftp import errors
from tap_ordergroove_sftp.csv_lines import NUL, Broken
from tap_ordergroove_sftp.errors import ReportFileError
from tap_ordergroove_sftp.reports import ALIASES, FILE, LABELS, LINE, normal, snake_case
from tap_ordergroove_sftp.values import RicherValueError, converter, to_deleted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import tzinfo

    from tap_ordergroove_sftp.csv_lines import Chunk
    from tap_ordergroove_sftp.ledger import ReportFile
    from tap_ordergroove_sftp.reports import Report

    Record = dict[str, Any]

UNKNOWN, EXPORTED_AT, DELETED = "_unknown_columns", "_exported_at", "_deleted"
OTHER_KEY = " Or load the report once with --full-refresh into an empty table, by another key."
ADDED = (UNKNOWN, FILE, EXPORTED_AT, LINE)

MOST_COUNTED = 500_000
"""Rows of a file among which those that are alike are counted, at 80 bytes each."""


@dataclass(frozen=True)
class Header:
    """A file's columns.

    Attributes:
        columns: Their names as they stand in the file, without nameless ones at the end.
        fields: For each, the field that it fills; None for a column that is not known.
        nameless: How many nameless ones there are at the end.
    """

    columns: tuple[str, ...]
    fields: tuple[str | None, ...]
    nameless: int = 0

    @classmethod
    def of(cls, columns: Sequence[str], report: Report, known: Mapping[str, Any]) -> Header:
        """Find out which column is which, given the file's first row and the report's fields.

        Raises:
            ReportFileError: If two columns have one name.
        """
        whole = len(columns)
        while columns and not normal(columns[-1]):
            columns = columns[:-1]
        names = [normal(column) for column in columns]
        twice = {columns[place] for place, name in enumerate(names) if name in names[:place]}
        if twice:
            raise ReportFileError(errors.COLUMN_TWICE, columns=_quoted(sorted(twice)))
        own = {normal(name): name for name in known if name not in ADDED}
        own |= {normal(column): snake_case(column) for column in report.columns}
        aliases = {normal(alias): name for alias, name in {**ALIASES, **report.aliases}.items()}
        fields = [own.get(name) for name in names]
        for place, name in enumerate(names):
            meant = aliases.get(name)
            if fields[place] is None and meant in known and meant not in fields:
                fields[place] = meant
        return cls(tuple(columns), tuple(fields), whole - len(columns))

    @property
    def unknown(self) -> str:
        """The columns that no field is for, for messages."""
        pairs = zip(self.columns, self.fields, strict=True)
        return _quoted([column for column, field in pairs if field is None])

    def lacks(self, key: Sequence[str]) -> list[str]:
        """Return what of a key is not there."""
        return [name for name in key if name not in (*self.fields, FILE, LINE)]

    def check(self, report: Report, key: Sequence[str]) -> None:
        """Raise a `ReportFileError` unless rows can be told apart."""
        missing = self.lacks(key)
        if missing:
            labels = _quoted([LABELS.get(name, name) for name in missing])
            columns = _quoted(self.columns) or "nothing"
            has_other = any(not self.lacks(other) for other in report.keys)
            way_out = OTHER_KEY if has_other else ""
            raise ReportFileError(
                errors.KEY_LACKING, labels=labels, columns=columns, way_out=way_out
            )
        if not any(self.fields):
            columns = _quoted(self.columns)
            raise ReportFileError(errors.HEADER_LACKING, report=report.name, columns=columns)


NUL_REPLACED = "it holds NUL, which no database takes; U+FFFD stands for it, and no key is altered"


class Table:
    """Turns rows of one file into records.

    Attributes:
        alike: How many of them had the key of one before.
    """

    def __init__(
        self,
        header: Header,
        key: Sequence[str],
        schema: Mapping[str, Any],
        zone: tzinfo,
        file: ReportFile,
    ) -> None:
        """Prepare for a file; `key` names a row's fields, `zone` is that of times without one."""
        self._header = header
        self._width = len(header.columns)
        places = {name: place for place, name in enumerate(header.fields) if name}
        self._typed = [
            (place, Remembered(convert))
            for name, place in places.items()
            if (convert := to_deleted if name == DELETED else converter(schema[name], zone))
        ]
        self._ids = [place for name, place in places.items() if name in key or name.endswith("_id")]
        self._key = [places[name] for name in key if name in places]
        self._known = list(places.values())
        self._unknown = [
            (place, column)
            for place, column in enumerate(header.columns)
            if header.fields[place] is None
        ]
        names = (*places, *ADDED)
        # A third of the time that dictionaries take. Columns can be called what no attribute can.
        self._make = msgspec.defstruct(
            "Row",
            [(f"field_{place}", Any) for place in range(len(names))],
            rename={f"field_{place}": name for place, name in enumerate(names)},
            gc=False,
        )
        # A key of several parts is a makeshift: rows can be alike in it.
        self._seen: set[int] | None = set() if len(self._key) > 1 else None
        self.alike = 0
        self._file = (file.name, file.exported_at)

    def read(self, chunk: Chunk) -> tuple[list[msgspec.Struct], list[Broken]]:
        """Return rows' records (see `as_dict`), and those that cannot be any, with reasons."""
        records: list[msgspec.Struct] = []
        broken = list(chunk.broken)
        make, typed, (file, exported_at) = self._make, self._typed, self._file
        ids = self._ids
        first_key = self._key[0] if self._key else 0
        # What holds for most rows of most files is done in place.
        is_plain = not self._unknown and self._seen is None
        width = -1 if chunk.fallback or chunk.has_nul else self._width
        rows = map(self._trimmed, chunk.rows) if self._header.nameless else chunk.rows
        for row, number, end in zip(rows, chunk.numbers, chunk.ends, strict=True):
            if len(row) == width and (row[first_key].strip() or not self._key):
                cells: list[Any] = [cell or None for cell in row]
                for place in ids:
                    cells[place] = row[place].strip() or None
                try:
                    for place, remembered in typed:
                        cells[place] = remembered[cells[place]]
                except ValueError:
                    pass
                else:
                    records.append(
                        make(*cells, None, file, exported_at, number)
                        if is_plain
                        else self._record(cells, {}, number)
                    )
                    continue
            result = self._read_carefully(without_nul(row) if chunk.has_nul else row, number)
            if isinstance(result, str):
                broken.append(Broken(number, result, chunk.raw(number, end)))
                continue
            if chunk.has_nul and any(NUL in cell for cell in row):
                broken.append(Broken(number, NUL_REPLACED, chunk.raw(number, end)))
                if any(NUL in row[place] for place in self._key):
                    continue
            records.append(result)
        return records, broken

    def _trimmed(self, row: list[str]) -> list[str]:
        """Drop the blank cells of nameless columns at the end of a row."""
        extra = row[self._width :]
        is_blank = 0 < len(extra) <= self._header.nameless and not any(map(str.strip, extra))
        return row[: self._width] if is_blank else row

    def _read_carefully(self, row: list[str], number: int) -> msgspec.Struct | str:
        """Return a row's record, or every reason why it has none."""
        if len(row) != self._width:
            return f"{len(row)} values under {self._width} column names"
        cells: list[Any] = [cell or None for cell in row]
        for place in self._ids:
            cells[place] = row[place].strip() or None
        richer: dict[str, str] = {}
        reasons = []
        for place, remembered in self._typed:
            column = self._header.columns[place]
            try:
                cells[place] = remembered[cells[place]]
            except RicherValueError as error:
                cells[place], richer[column] = error.value, row[place]
            except ValueError:
                reasons.append(f"{column} cannot be {_shortened(row[place])!r}")
        if self._key and not cells[self._key[0]]:
            reasons.append(f"{self._header.columns[self._key[0]]} names the row, and is empty")
        if any(map(is_unreadable, row)):
            reasons.append("a byte that is in no encoding")
        return "; ".join(reasons) or self._record(cells, richer, number)

    def _record(self, cells: list[Any], richer: dict[str, str], number: int) -> msgspec.Struct:
        """Return a record; `richer` are texts that say more than their fields hold."""
        unknown = {column: cells[place] for place, column in self._unknown} | richer
        for place in self._key:
            if cells[place] is None:  # databases have no null in a key
                cells[place] = ""
        if self._seen is not None:
            name = hash(tuple(cells[place] for place in self._key))
            self.alike += name in self._seen
            if len(self._seen) < MOST_COUNTED:
                self._seen.add(name)
        known = (cells[place] for place in self._known)
        return self._make(*known, unknown or None, *self._file, number)


def as_dict(record: msgspec.Struct) -> Record:
    """Return a record as a dictionary."""
    return dict(zip(record.__struct_encode_fields__, msgspec.structs.astuple(record), strict=True))


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def _shortened(text: str) -> str:
    most = 100
    return text if len(text) <= most else text[:most] + "..."


def without_nul(cells: Sequence[str]) -> list[str]:
    """Return texts that databases take."""
    return [cell.replace(NUL, REPLACED) for cell in cells]


def is_unreadable(cell: str) -> bool:
    """Whether a byte of a cell is in no encoding."""
    return not cell.isascii() and any("\udc80" <= char <= "\udcff" for char in cell)
