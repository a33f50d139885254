"""A bounded log of what clients asked."""

from __future__ import annotations

from collections import deque
from dataclasses import asdict
from fnmatch import fnmatchcase
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

CAPACITY = 20_000


class Entry(Protocol):
    """A request: a dataclass that has an operation, and one path or several."""

    operation: str

    @property
    def paths(self) -> Iterable[str]:
        """What it is about."""


E = TypeVar("E", bound=Entry)


class Log(Generic[E]):
    """The latest requests; may be used from any thread."""

    def __init__(self) -> None:
        """Start an empty log."""
        self._lock = Lock()
        self._entries: deque[E] = deque(maxlen=CAPACITY)

    def add(self, entry: E) -> None:
        """Log a request that comes in."""
        with self._lock:
            self._entries.append(entry)

    def entries(self, operation: str = "*", path: str = "*") -> list[E]:
        """Return the requests, oldest first.

        Args:
            operation: A pattern of the operation.
            path: A pattern of the whole path; one of several has to fit.
        """
        with self._lock:
            return [
                entry
                for entry in self._entries
                if fnmatchcase(entry.operation, operation)
                and any(fnmatchcase(each, path) for each in entry.paths)
            ]

    def clear(self) -> None:
        """Forget all requests."""
        with self._lock:
            self._entries.clear()

    def report(self) -> Any:
        """Return the log as JSON-ready data."""
        return [asdict(entry) for entry in self.entries()]  # type: ignore[call-overload]
