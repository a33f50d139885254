"""The sandbox: a merchant, and the API in front of it with its faults, its log and its clock."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta, timezone
from functools import partial
from hmac import compare_digest
from typing import TYPE_CHECKING, Any, Literal

from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ordergroove_sandbox.clock import http_date, wall_text
from ordergroove_sandbox.controls import Control, fault_controls, log_controls, routes
from ordergroove_sandbox.faults import Faults
from ordergroove_sandbox.merchant import Merchant
from ordergroove_sandbox.rest.endpoints import ENDPOINTS
from ordergroove_sandbox.rest.faults import Fault, instead, spoiled
from ordergroove_sandbox.rest.listing import RefusedError, Request, list_page
from ordergroove_sandbox.rest.requestlog import LoggedRequest, RequestLog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from starlette.requests import Request as HttpRequest
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from ordergroove_sandbox.connections import Connections

DEFAULT_KEY = "sandbox-key"
_KEY = "x-api-key"


class Sandbox:
    """Everything behind one stand-in server.

    Attributes:
        merchant: The rows and the virtual present.
        faults: What goes wrong.
        requests: What was asked.
        api_key: The key that the API accepts.
        refused_paths: Endpoints that the key may not read (no Bulk Operations permission).
        connections: Open connections by the client's address; the server keeps it.
    """

    def __init__(
        self,
        merchant: Merchant | None = None,
        *,
        controls: Iterable[Control] = (),
        api_key: str = DEFAULT_KEY,
        date: Literal["virtual", "real"] = "virtual",
        date_skew: timedelta = timedelta(0),
    ) -> None:
        """Put an API in front of a merchant.

        Args:
            merchant: The merchant; by default a new one with its defaults.
            controls: What drives the services beside the API.
            api_key: The key that is accepted.
            date: Whether the ``Date`` header shows the merchant's present or the real one.
            date_skew: Added to the ``Date`` header.
        """
        self.merchant = merchant or Merchant()
        self.api_key = api_key
        self.faults: Faults[Fault] = Faults()
        self.requests = RequestLog()
        self.refused_paths: frozenset[str] = frozenset()
        self.connections: Connections = {}
        self._controls = controls
        self._date = date
        self._date_skew = date_skew
        self._served = 0
        self._hooks: list[tuple[int, Callable[[], object]]] = []

    def server_time(self) -> datetime:
        """Return what the ``Date`` header shows, aware."""
        now = self.merchant.now if self._date == "virtual" else datetime.now(timezone.utc)
        return now + self._date_skew

    def state(self) -> dict[str, Any]:
        """Return the merchant's id, present and row counts as JSON-ready data."""
        now = self.merchant.now
        return {
            "merchant": self.merchant.public_id,
            "now": now.isoformat(timespec="seconds"),
            "now_wall": wall_text(now),
            "rows": self.merchant.counts(),
        }

    def advance(self, days: float) -> dict[str, Any]:
        """Let the merchant live on, and return the state."""
        self.merchant.advance(days)
        return self.state()

    def add_hook(
        self,
        after_requests: int,
        advance_hours: float | None = None,
        touch: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Let something happen once more API requests were served, as in mid-sync.

        Args:
            after_requests: How many requests, one or more.
            advance_hours: How long the merchant then lives on.
            touch: What is then touched: ``{"table": …, "n": …}``.

        Raises:
            ValueError: Not exactly one thing to do, or no requests to wait for.
            KeyError: No such table, or none named.
        """
        if (advance_hours is None) == (touch is None) or after_requests < 1:
            msg = "a hook takes after_requests >= 1 and one of advance_hours, touch"
            raise ValueError(msg)
        action: Callable[[], object] = partial(self.merchant.advance, (advance_hours or 0) / 24)
        if touch is not None:
            self.merchant.touch(touch["table"], 0)  # fails now rather than in the middle of a sync
            action = partial(self.merchant.touch, **touch)
        self._hooks.append((self._served + after_requests, action))
        return self.state()

    def app(self) -> ASGIApp:
        """Return what answers, as an ASGI application: the controls, the API, ``Date``."""
        deleted = self.merchant.deleted
        own = [
            Control("GET", "state", self.state),
            Control("POST", "advance", self.advance),
            Control("POST", "touch", self.merchant.touch),
            Control("POST", "hooks", self.add_hook),
            Control("GET", "truth/{table}", self.merchant.truth),
            Control(
                "GET",
                "deleted/{table}",
                lambda table: [
                    {"public_id": key, "deleted_at": at.isoformat(timespec="seconds")}
                    for key, at in deleted(table).items()
                ],
            ),
            *log_controls("requests", self.requests),
            *fault_controls("faults", self.faults, Fault.of),
        ]
        app = Starlette(
            routes=[
                *routes([*own, *self._controls]),
                Route("/{path:path}", self._answer, methods=["GET"]),
            ]
        )
        app.router.redirect_slashes = False

        async def dated(scope: Scope, receive: Receive, send: Send) -> None:
            async def send_dated(message: Message) -> None:
                if message["type"] == "http.response.start":
                    date = http_date(self.server_time()).encode()
                    message["headers"] = [*message["headers"], (b"date", date)]
                await send(message)

            await app(scope, receive, send_dated)

        return dated

    async def _answer(self, http: HttpRequest) -> Response:
        """Answer a request to the API: log, faults, key, page; in this order."""
        entry = LoggedRequest(
            path=http.url.path,
            query=http.url.query,
            headers={name: value for name, value in http.headers.items() if name != _KEY},
            key_ok=compare_digest(http.headers.get(_KEY, "").encode(), self.api_key.encode()),
            versioned=http.headers.get("x-og-api-version") == "2",
        )
        with self.requests.watch(entry):
            beginnings = [entry.path[:end] for end in range(len(entry.path) + 1)]
            faults = self.faults.take(Fault.KINDS, path=beginnings)
            entry.faults = tuple(fault.kind for fault in faults)
            for fault in faults:
                if fault.kind == "latency":
                    await asyncio.sleep(fault.parameters["seconds"])
            other = next((fault for fault in faults if fault.kind != "latency"), None)
            request = Request(str(http.url), cursor_mode=entry.versioned)
            response = other and instead(other, request, self.server_time(), self.connections)
            response = response or self._page(entry, request, other)
            entry.status = None if other and other.kind == "drop" else response.status_code
        self._served += 1
        for hook in [hook for hook in self._hooks if hook[0] <= self._served]:
            self._hooks.remove(hook)
            hook[1]()
        return response

    def _page(self, entry: LoggedRequest, request: Request, fault: Fault | None) -> Response:
        endpoint = ENDPOINTS.get(entry.path)
        if not entry.key_ok or entry.path in self.refused_paths:
            return JSONResponse({"detail": "Authentication Failed"}, 403)
        if endpoint is None:
            return JSONResponse({"detail": "Unable to find requested asset."}, 404)
        by_number = fault is not None and fault.kind == "old_envelope"
        try:
            with self.merchant.lock:
                page = list_page(self.merchant.tables, endpoint, request, by_number=by_number)
                return spoiled(fault, page, request) if fault else JSONResponse(page)
        except RefusedError as error:
            return JSONResponse(error.body, error.status)
