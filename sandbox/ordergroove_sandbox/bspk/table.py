"""What BSPK knows of each type after the files it has read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ordergroove_sandbox.bspk.types import FileType
    from ordergroove_sandbox.imports import Row

# The value of the key column; of several key columns, their values.
Key = str | tuple[str, ...]

# Platform API and, by inference, shopper files: columns that a row is not to change.
_IGNORE = "ignore_columns"


class Table:
    """The rows of one type, as read, by key.

    Attributes:
        type: The type.
        rows: The rows; those that were there first, first.
    """

    def __init__(self, kind: FileType, known: Iterable[str] = ()) -> None:
        """Start without rows.

        Args:
            kind: The type.
            known: References that exist without having come in a file.
        """
        self.type = kind
        self.rows: dict[Key, Row] = {}
        self._columns = {column.name: column for column in kind.columns}
        self._by_ref: dict[str, Row] = {self._compared(kind.key[0], each): {} for each in known}
        self._owners: dict[tuple[str, str], Key] = {}
        self._keys: dict[str, list[Key]] = {}

    def _compared(self, column: str, value: str) -> str:
        """Return a value of a column as keys and references compare it."""
        known = self._columns.get(column)
        return known.key(value) if known else value

    def key(self, row: Row) -> Key:
        """Return a row's key."""
        values = tuple(self._compared(name, row.get(name, "")) for name in self.type.key)
        return values if len(values) > 1 else values[0]

    def reference(self, row: Row) -> str:
        """Return what other types' rows call a row."""
        name = self.type.key[0]
        return self._compared(name, row.get(name, ""))

    def has(self, reference: str) -> bool:
        """Tell whether there is a row that a reference means."""
        return self._compared(self.type.key[0], reference) in self._by_ref

    def agrees(self, reference: str, column: str, row: Row) -> bool:
        """Tell whether the row that another one refers to has the same in a column."""
        found = self._by_ref[self._compared(self.type.key[0], reference)]
        same = self._compared(column, found.get(column, "")) == self._compared(column, row[column])
        return not found or same

    def owner(self, column: str, value: str) -> Key | None:
        """Return the key of the row that has a value which no two rows may share."""
        return self._owners.get((column, value))

    def put(self, row: Row) -> None:
        """Let a row take the place of the one with its key; its blank values blank that one's.

        Columns that its file does not have stay as they are, and so do those that it says to
        ignore.
        """
        key = self.key(row)
        old = self.rows.get(key, {})
        kept = {name: old[name] for name in row.get(_IGNORE, "").split(";") if name in old}
        new = {**old, **row, **kept}
        for column in self.type.unique:
            if old.get(column):
                self._owners.pop((column, old[column]), None)
            if new.get(column):
                self._owners[column, new[column]] = key
        reference = self.reference(row)
        self.rows[key] = self._by_ref[reference] = new
        if self.type.mode == "replace":
            self._keys.setdefault(reference, []).append(key)

    def remove_all(self, reference: str) -> None:
        """Remove the rows with a reference, of a type whose rows are replaced."""
        for key in self._keys.pop(reference, ()):
            self.rows.pop(key, None)
