"""Events: what is sent, once and for all as bytes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.merchant.events import API_KEY, CUSTOMER
from ordergroove_sandbox.webhooks.extensions import snapshot_of
from ordergroove_sandbox.webhooks.payloads import payload

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ordergroove_sandbox.merchant.events import MerchantEvent
    from ordergroove_sandbox.merchant.table import Row
    from ordergroove_sandbox.merchant.tables import Tables

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


def event_of(tables: Tables, cause: MerchantEvent, number: int, *, extended: bool) -> Event:
    """Make the event of something that has happened just now.

    Args:
        tables: The tables in which it did.
        cause: What happened.
        number: The event's number, which decides its id and where its parts are.
        extended: Whether the route asks for snapshots of the records involved.
    """
    id_ = sha256(f"{tables.merchant}:{number}".encode()).hexdigest()[:32]
    made = payload(cause.type, tables.merchant, cause.row, cause.details)
    parts = {
        "context": _context(cause),
        "snapshot": snapshot_of(tables, cause) if extended else {},
    }
    data: Row = {"object": made}
    envelope: Row = {
        "id": id_,
        "type": cause.type,
        "created": int(cause.at.timestamp()),
        "data": data,
    }
    holder = {"event": envelope, "data": data, "object": made}
    holder[PLACES[number % len(PLACES)]].update(parts)
    return Event.of(envelope)


def _context(cause: MerchantEvent) -> Row:
    actor: Row = {"type": cause.actor}
    row = cause.row
    if cause.actor == CUSTOMER:
        details = cause.details
        customer = details.get("customer") or row.get("customer") or row.get("merchant_user_id")
        actor["customer"] = {"merchant_user_id": customer}
    elif cause.actor == API_KEY:
        actor["api_key"] = {"public_id": "sandbox-key-1", "name": "sandbox"}
    if cause.type == "subscription.create":
        return {"actor": actor, "source": "PurchasePOST"}
    return {"actor": actor}


def _written(envelope: Mapping[str, Any]) -> bytes:
    # Letters beyond ASCII go out as they are: whoever signs escaped text is found out.
    return json.dumps(envelope, ensure_ascii=False, separators=(",", ":")).encode()
