"""An Orders report file: the documented columns, made-up rows, as large as is wanted.

No two rows are alike. What repeats is what repeats in real files: an order's values on each of
its items, products, days, and words for statuses.
"""

from __future__ import annotations

import csv
import os
import random
from datetime import datetime, timedelta, timezone
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE_NAME = "acme_orders_10152025080512.csv"
PLACED = datetime(2025, 10, 15, 13, 5, 12, tzinfo=timezone.utc)
"""When the file was placed, as its name says in Chicago's time."""
COLUMNS = (
    "Merchant",
    "Ordergroove User ID",
    "Merchant User ID",
    "Place Date",
    "Ordergroove Order ID",
    "Ordergroove Subscription ID",
    "Email Address",
    "First Name",
    "Last Name",
    "Product",
    "External Product ID",
    "SKU",
    "Quantity",
    "Price",
    "Order Subtotal",
    "Order Status",
    "Merchant Order ID",
    "Rejected Error Code",
    "Order Item ID",
    "Public Subscription ID",
)
FIRST_NAMES = ("Ada", "Zoë", "Miguel", "Priya", "Siobhán", "Jun", "Fatima", "Lars")
LAST_NAMES = ("O\u2019Brien", "Smith-Jones", "Español", "van der Berg", "Nguyễn", "Lee", "Okafor")
KINDS = (
    "Grain-Free Kibble, Chicken & Rice",
    'Bully Sticks 6"',
    "Litière végétale",
    "Joint Care Chews",
    'Feeder Bowl, 9" ("slow")',
    "Dental Wipes",
    "Catnip Toy \u2013 Mouse",
)
STATUSES = ("Success",) * 17 + ("Rejected", "Rejected", "Cancelled")
PRODUCTS = 5000
DAYS = 730
ONE_TIME = 0.1


def write(folder: Path, rows: int) -> Path:
    """Write a file of so many rows; the same number makes the same file.

    Args:
        folder: Where to put it, under the name of its time.
        rows: How many rows, without the header.

    Returns:
        The file; its time of change is that of its name, long ago.
    """
    path = folder / FILE_NAME
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(islice(_rows(random.Random(1)), rows))  # noqa: S311 - nothing secret
    os.utime(path, (PLACED.timestamp(), PLACED.timestamp()))
    return path


def _rows(chance: random.Random) -> Iterator[tuple[object, ...]]:
    """Yield rows without end: orders of one to three items."""
    part, bits = chance.random, chance.getrandbits
    products = [_product(number) for number in range(PRODUCTS)]
    days = [f"{PLACED - timedelta(days=1 + ago):%m/%d/%Y}" for ago in range(DAYS)]
    order = 10_000_000
    item = 50_000_000
    while True:
        order += 1 + int(part() * 3)
        customer = 1_000_000 + int(part() * 400_000)
        first = FIRST_NAMES[customer % len(FIRST_NAMES)]
        last = LAST_NAMES[customer % len(LAST_NAMES)]
        status = STATUSES[int(part() * len(STATUSES))]
        bought = [(products[int(part() * PRODUCTS)], 1 + int(part() * 4)) for _ in "123"]
        del bought[1 + int(part() * 3) :]
        subtotal = sum(quantity * cents for (_, _, _, cents), quantity in bought)
        of_order = (
            "Acme Pets",
            customer,
            f"00{customer * 7919:013d}",
            days[int(part() * DAYS)],
            order,
        )
        of_customer = (f"{first[0].lower()}.{customer:x}@example.com", first, last)
        end_of_order = (
            f"{subtotal // 100}.{subtotal % 100:02d}",
            status,
            "" if status == "Cancelled" else f"#{order + 777}",
            "140" if status == "Rejected" else "",
        )
        for (name, external, sku, cents), quantity in bought:
            item += 1 + int(part() * 3)
            one_time = part() < ONE_TIME
            yield (
                *of_order,
                "" if one_time else bits(30),
                *of_customer,
                name,
                external,
                sku,
                quantity,
                f"{cents // 100}.{cents % 100:02d}",
                *end_of_order,
                item,
                "" if one_time else f"{bits(128):032x}",
            )


def _product(number: int) -> tuple[str, str, str, int]:
    """Return a product's name, external id, SKU and price in cents."""
    name = f"{KINDS[number % len(KINDS)]}, {1 + number % 40} lb"
    return name, f"{number * 104_729:011d}", f"SKU {number:05d}", 399 + number * 7 % 9000
