"""A delivered body becomes an event: what the log keeps of it.

Nothing here may fail, and no value may be one that a database refuses: an event that cannot be
stored would be sent again for days. What does not fit a column is null there; the body has it.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from singer_commons.exact_json import REPLACED, MalformedError, decode
from tap_ordergroove_webhooks.log.scrub import scrub

if TYPE_CHECKING:
    from datetime import datetime

LONGEST_TEXT = 255
"""Characters of an id or a type; an index of PostgreSQL takes not much more."""

LARGEST_TIME = 253_402_300_799
"""The last second of the year 9999, in Unix time: later ones fit no date."""

DIGEST = "sha256:"
"""What leads the id of an event that has none: the digest of its body follows."""


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
        encoding: ``json`` or ``text`` (UTF-8 that is no JSON object), or ``base64`` of any other.
        body: The body, without one-click tokens.
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


def make_event(route: str, route_merchant: str, body: bytes, received_at: datetime) -> Event:
    """Return the event that a body is.

    Args:
        route: Path that it was delivered to.
        route_merchant: The merchant of that path.
        body: The body as it came; its signature is good.
        received_at: When it came, aware.
    """
    cleaned = scrub(body)
    try:
        decoded: Any = decode(cleaned)
    except MalformedError:
        decoded = None
    encoding, text = _storable(cleaned, is_object=isinstance(decoded, dict))
    envelope = _object(decoded)
    object_ = _object(_object(envelope.get("data")).get("object"))
    event_id = _text(envelope.get("id"))
    # Two ids that differ only in what could not be read are not the same.
    if event_id is None or REPLACED in event_id:
        event_id = DIGEST + hashlib.sha256(body).hexdigest()
    type_ = _text(envelope.get("type"))
    return Event(
        route=route,
        route_merchant=route_merchant,
        event_id=event_id,
        type=type_,
        family=type_.split(".", 1)[0].lower() if type_ else None,
        created=_seconds(envelope.get("created")),
        object_type=_text(object_.get("type")),
        public_id=_text(object_.get("public_id")),
        merchant=_text(object_.get("merchant")),
        received_at=received_at,
        size=len(body),
        encoding=encoding,
        body=text,
    )


def stored_bytes(encoding: str, body: str) -> bytes:
    """Return the bytes that a stored body stands for."""
    return base64.b64decode(body) if encoding == "base64" else body.encode()


def _storable(body: bytes, *, is_object: bool) -> tuple[str, str]:
    """Return an encoding's name and text that every database takes."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        return "base64", base64.b64encode(body).decode()
    return ("json" if is_object else "text"), text


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_TEXT or "\0" in value:
        return None
    return value


def _seconds(value: Any) -> int | None:
    """Return Unix seconds, which may have come as text or with a fraction."""
    if isinstance(value, bool):
        return None
    try:
        seconds = int(value)
    except (ValueError, TypeError, ArithmeticError):
        return None
    return seconds if 0 <= seconds <= LARGEST_TIME else None
