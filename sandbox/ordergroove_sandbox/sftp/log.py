"""What clients of an SFTP server did: sign in, and ask."""

from __future__ import annotations

from collections import deque
from dataclasses import asdict, dataclass
from fnmatch import fnmatchcase
from threading import Lock
from typing import Any

CAPACITY = 20_000


@dataclass(frozen=True, slots=True)
class AuthAttempt:
    """An attempt to sign in. What was sent as proof is not kept.

    Attributes:
        username: The name given.
        method: ``password`` or ``publickey``; clients may offer a key before they sign with it.
        accepted: Whether it was right.
    """

    username: str
    method: str
    accepted: bool


@dataclass(slots=True)
class SftpCall:
    """One request; the reading and writing of a file is part of its ``open``.

    Attributes:
        operation: What was asked, such as ``rename``; see ``SftpFault``.
        path: The path, from the root.
        to: The new path, of a renaming.
        sent: Bytes that were read, of an ``open``.
        received: Bytes that were written, of an ``open``.
        done: Whether it was done.
        error: What it was refused for; empty if it was done.
        faults: The kinds of fault that were applied.
    """

    operation: str
    path: str
    to: str = ""
    sent: int = 0
    received: int = 0
    done: bool = False
    error: str = ""
    faults: tuple[str, ...] = ()


class SftpLog:
    """The latest requests; may be used from any thread.

    Attributes:
        connections: How many connections were made, whether anybody signed in or not.
        auth: The attempts to sign in, oldest first.
    """

    def __init__(self) -> None:
        """Start an empty log."""
        self.connections = 0
        self.auth: list[AuthAttempt] = []
        self._lock = Lock()
        self._calls: deque[SftpCall] = deque(maxlen=CAPACITY)

    def add(self, call: SftpCall) -> None:
        """Log a request that comes in."""
        with self._lock:
            self._calls.append(call)

    def entries(self, operation: str = "*", path: str = "*") -> list[SftpCall]:
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

    @property
    def listed(self) -> list[str]:
        """The folders that were listed, oldest first."""
        return [call.path for call in self.entries("list")]

    @property
    def opened(self) -> list[str]:
        """The files that somebody tried to open, oldest first, as often as that happened."""
        return [call.path for call in self.entries("open")]

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self.connections = 0
            self.auth.clear()
            self._calls.clear()

    def report(self) -> dict[str, Any]:
        """Return the log as JSON-ready data."""
        return {
            "connections": self.connections,
            "auth": [asdict(entry) for entry in self.auth],
            "calls": [asdict(call) for call in self.entries()],
        }
