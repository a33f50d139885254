"""BSPK's import of files, by the documented rules.

What the documentation leaves open is read so: a file's name counts once, in whichever folder it is,
and even if the file was refused.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ordergroove_sandbox.bspk.names import SUFFIX, parse_name
from ordergroove_sandbox.bspk.table import Table
from ordergroove_sandbox.bspk.types import TYPES
from ordergroove_sandbox.imports import FileImporter, Finding, file_problem
from ordergroove_sandbox.rfc4180 import records

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import datetime

    from ordergroove_sandbox.bspk.types import Column, FileType
    from ordergroove_sandbox.imports import Row


@dataclass(frozen=True, slots=True)
class Rules:
    """What differs between companies.

    Attributes:
        company: The company's name in file names; None: any.
        known: References, by type, to what BSPK knows without a file, as from its portal or API.
    """

    company: str | None = None
    known: Mapping[str, Collection[str]] = field(default_factory=dict)


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

    @property
    def shown(self) -> str:
        """What findings call it."""
        return self.name


class Importer(FileImporter[ImportedFile]):
    """Reads files into its tables; ``files`` has those that were not refused as a whole.

    Attributes:
        tables: The tables by type.
    """

    def __init__(self, rules: Rules) -> None:
        super().__init__()
        self._rules = rules
        self.tables = {name: Table(kind, rules.known.get(name, ())) for name, kind in TYPES.items()}

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
        if name in self._used:
            self.refused.append(Finding(name, 0, "was here before: a name counts once"))
            return
        try:
            kind = parse_name(name, self._rules.company)
        except ValueError as error:
            self.refused.append(Finding(name, 0, str(error)))
            return
        self._used.add(name)
        problem = file_problem(data)
        problems = [problem] if problem else [(1, each) for each in _header_problems(kind, data)]
        if problems:
            self.refused += [Finding(name, *each) for each in problems]
            return
        file = ImportedFile(name, key, kind.name, received)
        met: set[str] = set()
        self._rows(file, data.decode(), lambda line, row: self._row(file, line, row, met))
        self.files.append(file)

    def _row(self, file: ImportedFile, line: int, row: Row, met: set[str]) -> list[str]:
        """Take a row into the tables, or return why not."""
        table = self.tables[file.type]
        kind = table.type
        problems = list(_row_problems(kind, row))
        missing = list(self._missing_parents(kind, row))
        if kind.mode == "replace" and not missing and row[kind.key[0]]:
            # The documentation says "at the first row", not "at the first good one".
            reference = table.reference(row)
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
            table.rows.pop(key, None)
        else:
            table.put(row)
        file.imported += 1
        return []

    def _missing_parents(self, kind: FileType, row: Row) -> Iterator[str]:
        for column, parent in kind.parents.items():
            value, table = row.get(column, ""), self.tables[parent.type]
            if not value or value == parent.but:
                continue
            if not table.has(value):
                yield f"{column} {value!r} is not in {parent.type}"
            elif parent.agreeing and not table.agrees(value, parent.agreeing, row):
                yield f"{column} {value!r} has another {parent.agreeing}"


def _header_problems(kind: FileType, data: bytes) -> Iterator[str]:
    """Return what is wrong with a file's header.

    It gives the order of the columns, so any order will do; all columns must be there, needed or
    not. Unknown ones are not documented: they are refused, unless the type's table is not public in
    full.
    """
    header: Sequence[str] = next(records(data.decode())).values
    known = {column.name for column in kind.columns}
    for name, times in Counter(header).items():
        if times > 1:
            yield f"column {name!r} is there {times} times"
    for column in kind.columns:
        if (column.certain or column.name in kind.key) and column.name not in header:
            yield f"column {column.name!r} is missing"
    for name in header:
        if name not in known and (kind.complete or not name):
            yield f"column {name!r} is unknown"


def _row_problems(kind: FileType, row: Row) -> Iterator[str]:
    """Return all that is wrong with a row by itself.

    A value is blank if it has no character at all; lengths are counted in characters.
    """
    for column in kind.columns:
        value = row.get(column.name, "")
        problem = _value_problem(column, value, row) if value else _blank_problem(column, row)
        if problem:
            yield f"{column.name} {problem}"


def _value_problem(column: Column, value: str, row: Row) -> str:
    if len(value) < column.low or (column.high is not None and len(value) > column.high):
        most = "" if column.high is None else f" to {column.high}"
        return f"has {len(value)} characters, not {column.low}{most}"
    if column.only_with and row.get(column.only_with[0], "") != column.only_with[1]:
        return f"goes only with {'='.join(column.only_with)}"
    return column.check(value)


def _blank_problem(column: Column, row: Row) -> str:
    if column.required:
        return "is required"
    wanting = [name for name in column.required_with if row.get(name)]
    return f"is required with {wanting[0]}" if wanting else ""
