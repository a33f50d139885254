"""What clients of the SFTP server did: sign in, list, open, read, and try to change."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from threading import Lock
from typing import Any

from ordergroove_sandbox.sftp_server import AuthAttempt


@dataclass(frozen=True, slots=True)
class Refusal:
    """An attempt to change something: the operation, such as ``remove``, and the path."""

    operation: str
    path: str


class AccessLog:
    """A log that may be written and read from any thread. Paths are as the client sees them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._connections = 0
        self._auth: list[AuthAttempt] = []
        self._listed: list[str] = []
        self._opened: list[str] = []
        self._refused: list[Refusal] = []
        self._bytes: Counter[str] = Counter()

    def connected(self) -> None:
        """Count a connection, before anybody signed in."""
        with self._lock:
            self._connections += 1

    def add(self, entry: AuthAttempt | Refusal) -> None:
        """Log an attempt to sign in or to change something."""
        with self._lock:
            if isinstance(entry, AuthAttempt):
                self._auth.append(entry)
            else:
                self._refused.append(entry)

    def listing(self, path: str) -> None:
        """Log the listing of a folder."""
        with self._lock:
            self._listed.append(path)

    def opening(self, path: str) -> None:
        """Log an attempt to open a file."""
        with self._lock:
            self._opened.append(path)

    def reading(self, path: str, count: int) -> None:
        """Log bytes of a file that were sent."""
        with self._lock:
            self._bytes[path] += count

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

    @property
    def listed(self) -> list[str]:
        """The folders that were listed, oldest first."""
        with self._lock:
            return list(self._listed)

    @property
    def opened(self) -> list[str]:
        """The files that somebody tried to open, oldest first, as often as that happened."""
        with self._lock:
            return list(self._opened)

    @property
    def refused(self) -> list[Refusal]:
        """The attempts to change something, all of them in vain, oldest first."""
        with self._lock:
            return list(self._refused)

    @property
    def bytes_read(self) -> dict[str, int]:
        """How many bytes of each file were sent."""
        with self._lock:
            return dict(self._bytes)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._connections = 0
            for entries in (self._auth, self._listed, self._opened, self._refused):
                entries.clear()
            self._bytes.clear()

    def report(self) -> dict[str, Any]:
        """Return the log as JSON-ready data."""
        return {
            "connections": self.connections,
            "auth": [asdict(entry) for entry in self.auth],
            "listed": self.listed,
            "opened": self.opened,
            "refused": [asdict(entry) for entry in self.refused],
            "bytes_read": self.bytes_read,
        }
