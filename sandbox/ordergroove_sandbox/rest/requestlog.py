"""What the API was asked: a bounded log of requests, and how many ran at once."""

from __future__ import annotations

from collections import Counter, deque
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEPT = 20_000


@dataclass(slots=True)
class LoggedRequest:
    """One request to the API.

    Attributes:
        path: The path asked for.
        query: The query string, undecoded.
        headers: The request's headers, without the key.
        key_ok: Whether the right key was sent.
        versioned: Whether ``X-OG-API-VERSION: 2`` was sent.
        started: Monotonic seconds when it arrived.
        ended: Monotonic seconds when its answer was given away, None while it runs.
        status: The HTTP status of the answer; None while it runs, and for a dropped connection.
        faults: The kinds of fault that were applied.
    """

    path: str
    query: str
    headers: dict[str, str]
    key_ok: bool
    versioned: bool
    started: float = 0.0
    ended: float | None = None
    status: int | None = None
    faults: tuple[str, ...] = ()


class RequestLog:
    """The latest requests, and the most that ran at the same time on each path."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._entries: deque[LoggedRequest] = deque(maxlen=_KEPT)
        self._running: Counter[str] = Counter()
        self._most: Counter[str] = Counter()

    @contextmanager
    def watch(self, entry: LoggedRequest) -> Iterator[None]:
        """Log a request and count it as running until the block ends."""
        with self._lock:
            entry.started = monotonic()
            self._entries.append(entry)
            self._running[entry.path] += 1
            self._most[entry.path] = max(self._most[entry.path], self._running[entry.path])
        try:
            yield
        finally:
            with self._lock:
                entry.ended = monotonic()
                self._running[entry.path] -= 1

    def entries(self, path: str = "") -> list[LoggedRequest]:
        """Return the logged requests, oldest first, whose path begins with ``path``."""
        with self._lock:
            return [entry for entry in self._entries if entry.path.startswith(path)]

    def max_in_flight(self) -> dict[str, int]:
        """Return for each path the most requests that ran at the same time."""
        with self._lock:
            return dict(self._most)

    def clear(self) -> None:
        """Forget all requests and maxima; requests still running stay counted."""
        with self._lock:
            self._entries.clear()
            self._most = Counter({path: n for path, n in self._running.items() if n})

    def report(self) -> dict[str, Any]:
        """Return the log as JSON-ready data."""
        return {
            "max_in_flight": self.max_in_flight(),
            "requests": [asdict(entry) for entry in self.entries()],
        }
