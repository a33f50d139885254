"""Applications on a real socket, each served from a thread of its own."""

from __future__ import annotations

import socket
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterator

    from starlette.types import ASGIApp

    from ordergroove_sandbox.connections import Connections
    from ordergroove_sandbox.sandbox import Sandbox

_GRACE = 1  # seconds that running requests have when the server stops


@dataclass(frozen=True, slots=True)
class Server:
    """A running server.

    Attributes:
        url: Its address, without a trailing slash.
        sandbox: What it serves.
    """

    url: str
    sandbox: Sandbox


@contextmanager
def running(sandbox: Sandbox, host: str = "127.0.0.1", port: int = 0) -> Iterator[Server]:
    """Serve a sandbox until the block ends.

    Args:
        sandbox: The sandbox.
        host: An address of this machine.
        port: The port; 0 takes a free one.

    Yields:
        The running server.

    Raises:
        OSError: The address cannot be had.
    """
    with listening(sandbox.app(), sandbox.connections, host, port, dated=True) as url:
        yield Server(url, sandbox)


@contextmanager
def listening(
    app: ASGIApp, connections: Connections, host: str, port: int, *, dated: bool = False
) -> Iterator[str]:
    """Serve an application until the block ends.

    Args:
        app: The application.
        connections: Is kept to the open connections, by the client's address.
        host: An address of this machine.
        port: The port; 0 takes a free one.
        dated: Whether the application dates its answers itself.

    Yields:
        The address, without a trailing slash.

    Raises:
        OSError: The address cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, port), family=family) as listener:
        taken = listener.getsockname()[1]
        server = uvicorn.Server(
            uvicorn.Config(
                app,
                http=_protocol(connections),
                date_header=not dated,
                server_header=False,
                lifespan="off",
                log_level="critical",
                access_log=False,
                timeout_graceful_shutdown=_GRACE,
            )
        )
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            yield f"http://{f'[{host}]' if ':' in host else host}:{taken}"
        finally:
            server.should_exit = True
            thread.join()


def _protocol(connections: Connections) -> type[asyncio.Protocol]:
    """Return uvicorn's protocol, made to write its connections down.

    ASGI gives an application no way to close a connection unanswered; the transport does.
    """

    class RecordingProtocol(HttpToolsProtocol):
        """Keeps the transport of each open connection under the client's address."""

        @override
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            self.peer = transport.get_extra_info("peername")[:2]
            connections[self.peer] = transport
            super().connection_made(transport)

        @override
        def connection_lost(self, exc: Exception | None) -> None:
            connections.pop(self.peer, None)
            super().connection_lost(exc)

    return RecordingProtocol
