"""The sandbox as an ASGI application: its controls, the API, and the ``Date`` header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.routing import Route

from ordergroove_sandbox.clock import http_date
from ordergroove_sandbox.controls import routes
from ordergroove_sandbox.rest.api import api
from ordergroove_sandbox.rest.control import controls

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from ordergroove_sandbox.sandbox import Sandbox


def application(sandbox: Sandbox) -> ASGIApp:
    """Return what answers for a sandbox; it puts the ``Date`` header on every answer."""
    app = Starlette(
        routes=[
            *routes([*controls(sandbox), *sandbox.controls]),
            Route("/{path:path}", api(sandbox), methods=["GET"]),
        ]
    )
    app.router.redirect_slashes = False

    async def dated(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_dated(message: Message) -> None:
            if message["type"] == "http.response.start":
                date = http_date(sandbox.server_time()).encode()
                message["headers"] = [*message["headers"], (b"date", date)]
            await send(message)

        await app(scope, receive, send_dated)

    return dated
