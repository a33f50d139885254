"""Webhooks: an order is deleted at the source, and disappears from the current orders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb

from demo.meltano import sync
from demo.paths import DATABASE

if TYPE_CHECKING:
    from demo.comparison import Source
    from demo.shop import Shop

VIEWS = "ordergroove-views:duckdb"
EVENTS = ("tap-ordergroove-webhooks", "target-duckdb", VIEWS)
API = ("tap-ordergroove", "target-duckdb", VIEWS)
TABLES = ("orders", "items")
MOST_DAYS = 60
MOST_TYPES = 4


def query(sql: str) -> list[tuple[Any, ...]]:
    """Return the rows that a query finds."""
    with duckdb.connect(str(DATABASE), read_only=True) as connection:
        connection.execute("use ordergroove")
        return connection.execute(sql).fetchall()


def current(table: str) -> set[str]:
    """Return the ids of the rows that there are, as far as the warehouse knows."""
    return {row[0] for row in query(f"select public_id from {table}_current")}  # noqa: S608


def compare(shop: Shop) -> list[str]:
    """Print how many rows there are beside how many there should be, and return what is wrong."""
    wrong = []
    print(f"   {'table':<10}{'rows':>8}{'in the shop':>14}{'current':>10}  deletions learnt from")
    for table in TABLES:
        truth = {row["public_id"] for row in shop.truth(table)}
        found = current(table)
        rows = query(f"select count(*) from {table}")[0][0]  # noqa: S608
        learnt = query(
            f"select deletion_learnt_from, count(*) from {table}_deleted group by 1 order by 1"  # noqa: S608
        )
        how = ", ".join(f"{source} {count}" for source, count in learnt)
        print(f"   {table:<10}{rows:>8}{len(truth):>14}{len(found):>10}  {how}")
        wrong += [f"{table}_current {key}: missing" for key in truth - found]
        wrong += [f"{table}_current {key}: is gone in the shop" for key in found - truth]
    return wrong


def wait_for_a_deletion(shop: Source, known: set[str]) -> str | None:
    """Let days go by until one of the known orders is deleted; return its id."""
    for _ in range(MOST_DAYS):
        shop.advance(1)
        gone = known.intersection(shop.deleted("orders"))
        if gone:
            return min(gone)
    return None


def show(shop: Shop) -> list[str]:
    """Run and narrate this part of the demo, and return what is wrong."""
    print("\n10. All along the shop sent webhooks; the receiver has kept them")
    shop.ask("POST", "webhooks/drain", {"later": True})
    sync(shop, 1, *EVENTS)
    sync(shop, 3, *API)
    types = query("select event_type, count(*) from events group by 1 order by 2 desc, 1")
    print("   " + ", ".join(f"{count} x {kind}" for kind, count in types[:MOST_TYPES]) + ", …")
    wrong = compare(shop)
    order = wait_for_a_deletion(shop, current("orders"))
    if order is None:
        return [*wrong, f"no order was deleted within {MOST_DAYS} days"]
    print(f"   Days go by; order {order} is deleted, of which the API says nothing")
    shop.ask("POST", "webhooks/drain", {"later": True})
    before = order in current("orders")
    sync(shop, 2, *EVENTS)
    after = order in current("orders")
    print(f"   It is in orders_current before the next sync of events: {before}; after it: {after}")
    if not before or after:
        wrong.append(f"orders_current has {order}: {before} before, {after} after")
    sync(shop, 4, *API)
    return wrong + compare(shop)
