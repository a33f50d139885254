"""Sync a made-up shop into DuckDB, let it live on, sync again, compare with the shop's own books.

`make demo` runs this. It needs no key and no network, and leaves its results in .demo/.
"""

from __future__ import annotations

import http.client
import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import duckdb

if TYPE_CHECKING:
    from collections.abc import Iterator

    Row = dict[str, Any]
    Rows = dict[str, Row]

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / ".demo"
DATABASE = DEMO / "warehouse.duckdb"
BIN = Path(sys.executable).parent
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


class Shop:
    """The sandbox, and what it knows of itself."""

    def __init__(self, port: int) -> None:
        """Talk to the sandbox on a port of this machine."""
        self._port = port
        self.url = f"http://127.0.0.1:{port}"

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """Use one of the sandbox's own controls."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        try:
            connection.request(method, f"/_sandbox/{path}", json.dumps(body) if body else None)
            answer = connection.getresponse()
            text = answer.read()
            if answer.status != http.client.OK:
                message = f"{method} {path}: {answer.status} {text[:200]!r}"
                raise RuntimeError(message)
            return json.loads(text)
        finally:
            connection.close()

    def books(self) -> dict[str, Rows]:
        """Return what each table should hold, by key."""
        rows: dict[str, list[Row]] = {}
        for table in TABLES:
            if not table.name.startswith("upcoming_"):
                rows[table.name] = self.ask("GET", f"truth/{table.name}")
        unsent = {order["public_id"] for order in rows["orders"] if order["status"] == 1}
        rows["upcoming_orders"] = [row for row in rows["orders"] if row["public_id"] in unsent]
        rows["upcoming_items"] = [row for row in rows["items"] if row["order"] in unsent]
        return {table.name: {row[table.key]: row for row in rows[table.name]} for table in TABLES}

    def pages_since_last_asked(self) -> Counter[str]:
        """Return how many pages each endpoint served."""
        log = self.ask("GET", "requests")["requests"]
        self.ask("DELETE", "requests")
        return Counter(entry["path"] for entry in log if entry["status"] == http.client.OK)


@contextmanager
def open_shop() -> Iterator[Shop]:
    """Start the sandbox on a free port, and stop it whatever happens."""
    command = [str(BIN / "ordergroove-sandbox"), "serve", "--port", "0"]
    command += ["--seed", "7", "--customers", "60", "--days", "400"]
    with (DEMO / "sandbox.log").open("w") as log:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)  # noqa: S603
        try:
            line = process.stdout.readline() if process.stdout else ""
            if not line.startswith("Listening on "):
                message = f"the sandbox did not start, see {log.name}"
                raise RuntimeError(message)
            yield Shop(int(line.rsplit(":", 1)[1]))
        finally:
            process.terminate()
            process.wait(timeout=20)


def sync(shop: Shop, number: int) -> None:
    """Run Meltano as a user would, with settings and state of the demo's own."""
    ours = ("MELTANO_", "TAP_", "TARGET_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    environment |= {
        "MELTANO_DATABASE_URI": f"sqlite:///{DEMO / 'meltano.db'}",
        "NO_COLOR": "1",
        "NO_PROXY": "127.0.0.1",
        "TAP_ORDERGROOVE_API_KEY": "sandbox-key",
        "TAP_ORDERGROOVE_API_URL": shop.url,
        "TARGET_DUCKDB_FILEPATH": str(DATABASE),
    }
    command = [str(BIN / "meltano"), "--env-file", str(DEMO / "no.env")]
    command += ["run", "tap-ordergroove", "target-duckdb"]
    path = DEMO / f"sync-{number}.log"
    with path.open("w") as log:
        done = subprocess.run(  # noqa: S603
            command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT, check=False
        )
    if done.returncode:
        print(path.read_text()[-4000:])
        message = f"the sync failed with exit code {done.returncode}; its log is {path}"
        raise RuntimeError(message)


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
        # Ordergroove also says "null" for null; target-duckdb stores an empty text as null.
        return truth in (None, "", "null") and stored is None
    if isinstance(stored, datetime):
        wall = datetime.fromisoformat(truth)
        # The hour that is repeated in November stands for two instants.
        return any(utc(wall.replace(fold=fold)) == stored for fold in (0, 1))
    if isinstance(stored, bool):
        return bool(truth) is stored
    if isinstance(stored, (float, int)):
        return float(truth) == float(stored)
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


def show() -> list[str]:
    """Run and narrate the demo, and return what is wrong."""
    with open_shop() as shop:
        print(f"\n1. A made-up shop with 60 customers and 400 days of history, at {shop.url}")

        clock = time.monotonic()
        sync(shop, 1)
        first = shop.pages_since_last_asked()
        print(f"\n2. First sync: {first.total()} pages, {time.monotonic() - clock:.1f} s")
        before = shop.books()
        wrong = compare(before)

        shop.ask("POST", "advance", {"days": DAYS})
        print(f"\n3. {DAYS} days go by: orders are sent, items move, unsent orders vanish, ...")

        clock, started = time.monotonic(), datetime.now(timezone.utc).replace(tzinfo=None)
        sync(shop, 2)
        second = shop.pages_since_last_asked()
        print(f"\n4. Second sync: {second.total()} pages, {time.monotonic() - clock:.1f} s")
        for path in sorted(first):
            print(f"   {path:<26}{first[path]:>4} pages before, {second[path]:>3} now")
        print("   What changed, and what was fetched, which goes back one hour further:")
        after = shop.books()
        wrong += compare_fetched(before, after, started)

        print("\n5. The tables beside the shop's own books, row by row and column by column")
        return wrong + compare(after)


def main() -> int:
    """Run the demo.

    Returns:
        The exit code: 0 if everything held, else 1.
    """
    begun = time.monotonic()
    shutil.rmtree(DEMO, ignore_errors=True)
    DEMO.mkdir()
    (DEMO / "no.env").touch()
    try:
        wrong = show()
    except RuntimeError as error:
        wrong = [str(error)]
    for line in wrong[:20]:
        print(f"   WRONG  {line}")
    verdict = f"{len(wrong)} things are WRONG" if wrong else "Everything held"
    print(f"\n{verdict}. {time.monotonic() - begun:.0f} s; database and logs are in {DEMO.name}/\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
