"""What a header and a row must be, going by the table of their type alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from ordergroove_sandbox.bspk.table import Row
    from ordergroove_sandbox.bspk.types import Column, FileType


def header_problems(
    kind: FileType, header: Sequence[str], extra: Collection[str] = ()
) -> list[str]:
    """Return what is wrong with a header.

    It gives the order of the columns, so any order will do; all columns must be there, needed or
    not. Unknown ones are not documented: they are refused, unless the type's table is not public in
    full.

    Args:
        kind: The type.
        header: The names.
        extra: Names of columns that the public tables do not have.
    """
    known = {column.name for column in kind.columns} | set(extra)
    needed = [column.name for column in kind.columns if column.certain or column.name in kind.key]
    return [
        *(f"column {name!r} is there {n} times" for name, n in Counter(header).items() if n > 1),
        *(f"column {name!r} is missing" for name in needed if name not in header),
        *(
            f"column {name!r} is unknown"
            for name in header
            if name not in known and (kind.complete or not name)
        ),
    ]


def row_problems(kind: FileType, row: Row) -> list[str]:
    """Return all that is wrong with a row by itself.

    A value is blank if it has no character at all; lengths are counted in characters.
    """
    problems = []
    for column in kind.columns:
        value = row.get(column.name, "")
        problem = _value_problem(column, value, row) if value else _blank_problem(column, row)
        if problem:
            problems.append(f"{column.name} {problem}")
    return problems


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
