"""The snapshot of an event: the other records involved, in the REST API's own forms.

Which a family can have is documented: https://developer.ordergroove.com/reference, "Resource
overview". ``customer`` is one object, all others are lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ordergroove_sandbox.merchant.events import MerchantEvent
    from ordergroove_sandbox.merchant.table import Row
    from ordergroove_sandbox.merchant.tables import Tables

# family: the entities that its events can be extended with
ENTITIES: dict[str, tuple[str, ...]] = {
    "subscriber": ("subscriptions", "addresses", "payments", "products"),
    "subscription": ("customer", "addresses", "payments", "products"),
    "order": ("customer", "subscriptions", "items", "addresses", "payments", "products"),
    "item": ("customer", "subscriptions", "orders", "addresses", "payments", "products"),
    "entitlement": (),
}


def snapshot_of(tables: Tables, cause: MerchantEvent) -> dict[str, Any]:
    """Return the records involved in what has happened, as they are now; copies."""
    family, row = cause.type.partition(".")[0], cause.row
    found = _involved(tables, family, cause)
    customer = cause.details.get("customer") or row.get("customer")
    if customer:
        found["customer"] = [tables.row("customers", customer)]
    found["products"] = _known(
        tables, "products", (each.get("product") for each in (*_things(found), row))
    )
    holders = [*found["subscriptions"], *found["orders"], row]
    found["addresses"] = _known(tables, "addresses", (e.get("shipping_address") for e in holders))
    found["payments"] = _known(tables, "payments", (e.get("payment") for e in holders))
    return {
        entity: dict(found[entity][0])
        if entity == "customer"
        else [dict(each) for each in found[entity]]
        for entity in ENTITIES[family]
    }


def _involved(tables: Tables, family: str, cause: MerchantEvent) -> dict[str, list[Row]]:
    row, details = cause.row, cause.details
    items: list[Row] = []
    orders: list[Row] = []
    subscriptions: Iterable[Any] = ()
    if family == "order":
        items = tables.items_in(row["public_id"])
        subscriptions = (item["subscription"] for item in items)
    elif family == "item":
        orders = _known(tables, "orders", (row["order"],))
        subscriptions = (row["subscription"],)
    elif family == "subscriber":
        subscriptions = (details.get("subscription"), *details.get("subscriptions", ()))
    known = _known(tables, "subscriptions", subscriptions)
    return {"items": items, "orders": orders, "subscriptions": known}


def _things(found: dict[str, list[Row]]) -> list[Row]:
    return [*found["items"], *found["subscriptions"]]


def _known(tables: Tables, table: str, keys: Iterable[str | None]) -> list[Row]:
    """Return the rows of some keys, each once, as far as there are such rows."""
    wanted = dict.fromkeys(key for key in keys if key)
    return [tables.row(table, key) for key in wanted if key in tables[table]]
