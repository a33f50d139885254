"""Faults of the API on request, and how each kind answers: instead of the API, or with its page."""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

from starlette.responses import JSONResponse, Response

from ordergroove_sandbox import faults
from ordergroove_sandbox.clock import http_date
from ordergroove_sandbox.connections import DroppedResponse
from ordergroove_sandbox.rest.listing import Cursor, Request

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from starlette.types import Receive, Scope, Send

    from ordergroove_sandbox.connections import Connections

Page = dict[str, Any]

_HTML = "<!doctype html><html><body><h1>We'll be right back</h1></body></html>"
_DETAILS = {401: "Invalid key", 403: "Authentication Failed", 423: "Resource currently in use"}


class Fault(faults.Fault):
    """Something that goes wrong with requests whose ``path`` begins so.

    A request meets every latency, and the first other fault in force.
    """

    KINDS: ClassVar = {
        "latency": "seconds",
        "status": "status retry_after? retry_after_date? body?",
        "drop": "",
        "cut_body": "",
        "truncated_json": "",
        "html": "status?",
        "redirect": "location? status?",
        "hostile_next": "scheme? host? port?",
        "repeated_cursor": "period?",
        "empty_page": "",
        "bare_array": "",
        "old_envelope": "",
        "extra_field": "name? value?",
        "missing_results": "",
    }
    MATCHES: ClassVar = {"path": ()}
    TOGETHER = frozenset({"latency"})


class CutResponse(Response):
    """A body that ends halfway: the length promises more, then the connection closes."""

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send half and leave the rest owing; the server closes an unfinished answer."""
        await send(
            {"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers}
        )
        half = bytes(self.body)[: len(self.body) // 2]
        await send({"type": "http.response.body", "body": half, "more_body": True})


def instead(
    fault: Fault, request: Request, now: datetime, connections: Connections
) -> Response | None:
    """Return the answer that a fault gives in the API's place, or None if the API answers.

    Args:
        fault: The fault.
        request: What was asked for.
        now: The server's present, aware; a ``Retry-After`` date counts from it.
        connections: The open connections, by the client's address.
    """
    given = fault.parameters
    if fault.kind == "drop":
        return DroppedResponse(connections)
    if fault.kind == "html":
        return Response(_HTML, given.get("status", 200), media_type="text/html")
    if fault.kind == "redirect":
        location = given.get("location", request.url)
        return Response(None, given.get("status", 302), {"location": location})
    if fault.kind != "status":
        return None
    headers = {}
    if "retry_after" in given:
        headers["retry-after"] = str(given["retry_after"])
    if "retry_after_date" in given:
        headers["retry-after"] = http_date(now + timedelta(seconds=given["retry_after_date"]))
    status = given["status"]
    body = given.get("body", {"detail": _DETAILS.get(status, f"Status {status} as told")})
    if isinstance(body, str):
        return Response(body, status, headers, media_type="text/plain")
    return JSONResponse(body, status, headers)


def spoiled(fault: Fault, page: Page, request: Request) -> Response:
    """Return a good page as a fault spoils it; unspoiled if the fault does not concern pages."""
    text = json.dumps(page)
    if fault.kind == "cut_body":
        return CutResponse(text, media_type="application/json")
    if fault.kind == "truncated_json":
        return Response(text[: len(text) // 2], media_type="application/json")
    if fault.kind == "bare_array":
        return JSONResponse(page["results"])
    if fault.kind == "missing_results":
        del page["results"]
    page.update(_CHANGES.get(fault.kind, _no_change)(fault.parameters, page, request))
    return JSONResponse(page)


def _no_change(_: Mapping[str, Any], __: Page, ___: Request) -> Page:
    return {}


def _hostile_next(given: Mapping[str, Any], page: Page, request: Request) -> Page:
    """Point ``next`` at another scheme, host or port; make one up on the last page."""
    url = urlsplit(page["next"] or request.link(cursor=Cursor().text()))
    host, port = given.get("host", url.hostname), given.get("port", url.port)
    netloc = f"{host}:{port}" if port else host
    return {"next": url._replace(scheme=given.get("scheme", url.scheme), netloc=netloc).geturl()}


def _repeated_cursor(given: Mapping[str, Any], page: Page, request: Request) -> Page:
    """Make pages go round: each is its own next, or with period 2 the second leads to the first."""
    if given.get("period", 1) == 1:
        return {"next": request.url}
    again = "cursor" in request.query or page["next"] is None
    return {"next": request.link() if again else page["next"]}


def _empty_page(_: Mapping[str, Any], __: Page, request: Request) -> Page:
    """Show nothing yet, and lead on to the page that should have been here."""
    here = Cursor.of(request)
    onward = here._replace(hops=here.hops + 1)
    return {"next": request.link(cursor=onward.text()), "results": []}


def _extra_field(given: Mapping[str, Any], page: Page, _: Request) -> Page:
    """Add a field that no documentation names to every record."""
    extra = {given.get("name", "surprise"): given.get("value", {"new": True})}
    return {"results": [{**row, **extra} for row in page["results"]]}


# kind: what it changes of a page
_CHANGES: dict[str, Callable[[Mapping[str, Any], Page, Request], Page]] = {
    "hostile_next": _hostile_next,
    "repeated_cursor": _repeated_cursor,
    "empty_page": _empty_page,
    "extra_field": _extra_field,
}
