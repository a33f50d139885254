"""Report files from the drop to databases, row for row, over both SFTP servers."""

from __future__ import annotations

import os
import signal
import time
from datetime import datetime, timedelta, timezone

from ordergroove_sandbox.drop import FORMS, Defect, Drop, SftpFault, Style

from .support.journey import KEY, child_of
from .support.reports import SNAPSHOTS, TABLES, differences

TAP = "tap-ordergroove-sftp"
DAY = timedelta(days=1)
# What a file may be like and still be right.
HARMLESS = ("quoted", "crlf", "bom", "quote_all", "no_last_newline")


def status(store) -> dict[str, str]:
    return {row["name"]: row["status"] for row in store.read("export_files")}


def fetched_since(store, started) -> int:
    return sum(
        row["_sdc_extracted_at"] >= started
        for table in TABLES.values()
        for row in store.read(table)
    )


def test_duckdb_gets_every_row_once_and_then_only_what_is_new(reports, drop, drop_server, duck):
    files = drop.deliver_days(4)
    files += drop.deliver_days(1, [Defect.of(kind, "orders") for kind in HARMLESS])
    first = reports.run(TAP, "target-duckdb")
    assert first.code == 0, first.log
    assert differences(duck, files) == []
    assert set(status(duck)) == {file.name for file in files}
    assert set(status(duck).values()) == {"loaded"}

    drop_server.log.clear()
    started = datetime.now(timezone.utc)
    second = reports.run(TAP, "target-duckdb")
    assert second.code == 0, second.log
    assert fetched_since(duck, started) == 0
    assert drop_server.log.opened == []

    # Two days go by; a file of before comes again, one comes late, and the oldest are gone.
    today = drop.latest_day()
    gone = [file for file in files if file.stamp == min(each.stamp for each in files)]
    for file in gone:
        (drop.outgoing / file.name).unlink()
    drop.merchant.advance(2)
    later = drop.deliver(today + 2 * DAY, reports=["orders", "subscription"])
    again = drop.deliver(today, [Defect.of("redropped")], reports=["subscription"])
    late = drop.deliver(today + DAY, [Defect.of("late")])
    third = reports.run(TAP, "target-duckdb")
    assert third.code == 0, third.log
    assert differences(duck, [*files, *late, *later, *again]) == []
    assert fetched_since(duck, started) > 0
    # The ledger forgets what is gone from the server.
    bookmarks = reports.bookmarks(f"dev:{TAP}-to-target-duckdb")
    known = {file[0] for bookmark in bookmarks.values() for file in bookmark.get("files", ())}
    there = {file.name for file in [*files, *late, *later, *again]}
    assert known == there - {file.name for file in gone}


def test_postgres_over_openssh_with_snapshots_and_exact_money(reports, drop, sshd, postgres):
    files = drop.deliver_days(3)
    first = reports.run(TAP, "target-postgres")
    assert first.code == 0, first.log
    assert differences(postgres, files) == []
    types = postgres.types("orders_report")
    assert types["price"] == types["order_subtotal"] == "numeric"
    assert types["place_date"] == "date"
    assert types["order_item_id"] == "text"
    for token in SNAPSHOTS:
        of_report = [file for file in files if file.report == token]
        rows = postgres.read(TABLES[token])
        latest = max(of_report, key=lambda file: file.stamp)
        current = {row["_sdc_source_file"] for row in rows if row["_sdc_deleted_at"] is None}
        assert current == {latest.name}
        assert len({row["_sdc_source_file"] for row in rows}) == len(of_report)

    started = datetime.now(timezone.utc)
    second = reports.run(TAP, "target-postgres")
    assert second.code == 0, second.log
    assert fetched_since(postgres, started) == 0


def test_a_full_file_then_what_is_newer(reports, drop, sshd, duck):
    today = drop.latest_day()
    drop = Drop(drop.merchant, drop.root, Style(names=FORMS["N1-separated"]))
    old = drop.deliver_days(2)
    full = drop.deliver_full("subscription")
    drop.merchant.advance(1)
    new = drop.deliver(today + DAY)
    done = reports.run(TAP, "target-duckdb")
    assert done.code == 0, done.log
    assert differences(duck, [*old, full, *new]) == []


def test_bad_rows_and_bad_files_are_shown_and_nothing_else_is_lost(
    reports, drop, drop_server, postgres
):
    good = drop.deliver_days(2)
    broken = drop.deliver(
        drop.latest_day(),
        [
            Defect.of("long_row", "orders"),
            Defect.of("short_row", "orders"),
            Defect.of("bad_value", "orders"),
            Defect.of("extra_column", "subscription"),
            Defect.of("missing_key", "crm_subscription"),
            Defect.of("cp1252", "Inventory_Report"),
        ],
    )
    failed = reports.run(TAP, "target-postgres")
    assert failed.code != 0
    bad = next(file for file in broken if file.report == "crm_subscription")
    assert f"{bad.name}: its header lacks 'Public Subscription ID'" in failed.log
    assert status(postgres)[bad.name] == "failed"
    orders = next(file for file in broken if file.report == "orders")
    rejected = postgres.read("rejected_rows")
    assert {row["file"] for row in rejected} == {orders.name}
    assert len(rejected) == len(orders.broken) == 3
    shown = next(row for row in postgres.read("export_files") if row["name"] == orders.name)
    assert (shown["rows"], shown["rejected_rows"]) == (len(orders.rows), 3)
    for row in postgres.read("subscriptions_report"):
        if row["_sdc_source_file"] == next(f.name for f in broken if f.report == "subscription"):
            assert row["_unknown_columns"] == {"Surprise": "unexpected"}

    mended = drop.deliver(drop.latest_day())
    done = reports.run(TAP, "target-postgres")
    assert done.code == 0, done.log
    assert differences(postgres, [*good, *mended]) == []
    assert set(status(postgres).values()) == {"loaded"}


def test_a_tap_killed_under_meltano_is_followed_by_one_that_goes_on(
    reports, drop, drop_server, duck
):
    files = drop.deliver_days(6)
    drop_server.faults.add(SftpFault.of("slow", times=None, bytes_per_second=30_000))
    with reports.start("run", TAP, "target-duckdb") as running:
        while not drop_server.log.opened:
            assert running.process.poll() is None, running.log.read_text()
            time.sleep(0.01)
        time.sleep(0.6)
        tap = child_of(running.process.pid, TAP)
        assert tap
        os.kill(tap, signal.SIGKILL)
        assert running.finish().code != 0
    drop_server.faults.clear()
    done = reports.run(TAP, "target-duckdb")
    assert done.code == 0, done.log
    assert differences(duck, files) == []


def test_the_api_and_the_files_fill_one_schema(reports, server, drop, drop_server, duck):
    """Both have a stream `snapshots`, and no other of one name."""
    drop = Drop(drop.merchant, drop.root, Style(names=FORMS["N1-separated"]))
    files = [*drop.deliver_days(1), drop.deliver_full("orders")]
    api = {"TAP_ORDERGROOVE_API_KEY": KEY, "TAP_ORDERGROOVE_API_URL": server.url}
    for _ in range(2):
        done = reports.run(TAP, "target-duckdb", "tap-ordergroove", "target-duckdb", **api)
        assert done.code == 0, done.log
    assert differences(duck, files) == []
    snapshots = [row["stream"] for row in duck.read("snapshots")]
    assert snapshots.count("orders_report") == 1
    assert snapshots.count("upcoming_orders") == 2
