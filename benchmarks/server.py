"""An API that answers from memory, so that it is not what is measured.

Every page is rendered before the first request. Filters are ignored: whoever asks for a list gets
all of it, page by page along ``next``, each page after the same latency.

Run as a program it prints its URL, and ends when its standard input does.
"""

from __future__ import annotations

import argparse
import asyncio
import socket
import sys
import threading
from typing import TYPE_CHECKING, Any

import msgspec
import uvicorn
from benchmarks.shop import PAGE_SIZE, Shop

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

CURSOR = b"cursor="


def render(base_url: str, stream: str, rows: int) -> list[bytes]:
    """Return all pages of a list.

    Args:
        base_url: What the ``next`` links begin with, without a trailing slash.
        stream: The stream, which is also the endpoint's name.
        rows: How many records the list has.

    Returns:
        The bodies, in order; the last has no ``next``.
    """
    shop = Shop()
    pages = max(1, -(-rows // PAGE_SIZE))
    bodies = []
    for number in range(pages):
        following = f"{base_url}/{stream}/?cursor={number + 1}" if number + 1 < pages else None
        records = shop.records(stream, min(PAGE_SIZE, rows - number * PAGE_SIZE))
        bodies.append(
            msgspec.json.encode({"next": following, "previous": None, "results": records})
        )
    return bodies


class Api:
    """The ASGI application."""

    def __init__(self, lists: Mapping[str, list[bytes]], latency: float) -> None:
        """Serve rendered lists by path, each page `latency` seconds after it was asked for."""
        self._lists = lists
        self._latency = latency

    async def __call__(
        self,
        scope: Mapping[str, Any],
        receive: Callable[[], Awaitable[Any]],  # noqa: ARG002 - no request has a body
        send: Callable[[Mapping[str, Any]], Awaitable[None]],
    ) -> None:
        """Answer one request."""
        pages = self._lists.get(scope["path"])
        status, body = 404, b"{}"
        if pages is not None:
            status, body = 200, pages[_cursor(scope["query_string"])]
        if self._latency:
            await asyncio.sleep(self._latency)
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", b"%d" % len(body)),
        ]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})


def _cursor(query: bytes) -> int:
    for part in query.split(b"&"):
        if part.startswith(CURSOR):
            return int(part[len(CURSOR) :])
    return 0


def main() -> None:
    """Render, say the URL, serve until standard input ends."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("rows", nargs="+", metavar="STREAM=ROWS")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds a request")
    arguments = parser.parse_args()
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        base_url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        lists = {}
        for given in arguments.rows:
            stream, _, rows = given.partition("=")
            lists[f"/{stream}/"] = render(base_url, stream, int(rows))
        listening.listen(128)
        print(base_url, flush=True)
        server = uvicorn.Server(
            uvicorn.Config(
                Api(lists, arguments.latency),
                loop="uvloop",
                http="httptools",
                lifespan="off",
                log_level="warning",
                access_log=False,
            )
        )

        def stop() -> None:
            sys.stdin.read()
            server.should_exit = True

        threading.Thread(target=stop, daemon=True).start()
        server.run(sockets=[listening])


if __name__ == "__main__":
    main()
