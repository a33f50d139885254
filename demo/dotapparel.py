"""The shop's customers, orders and incentives as DotApparel's files, picked up at once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from demo import comparison
from demo.meltano import sync

if TYPE_CHECKING:
    from demo.comparison import Known, Source
    from demo.shop import Shop

SUCCESS = 5


def wanted(shop: Source) -> dict[str, Known]:
    """Return what DotApparel should know of the shop, by its own keys."""
    orders = (row for row in shop.truth("orders") if row["status"] == SUCCESS)
    return {
        "customers": {
            row["merchant_user_id"]: (row["email"], row["first_name"] or "")
            for row in shop.truth("customers")
        },
        "rewards": {
            row["public_id"]: (row["customer"], row["external_code"] or "")
            for row in shop.truth("one_time_incentives")
        },
        "orders": {row["public_id"]: (row["customer"], float(row["total"])) for row in orders},
    }


def known(shop: Shop) -> dict[str, Known]:
    """Return what DotApparel knows, in the same form."""
    customers, rewards, orders = (
        shop.ask("GET", f"dotapparel/tables/{kind}") for kind in ("customers", "rewards", "orders")
    )
    return {
        "customers": {
            row["primary_key"]: (row["email"], row["columns"]["FIRSTNAME"]) for row in customers
        },
        "rewards": {row["REWARD_ID"]: (row["PERIDX"], row["REWARD_CODE"]) for row in rewards},
        "orders": {row["ORDER_ID"]: (row["PERIDX"], float(row["TOTAL"])) for row in orders},
    }


def compare(shop: Source, found: dict[str, Known]) -> list[str]:
    """Print how much DotApparel knows beside what it should, and return what is wrong."""
    deleted = {"rewards": shop.deleted("one_time_incentives")}
    return comparison.compare("DotApparel", wanted(shop), found, deleted)


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
            wrong += compare(shop, known(shop))
            shop.advance(2)
            print("   Two days go by")
    wrong += [f"{each['file']}: {each['reason']}" for each in shop.ask("GET", "dotapparel/refused")]
    return wrong + compare(shop, known(shop))
