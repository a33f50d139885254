"""An API that answers from memory, so that it is not what is measured.

Every page is rendered before the first request. Filters are ignored: whoever asks for a list gets
all of it, page by page along ``next``, each page after the same latency.
"""

from __future__ import annotations

import asyncio
import os
from itertools import islice
from typing import TYPE_CHECKING

import msgspec
from benchmarks.shop import STREAMS, sales
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request

PAGE_SIZE = 100


def render(url: str, rows: int) -> dict[str, list[bytes]]:
    """Return the pages of all streams, in order; the last has no ``next``."""
    lists: dict[str, list[bytes]] = {stream: [] for stream in STREAMS}
    made = sales()
    for reached in range(0, rows, PAGE_SIZE):
        page = list(islice(made, min(PAGE_SIZE, rows - reached)))
        for stream, part in STREAMS.items():
            number = len(lists[stream]) + 1
            is_last = reached + PAGE_SIZE >= rows
            body = {
                "next": None if is_last else f"{url}/{stream}/?cursor={number}",
                "previous": None,
                "results": [getattr(sale, part) for sale in page],
            }
            lists[stream].append(msgspec.json.encode(body))
    # The tap asks for one product, to see whose key it has.
    body = {"next": None, "previous": None, "results": [next(sales()).product]}
    return {**lists, "products": [msgspec.json.encode(body)]}


def make_app() -> Starlette:
    """Return the application; `PORT`, `ROWS` and `LATENCY` come from the environment."""
    latency = float(os.environ["LATENCY"])
    lists = render(f"http://127.0.0.1:{os.environ['PORT']}", int(os.environ["ROWS"]))

    async def answer(request: Request) -> Response:
        if latency:
            await asyncio.sleep(latency)
        page = int(request.query_params.get("cursor", "0"))
        body = lists[request.path_params["stream"]][page]
        return Response(body, media_type="application/json")

    return Starlette(routes=[Route("/{stream}/", answer)])
