"""Events: what is sent, once and for all as bytes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.merchant.happenings import API_KEY, CUSTOMER
from ordergroove_sandbox.webhooks.extensions import snapshot_of
from ordergroove_sandbox.webhooks.payloads import payload

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ordergroove_sandbox.merchant.books import Books
    from ordergroove_sandbox.merchant.happenings import Happening
    from ordergroove_sandbox.merchant.table import Row

# Where Ordergroove's pages show `context` and `snapshot`: beside `data`, in it, in its object.
PLACES = ("event", "data", "object")


@dataclass(frozen=True, slots=True)
class Event:
    """One event.

    Attributes:
        id: Its id, the same in every delivery.
        type: Such as ``item.remove``.
        created: When it happened, Unix seconds.
        body: The JSON text that is sent and signed, UTF-8.
    """

    id: str
    type: str
    created: int
    body: bytes

    @classmethod
    def of(cls, envelope: Mapping[str, Any]) -> Event:
        """Make an event of a whole body, with ``id``, ``type`` and ``created``.

        Raises:
            ValueError: One of these is missing or not what it has to be.
        """
        known: Mapping[str, Any] = envelope if isinstance(envelope, dict) else {}
        id_, type_, created = (known.get(name) for name in ("id", "type", "created"))
        if not (isinstance(id_, str) and isinstance(type_, str) and type(created) is int):
            msg = "an event has an id and a type, which are text, and created, a whole number"
            raise ValueError(msg)
        return cls(id_, type_, created, _written(envelope))

    @property
    def data(self) -> dict[str, Any]:
        """The body, read."""
        read: dict[str, Any] = json.loads(self.body)
        return read


def event_of(books: Books, happening: Happening, number: int, *, extended: bool) -> Event:
    """Make the event of something that has happened just now.

    Args:
        books: The books in which it did.
        happening: What happened.
        number: The event's number, which decides its id and where its parts are.
        extended: Whether the route asks for snapshots of the records involved.
    """
    id_ = sha256(f"{books.merchant}:{number}".encode()).hexdigest()[:32]
    made = payload(happening.type, books.merchant, happening.row, happening.details)
    parts = {
        "context": _context(happening),
        "snapshot": snapshot_of(books, happening) if extended else {},
    }
    data: Row = {"object": made}
    envelope: Row = {
        "id": id_,
        "type": happening.type,
        "created": int(happening.at.timestamp()),
        "data": data,
    }
    holder = {"event": envelope, "data": data, "object": made}
    holder[PLACES[number % len(PLACES)]].update(parts)
    return Event.of(envelope)


def _context(happening: Happening) -> Row:
    actor: Row = {"type": happening.actor}
    row = happening.row
    if happening.actor == CUSTOMER:
        details = happening.details
        customer = details.get("customer") or row.get("customer") or row.get("merchant_user_id")
        actor["customer"] = {"merchant_user_id": customer}
    elif happening.actor == API_KEY:
        actor["api_key"] = {"public_id": "sandbox-key-1", "name": "sandbox"}
    if happening.type == "subscription.create":
        return {"actor": actor, "source": "PurchasePOST"}
    return {"actor": actor}


def _written(envelope: Mapping[str, Any]) -> bytes:
    # Letters beyond ASCII go out as they are: whoever signs escaped text is found out.
    return json.dumps(envelope, ensure_ascii=False, separators=(",", ":")).encode()
