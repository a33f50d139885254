"""The API as an ASGI handler: log, faults, key, page; in this order."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from hmac import compare_digest
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, Response

from ordergroove_sandbox.rest.breakage import instead, spoiled
from ordergroove_sandbox.rest.endpoints import ENDPOINTS
from ordergroove_sandbox.rest.faults import Fault
from ordergroove_sandbox.rest.listing import RefusedError, Request, list_page
from ordergroove_sandbox.rest.requestlog import LoggedRequest

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request as HttpRequest

    from ordergroove_sandbox.sandbox import Sandbox

_KEY = "x-api-key"
_REFUSED = {"detail": "Authentication Failed"}
_NOT_FOUND = {"detail": "Unable to find requested asset."}


def api(sandbox: Sandbox) -> Callable[[HttpRequest], Awaitable[Response]]:
    """Return the handler of every path outside the sandbox's own controls."""

    async def handle(http: HttpRequest) -> Response:
        key_ok = compare_digest(http.headers.get(_KEY, "").encode(), sandbox.api_key.encode())
        entry = LoggedRequest(
            path=http.url.path,
            query=http.url.query,
            headers={name: value for name, value in http.headers.items() if name != _KEY},
            key_ok=key_ok,
            versioned=http.headers.get("x-og-api-version") == "2",
            started=0.0,
        )
        with sandbox.requests.watch(entry):
            faults = sandbox.faults.take(Fault.KINDS, path=entry.path)
            entry.faults = tuple(fault.kind for fault in faults)
            for fault in faults:
                if fault.kind == "latency":
                    await asyncio.sleep(fault.parameters["seconds"])
            other = next((fault for fault in faults if fault.kind != "latency"), None)
            request = Request(str(http.url), entry.versioned)
            response = _answer(sandbox, entry, request, other)
            entry.status = None if other and other.kind == "drop" else response.status_code
        sandbox.request_served()
        return response

    return handle


def _answer(
    sandbox: Sandbox, entry: LoggedRequest, request: Request, fault: Fault | None
) -> Response:
    """Return the answer to one request."""
    if fault is not None:
        broken = instead(fault, request, sandbox.server_time(), sandbox.connections)
        if broken is not None:
            return broken
    endpoint = ENDPOINTS.get(entry.path)
    if not entry.key_ok or entry.path in sandbox.refused_paths:
        return JSONResponse(_REFUSED, 403)
    if endpoint is None:
        return JSONResponse(_NOT_FOUND, 404)
    if fault is not None and fault.kind == "old_envelope":
        request = replace(request, cursor_mode=False)
        endpoint = replace(endpoint, always_cursor=False)
    try:
        with sandbox.merchant.lock:
            page = list_page(sandbox.merchant.tables, endpoint, request)
            return spoiled(fault, page, request) if fault else JSONResponse(page)
    except RefusedError as error:
        return JSONResponse(error.body, error.status)
