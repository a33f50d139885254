"""The life of an order: it is scheduled, placed, and followed by the next one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ordergroove_sandbox.clock import utc_text, wall_date
from ordergroove_sandbox.merchant import trade
from ordergroove_sandbox.merchant import vocabulary as words
from ordergroove_sandbox.merchant.books import UNSENT, Books
from ordergroove_sandbox.merchant.chance import chance
from ordergroove_sandbox.merchant.happenings import CUSTOMER, SYSTEM

if TYPE_CHECKING:
    from datetime import datetime

    from ordergroove_sandbox.merchant.table import Row

REFUSED_SHARE = 0.04
_REJECTED = 3
_PER_PLACEMENT = timedelta(milliseconds=500)


def upcoming_order(books: Books, subscription: Row, day: date) -> Row:
    """Return the unsent order for a subscription's next delivery on a Chicago day.

    An order is a box: an unsent one of the same customer, address, payment and day is shared.
    """
    fits = {
        "place": f"{day} 00:00:00",
        "payment": subscription["payment"],
        "shipping_address": subscription["shipping_address"],
    }
    for key in books.upcoming_of[subscription["customer"]]:
        order = books.get("orders", key)
        if fits.items() <= order.items():
            return order
    return books.add_order(trade.order_row(books.rng, subscription, str(day), books.stamp))


def schedule(books: Books, subscription: Row, after: date) -> None:
    """Create a subscription's next item, one interval after a Chicago day."""
    order = upcoming_order(books, subscription, next_day(subscription, after))
    product = books.get("products", subscription["product"])
    books.add_item(trade.item_row(books.rng, subscription, product, order, one_time=False))


def next_day(subscription: Row, after: date) -> date:
    """Return the Chicago day one interval after another."""
    return after + timedelta(days=subscription["frequency_days"])


def skip(books: Books, subscription: Row) -> None:
    """Move a subscription's upcoming item to an order one interval later."""
    item = books.get("items", books.next_item_of[subscription["public_id"]])
    current = date.fromisoformat(books.get("orders", item["order"])["place"][:10])
    target = upcoming_order(books, subscription, next_day(subscription, current))
    books.move_item(item, target["public_id"])


def place_due(books: Books, day: str, limit: datetime) -> None:
    """Place the unsent orders of a Chicago day (YYYY-MM-DD), one after another.

    Args:
        books: The merchant's books; their time moves on, but not past ``limit``.
        day: The day whose orders are due.
        limit: The latest instant that may be stamped, aware.
    """
    for key in books.due.pop(day, ()):
        # Deleted, sent, cancelled or emptied meanwhile.
        if key not in books.tables["orders"] or not books.items_of[key]:
            continue
        order = books.get("orders", key)
        if order["status"] != UNSENT:
            continue
        books.now = min(books.now + _PER_PLACEMENT, limit)
        books.actor = SYSTEM
        _follow_up(books, order)
        _place(books, order)
        books.actor = CUSTOMER


def _follow_up(books: Books, order: Row) -> None:
    """Create what comes after an order, just before the order itself is processed."""
    for item in books.items_in(order["public_id"]):
        if item["subscription"]:
            schedule(books, books.get("subscriptions", item["subscription"]), wall_date(books.now))


def _place(books: Books, order: Row) -> None:
    refused = chance(books.rng, REFUSED_SHARE)
    status, code, message = books.rng.choice(words.REFUSALS) if refused else words.PLACED
    order["status"] = status
    order["place"] = books.stamp
    order["tries"] = 1
    if refused:
        order["generic_error_count"] = 1 if code == "100" else 0
        order["rejected_message"] = trade.rejection(books.rng, code, message)
    else:
        order["order_merchant_id"] = f"#{10000 + len(books.tables['placement_responses'])}"
    books.close_order(order)
    books.touch_order(order["public_id"])
    books.add("placement_responses", trade.response_row(books.rng, order, code, message))
    if refused:
        books.tell("order.reject" if status == _REJECTED else "order.generic_error", order)
        return
    books.tell("order.success", order)
    _settle(books, order)


def _settle(books: Books, order: Row) -> None:
    """Do what a successful placement brings: incentives used up, access granted."""
    items = books.items_in(order["public_id"])
    for holder in (order["public_id"], *(item["public_id"] for item in items)):
        for key in books.incentives_of[holder]:
            incentive = books.get("one_time_incentives", key)
            incentive["applied_at"] = incentive["last_updated"] = books.stamp
    for item in items:
        item["first_placed"] = item["first_placed"] or books.stamp
        books.tell_item("item.successfully_placed", item)
        product = books.get("products", item["product"])
        if item["subscription"] and product["product_type"] == "plan":
            _grant(books, books.get("subscriptions", item["subscription"]))


def _grant(books: Books, subscription: Row) -> None:
    """Open the access that a plan gives, or extend it."""
    key = books.entitlement_of.get(subscription["public_id"])
    if key is None:
        resource = books.tables["resources"].pick(books.rng)
        row = trade.entitlement_row(books.rng, subscription, resource, books.now)
        books.entitlement_of[subscription["public_id"]] = row["public_id"]
        books.add("entitlements", row)
        books.tell("entitlement.entitlements_granted", row)
        return
    entitlement = books.get("entitlements", key)
    until = books.now + timedelta(days=subscription["frequency_days"])
    entitlement["expiration"] = utc_text(until)
    entitlement["last_updated"] = utc_text(books.now)
    books.tell("entitlement.entitlements_expiration_modified", entitlement)
