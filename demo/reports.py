"""The daily report files: each row once, bad rows shown, and the same orders as in the API."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING, Any

import duckdb

from demo.meltano import sync
from demo.paths import DATABASE

if TYPE_CHECKING:
    from demo.shop import Shop

    Delivered = dict[str, Any]

PIPELINE = ("tap-ordergroove-sftp", "target-duckdb")
# A forecast of unsent orders: it has rows every day, which the report of orders has not.
DEFECTIVE = "Inventory_Report"
DEFECTS = ("long_row", "quoted", "crlf")


def query(sql: str) -> list[tuple[Any, ...]]:
    """Return the rows that a query finds."""
    with duckdb.connect(str(DATABASE), read_only=True) as connection:
        connection.execute("use ordergroove")
        return connection.execute(sql).fetchall()


def opened(shop: Shop) -> list[str]:
    """Return which files were opened since this was last asked."""
    log = shop.ask("GET", "drop/log")
    shop.ask("DELETE", "drop/log")
    return [call["path"] for call in log["calls"] if call["operation"] == "open"]


def compare(files: list[Delivered]) -> list[str]:
    """Print what came out of some files, and return what is wrong."""
    wrong = []
    columns = "name, report, status, rows, rejected_rows"
    found = {row[0]: row for row in query(f"select {columns} from export_files")}  # noqa: S608
    wanted: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    streams = {}
    for file in files:
        row = found.get(file["name"], (None, None, "not there", 0, 0))
        streams[file["report"]] = row[1]
        wanted[file["report"]] += len(file["rows"])
        taken[file["report"]] += row[3]
        counts = (len(file["rows"]), len(file["broken"]))
        if row[2] != "loaded" or row[3:] != counts:
            wrong.append(f"{file['name']}: {row[2]}, {row[3:]} rows, should be {counts}")
    print(f"   {'report':<34}{'rows sent':>12}{'rows taken':>12}")
    for report, rows in wanted.items():
        print(f"   {streams[report] or report:<34}{rows:>12}{taken[report]:>12}")
    return wrong


def show(shop: Shop) -> list[str]:
    """Run and narrate this part of the demo, and return what is wrong."""
    print("\n6. The same shop's SFTP drop; in it lie a secret key and other things, never opened")
    files = shop.ask("POST", "deliver", {"days": 5})
    clock = time.monotonic()
    sync(shop, 1, *PIPELINE)
    print(f"   First sync: {len(files)} new files among others, {time.monotonic() - clock:.1f} s")
    wrong = compare(files)
    wrong += [f"{path} was opened" for path in opened(shop) if not path.endswith(".csv")]
    sync(shop, 2, *PIPELINE)
    if again := opened(shop):
        wrong.append(f"opened again, though nothing is new: {', '.join(again)}")
    print("   Second sync: nothing is new, no file was opened")

    shop.advance(1)
    defects = [{"kind": kind, "report": DEFECTIVE} for kind in DEFECTS]
    latest = shop.ask("POST", "deliver", {"defects": defects})
    sync(shop, 3, *PIPELINE)
    print("\n7. A day goes by; one row of the next file has more values than the header has names")
    wrong += compare(latest)
    for file, line, reason in query("select file, line, reason from rejected_rows"):
        print(f"   rejected: line {line} of {file}, {reason}")
    matched, total = query(
        "select count(o.public_id), count(*) from orders_report r left join orders o "
        "on o.order_merchant_id = r.merchant_order_id and o.customer = r.merchant_user_id "
        "where r.merchant_order_id is not null and r._exported_at < "
        "(select max(_exported_at) from orders_report)"
    )[0]
    print(f"   {matched} of {total} items in orders_report have their order in the API's orders")
    if matched != total:
        wrong.append(f"{total - matched} items of orders_report have no order in the API's")
    return wrong
