"""The life of an order: it is scheduled, placed, and followed by the next one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ordergroove_sandbox.clock import utc_text, wall_date
from ordergroove_sandbox.merchant import order_book
from ordergroove_sandbox.merchant import vocabulary as words
from ordergroove_sandbox.merchant.events import CUSTOMER, SYSTEM
from ordergroove_sandbox.merchant.random_draws import chance
from ordergroove_sandbox.merchant.tables import UNSENT, Tables

if TYPE_CHECKING:
    from datetime import datetime

    from ordergroove_sandbox.merchant.table import Row

REFUSED_SHARE = 0.04
_REJECTED = 3
_PER_PLACEMENT = timedelta(milliseconds=500)


def upcoming_order(tables: Tables, subscription: Row, after: date) -> Row:
    """Return the unsent order for a subscription's delivery one interval after a Chicago day.

    An order is a box: an unsent one of the same customer, address, payment and day is shared.
    """
    day = after + timedelta(days=subscription["frequency_days"])
    fits = {
        "place": f"{day} 00:00:00",
        "payment": subscription["payment"],
        "shipping_address": subscription["shipping_address"],
    }
    for order in tables.upcoming_of[subscription["customer"]]:
        if fits.items() <= order.items():
            return order
    return tables.add_order(order_book.order_row(tables.rng, subscription, str(day), tables.stamp))


def schedule(tables: Tables, subscription: Row) -> None:
    """Create a subscription's next item, one interval from today."""
    order = upcoming_order(tables, subscription, wall_date(tables.now))
    product = tables.row("products", subscription["product"])
    tables.add_item(order_book.item_row(tables.rng, subscription, product, order, one_time=False))


def skip(tables: Tables, subscription: Row) -> None:
    """Move a subscription's upcoming item to an order one interval later."""
    item = tables.next_item_of[subscription["public_id"]]
    current = date.fromisoformat(tables.row("orders", item["order"])["place"][:10])
    target = upcoming_order(tables, subscription, current)
    tables.move_item(item, target["public_id"])


def follow_up(tables: Tables, order: Row) -> None:
    """Create what comes after an order, just before the order itself is processed."""
    for item in tuple(tables.items_of[order["public_id"]]):
        if item["subscription"]:
            schedule(tables, tables.row("subscriptions", item["subscription"]))


def place_due(tables: Tables, day: str, limit: datetime) -> None:
    """Place the unsent orders of a Chicago day (YYYY-MM-DD), one after another.

    The merchant's time moves on, but not past ``limit``, an aware instant.
    """
    for order in tables.due.pop(day, ()):
        # Deleted or emptied, sent or cancelled meanwhile.
        if not tables.items_of[order["public_id"]] or order["status"] != UNSENT:
            continue
        tables.now = min(tables.now + _PER_PLACEMENT, limit)
        tables.actor = SYSTEM
        follow_up(tables, order)
        _place(tables, order)
        tables.actor = CUSTOMER


def _place(tables: Tables, order: Row) -> None:
    refused = chance(tables.rng, REFUSED_SHARE)
    status, code, message = tables.rng.choice(words.REFUSALS) if refused else words.PLACED
    order["status"] = status
    order["place"] = tables.stamp
    order["tries"] = 1
    if refused:
        order["generic_error_count"] = 1 if code == "100" else 0
        order["rejected_message"] = order_book.rejection(tables.rng, code, message)
    else:
        order["order_merchant_id"] = f"#{10000 + len(tables['placement_responses'])}"
    tables.close_order(order)
    tables.touch_order(order["public_id"])
    tables.add("placement_responses", order_book.response_row(tables.rng, order, code, message))
    if refused:
        tables.tell("order.reject" if status == _REJECTED else "order.generic_error", order)
        return
    tables.tell("order.success", order)
    _settle(tables, order)


def _settle(tables: Tables, order: Row) -> None:
    """Do what a successful placement brings: incentives used up, access granted."""
    items = tables.items_of[order["public_id"]]
    for holder in (order, *items):
        for incentive in tables.incentives_of[holder["public_id"]]:
            incentive["applied_at"] = incentive["last_updated"] = tables.stamp
    for item in items:
        item["first_placed"] = item["first_placed"] or tables.stamp
        tables.tell_item("item.successfully_placed", item)
        product = tables.row("products", item["product"])
        if item["subscription"] and product["product_type"] == "plan":
            _grant(tables, tables.row("subscriptions", item["subscription"]))


def _grant(tables: Tables, subscription: Row) -> None:
    """Open the access that a plan gives, or extend it."""
    entitlement = tables.entitlement_of.get(subscription["public_id"])
    if entitlement is None:
        resource = tables["resources"].pick(tables.rng)
        row = order_book.entitlement_row(tables.rng, subscription, resource, tables.now)
        tables.entitlement_of[subscription["public_id"]] = tables.add("entitlements", row)
        tables.tell("entitlement.entitlements_granted", row)
        return
    until = tables.now + timedelta(days=subscription["frequency_days"])
    entitlement |= {"expiration": utc_text(until), "last_updated": utc_text(tables.now)}
    tables.tell("entitlement.entitlements_expiration_modified", entitlement)
