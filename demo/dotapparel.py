"""The shop's customers, orders and incentives as DotApparel's files, picked up at once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from demo.meltano import sync

if TYPE_CHECKING:
    from demo.shop import Shop

    Rows = dict[str, tuple[Any, ...]]

SUCCESS = 5


def wanted(shop: Shop) -> dict[str, Rows]:
    """Return what DotApparel should know of the shop, by its own keys."""
    orders = (row for row in shop.ask("GET", "truth/orders") if row["status"] == SUCCESS)
    return {
        "customers": {
            row["merchant_user_id"]: (row["email"], row["first_name"] or "")
            for row in shop.ask("GET", "truth/customers")
        },
        "rewards": {
            row["public_id"]: (row["customer"], row["external_code"] or "")
            for row in shop.ask("GET", "truth/one_time_incentives")
        },
        "orders": {row["public_id"]: (row["customer"], float(row["total"])) for row in orders},
    }


def known(shop: Shop) -> dict[str, Rows]:
    """Return what DotApparel knows, in the same form."""
    books = {kind: shop.ask("GET", f"dotapparel/books/{kind}") for kind in wanted(shop)}
    return {
        "customers": {
            row["primary_key"]: (row["email"], row["columns"]["FIRSTNAME"])
            for row in books["customers"]
        },
        "rewards": {
            row["REWARD_ID"]: (row["PERIDX"], row["REWARD_CODE"]) for row in books["rewards"]
        },
        "orders": {
            row["ORDER_ID"]: (row["PERIDX"], float(row["TOTAL"])) for row in books["orders"]
        },
    }


def compare(shop: Shop) -> list[str]:
    """Print how much DotApparel knows beside what it should, and return what is wrong."""
    truth, books = wanted(shop), known(shop)
    wrong = [f"{each['file']}: {each['reason']}" for each in shop.ask("GET", "dotapparel/refused")]
    print(f"   {'file':<26}{'in the shop':>12}{'in DotApparel':>15}")
    for kind, rows in truth.items():
        found = books[kind]
        print(f"   {kind:<26}{len(rows):>12}{len(found):>15}")
        wrong += [
            f"{kind} {key}: {found.get(key)}, should be {rows.get(key)}"
            for key in rows.keys() | found.keys()
            if found.get(key) != rows.get(key)
        ]
    return wrong


def show(shop: Shop) -> list[str]:
    """Run and narrate this part of the demo, and return what is wrong."""
    print("\n9. Customers, orders and incentives as DotApparel's files, in its inbox")
    wrong = []
    for number in (1, 2):
        clock = time.monotonic()
        before = len(shop.ask("GET", "dotapparel/files"))
        sync(shop, number, "tap-ordergroove", "target-dotapparel-sftp")
        files = shop.ask("GET", "dotapparel/files")[before:]
        rows = ", ".join(f"{file['type']} {file['rows']} rows" for file in files)
        print(f"   Sync {number}: {rows}; {time.monotonic() - clock:.1f} s")
        wrong += [f"{file['name']} was half written" for file in files if not file["complete"]]
        if number == 1:
            wrong += compare(shop)
            shop.ask("POST", "advance", {"days": 2})
            print("   Two days go by")
    return wrong + compare(shop)
