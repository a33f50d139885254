"""The snapshot of an event: the other records involved, in the REST API's own forms.

Which a family can have is documented: https://developer.ordergroove.com/reference, "Resource
overview". ``customer`` is one object, all others are lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ordergroove_sandbox.merchant.books import Books
    from ordergroove_sandbox.merchant.happenings import Happening
    from ordergroove_sandbox.merchant.table import Row

# family: the entities that its events can be extended with
ENTITIES: dict[str, tuple[str, ...]] = {
    "subscriber": ("subscriptions", "addresses", "payments", "products"),
    "subscription": ("customer", "addresses", "payments", "products"),
    "order": ("customer", "subscriptions", "items", "addresses", "payments", "products"),
    "item": ("customer", "subscriptions", "orders", "addresses", "payments", "products"),
    "entitlement": (),
}


def snapshot_of(books: Books, happening: Happening) -> dict[str, Any]:
    """Return the records involved in what has happened, as they are now; copies."""
    family, row = happening.type.partition(".")[0], happening.row
    found = _involved(books, family, happening)
    customer = happening.details.get("customer") or row.get("customer")
    if customer:
        found["customer"] = [books.get("customers", customer)]
    found["products"] = _known(
        books, "products", (each.get("product") for each in (*_things(found), row))
    )
    holders = [*found["subscriptions"], *found["orders"], row]
    found["addresses"] = _known(books, "addresses", (e.get("shipping_address") for e in holders))
    found["payments"] = _known(books, "payments", (e.get("payment") for e in holders))
    return {
        entity: dict(found[entity][0])
        if entity == "customer"
        else [dict(each) for each in found[entity]]
        for entity in ENTITIES[family]
    }


def _involved(books: Books, family: str, happening: Happening) -> dict[str, list[Row]]:
    row, details = happening.row, happening.details
    items: list[Row] = []
    orders: list[Row] = []
    subscriptions: Iterable[Any] = ()
    if family == "order":
        items = books.items_in(row["public_id"])
        subscriptions = (item["subscription"] for item in items)
    elif family == "item":
        orders = _known(books, "orders", (row["order"],))
        subscriptions = (row["subscription"],)
    elif family == "subscriber":
        subscriptions = (details.get("subscription"), *details.get("subscriptions", ()))
    known = _known(books, "subscriptions", subscriptions)
    return {"items": items, "orders": orders, "subscriptions": known}


def _things(found: dict[str, list[Row]]) -> list[Row]:
    return [*found["items"], *found["subscriptions"]]


def _known(books: Books, table: str, keys: Iterable[str | None]) -> list[Row]:
    """Return the rows of some keys, each once, as far as there are such rows."""
    wanted = dict.fromkeys(key for key in keys if key)
    return [books.get(table, key) for key in wanted if key in books.tables[table]]
