"""Changing existing rows now, a given number of them: updates while a sync is under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ordergroove_sandbox.clock import utc_text
from ordergroove_sandbox.merchant import trade
from ordergroove_sandbox.merchant.happenings import API_KEY, CUSTOMER

if TYPE_CHECKING:
    from collections.abc import Callable

    from ordergroove_sandbox.merchant.books import Books
    from ordergroove_sandbox.merchant.table import Row

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


def _order(books: Books, order: Row) -> None:
    order["oos_free_shipping"] = not order["oos_free_shipping"]
    books.touch_order(order["public_id"])


def _item(books: Books, item: Row) -> None:
    trade.price_item(item, item["quantity"] % 5 + 1)
    books.touch_order(item["order"])
    books.tell_item("item.change_quantity", item)


def _offer_profile(_: Books, profile: Row) -> None:
    profile["weight"] += 1


def _entitlement(books: Books, entitlement: Row) -> None:
    entitlement["grace_period"] = (entitlement["grace_period"] or 0) + 60
    entitlement["last_updated"] = utc_text(books.now)


_SPECIAL: dict[str, Callable[[Books, Row], None]] = {
    "orders": _order,
    "items": _item,
    "offer_profiles": _offer_profile,
    "entitlements": _entitlement,
}


def touch_rows(books: Books, table: str, count: int) -> list[Row]:
    """Change rows of a table now.

    Args:
        books: The merchant's books.
        table: The table's name.
        count: How many rows; all of them if there are fewer.

    Returns:
        The changed rows.

    Raises:
        ValueError: The table's rows never change.
    """
    if table not in _STAMPED and table not in _SPECIAL:
        msg = f"rows of {table!r} do not change"
        raise ValueError(msg)
    rows = books.tables[table].rows()
    chosen = books.rng.sample(rows, k=min(count, len(rows)))
    books.actor = API_KEY
    for number, row in enumerate(chosen):
        if table in _SPECIAL:
            _SPECIAL[table](books, row)
            continue
        field, stamp = _STAMPED[table]
        row[field] = f"touched {number} at {books.stamp}"
        row[stamp] = books.stamp
    books.actor = CUSTOMER
    return chosen
