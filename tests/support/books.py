"""What each table should hold, worked out from the sandbox's books without the tap's help."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ordergroove_sandbox import Merchant, Server

    Row = dict[str, Any]
    Rows = dict[str, Row]

CENTRAL = ZoneInfo("America/Chicago")
LOOKBACK = timedelta(hours=1)
ONE_SECOND = timedelta(seconds=1)
WALL_TIME = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d")

MONEY = {
    "discount_total",
    "extra_cost",
    "price",
    "shipping_total",
    "sub_total",
    "tax_total",
    "total",
    "total_price",
}
OBJECTS = {
    "extra_data",
    "incentive",
    "initial_coupon",
    "prepaid_subscription_context",
    "recurring_coupon",
    "rejected_message",
}
LISTS = {"components", "grantees", "groups", "offers"}
TEXTS = {"type"}  # of an order: documented as text, shown as a number


@dataclass(frozen=True)
class Table:
    """A table that is loaded by default.

    Attributes:
        name: Its name, and its stream's.
        key: Its primary key.
        changed: The column with the time of change; empty for a table that is read in full.
    """

    name: str
    key: str = "public_id"
    changed: str = ""

    @property
    def path(self) -> str:
        return f"/{self.name.removeprefix('upcoming_')}/"

    @property
    def filter(self) -> str:
        """The query parameter with the lower bound of the time of change."""
        return "order_updated_start" if self.name == "items" else "updated_start"


INCREMENTAL = (
    Table("addresses", changed="updated"),
    Table("customers", "merchant_user_id", "last_updated"),
    Table("items", changed="order_updated"),
    Table("orders", changed="updated"),
    Table("subscriptions", changed="updated"),
)
FULL = (
    Table("offer_profiles"),
    Table("one_time_incentives"),
    Table("payments"),
    Table("products", "external_product_id"),
    Table("upcoming_items"),
    Table("upcoming_orders"),
)
TABLES = (*INCREMENTAL, *FULL)


def truth(merchant: Merchant, table: Table) -> Rows:
    """Return the rows that a table should hold now, by key, with values of Python's own types."""
    raw = merchant.truth(table.path.strip("/"))
    if table.name.startswith("upcoming_"):
        unsent = {row["public_id"] for row in merchant.truth("orders") if row["status"] == 1}
        order = "order" if table.name == "upcoming_items" else "public_id"
        raw = [row for row in raw if row[order] in unsent]
    return {
        row[table.key]: {name: _value(name, value) for name, value in row.items()} for row in raw
    }


def differences(table: Table, expected: Rows, found: Rows, blank: str | None = "") -> list[str]:
    """Return what is missing, wrong or too much in a table.

    Args:
        table: The table.
        expected: The truth.
        found: The rows that were loaded.
        blank: What the loader makes of an empty text.
    """
    wrong = [f"{table.name} {key}: missing" for key in expected.keys() - found.keys()]
    wrong += [f"{table.name} {key}: too much" for key in found.keys() - expected.keys()]
    for key in expected.keys() & found.keys():
        wrong += [
            f"{table.name} {key}: {name} is {found[key].get(name)!r}, should be {value!r}"
            for name, value in expected[key].items()
            if not _same(blank if value == "" else value, found[key].get(name, "no such column"))
        ]
    return wrong


def lower_bounds(server: Server, table: Table) -> list[datetime | None]:
    """Return from when on an incremental table's changes were asked for, request by request.

    The time is in UTC; None stands for a request without lower bound.
    """
    asked = [parse_qs(entry.query) for entry in server.sandbox.requests.entries(table.path)]
    return [
        utc(query[table.filter][0]) if table.filter in query else None
        for query in asked
        if "status" not in query  # the upcoming ones, always asked for in full
    ]


def by_key(table: Table, rows: Iterable[Mapping[str, Any]]) -> Rows:
    """Return rows by primary key; the last one counts, as with an upsert."""
    return {row[table.key]: dict(row) for row in rows}


def utc(text: str) -> datetime:
    """Read a wall-clock time of Chicago, or one that names its zone."""
    time = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return time.replace(tzinfo=time.tzinfo or CENTRAL).astimezone(timezone.utc)


def _value(name: str, raw: Any) -> Any:
    if name in MONEY:
        return None if raw is None else Decimal(raw)
    if name in OBJECTS:
        return _object(raw)
    if name in LISTS:
        return raw.split(",") if isinstance(raw, str) else raw or []
    if name in TEXTS:
        return str(raw)
    if isinstance(raw, str) and WALL_TIME.fullmatch(raw):
        return utc(raw)
    # As the API says it of some orders.
    return None if (name, raw) == ("cancelled", "null") else raw


def _object(raw: Any) -> Any:
    if raw is None or raw == "":
        return None
    try:
        parsed = json.loads(raw) if isinstance(raw, str) else raw
    except ValueError:
        parsed = raw
    return parsed if parsed is None or isinstance(parsed, dict) else {"_value": parsed}


def _same(expected: Any, found: Any) -> bool:
    if isinstance(expected, datetime) and isinstance(found, str):
        return bool(utc(found) == expected)
    return type(expected) is type(found) and bool(expected == found)
