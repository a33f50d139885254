"""Events: what is sent, once and for all as bytes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from ordergroove_sandbox.merchant.events import API_KEY, CUSTOMER
from ordergroove_sandbox.webhooks.payloads import payload

if TYPE_CHECKING:
    from ordergroove_sandbox.merchant.events import MerchantEvent
    from ordergroove_sandbox.merchant.table import Row


@dataclass(frozen=True, slots=True)
class Event:
    """One event.

    Attributes:
        id: Its id, the same in every delivery.
        type: Such as ``item.remove``.
        body: The JSON text that is sent and signed, UTF-8.
    """

    id: str
    type: str
    body: bytes


def event_of(merchant: str, cause: MerchantEvent, number: int) -> Event:
    """Make the event of something that has happened just now.

    Args:
        merchant: The merchant's id.
        cause: What happened.
        number: The event's number, which decides its id and where its parts are.
    """
    id_ = sha256(f"{merchant}:{number}".encode()).hexdigest()[:32]
    made = payload(cause.type, merchant, cause.row, cause.details)
    data = {"object": made}
    envelope: Row = {
        "id": id_,
        "type": cause.type,
        "created": int(cause.at.timestamp()),
        "data": data,
    }
    # Ordergroove's pages show these beside `data`, in it, and in its object.
    place = (envelope, data, made)[number % 3]
    place.update({"context": _context(cause), "snapshot": {}})
    # Letters beyond ASCII go out as they are: whoever signs escaped text is found out.
    text = json.dumps(envelope, ensure_ascii=False, separators=(",", ":"))
    return Event(id_, cause.type, text.encode())


def _context(cause: MerchantEvent) -> Row:
    actor: Row = {"type": cause.actor}
    if cause.actor == CUSTOMER:
        known = {**cause.row, **cause.details}
        customer = known.get("customer") or known.get("merchant_user_id")
        actor["customer"] = {"merchant_user_id": customer}
    elif cause.actor == API_KEY:
        actor["api_key"] = {"public_id": "sandbox-key-1", "name": "sandbox"}
    if cause.type == "subscription.create":
        return {"actor": actor, "source": "PurchasePOST"}
    return {"actor": actor}
