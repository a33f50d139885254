"""What BSPK knows of each type after the files it has read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ordergroove_sandbox.bspk.types import FileType, Parent

Row = dict[str, str]
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
        self._by_ref: dict[str, Row | None] = {}
        if kind.ref:
            self._by_ref = {self.compared(kind.ref, value): None for value in known}
        self._owners: dict[tuple[str, str], Key] = {}
        self._keys: dict[str, list[Key]] = {}

    def compared(self, column: str, value: str) -> str:
        """Return a value of a column as keys and references compare it."""
        known = self._columns.get(column)
        return known.key(value) if known else value

    def key(self, row: Row) -> Key:
        """Return a row's key."""
        values = tuple(self.compared(name, row.get(name, "")) for name in self.type.key)
        return values if len(values) > 1 else values[0]

    def has(self, reference: str) -> bool:
        """Tell whether there is a row that a reference means."""
        return self.compared(self.type.ref, reference) in self._by_ref

    def agrees(self, parent: Parent, row: Row) -> bool:
        """Tell whether the row that another one refers to has what both must share."""
        found = self._by_ref.get(self.compared(self.type.ref, row[parent.column]))
        return found is None or all(
            self.compared(name, found[name]) == self.compared(name, row[name])
            for name in parent.agreeing
        )

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
        self.rows[key] = new
        if self.type.ref:
            reference = self.compared(self.type.ref, row[self.type.ref])
            self._by_ref[reference] = new
            if self.type.mode == "replace":
                self._keys.setdefault(reference, []).append(key)

    def remove(self, key: Key) -> None:
        """Remove the row with a key, if there is one."""
        self.rows.pop(key, None)

    def remove_all(self, reference: str) -> None:
        """Remove the rows with a reference, of a type whose rows are replaced."""
        for key in self._keys.pop(self.compared(self.type.ref, reference), ()):
            self.remove(key)
