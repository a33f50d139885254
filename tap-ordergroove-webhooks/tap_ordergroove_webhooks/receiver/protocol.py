"""HTTP connections that nobody can keep open by being slow, and of which there are not too many.

uvicorn waits for a request's headers for ever, and refuses whatever comes once many connections are
kept, though nothing happens on them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import h11
from typing_extensions import override
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

HEADER_SECONDS = 10.0
"""From the connection, or the first byte of a further request, to the end of the headers."""

HEADER_BYTES = 16_384
"""What a request line and headers may take."""


MOST_CONNECTIONS = 256
"""With bodies of the largest size still bearable memory."""

BACKLOG = 32
"""Connections that are accepted at once."""

OTHER_DESCRIPTORS = 64
"""What the store, the log and connections just accepted take."""

BUSY = b"HTTP/1.1 503 \r\nRetry-After: 10\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


def most_connections() -> int:
    """Return how many connections the system's limit of descriptors leaves."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return MOST_CONNECTIONS
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return MOST_CONNECTIONS
    return max(8, min(MOST_CONNECTIONS, soft - OTHER_DESCRIPTORS - BACKLOG))


class BoundedProtocol(H11Protocol):
    """uvicorn's protocol with a time limit on a request's headers, and room for the next one."""

    most = MOST_CONNECTIONS
    on_refused: Callable[[], None]
    """Told of a connection for which there is no room."""

    idle_since = 0.0
    """By the loop's clock, when the latest answer was complete, or the connection was made."""

    _deadline: asyncio.TimerHandle | None = None

    @override
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as the parent has it
        super().connection_made(transport)
        self._start_waiting()
        self.idle_since = self.loop.time()
        if len(self.connections) > self.most and not self._make_room():
            type(self).on_refused()
            transport.write(BUSY)
            transport.close()

    def _make_room(self) -> bool:
        """Close a connection on which nothing happens, if there is one."""
        idle = [
            other
            for other in self.connections
            if isinstance(other, BoundedProtocol) and other is not self and not other.is_busy()
        ]
        if not idle:
            return False
        longest = min(idle, key=lambda other: other.idle_since)
        self.connections.discard(longest)
        longest.transport.close()
        return True

    @override
    def on_response_complete(self) -> None:
        self.idle_since = self.loop.time()
        super().on_response_complete()

    def is_busy(self) -> bool:
        """Tell whether a request is being read or answered."""
        is_answered = getattr(self.cycle, "response_complete", True)
        return self.conn.their_state is not h11.IDLE or not is_answered

    @override
    def data_received(self, data: bytes) -> None:
        if self._deadline is None and self.conn.their_state is h11.IDLE:
            self._start_waiting()
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._stop_waiting()

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def _start_waiting(self) -> None:
        self._deadline = self.loop.call_later(HEADER_SECONDS, self._give_up)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._deadline = None
        self.transport.abort()


def server_arguments(on_refused: Callable[[], None], **arguments: Any) -> dict[str, Any]:
    """Return what uvicorn is to be started with, along with `arguments`."""
    attributes = {"most": most_connections(), "on_refused": staticmethod(on_refused)}
    return {
        "http": type("Protocol", (BoundedProtocol,), attributes),
        "backlog": BACKLOG,
        "ws": "none",
        "lifespan": "on",
        "loop": "asyncio",
        "h11_max_incomplete_event_size": HEADER_BYTES,
        # Longer than proxies keep theirs, so that they never send into a connection that closes.
        "timeout_keep_alive": 75,
        # With what the log is given for its end, less than ten seconds.
        "timeout_graceful_shutdown": 5,
        "proxy_headers": False,
        "server_header": False,
        "access_log": False,
        "log_config": None,
        **arguments,
    }
