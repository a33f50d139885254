"""The S3 endpoint: log, faults, key, checksums, store; in this order. An ASGI application."""

from __future__ import annotations

import asyncio
import re
import sys
from dataclasses import replace
from datetime import datetime, timezone
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool

from ordergroove_sandbox.bspk.answers import error
from ordergroove_sandbox.bspk.calls import COMPLETING, Call
from ordergroove_sandbox.bspk.checksums import Uploads, wrong_body
from ordergroove_sandbox.bspk.faults import CODES, CONDITION, BspkFault, kinds_for
from ordergroove_sandbox.connections import Connections, DroppedResponse
from ordergroove_sandbox.faults import Faults
from ordergroove_sandbox.log import Log

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from starlette.responses import Response
    from starlette.types import Receive, Scope, Send

    from ordergroove_sandbox.bspk.store import Store

    # Takes the key of an object that is complete, and when that was.
    Arrived = Callable[[str, datetime], None]

_signed = re.compile(r"AWS4-HMAC-SHA256 Credential=([^/]+)/").match
_new_key = re.compile(rb"<AccessKeyId>([^<]+)</AccessKeyId>").search
_new_upload = re.compile(rb"<UploadId>([^<]+)</UploadId>").search
_SUCCESS = range(200, 300)


class BspkLog(Log[Call]):
    """The latest requests."""

    @override
    def report(self) -> list[dict[str, Any]]:
        return [call.as_json() for call in self.entries()]


class Endpoint:
    """Lets requests in to a bucket.

    A request must be signed with the right access key, or with one that was given out for a role;
    the signature itself is not verified.

    Attributes:
        faults: What goes wrong.
        log: What was asked.
        connections: Open connections by the client's address; the server keeps it.
    """

    def __init__(
        self,
        store: Store,
        bucket: str = "",
        access_key: str = "",
        faults: Iterable[BspkFault] = (),
        arrived: Arrived = lambda _key, _received: None,
    ) -> None:
        """Start without requests.

        Args:
            store: What holds the objects.
            bucket: The bucket whose objects are imported.
            access_key: The access key that is let in; empty: any.
            faults: Faults in force from the start.
            arrived: Is called for each object that is complete, in order.
        """
        self.faults = Faults(faults)
        self.log = BspkLog()
        self.connections: Connections = {}
        self._store = store
        self._bucket = bucket
        self._access_keys = {access_key}
        self._arrived = arrived
        self._uploads = Uploads()
        # Two writers at once: moto looks whether a key is free, and then writes.
        self._turn = Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        call = Call.of(scope)
        faults = self.faults.take(
            kinds_for(call), key=call.key, operation=call.operation, part=str(call.part)
        )
        call.faults = tuple(fault.kind for fault in faults)
        self.log.add(call)
        try:
            body = await _body(receive, faults, call)
            if call.operation == "AssumeRole" and body is not None:
                call.query.update(parse_qsl(body.decode(errors="replace")))
            answer = None if body is None else await self.answer(call, body, faults)
            if answer is None or "lost_answer" in call.faults:
                answer = DroppedResponse(self.connections)
            else:
                call.status = answer.status_code
            await answer(scope, receive, send)
        finally:
            call.done = True

    async def answer(self, call: Call, body: bytes, faults: Iterable[BspkFault]) -> Response | None:
        """Return what a request with its faults is answered; None cuts the connection."""
        for fault in faults:
            if fault.kind == "latency":
                await asyncio.sleep(fault.parameters["seconds"])
        failing = next((fault for fault in faults if fault.kind in CODES), None)
        if failing is not None:
            after = failing.parameters.get("retry_after")
            headers = {} if after is None else {"retry-after": str(after)}
            return error(call, CODES[failing.kind], headers=headers)
        signed = _signed(call.headers.get("authorization", ""))
        if signed is None or not {"", signed[1]} & self._access_keys:
            return error(call, "InvalidAccessKeyId" if signed else "AccessDenied")
        kinds = {fault.kind for fault in faults}
        if "corrupt" in kinds and body:
            body = bytes([body[0] ^ 1]) + body[1:]
        if "conditions_ignored" in kinds:
            others = {name: value for name, value in call.headers.items() if name != CONDITION}
            call = replace(call, headers=others)
        return await run_in_threadpool(self._stored, call, body)

    def _stored(self, call: Call, body: bytes) -> Response:
        """Do what is asked, and tell whom it concerns."""
        wrong = wrong_body(call, body)
        if wrong is not None:
            return wrong
        with self._turn:
            answer = self._uploads.wrong(call, body) or self._store.ask(call, body)
            if answer.status_code in _SUCCESS:
                self._follow(call, bytes(answer.body))
            return answer

    def _follow(self, call: Call, answer: bytes) -> None:
        """Remember what later requests depend on, and say that an object is complete."""
        if call.operation == "AssumeRole" and (given := _new_key(answer)):
            self._access_keys.add(given[1].decode())
        elif call.operation == "CreateMultipartUpload" and (begun := _new_upload(answer)):
            self._uploads.began(call, begun[1].decode())
        elif call.operation == "AbortMultipartUpload":
            self._uploads.aborted(call.upload)
        elif call.operation in COMPLETING and call.bucket == self._bucket:
            # Whoever completes an upload again, having missed the answer, makes nothing new.
            again = call.operation == "CompleteMultipartUpload" and self._uploads.completed(
                call.upload
            )
            if not again:
                self._arrived(call.key, datetime.now(timezone.utc))


async def _body(receive: Receive, faults: Iterable[BspkFault], call: Call) -> bytes | None:
    """Read a request's body; None if the connection is to be cut, or the client is gone."""
    parameters = {fault.kind: fault.parameters for fault in faults}
    drop = parameters.get("drop")
    rate = parameters.get("slow", {}).get("bytes_per_second")
    chunks: list[bytes] = []
    more = True
    while more and not (drop is not None and call.received >= drop.get("after_bytes", 0)):
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        chunk = message.get("body", b"")
        chunks.append(chunk)
        call.received += len(chunk)
        more = message.get("more_body", False)
        if rate:
            await asyncio.sleep(len(chunk) / rate)
    return b"".join(chunks) if drop is None else None
