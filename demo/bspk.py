"""The shop's orders as BSPK's special orders: what BSPK then knows, beside the shop's own books."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING, Any

from demo.meltano import sync

if TYPE_CHECKING:
    from demo.shop import Shop

    Row = dict[str, Any]

ORDERS, LINES, EVENTS = (
    "SPECIAL-ORDERS",
    "SPECIAL-ORDER-LINE-ITEMS",
    "SPECIAL-ORDER-EVENTS",
)
STATUSES = {5: "closed", 3: "cancelled", 4: "cancelled", 17: "cancelled"}
OTHERWISE = "open"


def wanted(shop: Shop) -> dict[str, dict[str, tuple[Any, ...]]]:
    """Return what BSPK should know of the shop's orders and items, by reference."""
    orders = {row["public_id"]: row for row in shop.ask("GET", "truth/orders")}
    items = {row["public_id"]: row for row in shop.ask("GET", "truth/items")}
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


def known(shop: Shop) -> dict[str, dict[str, tuple[Any, ...]]]:
    """Return what BSPK knows, in the same form."""
    orders, lines = (shop.ask("GET", f"bspk/books/{kind}") for kind in (ORDERS, LINES))
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


def compare(shop: Shop) -> list[str]:
    """Print how much BSPK knows beside what it should, and return what is wrong."""
    truth, books = wanted(shop), known(shop)
    wrong = []
    print(f"   {'type':<26}{'in the shop':>12}{'in BSPK':>12}{'  deleted in the shop':>22}")
    for kind, rows in truth.items():
        found = books[kind]
        gone = len(found.keys() - rows.keys())
        print(f"   {kind:<26}{len(rows):>12}{len(found):>12}{gone or '':>22}")
        wrong += [
            f"{kind} {key}: {found.get(key)}, should be {row}"
            for key, row in rows.items()
            if found.get(key) != row
        ]
    wrong += [f"{each['file']}: {each['reason']}" for each in shop.ask("GET", "bspk/refused")]
    return wrong


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
            wrong += compare(shop)
            shop.ask("POST", "advance", {"days": 2})
            print("   Two days go by")
    wrong += compare(shop)
    told = Counter(event["description"] for event in shop.ask("GET", f"bspk/books/{EVENTS}"))
    print("   Events: " + ", ".join(f"{count} x {name}" for name, count in told.items()))
    return wrong
