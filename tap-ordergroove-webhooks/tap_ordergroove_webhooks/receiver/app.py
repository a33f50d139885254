"""The application: what is done with a request, in which order.

Path, method, size, body, signature, and only then what the body says. Whatever comes before a good
signature is answered without a body, and leaves nothing behind but a count.
"""

from __future__ import annotations

import asyncio
import logging
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timezone
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import anyio
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.routing import Route as Endpoint
from typing_extensions import override

from tap_ordergroove_webhooks.log.event import make_events
from tap_ordergroove_webhooks.receiver.group_commit import (
    GROUP_EVENTS,
    GroupCommitter,
    UnavailableError,
)
from tap_ordergroove_webhooks.receiver.metrics import CONTENT_TYPE, Metrics, label_of
from tap_ordergroove_webhooks.receiver.refusal import Refusal
from tap_ordergroove_webhooks.receiver.signature import HEADER, Signature, SignatureError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.types import Message, Receive, Scope, Send

    from tap_ordergroove_webhooks.log.event import Event
    from tap_ordergroove_webhooks.log.event_log import EventLog
    from tap_ordergroove_webhooks.receiver.settings import Route, Settings

BODY_SECONDS = 5.0
"""For a body to arrive in; Ordergroove itself waits no longer for the answer."""

STORE_SECONDS = 4.0
"""For an event to be stored in, for the same reason."""

SMALL_BYTES = 16_384
"""A body up to here is read at once, in a few milliseconds."""

RECEIVING_BYTES = 64_000_000
"""What bodies that are still coming in may take of the memory, all together."""

QUIET_SECONDS = 10
"""Between two lines of the same trouble."""

UNAVAILABLE = 503
RETRY = {"Retry-After": "10"}

CLOSE = {"Connection": "close"}
"""What may still come of a refused request's body is not waited for."""


class Receiver:
    """Takes events in. Its parts live as long as the application runs."""

    def __init__(self, settings: Settings, log: EventLog, logger: logging.Logger) -> None:
        self._settings = settings
        self._logger = logger
        self._receiving = 0
        # One at a time: each more would take from the loop as much as the first.
        self._large_bodies = ThreadPoolExecutor(1, "large-bodies")
        self._failing: str | None = None
        self.committer = GroupCommitter(log, self._note_group)
        self.metrics = Metrics(lambda: self.committer.waiting)

    async def receive(self, route: Route, request: Request) -> Response:
        """Answer a delivery: 204 once its event is durable."""
        began = time.monotonic()
        try:
            signature = Signature(",".join(request.headers.getlist(HEADER)))
            signature.check_age(time.time(), self._settings.max_age_seconds)
            body = await self._read(request)
            signature.check(body, route.keys)
        except SignatureError as error:
            self.metrics.bad_signatures.labels(route.path, error.reason).inc()
            self._logger.warning(
                "refused", extra={"fields": {"route": route.path, "signature": error.reason}}
            )
            return Refusal(status_code=401, headers=CLOSE)
        events = await self._make_events(route, body)
        fresh: list[bool] = []
        for first in range(0, len(events), GROUP_EVENTS):
            fresh += await self.store(*events[first : first + GROUP_EVENTS])
        seconds = time.monotonic() - began
        for event, is_new in zip(events, fresh, strict=True):
            self.metrics.stored(event, is_new=is_new, seconds=seconds)
            fields = {
                "route": event.route,
                "type": label_of(event.type),
                "event_id": event.event_id,
                "duplicate": not is_new,
                "bytes": event.size,
                "ms": round(seconds * 1000, 1),
            }
            # What says no type removes nothing, whatever its sender meant.
            level = logging.INFO if event.type else logging.WARNING
            self._logger.log(level, "stored", extra={"fields": fields})
        return Response(status_code=204)

    async def _make_events(self, route: Route, body: bytes) -> list[Event]:
        """Return the events of a body; a large one takes a while, and others do not wait for it."""
        arguments = (route.path, route.merchant, body, datetime.now(timezone.utc))
        if len(body) <= SMALL_BYTES:
            return make_events(*arguments)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._large_bodies, make_events, *arguments)

    async def _read(self, request: Request) -> bytes:
        """Return the body's bytes.

        Raises:
            HTTPException: If it is too large, too slow, or there is no memory for it.
        """
        limit = self._settings.max_body_bytes
        announced = request.headers.get("content-length", "0")
        # The server lets through nothing but twenty digits.
        if int(announced) > limit:
            raise HTTPException(413)
        chunks: list[bytes] = []
        size = 0
        try:
            with anyio.fail_after(BODY_SECONDS):
                async for chunk in request.stream():
                    size += len(chunk)
                    self._receiving += len(chunk)
                    if size > limit:
                        raise HTTPException(413)
                    if self._receiving > RECEIVING_BYTES:
                        raise HTTPException(UNAVAILABLE)
                    chunks.append(chunk)
        except (TimeoutError, ClientDisconnect):
            raise HTTPException(408) from None
        finally:
            self._receiving -= size
        return b"".join(chunks)

    async def store(self, *events: Event | None) -> list[bool]:
        """Return once the events are durable, and for each whether it is new; None only tries.

        Raises:
            HTTPException: If it is not; it will be sent again.
        """
        with suppress(UnavailableError):
            answers = [asyncio.wrap_future(self.committer.submit(event)) for event in events]
            for answer in answers:
                # Or asyncio complains of errors that came when nobody waited any more.
                answer.add_done_callback(lambda late: late.cancelled() or late.exception())
            # They stay where they are if this takes too long: what is sent again does no harm.
            _, waiting = await asyncio.wait(answers, timeout=STORE_SECONDS)
            if not waiting:
                return [answer.result() for answer in answers]
        raise HTTPException(UNAVAILABLE)

    def _note_group(self, events: int, trouble: str | None) -> None:
        """Hear of a transaction; called by the writing thread."""
        if trouble is not None:
            self.metrics.store_errors.inc()
            fields = {"store": trouble, "events": events}
            self._logger.error("not stored, to be sent again", extra={"fields": fields})
        elif self._failing is not None:
            self._logger.warning("stored again")
        self._failing = trouble


class LoopErrors:
    """Tells of what goes wrong between requests; of descriptors that ran out, only now and then."""

    def __init__(self, logger: logging.Logger) -> None:
        self._logger = logger
        self._silent_until = 0.0

    def __call__(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Hear of an error, as asyncio tells it."""
        error = context.get("exception")
        if isinstance(error, OSError):
            if loop.time() < self._silent_until:
                return
            self._silent_until = loop.time() + QUIET_SECONDS
        fields = {"what": context.get("message")}
        self._logger.error("trouble with connections", exc_info=error, extra={"fields": fields})


class Application(Starlette):
    """Starlette, but for two readings of a request's target."""

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            path = scope["path"]
            if not path.startswith("/"):
                # A target with scheme and host, which HTTP has every server accept.
                path = urlsplit(path).path or "/"
            # Patterns of paths end before a line break at the end.
            scope["path"] = path.replace("\n", "%0A")

        is_over = False

        async def receive_body() -> Message:
            """Tell of the end of a body again, where the server would wait for what never comes."""
            nonlocal is_over
            if is_over:
                return {"type": "http.disconnect"}
            message = await receive()
            is_over = scope["type"] == "http" and not message.get("more_body")
            return message

        await super().__call__(scope, receive_body, send)


def make_app(settings: Settings, log: EventLog, logger: logging.Logger) -> Starlette:
    """Return the application, which stores events in `log`, and writes lines to `logger`."""
    receiver = Receiver(settings, log, logger)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        asyncio.get_running_loop().set_exception_handler(LoopErrors(logger))
        receiver.committer.start()
        # Makes the log, and tells at once of a store that does not work; it may still come to.
        receiver.committer.submit(None)
        try:
            yield
        finally:
            await asyncio.to_thread(receiver.committer.close)

    async def refuse(_request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        if status == 500:  # noqa: PLR2004 - what nobody foresaw
            logger.error("failed", exc_info=error)
        receiver.metrics.refused.labels(str(status)).inc()
        headers = {**(getattr(error, "headers", None) or {}), **CLOSE}
        if status == UNAVAILABLE:
            headers |= RETRY
        return Refusal(status_code=status, headers=headers)

    async def healthz(_request: Request) -> Response:
        return Response("ok\n")

    async def readyz(_request: Request) -> Response:
        try:
            await receiver.store(None)
        except HTTPException:
            return Response("the store cannot be written\n", UNAVAILABLE)
        return Response("ok\n")

    async def metrics(_request: Request) -> Response:
        return Response(receiver.metrics.render(), media_type=CONTENT_TYPE)

    app = Application(
        routes=[
            *(
                Endpoint(route.path, partial(receiver.receive, route), methods=["POST"])
                for route in settings.routes
            ),
            Endpoint("/healthz", healthz, methods=["GET"]),
            Endpoint("/readyz", readyz, methods=["GET"]),
            Endpoint("/metrics", metrics, methods=["GET"]),
        ],
        exception_handlers={HTTPException: refuse, Exception: refuse},
        lifespan=lifespan,
    )
    # A path with a slash too many is another path, not one to be sent to.
    app.router.redirect_slashes = False
    app.state.metrics = receiver.metrics
    return app
