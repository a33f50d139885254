"""BSPK's special orders as a tap would send them: made-up records, as many as are wanted.

No two records are alike. What repeats is what repeats in a shop: shoppers, associates, stores and
words. The same number makes the same messages.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from benchmarks.singer_file import Stream, to_json, write_messages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.delivered import Messages

STREAM = "special_orders"
KEY = ("order_ref",)
TEXTS = (
    "order_ref",
    "shopper_id",
    "store_id",
    "sales_associate_id",
    "description",
    "currency_code",
    "type",
    "status",
)
"""Columns whose text any right CSV file has unchanged; null is empty there."""
AMOUNT = "total_amount"

TEXT = {"type": "string"}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["order_ref"],
    "properties": {
        "order_ref": {"type": "string", "minLength": 3, "maxLength": 255},
        "shopper_id": TEXT,
        "store_id": TEXT,
        "sales_associate_id": TEXT,
        "description": {"type": ["string", "null"]},
        "total_amount": {"type": ["number", "null"]},
        "currency_code": {"type": ["string", "null"], "maxLength": 3},
        "created_at": {"type": "string", "format": "date-time"},
        "type": {"type": "string", "enum": ["back_order", "custom", "repair"]},
        "status": {"type": "string", "enum": ["open", "closed", "partial", "cancelled"]},
    },
}

BEGAN = datetime(2024, 3, 1, 9, 30, tzinfo=timezone.utc)

DESCRIPTIONS = (
    "Resize ring to {size}, keep engraving",
    'Chain, 18" yellow gold, for {name}',
    "Watch strap {size} mm",
    "Réparation du fermoir, à rendre à {name}",
    'Customer asked for "rush", call {name} first',
    "Backordered in size {size}; colour: midnight blue",
    "Bespoke suit \u2013 second fitting, {name}",
    "Polish and re-plate; stone no. {size}",
)
NAMES = ("Ada", "Zoë", "O\u2019Brien", "Nguyễn", "Priya", "Siobhán", "Smith-Jones", "Jun")
NO_DESCRIPTION = 0.1
CURRENCIES = ("USD",) * 7 + ("EUR", "EUR", "GBP")
TYPES = ("back_order", "custom", "repair")
STATUSES = ("open",) * 5 + ("closed",) * 3 + ("partial", "cancelled")


def write(path: Path, records: int) -> Messages:
    """Write a Singer message file.

    Args:
        path: The file.
        records: How many records.

    Returns:
        The file, and what a right CSV file made of it holds.
    """
    stream = Stream(STREAM, SCHEMA, KEY, TEXTS, {AMOUNT: lambda text: f"{Decimal(text):.2f}"})
    orders = islice(_orders(random.Random(1)), records)  # noqa: S311 - nothing secret
    return write_messages(path, stream, (_record(*order) for order in orders))


def _record(order: dict[str, str | None], cents: int) -> tuple[str, list[str]]:
    """Return an order as JSON, and as its cells."""
    # The amount by hand: a JSON number with its two decimals, as a shop's API sends it.
    amount = f"{cents // 100}.{cents % 100:02d}"
    text = f'{to_json(order)[:-1]},"{AMOUNT}":{amount}}}'
    return text, [*(order[name] or "" for name in TEXTS), amount]


def _orders(chance: random.Random) -> Iterator[tuple[dict[str, str | None], int]]:
    """Yield orders without end: all but the amount, and that in hundredths."""
    part, created, order = chance.random, BEGAN, 1_000_000
    while True:
        order += 1 + int(part() * 5)
        created += timedelta(seconds=int(part() * 120))
        name = NAMES[int(part() * len(NAMES))]
        words = DESCRIPTIONS[int(part() * len(DESCRIPTIONS))]
        described = part() >= NO_DESCRIPTION
        store = int(part() * 60)
        yield (
            {
                "order_ref": f"SO-{order}",
                "shopper_id": f"SHOPPER-{int(part() * 150_000):06d}",
                "store_id": f"STORE-{store:03d}",
                "sales_associate_id": f"SA-{store:03d}-{int(part() * 12):02d}",
                "description": words.format(name=name, size=order % 97) if described else None,
                "currency_code": CURRENCIES[int(part() * len(CURRENCIES))],
                "created_at": f"{created:%Y-%m-%dT%H:%M:%SZ}",
                "type": TYPES[int(part() * len(TYPES))],
                "status": STATUSES[int(part() * len(STATUSES))],
            },
            999 + int(part() ** 3 * 2_000_000),
        )
