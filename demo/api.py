"""The API: everything at first, then what changed, compared with the shop's own books."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import duckdb

from demo.meltano import sync
from demo.paths import DATABASE

if TYPE_CHECKING:
    from demo.shop import Shop

    Row = dict[str, Any]
    Rows = dict[str, Row]

DAYS = 3
CENTRAL = ZoneInfo("America/Chicago")
# The second sync starts an hour before the first one's start, and so before its latest change.
LOOKBACK = timedelta(minutes=61)
# Lists, objects, and texts that may be either, come as JSON: left to the tests.
FREE_FORM = {"components", "extra_data"}


@dataclass(frozen=True)
class Table:
    """A table to compare: its key, and for an incremental one the time of change."""

    name: str
    key: str = "public_id"
    changed: str = ""


TABLES = (
    Table("customers", "merchant_user_id", "last_updated"),
    Table("subscriptions", changed="updated"),
    Table("orders", changed="updated"),
    Table("items", changed="order_updated"),
    Table("addresses", changed="updated"),
    Table("payments"),
    Table("products", "external_product_id"),
    Table("offer_profiles"),
    Table("one_time_incentives"),
    Table("upcoming_orders"),
    Table("upcoming_items"),
)


def books(shop: Shop) -> dict[str, Rows]:
    """Return what each table should hold, by key."""
    rows: dict[str, list[Row]] = {}
    for table in TABLES:
        if not table.name.startswith("upcoming_"):
            rows[table.name] = shop.truth(table.name)
    unsent = {order["public_id"] for order in rows["orders"] if order["status"] == 1}
    rows["upcoming_orders"] = [row for row in rows["orders"] if row["public_id"] in unsent]
    rows["upcoming_items"] = [row for row in rows["items"] if row["order"] in unsent]
    return {table.name: {row[table.key]: row for row in rows[table.name]} for table in TABLES}


def load(table: Table) -> Rows:
    """Return a table's current rows by key; of a full table, those of the latest snapshot."""
    with duckdb.connect(str(DATABASE), read_only=True) as connection:
        connection.execute("use ordergroove")
        found = connection.table(table.name)
        if not table.changed:
            snapshots = f"select max(snapshot_at) from snapshots where stream = '{table.name}'"  # noqa: S608
            found = found.filter(f"_snapshot_at = ({snapshots})")
        rows = [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
    return {row[table.key]: row for row in rows}


def differences(table: Table, truth: Rows, rows: Rows) -> list[str]:
    """Return what the shop has and the table has not, or has otherwise."""
    found = [f"{table.name} {key}: missing" for key in truth.keys() - rows.keys()]
    for key in truth.keys() & rows.keys():
        found += [
            f"{table.name} {key}: {name} is {rows[key][name]!r}, should be {value!r}"
            for name, value in truth[key].items()
            if not (name in FREE_FORM or isinstance(value, (dict, list)))
            and not (name in rows[key] and same(value, rows[key][name]))
        ]
    return found


def same(truth: Any, stored: Any) -> bool:
    """Tell whether a column holds what the shop has, in the column's own type."""
    if truth in (None, "", "null") or stored is None:
        # Ordergroove also says "" and "null" for null, in columns that hold no text.
        return truth in (None, "", "null") and stored in (None, "")
    if isinstance(stored, datetime):
        wall = datetime.fromisoformat(truth)
        # The hour that is repeated in November stands for two instants.
        return any(utc(wall.replace(fold=fold)) == stored for fold in (0, 1))
    if isinstance(stored, bool):
        return bool(truth) is stored
    if isinstance(stored, (Decimal, float, int)):
        return float(truth) == float(stored)
    if isinstance(stored, str) and stored.startswith("{") and truth.startswith("{"):
        return bool(json.loads(truth) == json.loads(stored))  # white space is no part of it
    return str(truth) == str(stored)


def utc(wall: datetime) -> datetime:
    """Return the UTC time, without its zone, of a wall-clock time in Chicago."""
    return wall.replace(tzinfo=CENTRAL).astimezone(timezone.utc).replace(tzinfo=None)


def compare(books: dict[str, Rows]) -> list[str]:
    """Print the size of each table beside the truth, and return what is wrong."""
    wrong: list[str] = []
    gone: dict[str, set[str]] = {}
    print(f"   {'table':<22}{'in the shop':>12}{'in DuckDB':>12}{'  gone at the source'}")
    for table in TABLES:
        rows, truth = load(table), books[table.name]
        wrong += differences(table, truth, rows)
        gone[table.name] = rows.keys() - truth.keys()
        note = len(gone[table.name]) or ""
        print(f"   {table.name:<22}{len(truth):>12}{len(rows):>12}{note:>20}")
    for name, keys in gone.items():
        # Only unsent orders and items can be deleted, and the snapshot of those shows it.
        known = load(Table(f"upcoming_{name}")).keys() if name in {"orders", "items"} else keys
        wrong += [f"{name} {key}: not in the shop, and nothing shows it" for key in keys & known]
    return wrong


def compare_fetched(
    before: dict[str, Rows], after: dict[str, Rows], started: datetime
) -> list[str]:
    """Print what the second sync fetched beside what had changed, and return what is wrong."""
    wrong: list[str] = []
    print(f"   {'table':<22}{'rows':>12}{'changed':>12}{'fetched':>12}")
    for table in TABLES:
        if not table.changed:
            continue
        old, new, rows = before[table.name], after[table.name], load(table)
        changed = {key for key, row in new.items() if row != old.get(key)}
        fetched = {key for key, row in rows.items() if row["_sdc_extracted_at"] >= started}
        latest = max(utc(datetime.fromisoformat(row[table.changed])) for row in old.values())
        print(f"   {table.name:<22}{len(new):>12}{len(changed):>12}{len(fetched):>12}")
        wrong += [f"{table.name} {key}: changed, not fetched" for key in changed - fetched]
        wrong += [
            f"{table.name} {key}: fetched again, last changed {rows[key][table.changed]}"
            for key in fetched - changed
            if rows[key][table.changed] < latest - LOOKBACK
        ]
    return wrong


def show(shop: Shop) -> list[str]:
    """Run and narrate this part of the demo, and return what is wrong."""
    clock = time.monotonic()
    sync(shop, 1, "tap-ordergroove", "target-duckdb")
    first = shop.pages_since_last_asked()
    print(f"\n2. First sync: {first.total()} pages, {time.monotonic() - clock:.1f} s")
    before = books(shop)
    wrong = compare(before)

    shop.advance(DAYS)
    print(f"\n3. {DAYS} days go by: orders are sent, items move, unsent orders vanish, ...")

    clock, started = time.monotonic(), datetime.now(timezone.utc).replace(tzinfo=None)
    sync(shop, 2, "tap-ordergroove", "target-duckdb")
    second = shop.pages_since_last_asked()
    print(f"\n4. Second sync: {second.total()} pages, {time.monotonic() - clock:.1f} s")
    for path in sorted(first):
        print(f"   {path:<26}{first[path]:>4} pages before, {second[path]:>3} now")
    print("   What changed, and what was fetched, which goes back one hour further:")
    after = books(shop)
    wrong += compare_fetched(before, after, started)

    print("\n5. The tables beside the shop's own books, row by row and column by column")
    return wrong + compare(after)
