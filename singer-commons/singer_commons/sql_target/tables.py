"""What a database says of a table, and how SQL writes names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def name(text: str) -> str:
    """Return a name as SQL writes it."""
    return '"{}"'.format(text.replace('"', '""'))


def text(value: str) -> str:
    """Return a text as SQL writes it."""
    return "'{}'".format(value.replace("'", "''"))


def names(columns: Sequence[str] | Mapping[str, object]) -> str:
    """Return a list of names as SQL writes it."""
    return ", ".join(map(name, columns))


def full_name(schema: str | None, table: str) -> str:
    """Return a table's name as SQL writes it."""
    return f"{name(schema)}.{name(table)}" if schema else name(table)


@dataclass(frozen=True)
class Table:
    """A table as it is.

    Attributes:
        name: Its full name, as SQL writes it.
        columns: The database's names of its columns' types, by column.
        unique: The sets of columns that tell its rows apart.
        is_empty: Whether it has no row.
        comment: What the database keeps as a comment on it.
    """

    name: str
    columns: Mapping[str, str]
    unique: Sequence[frozenset[str]]
    is_empty: bool
    comment: str = ""

    def is_key(self, column: str) -> bool:
        """Return whether a column tells rows apart, alone or with others."""
        return any(column in each for each in self.unique)
