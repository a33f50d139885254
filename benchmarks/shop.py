"""The data of all measurements: rows of the sandbox's own makers, as many as are wanted.

The sandbox's merchant lives through each of its days and keeps all it has in memory, which is too
slow for millions of rows. Its makers of rows are used without it: one customer after another, each
with an address, a payment, a subscription, and orders. No two rows are alike, times neither, since
a repeated value would be cheaper to read than real data. The same call gives the same rows.
"""

from __future__ import annotations

import csv
import os
from datetime import datetime, timedelta, timezone
from itertools import count, islice
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from ordergroove_sandbox.drop.facts import Facts
from ordergroove_sandbox.drop.reports import ORDERS
from ordergroove_sandbox.merchant import Merchant
from ordergroove_sandbox.merchant.order_book import (
    item_row,
    order_row,
    subscription_row,
    total_order,
)
from ordergroove_sandbox.merchant.people import address_row, customer_row, payment_row
from ordergroove_sandbox.merchant.random_draws import money, new_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ordergroove_sandbox.merchant.table import Row

FIRST_DAY = datetime(2023, 1, 1)  # noqa: DTZ001 - the API's wall clock names no zone
SECONDS = 700 * 24 * 3600
PRODUCTS = 5000
REJECTED = 3
STATUSES = (5,) * 17 + (REJECTED, REJECTED, 4)

REPORT = "acme_orders_10152025080512.csv"
PLACED = datetime(2025, 10, 15, 13, 5, 12, tzinfo=timezone.utc)
"""When the report was placed, as its name says in Chicago's time."""
ORDERS_EACH = 10
"""Of a customer in a report; each order has one to three items."""


LOWEST, SPAN, STEP = 10_000_000_000, 89_999_999_977, 61_803_398_875
"""Ids of items: in no order, none twice, since the step has no divisor in common with the span."""


class Sale(NamedTuple):
    """One item, and all that it belongs to; each as the API shows it."""

    customer: Row
    address: Row
    payment: Row
    subscription: Row
    product: Row
    order: Row
    item: Row


STREAMS = {
    "addresses": "address",
    "customers": "customer",
    "items": "item",
    "orders": "order",
    "subscriptions": "subscription",
}
"""The five large streams, in the order in which a Singer tap emits them."""


def sales(orders: int = 1) -> Iterator[Sale]:
    """Yield sales without end.

    Args:
        orders: How many of each customer. Of one there is one item, so that no row comes twice.
    """
    rng = Random(1)  # noqa: S311 - nothing secret
    merchant, products = new_id(rng), _products(rng)
    for number in count(1):
        joined = rng.randrange(SECONDS)
        stamp = _time(joined)
        customer = customer_row(rng, merchant, number, stamp)
        customer["last_updated"] = _later(rng, joined)
        address = address_row(rng, customer, stamp)
        address["updated"] = _later(rng, joined)
        payment = payment_row(rng, customer, address, stamp)
        parts = {"customer": customer, "payment": payment, "address": address}
        parts["product"] = rng.choice(products)
        subscription = subscription_row(rng, parts, new_id(rng), stamp)
        subscription["updated"] = _later(rng, joined)
        for _ in range(orders):
            order = order_row(rng, subscription, "", _later(rng, joined))
            order |= {"updated": _later(rng, joined), "place": _later(rng, joined)}
            order["status"] = rng.choice(STATUSES)
            order["order_merchant_id"] = f"#{rng.getrandbits(30)}"
            bought = rng.choices(products, k=1 if orders == 1 else rng.randrange(1, 4))
            items = [item_row(rng, subscription, each, order, one_time=False) for each in bought]
            total_order(order, items)
            for each, item in zip(bought, items, strict=True):
                yield Sale(customer, address, payment, subscription, each, order, item)


def write_report(folder: Path, rows: int) -> Path:
    """Write an Orders report of so many rows, with the sandbox's columns.

    Returns:
        The file; its time of change is that of its name, long ago.
    """
    path = folder / REPORT
    cells = [column.cell for column in ORDERS]
    labels = [column.label for column in ORDERS]
    item_id = labels.index("Order Item ID")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(labels)
        for number, sale in enumerate(islice(sales(ORDERS_EACH), rows)):
            facts = Facts(
                customer=sale.customer,
                product=sale.product,
                subscription=sale.subscription,
                order=sale.order,
                item=sale.item,
                response_code="140" if sale.order["status"] == REJECTED else "",
            )
            row = [cell(facts) for cell in cells]
            # The sandbox's is a hash, and comes twice among millions.
            row[item_id] = str(LOWEST + number * STEP % SPAN)
            writer.writerow(row)
    os.utime(path, (PLACED.timestamp(), PLACED.timestamp()))
    return path


def _products(rng: Random) -> list[Row]:
    """Return the sandbox's plain products, many times over at other sizes and prices."""
    known = Merchant(customers=1, days=1).truth("products")
    plain = [row for row in known if row["product_type"] == "standard"]
    products = []
    for number in range(PRODUCTS):
        row = plain[number % len(plain)]
        changed = {
            "name": f"{row['name']}, {number} g",
            "sku": f"{row['sku']} {number}",
            "external_product_id": f"{number * 104_729:011d}",
            "price": money(rng.randrange(399, 9399)),
        }
        products.append({**row, **changed})
    return products


def _time(seconds: int) -> str:
    return str(FIRST_DAY + timedelta(seconds=seconds))


def _later(rng: Random, seconds: int) -> str:
    return _time(rng.randrange(seconds, SECONDS))
