"""Rows about the trade: subscriptions, orders, items and what hangs on them. Pure functions."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from ordergroove_sandbox.clock import utc_text
from ordergroove_sandbox.merchant import vocabulary as words
from ordergroove_sandbox.merchant.people import extra_data
from ordergroove_sandbox.merchant.random_draws import cents, chance, money, new_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from random import Random

    from ordergroove_sandbox.merchant.table import Row

AMOUNTS = ("sub_total", "tax_total", "shipping_total", "discount_total", "total")
FREE_SHIPPING_FROM = 5000
SHIPPING = 495
DISCOUNT_PERCENT = 10


def components(rng: Random, product: Row, choices: list[str]) -> object:
    """Return ``components`` in one of its shapes: nothing, objects, or legacy comma text."""
    if "bundle" not in product["product_type"]:
        return []
    chosen = rng.sample(choices, k=2)
    if chance(rng, 0.4):
        return ",".join(chosen)
    return [{"public_id": new_id(rng), "quantity": 1, "product": choice} for choice in chosen]


def subscription_row(rng: Random, parts: dict[str, Row], offer: str, stamp: str) -> Row:
    """Make a live subscription to an offer, created at ``stamp`` (naive Chicago text).

    It joins the rows in ``parts``: ``customer``, ``product``, ``payment``, ``address``.
    """
    customer, product = parts["customer"], parts["product"]
    every, period, days = rng.choice(words.FREQUENCIES)
    prepaid = {
        "prepaid_orders_remaining": 2,
        "prepaid_orders_per_billing": 3,
        "renewal_behavior": "autorenew",
        "last_renewal_revenue": 62.25,
        "prepaid_origin_merchant_order_id": f"#{rng.randrange(10**4, 10**5)}",
    }
    row: Row = {
        "customer": customer["merchant_user_id"],
        "merchant": customer["merchant"],
        "product": product["external_product_id"],
        "payment": parts["payment"]["public_id"],
        "shipping_address": parts["address"]["public_id"],
        "offer": offer,
        "subscription_type": rng.choice(("replenishment", "replenishment", "Replenish", None)),
        "raw_subscription_type": rng.choice(("replenishment", "IU replenishment")),
        "components": [],
        "extra_data": extra_data(rng),
        "public_id": new_id(rng),
        "quantity": rng.randrange(1, 4),
        "price": product["price"] if chance(rng, 0.1) else None,
        "frequency_days": days,
        "reminder_days": 10,
        "every": every,
        "every_period": period,
        "start_date": stamp[:10],
        **dict.fromkeys(("cancelled", "cancel_reason", "cancel_reason_code")),
        **dict.fromkeys(("iteration", "sequence")),
        "session_id": customer["session_id"],
        "merchant_order_id": f"#{rng.randrange(10**4, 10**5)}",
        "created": stamp,
        "updated": stamp,
        "live": True,
        **dict.fromkeys(("external_id", "product_attribute", "customer_rep", "club")),
        "prepaid_subscription_context": rng.choice((None, None, None, {}, prepaid)),
        "currency_code": "USD",
    }
    if product["product_type"] == "plan":
        row["grantees"] = [{"external_id": row["customer"], "name": customer["first_name"]}]
    return row


def order_row(rng: Random, subscription: Row, day: str, stamp: str) -> Row:
    """Make an unsent order that is due on ``day`` (YYYY-MM-DD), created at ``stamp``."""
    return {
        **{key: subscription[key] for key in ("merchant", "customer", "payment")},
        "shipping_address": subscription["shipping_address"],
        "public_id": new_id(rng),
        **dict.fromkeys(AMOUNTS, "0.00"),
        "created": stamp,
        "updated": stamp,
        "place": f"{day} 00:00:00",
        # The literal text was reported by a third party beside the documented null.
        "cancelled": "null" if chance(rng, 0.01) else None,
        "tries": 0,
        "generic_error_count": 0,
        "status": 1,
        "type": 1,
        "order_merchant_id": None,
        "rejected_message": None,
        "extra_data": extra_data(rng),
        "locked": False,
        "oos_free_shipping": False,
        "currency_code": "USD",
    }


def item_row(rng: Random, subscription: Row, product: Row, order: Row, *, one_time: bool) -> Row:
    """Make an item of an order, for a subscription or for one time only."""
    quantity = 1 if one_time else subscription["quantity"]
    row = {
        "order": order["public_id"],
        "offer": subscription["offer"],
        "subscription": None if one_time else subscription["public_id"],
        "product": product["external_product_id"],
        "quantity": quantity,
        "subscription_component": None,
        "components": [] if one_time else subscription["components"],
        "public_id": new_id(rng),
        "price": product["price"] if one_time else subscription["price"] or product["price"],
        "extra_cost": "0.00",
        "total_price": "0.00",
        "one_time": one_time,
        "order_updated": order["updated"],
        "frozen": False,
        "first_placed": None,
        "product_attribute": None,
    }
    return price_item(row, quantity)


def price_item(item: Row, quantity: int) -> Row:
    """Set an item's quantity and the total that follows from it; return the item."""
    full = cents(item["price"]) * quantity
    item["quantity"] = quantity
    item["total_price"] = money(full - full * DISCOUNT_PERCENT // 100)
    return item


def total_order(order: Row, items: Iterable[Row]) -> None:
    """Recalculate an order's amounts from its items."""
    held = list(items)
    sub_total = sum(cents(item["total_price"]) for item in held)
    full = sum(cents(item["price"]) * item["quantity"] for item in held)
    shipping = SHIPPING if held and sub_total < FREE_SHIPPING_FROM else 0
    amounts = (sub_total, 0, shipping, full - sub_total, sub_total + shipping)
    order.update(zip(AMOUNTS, map(money, amounts), strict=True))


def rejection(rng: Random, code: str, message: str) -> str:
    """Return ``rejected_message`` as met: empty, or JSON text whose key order varies."""
    details = [("code", code), ("message", message), ("category", "payment")]
    rng.shuffle(details)
    return "" if chance(rng, 0.2) else json.dumps(dict(details))


def response_row(rng: Random, order: Row, code: str, message: str) -> Row:
    """Make the log of what the shop answered to an order's placement."""
    number = order["order_merchant_id"]
    result = "SUCCESS" if number else "ERROR"
    return {
        "public_id": new_id(rng),
        "order": order["public_id"],
        "response_code": code,
        "response_message": message,
        "response_order_id": number,
        "response_payload": f"<order><code>{result}</code><id>{number or ''}</id></order>",
        "transaction_response": {"gateway": "sandbox", "code": code} if chance(rng, 0.5) else None,
    }


def incentive_row(rng: Random, order: Row, item: Row | None, stamp: str) -> Row:
    """Make an incentive for an upcoming order, or for one of its items when one is given."""
    percent = chance(rng, 0.5)
    name = rng.choice(words.INCENTIVE_CODES)
    incentive = {
        "type": "Discount",
        "public_id": new_id(rng),
        "discount_type": "Discount Percent" if percent else "Flat Amount",
        "target": "item" if item else rng.choice(("order", "shipping_total")),
        "field": "total_price",
        "name": name,
        "value": "10.00" if percent else "5.00",
    }
    return {
        "public_id": new_id(rng),
        "external_code": name,
        "description": "customer care",
        "merchant": order["merchant"],
        "customer": order["customer"],
        "order": None if item else order["public_id"],
        "item": item["public_id"] if item else None,
        "created": stamp,
        "last_updated": stamp,
        "applied_at": None,
        "incentive": incentive,
    }


def entitlement_row(rng: Random, subscription: Row, resource: Row, now: datetime) -> Row:
    """Make the access that a plan grants from ``now`` (aware) on. Its times are UTC text."""
    stamp = utc_text(now)
    return {
        "public_id": new_id(rng),
        "merchant": subscription["merchant"],
        "merchant_user_id": subscription["customer"],
        "initial_activation_date": stamp,
        "latest_activation_date": stamp,
        "grace_period": 86400 if chance(rng, 0.5) else None,
        "live": True,
        "access_type": "time_based",
        "expiration": utc_text(now + timedelta(days=subscription["frequency_days"])),
        "created": stamp,
        "last_updated": stamp,
        "resource": dict(resource),
        "grantees": None,
    }
