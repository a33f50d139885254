"""An answer to a request whose body nobody wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
from starlette.responses import Response
from typing_extensions import override

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

DRAIN_BYTES = 32_000_000
DRAIN_SECONDS = 5.0
"""What may still come of the body. A connection that is closed while its sender writes is reset,
and the sender never reads the answer."""

TOO_SLOW = 408


class Refusal(Response):
    """Is sent at once; the connection ends when the sender has."""

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send(
            {"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers}
        )
        left = 0 if self.status_code == TOO_SLOW else DRAIN_BYTES
        with anyio.move_on_after(DRAIN_SECONDS):
            while left > 0:
                message = await receive()
                left -= len(message.get("body", b""))
                if not message.get("more_body"):
                    break
        await send({"type": "http.response.body", "body": b""})
