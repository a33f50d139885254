"""The shop's orders as BSPK's special orders: what BSPK then knows, beside the shop's own books."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

from demo import comparison
from demo.meltano import sync

if TYPE_CHECKING:
    from demo.comparison import Known, Source
    from demo.shop import Shop

ORDERS, LINES, EVENTS = (
    "SPECIAL-ORDERS",
    "SPECIAL-ORDER-LINE-ITEMS",
    "SPECIAL-ORDER-EVENTS",
)
STATUSES = {5: "closed", 3: "cancelled", 4: "cancelled", 17: "cancelled"}
OTHERWISE = "open"


def wanted(shop: Source) -> dict[str, Known]:
    """Return what BSPK should know of the shop's orders and items, by reference."""
    orders = {row["public_id"]: row for row in shop.truth("orders")}
    items = {row["public_id"]: row for row in shop.truth("items")}
    status = {key: STATUSES.get(row["status"], OTHERWISE) for key, row in orders.items()}
    return {
        ORDERS: {
            key: (row["customer"], float(row["total"]), status[key]) for key, row in orders.items()
        },
        LINES: {key: (key, 1, status[key]) for key in orders}
        | {
            key: (row["order"], row["quantity"], status[row["order"]]) for key, row in items.items()
        },
    }


def known(shop: Shop) -> dict[str, Known]:
    """Return what BSPK knows, in the same form."""
    orders, lines = (shop.ask("GET", f"bspk/tables/{kind}") for kind in (ORDERS, LINES))
    return {
        ORDERS: {
            row["order_ref"]: (row["shopper_id"], float(row["total_amount"]), row["status"])
            for row in orders
        },
        LINES: {
            row["line_item_ref"]: (row["order_ref"], int(row["quantity"]), row["status"])
            for row in lines
        },
    }


def compare(shop: Source, found: dict[str, Known]) -> list[str]:
    """Print how much BSPK knows beside what it should, and return what is wrong."""
    orders, items = shop.deleted("orders"), shop.deleted("items")
    deleted = {ORDERS: orders, LINES: {*orders, *items}}
    return comparison.compare("BSPK", wanted(shop), found, deleted)


def show(shop: Shop) -> list[str]:
    """Run and narrate this part of the demo, and return what is wrong."""
    print("\n8. The same orders as BSPK's special orders, in a bucket with BSPK's rules behind it")
    wrong = []
    for number in (1, 2):
        clock = time.monotonic()
        before = len(shop.ask("GET", "bspk/files"))
        sync(shop, number, "tap-ordergroove", "target-bspk-s3")
        files = shop.ask("GET", "bspk/files")[before:]
        rows = ", ".join(f"{file['type']} {file['rows']} rows" for file in files)
        print(f"   Sync {number}: {rows}; {time.monotonic() - clock:.1f} s")
        if number == 1:
            wrong += compare(shop, known(shop))
            shop.advance(2)
            print("   Two days go by")
    wrong += [f"{each['file']}: {each['reason']}" for each in shop.ask("GET", "bspk/refused")]
    wrong += compare(shop, known(shop))
    told = Counter(event["description"] for event in shop.ask("GET", f"bspk/tables/{EVENTS}"))
    print("   Events: " + ", ".join(f"{count} x {name}" for name, count in told.items()))
    return wrong
