"""One table of rows, kept in the order in which they were created."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

Row = dict[str, Any]


class Entry(NamedTuple):
    """A row with its place in the table.

    Attributes:
        position: Rank by creation; never reused, so it outlives deletions before it.
        created: Naive Chicago text of the creation, for rows that do not show it themselves.
        row: The fields as the API shows them. Nested values are replaced, never altered.
    """

    position: int
    created: str
    row: Row


class Table:
    """Rows under a primary key: the text of its fields, with ``|`` between."""

    def __init__(self, key: tuple[str, ...]) -> None:
        """Make an empty table.

        Args:
            key: The fields that together name a row.
        """
        self._key = key
        self._entries: dict[str, Entry] = {}
        self._last = 0

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._entries)

    def __contains__(self, key: str) -> bool:
        """Tell whether a row with this key exists."""
        return key in self._entries

    def add(self, row: Row, created: str) -> Row:
        """Append a row, created at the given naive Chicago text, and return it."""
        self._last += 1
        key = "|".join(str(row[field]) for field in self._key)
        self._entries[key] = Entry(self._last, created, row)
        return row

    def get(self, key: str) -> Row:
        """Return the row with this key.

        Raises:
            KeyError: No such row.
        """
        return self._entries[key].row

    def remove(self, key: str) -> None:
        """Delete the row with this key, leaving no trace.

        Raises:
            KeyError: No such row.
        """
        del self._entries[key]

    def entries(self) -> Iterable[Entry]:
        """Return every entry, oldest first."""
        return self._entries.values()

    def rows(self) -> list[Row]:
        """Return every row, oldest first."""
        return [entry.row for entry in self.entries()]

    def pick(self, rng: Random) -> Row:
        """Return any row.

        Raises:
            ValueError: The table is empty.
        """
        return self.rows()[rng.randrange(len(self))]
