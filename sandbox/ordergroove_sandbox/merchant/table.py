"""One table of rows, kept in the order in which they were created."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

Row = dict[str, Any]

_RUNS_KEPT = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """A row with its place in the table.

    Attributes:
        position: Rank by creation; never reused, so it outlives deletions before it.
        created: Naive Chicago text of the creation, for rows that do not show it themselves.
        row: The fields as the API shows them. Nested values are replaced, never altered.
    """

    position: int
    created: str
    row: Row


class Run:
    """Entries in order of creation, readable from any position in either direction."""

    def __init__(self, positions: list[int], entries: list[Entry]) -> None:
        self._positions = positions
        self._entries = entries

    def after(self, position: int) -> Iterator[Entry]:
        """Walk the entries created after a position, oldest first."""
        for index in range(bisect_right(self._positions, position), len(self._entries)):
            yield self._entries[index]

    def before(self, position: int) -> Iterator[Entry]:
        """Walk the entries created before a position, newest first."""
        for index in range(bisect_left(self._positions, position) - 1, -1, -1):
            yield self._entries[index]


class Table:
    """Rows under a primary key."""

    def __init__(self, key: tuple[str, ...]) -> None:
        """Make an empty table.

        Args:
            key: The fields that together name a row.
        """
        self._key = key
        self._positions: list[int] = []
        self._entries: list[Entry] = []
        self._by_key: dict[str, Entry] = {}
        self._last = 0
        self._indexes: dict[str, list[tuple[str, int]]] = {}
        self._runs: dict[tuple[str, str, str], Run] = {}

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._entries)

    def __contains__(self, key: str) -> bool:
        """Tell whether a row with this key exists."""
        return key in self._by_key

    def add(self, row: Row, created: str) -> Row:
        """Append a row, created at the given naive Chicago text, and return it."""
        self._last += 1
        entry = Entry(self._last, created, row)
        self._positions.append(entry.position)
        self._entries.append(entry)
        self._by_key[self._key_of(row)] = entry
        return row

    def get(self, key: str) -> Row:
        """Return the row with this key.

        Raises:
            KeyError: No such row.
        """
        return self._by_key[key].row

    def remove(self, key: str) -> None:
        """Delete the row with this key, leaving no trace.

        Raises:
            KeyError: No such row.
        """
        entry = self._by_key.pop(key)
        index = bisect_left(self._positions, entry.position)
        del self._positions[index]
        del self._entries[index]

    def rows(self) -> list[Row]:
        """Return every row, oldest first."""
        return [entry.row for entry in self._entries]

    def pick(self, rng: Random) -> Row:
        """Return any row.

        Raises:
            ValueError: The table is empty.
        """
        return self._entries[rng.randrange(len(self._entries))].row

    def all(self) -> Run:
        """Return every entry."""
        return Run(self._positions, self._entries)

    def between(self, field: str, low: str, high: str) -> Run:
        """Return the entries whose text in a field lies between two others, these included.

        Whoever changes a row must call ``forget`` before the next call.
        """
        known = self._runs.get((field, low, high))
        if known is None:
            if len(self._runs) >= _RUNS_KEPT:
                self._runs.clear()
            index = self._indexes.get(field) or self._index(field)
            first = bisect_left(index, (low, 0))
            last = bisect_right(index, high, key=lambda pair: pair[0])
            positions = sorted(position for _, position in index[first:last])
            entries = [self._entries[bisect_left(self._positions, each)] for each in positions]
            known = self._runs[field, low, high] = Run(positions, entries)
        return known

    def forget(self) -> None:
        """Drop what ``between`` remembers, because rows have changed."""
        self._indexes.clear()
        self._runs.clear()

    def _index(self, field: str) -> list[tuple[str, int]]:
        """Sort the positions by the text in a field; rows without one are left out."""
        pairs = ((entry.row.get(field), entry.position) for entry in self._entries)
        self._indexes[field] = sorted((text, place) for text, place in pairs if text is not None)
        return self._indexes[field]

    def _key_of(self, row: Row) -> str:
        return "|".join(str(row[field]) for field in self._key)
