"""Changing existing rows now, a given number of them: updates while a sync is under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ordergroove_sandbox.clock import utc_text
from ordergroove_sandbox.merchant import order_book
from ordergroove_sandbox.merchant.events import API_KEY, CUSTOMER

if TYPE_CHECKING:
    from collections.abc import Callable

    from ordergroove_sandbox.merchant.table import Row
    from ordergroove_sandbox.merchant.tables import Tables

# table: the field that shows a change, the field that holds its time
_STAMPED = {
    "customers": ("last_name", "last_updated"),
    "addresses": ("address2", "updated"),
    "payments": ("label", "last_updated"),
    "subscriptions": ("external_id", "updated"),
    "products": ("name", "last_update"),
    "one_time_incentives": ("description", "last_updated"),
    "resources": ("description", "last_updated"),
}


def _order(tables: Tables, order: Row) -> None:
    order["oos_free_shipping"] = not order["oos_free_shipping"]
    tables.touch_order(order["public_id"])


def _item(tables: Tables, item: Row) -> None:
    order_book.price_item(item, item["quantity"] % 5 + 1)
    tables.touch_order(item["order"])
    tables.tell_item("item.change_quantity", item)


def _offer_profile(_: Tables, profile: Row) -> None:
    profile["weight"] += 1


def _entitlement(tables: Tables, entitlement: Row) -> None:
    entitlement["grace_period"] = (entitlement["grace_period"] or 0) + 60
    entitlement["last_updated"] = utc_text(tables.now)


_SPECIAL: dict[str, Callable[[Tables, Row], None]] = {
    "orders": _order,
    "items": _item,
    "offer_profiles": _offer_profile,
    "entitlements": _entitlement,
}


def edit_rows(tables: Tables, table: str, count: int) -> list[Row]:
    """Change so many rows of a table now, or all of them if there are fewer; return them.

    Raises:
        KeyError: No such table.
        ValueError: The table's rows never change.
    """
    rows = tables[table].rows()
    if table not in _STAMPED and table not in _SPECIAL:
        msg = f"rows of {table!r} do not change"
        raise ValueError(msg)
    chosen = tables.rng.sample(rows, k=min(count, len(rows)))
    tables.actor = API_KEY
    for number, row in enumerate(chosen):
        if table in _SPECIAL:
            _SPECIAL[table](tables, row)
        else:
            field, stamp = _STAMPED[table]
            row |= {field: f"touched {number} at {tables.stamp}", stamp: tables.stamp}
    tables.actor = CUSTOMER
    return chosen
