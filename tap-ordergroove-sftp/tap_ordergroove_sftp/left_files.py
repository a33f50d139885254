"""Files that runs left for the next one, and how many runs did. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from singer_commons.sftp import Entry

MOST_LEFT = 3
"""Runs that may leave an unchanged file for the next one, until that is a failure."""


class LeftFiles:
    """Those of one report.

    Attributes:
        now: Those that this run leaves, for its state: name, bytes, seconds since 1970, and how
            many runs left it, though it was old enough.
    """

    def __init__(self, before: Iterable[list[Any]] | None) -> None:
        """Begin with what an earlier run put into its state."""
        self.now: list[list[Any]] = []
        self._before = {name: (size, time, runs) for name, size, time, runs in before or ()}

    def is_restless(self, entry: Entry) -> bool:
        """Whether a young file is only said to be: its time moves on, and its size does not."""
        size, time, _ = self._before.get(entry.name, (None, None, 0))
        return bool(size == entry.size and time != int(entry.modified.timestamp()))

    def leave(self, entry: Entry, *, is_young: bool) -> int:
        """Leave a file; return how many runs in a row have done so, though it was old enough."""
        seen = entry.size, int(entry.modified.timestamp())
        *before, runs = self._before.get(entry.name, (None, None, 0))
        runs = (runs if tuple(before) == seen else 0) + (not is_young)
        self.now.append([entry.name, *seen, runs])
        return runs
