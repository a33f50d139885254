"""The open connections of a server, and an answer that is none."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from starlette.responses import Response

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

if TYPE_CHECKING:
    from asyncio import Transport

    from starlette.types import Receive, Scope, Send

# By the client's address.
Connections = dict[tuple[str, int], "Transport"]


class DroppedResponse(Response):
    """No answer at all: the connection is cut before the first byte."""

    def __init__(self, connections: Connections) -> None:
        super().__init__()
        self._connections = connections

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Cut the connection and wait until the server knows."""
        connection = self._connections.get(tuple(scope["client"]))
        if connection is not None:
            connection.abort()
        while (await receive())["type"] != "http.disconnect":
            pass
