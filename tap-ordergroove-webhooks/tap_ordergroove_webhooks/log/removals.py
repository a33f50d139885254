"""Which events tell that an object is gone for good: data, and the condition that finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_

from tap_ordergroove_webhooks.log.tables import events

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

REMOVALS = {"order": "order.delete", "item": "item.remove"}
"""By the type of the object that is gone. Types match in any case: guides write
``Order.Delete``."""

EXPIRED = (
    "subscription.expired",
    "subscription.expire",
    "subscription expired",
    "subscription_expired",
)
"""Ordergroove's guide on synchronising orders names an event "subscription expired", beside
``Order.Delete``, as one that tells of a deleted order; no list of types has it. What it would look
like is not documented: one whose object is an order removes that order, and no other does."""


def tells_of_removal(*objects: str) -> ColumnElement[bool]:
    """Return the SQL condition of events that tell of a removal of such objects."""
    type_ = func.coalesce(func.lower(events.c.type), "")
    told = type_.in_([REMOVALS[each] for each in objects])
    if "order" not in objects:
        return told
    return or_(told, and_(type_.in_(EXPIRED), func.lower(events.c.object_type) == "order"))
