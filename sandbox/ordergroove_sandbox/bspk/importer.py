"""BSPK's import of files, by the documented rules; what is open is said in ``Rules``."""

from __future__ import annotations

from collections import deque
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ordergroove_sandbox.bspk.checks import header_problems, row_problems
from ordergroove_sandbox.bspk.names import SUFFIX, TYPES, parse_name
from ordergroove_sandbox.bspk.table import Table
from ordergroove_sandbox.rfc4180 import MalformedError, records

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import datetime

    from ordergroove_sandbox.bspk.table import Row
    from ordergroove_sandbox.bspk.types import FileType

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Rules:
    """What the documentation leaves open.

    Attributes:
        company: The company's name in file names; None: any.
        once_by: What a file is known by, of which each is imported once only: its ``name``, or its
            whole ``key`` in the bucket.
        refused_count: Whether the name of a file that was refused as a whole is used up, too.
        inferred_parents: Whether what only seems to refer to core types must find its row.
        known: References, by type, to what BSPK knows without a file, as from its portal or API.
        extra_columns: Columns, by type, that the public tables do not have.
    """

    company: str | None = None
    once_by: Literal["name", "key"] = "name"
    refused_count: bool = True
    inferred_parents: bool = False
    known: Mapping[str, Collection[str]] = field(default_factory=dict)
    extra_columns: Mapping[str, Collection[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check the types.

        Raises:
            ValueError: No such type.
        """
        for name in (*self.known, *self.extra_columns):
            if name not in TYPES:
                msg = f"there is no type {name}"
                raise ValueError(msg)


class Finding(NamedTuple):
    """A refusal, or something to know.

    Attributes:
        file: The file's name, without folders.
        line: The line on which the row begins, the header being line 1; 0: the whole file.
        reason: What is wrong, or to be known.
    """

    file: str
    line: int
    reason: str


@dataclass(slots=True)
class ImportedFile:
    """A file that was imported, though some of its rows may have been refused.

    Attributes:
        name: Its name, without folders.
        key: Its key in the bucket.
        type: Its type.
        received: When it arrived, aware.
        rows: How many rows it has.
        imported: How many were taken.
        ignored: How many say what is there and stays.
        refused: How many were refused.
    """

    name: str
    key: str
    type: str
    received: datetime
    rows: int = 0
    imported: int = 0
    ignored: int = 0
    refused: int = 0

    def as_json(self) -> dict[str, Any]:
        """Return the same as JSON-ready data."""
        return {**asdict(self), "received": self.received.isoformat()}


class Importer:
    """Reads files, one after another, into its tables.

    What is wrong with a file as such (name, encoding, header, form) refuses all of it before any of
    its rows is read; what is wrong with a row refuses that row, with every reason.

    Attributes:
        tables: The tables by type.
        refused: What was refused, and why.
        warnings: What was not refused, but has something about it.
        files: The files imported, in order.
    """

    def __init__(self, rules: Rules | None = None) -> None:
        self._rules = rules or Rules()
        self.tables = {
            name: Table(kind, self._rules.known.get(name, ())) for name, kind in TYPES.items()
        }
        self.refused: list[Finding] = []
        self.warnings: list[Finding] = []
        self.files: list[ImportedFile] = []
        self._used: set[str] = set()

    def read(self, key: str, data: bytes, received: datetime) -> None:
        """Import an object, unless its name is no CSV file's.

        Args:
            key: Its key in the bucket; only the part after the last slash counts, wherever it is.
            data: What it holds.
            received: When it arrived, aware.
        """
        name = key.rpartition("/")[2]
        if not name.lower().endswith(SUFFIX):
            return
        known_by = key if self._rules.once_by == "key" else name
        if known_by in self._used:
            self.refused.append(Finding(name, 0, "was here before: a name counts once"))
            return
        try:
            kind = parse_name(name, self._rules.company).type
        except ValueError as error:
            self.refused.append(Finding(name, 0, str(error)))
            return
        self._used.add(known_by)
        found = list(self._file_problems(kind, name, data))
        if found:
            self.refused += found
            if not self._rules.refused_count:
                self._used.discard(known_by)
            return
        file = ImportedFile(name, key, kind.name, received)
        self._rows(file, data.decode())
        self.files.append(file)

    def _file_problems(self, kind: FileType, name: str, data: bytes) -> Iterator[Finding]:
        if data.startswith(_BOM):
            yield Finding(name, 1, "begins with a byte order mark")
            return
        try:
            text = data.decode()
            deque(records(text), maxlen=0)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            yield Finding(name, line, "is not UTF-8")
        except MalformedError as error:
            yield Finding(name, error.line, str(error))
        else:
            if not text:
                yield Finding(name, 1, "is empty: it has no header")
                return
            header = next(records(text)).values
            extra = self._rules.extra_columns.get(kind.name, ())
            for problem in header_problems(kind, header, extra):
                yield Finding(name, 1, problem)

    def _rows(self, file: ImportedFile, text: str) -> None:
        found = records(text)
        header = next(found).values
        met: set[str] = set()
        for line, values in found:
            file.rows += 1
            if len(values) == len(header):
                row = dict(zip(header, values, strict=True))
                problems = self._row(file, line, row, met)
            else:
                problems = [f"has {len(values)} values for {len(header)} columns"]
            file.refused += bool(problems)
            self.refused += [Finding(file.name, line, problem) for problem in problems]

    def _row(self, file: ImportedFile, line: int, row: Row, met: set[str]) -> list[str]:
        """Take a row into the tables, or return why not."""
        table = self.tables[file.type]
        kind = table.type
        problems = row_problems(kind, row)
        missing = self._missing_parents(kind, row)
        if kind.mode == "replace" and not missing and row[kind.ref]:
            # The documentation says "at the first row", not "at the first good one".
            reference = table.compared(kind.ref, row[kind.ref])
            if reference not in met:
                met.add(reference)
                table.remove_all(reference)
        problems += missing
        if problems:
            return problems
        key = table.key(row)
        if kind.mode == "replace" and key in table.rows:
            return [f"{kind.key[-1]} {row[kind.key[-1]]} is taken in this file"]
        for column in kind.unique:
            if row.get(column) and table.owner(column, row[column]) not in {None, key}:
                return [f"{column} {row[column]!r} is another row's"]
        if kind.mode == "append" and key in table.rows:
            other = "" if table.rows[key] == row else ", and with other content"
            self.warnings.append(Finding(file.name, line, f"was imported before{other}: ignored"))
            file.ignored += 1
            return []
        if kind.removed_by and row[kind.removed_by[0]] == kind.removed_by[1]:
            table.remove(key)
        else:
            table.put(row)
        file.imported += 1
        return []

    def _missing_parents(self, kind: FileType, row: Row) -> list[str]:
        problems = []
        for parent in kind.parents:
            value = row.get(parent.column, "")
            wanted = parent.documented or self._rules.inferred_parents
            if not value or value == parent.but or not wanted:
                continue
            table = self.tables[parent.type]
            if not table.has(value):
                problems.append(f"{parent.column} {value!r} is not in {parent.type}")
            elif not table.agrees(parent, row):
                shared = ", ".join(parent.agreeing)
                problems.append(f"{parent.column} {value!r} has another {shared}")
        return problems
