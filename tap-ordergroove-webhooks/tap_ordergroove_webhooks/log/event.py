"""A delivered body becomes an event: what the log keeps of it.

Nothing here may fail, and no value may be one that a database refuses: an event that cannot be
stored would be sent again for days. What does not fit a column is null there; the body has it.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from typing import TYPE_CHECKING, Any

from singer_commons.exact_json import LONGEST_INTEGER, MalformedError, decode, to_ascii
from singer_commons.fitting import REPLACED, UNFIT, fit
from singer_commons.values import MISFITS
from tap_ordergroove_webhooks.log.scrub import scrub
from tap_ordergroove_webhooks.log.times import EPOCH, read_time

if TYPE_CHECKING:
    from datetime import datetime

LONGEST_TEXT = 255
"""Characters of an id or a type; an index of PostgreSQL takes not much more."""

LARGEST_ID = 10**LONGEST_TEXT
"""For an id that is a number."""

DIGEST = "sha256:"
"""What leads the id of an event that has none: the digest of its body follows."""

BESIDE = "#"
"""What parts the id of an event, which another one has, from the digest that tells them apart."""

MOST_IN_A_LIST = 20_000
"""Events that one body may hold, more than 1 MiB has room for; a longer list is kept whole."""

EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""In which no digit of a number is lost."""


@dataclass(frozen=True)
class Event:
    """A row of the log, but for its sequence number; what did not fit its column is None.

    Attributes:
        route: Path that it was delivered to.
        route_merchant: The merchant of that path, by the settings.
        event_id: The envelope's id, or a digest of the body where it has none.
        type: The envelope's type, ``<family>.<event>``.
        family: What the type begins with, in lower case.
        created: When it occurred, in Unix seconds, by the envelope.
        object_type: `type` of ``data.object``.
        public_id: `public_id` of ``data.object``.
        merchant: `merchant` of ``data.object``.
        received_at: When it came, aware.
        size: Bytes of the body as it came.
        encoding: ``json`` (an object) or ``text``, both ASCII, or ``base64`` of any other.
        body: The body in ASCII, without one-click tokens.
    """

    route: str
    route_merchant: str
    event_id: str
    type: str | None
    family: str | None
    created: int | None
    object_type: str | None
    public_id: str | None
    merchant: str | None
    received_at: datetime
    size: int
    encoding: str
    body: str


def make_events(route: str, route_merchant: str, body: bytes, received_at: datetime) -> list[Event]:
    """Return the events of a body: one, or those of a list.

    Args:
        route: Path that it was delivered to.
        route_merchant: The merchant of that path.
        body: The body as it came; its signature is good.
        received_at: When it came, aware.
    """
    cleaned = scrub(body)
    decoded = read(cleaned)
    parts = [(body, cleaned, decoded)]
    items = decoded if isinstance(decoded, list) and len(decoded) <= MOST_IN_A_LIST else []
    if any(isinstance(item, dict) for item in items):
        texts = [to_ascii(item).encode() for item in items]
        parts = list(zip(texts, texts, items, strict=True))
    return [_make_event(route, route_merchant, received_at, *part) for part in parts]


def _make_event(  # noqa: PLR0913, PLR0917 - a delivery, and a part of it
    route: str, route_merchant: str, received_at: datetime, body: bytes, cleaned: bytes, value: Any
) -> Event:
    encoding, text = _storable(cleaned, value)
    envelope = _object(value)
    object_ = _object(_object(envelope.get("data")).get("object"))
    event_id = _text(envelope.get("id"))
    # Two ids that differ only in what could not be read are not the same.
    if event_id is None or REPLACED in event_id:
        event_id = DIGEST + hashlib.sha256(body).hexdigest()
    type_ = _text(fit(envelope.get("type")))
    return Event(
        route=route,
        route_merchant=route_merchant,
        event_id=event_id,
        type=type_,
        family=type_.split(".", 1)[0].lower() if type_ else None,
        created=_seconds(envelope.get("created")),
        object_type=_text(fit(object_.get("type"))),
        public_id=_text(object_.get("public_id")),
        merchant=_text(fit(object_.get("merchant"))),
        received_at=received_at,
        size=len(body),
        encoding=encoding,
        body=text,
    )


def is_same(stored: tuple[str, str], event: Event) -> bool:
    """Tell whether encoding and body that are stored under an event's id say the same."""
    if stored == (event.encoding, event.body) or event.event_id.startswith(DIGEST):
        return True
    return _content(*stored) == _content(event.encoding, event.body)


def beside(event: Event) -> Event:
    """Return an event under an id of its own, made of its id and its content."""
    content = _content(event.encoding, event.body)
    digest = BESIDE + hashlib.sha256(content.encode()).hexdigest()[:16]
    return replace(event, event_id=event.event_id[: LONGEST_TEXT - len(digest)] + digest)


@functools.lru_cache(2)
def _content(encoding: str, body: str) -> str:
    """Return what an event says, without what tells of a delivery and of others at its time."""
    envelope = read(stored_bytes(encoding, body))
    if not isinstance(envelope, dict):
        return body
    data = dict(_object(envelope.get("data")))
    if isinstance(data.get("object"), dict):
        data["object"] = dict(data["object"])
    for place in (data, _object(data.get("object"))):
        place.pop("context", None)
        place.pop("snapshot", None)
    content = [envelope.get("type"), envelope.get("created"), data]
    return json.dumps(content, sort_keys=True, default=_comparable)


def _comparable(number: Decimal) -> int | str:
    """Return what equal numbers, and nothing else, have in common."""
    text = str(number)
    if "E" in text and number.is_finite():
        is_short = abs(number.adjusted()) < LONGEST_TEXT
        text = format(number, "f") if is_short else str(EXACT.normalize(number))
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if len(text) <= LONGEST_INTEGER and text.lstrip("-").isdigit():
        return int(text)
    return f"\0{text}"


def readable(encoding: str, body: str) -> str:
    """Return a stored body as people read it: as text, or in base64 where it is none."""
    try:
        text = stored_bytes(encoding, body).decode()
    except UnicodeDecodeError:
        return body
    return body if "\0" in text else text


def read(body: bytes) -> Any:
    """Return what a body says, also where it is not quite JSON; None if it says nothing."""
    try:
        return decode(body, lenient=True)
    except MalformedError:
        return None


def stored_bytes(encoding: str, body: str) -> bytes:
    """Return the bytes that a stored body stands for."""
    return base64.b64decode(body) if encoding == "base64" else body.encode()


def _storable(body: bytes, decoded: Any) -> tuple[str, str]:
    """Return an encoding's name and text that every database takes."""
    is_object = isinstance(decoded, dict)
    if body.isascii() and b"\0" not in body:
        return "json" if is_object else "text", body.decode()
    with suppress(UnicodeDecodeError):
        if is_object and "\0" not in body.decode():
            return "json", to_ascii(decoded)
    return "base64", base64.b64encode(body).decode()


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if abs(value) < LARGEST_ID else None
    if not isinstance(value, str) or UNFIT.search(value):
        return None
    # As long as a database that holds ASCII only would have to write it.
    return value if 0 < len(value.encode("unicode_escape")) <= LONGEST_TEXT else None


def _seconds(value: Any) -> int | None:
    """Return Unix seconds, however they came."""
    try:
        instant = read_time(value)
    except MISFITS:
        return None
    seconds = -1 if instant is None else (instant - EPOCH) // timedelta(seconds=1)
    return seconds if seconds >= 0 else None
