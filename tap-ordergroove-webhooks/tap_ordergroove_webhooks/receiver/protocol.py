"""HTTP connections that nobody can keep open by being slow.

uvicorn waits for a request's headers for ever, and only limits how long an idle connection is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import h11
from typing_extensions import override
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

HEADER_SECONDS = 10.0
"""From the connection, or the first byte of a further request, to the end of the headers."""

HEADER_BYTES = 16_384
"""What a request line and headers may take."""


class HeaderTimeoutProtocol(H11Protocol):
    """uvicorn's protocol with a time limit on a request's headers."""

    _deadline: asyncio.TimerHandle | None = None

    @override
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as the parent has it
        super().connection_made(transport)
        self._start_waiting()

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


def server_arguments(**arguments: Any) -> dict[str, Any]:
    """Return what uvicorn is to be started with, along with `arguments`."""
    return {
        "http": HeaderTimeoutProtocol,
        "ws": "none",
        "lifespan": "on",
        "loop": "asyncio",
        "h11_max_incomplete_event_size": HEADER_BYTES,
        # Connections, idle ones included; with bodies of the largest size still bearable memory.
        "limit_concurrency": 256,
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
