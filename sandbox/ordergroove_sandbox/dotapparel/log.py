"""What clients of the inbox did: sign in, and ask."""

from __future__ import annotations

from collections import deque
from dataclasses import asdict, dataclass
from fnmatch import fnmatchcase
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ordergroove_sandbox.sftp_server import AuthAttempt

CAPACITY = 20_000


@dataclass(slots=True)
class InboxCall:
    """One request; the writing of a file is part of its ``open``.

    Attributes:
        operation: What was asked, such as ``rename``; see ``faults.OPERATIONS``.
        path: The path, from the root.
        to: The new path, of a renaming.
        received: Bytes that were written, of an ``open``.
        done: Whether it was done.
        error: What it was refused for; empty if it was done.
        faults: The kinds of fault that were applied.
    """

    operation: str
    path: str
    to: str = ""
    received: int = 0
    done: bool = False
    error: str = ""
    faults: tuple[str, ...] = ()


class InboxLog:
    """The latest requests; may be used from any thread."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        """Start an empty log that keeps so many requests."""
        self._lock = Lock()
        self._connections = 0
        self._auth: list[AuthAttempt] = []
        self._calls: deque[InboxCall] = deque(maxlen=capacity)

    def connected(self) -> None:
        """Count a connection, before anybody signed in."""
        with self._lock:
            self._connections += 1

    def add(self, entry: AuthAttempt | InboxCall) -> None:
        """Log an attempt to sign in, or a request."""
        with self._lock:
            if isinstance(entry, InboxCall):
                self._calls.append(entry)
            else:
                self._auth.append(entry)

    @property
    def connections(self) -> int:
        """How many connections were made."""
        with self._lock:
            return self._connections

    @property
    def auth(self) -> list[AuthAttempt]:
        """The attempts to sign in, oldest first."""
        with self._lock:
            return list(self._auth)

    def entries(self, operation: str = "*", path: str = "*") -> list[InboxCall]:
        """Return the requests, oldest first.

        Args:
            operation: A pattern of the operation.
            path: A pattern of the whole path; of a renaming, of either.
        """
        with self._lock:
            return [
                call
                for call in self._calls
                if fnmatchcase(call.operation, operation)
                and (fnmatchcase(call.path, path) or fnmatchcase(call.to, path))
            ]

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._connections = 0
            self._auth.clear()
            self._calls.clear()

    def report(self) -> dict[str, Any]:
        """Return the log as JSON-ready data."""
        return {
            "connections": self.connections,
            "auth": [asdict(entry) for entry in self.auth],
            "calls": [asdict(call) for call in self.entries()],
        }
