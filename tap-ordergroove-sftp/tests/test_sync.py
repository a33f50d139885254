"""Whole runs against the sandbox's drop: what a warehouse would hold, and what was touched."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta

import pytest
from tests.support.report_books import assert_books, of, write
from tests.support.sftp_tap import (
    BY_LINE,
    EXPORTED,
    FILE,
    KEYS,
    LINE,
    STREAMS,
    UNKNOWN,
    Loader,
    run_tap,
    settings_for,
    sync,
    utc,
)

from ordergroove_sandbox.drop import FORMS, OPTIONAL, SECRET_NAME, CsvForm, Defect, Drop, Style
from ordergroove_sandbox.drop.server import serving
from tap_ordergroove_sftp.tap import TapOrdergrooveSftp

DAY = timedelta(days=1)
KEYED = tuple(token for token, stream in STREAMS.items() if stream not in BY_LINE)


def seen(drop):
    """What lies in the folder: names, sizes, times and contents."""
    return {
        path.name: (
            path.stat().st_size,
            path.stat().st_mtime_ns,
            path.stat().st_mode,
            path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest(),
        )
        for path in drop.outgoing.iterdir()
    }


def test_full_files_and_deltas_of_every_report(server, merchant):
    drop = Drop(merchant, server.drop.root, Style(names=FORMS["N1-separated"]))
    drop.clutter()
    old = drop.deliver_days(3)
    full = [drop.deliver_full(token) for token in KEYED]
    files = [*old, *full]
    for _ in range(3):
        merchant.advance(1)
        files += drop.deliver()
    before = seen(drop)

    outcome = run_tap(server)
    assert outcome.error is None
    assert_books(outcome.loaded, files)
    assert {stream: outcome.loaded.keys[stream] for stream in KEYS} == KEYS
    statuses = outcome.statuses()
    assert set(statuses) == {file.name for file in files}
    assert {name for name, status in statuses.items() if status == "superseded"} == {
        file.name for file in old if file.report in KEYED
    }
    assert outcome.records("rejected_rows") == []

    # Nothing but report files was opened, and nothing was changed.
    reports = {f"/outgoing/{file.name}" for file in files}
    assert set(server.log.opened) <= reports
    assert SECRET_NAME not in str(server.log.report())
    assert server.log.listed == ["/outgoing"]
    assert all(call.done for call in server.log.entries())
    assert seen(drop) == before

    # And the second run has nothing to say.
    server.log.clear()
    again = run_tap(server, state=outcome.state)
    assert again.error is None
    assert {each["type"] for each in again.messages} == {"SCHEMA", "STATE"}
    assert again.state == outcome.state
    assert server.log.opened == []
    assert server.log.connections == 1


@pytest.mark.parametrize("name", [None, "acme"])
def test_each_schema_of_a_report_says_whose_rows_follow(server, name):
    server.drop.deliver_days(1)
    messages = run_tap(server, merchant_name=name, select=["orders_report"]).messages
    said = {each["stream"]: each.get("source") for each in messages if each["type"] == "SCHEMA"}
    account = f"the SFTP account {server.username} at {server.host}"
    assert said.pop("orders_report", None) == [f"{account}, acme" if name else account]
    assert set(said.values()) == {None}


def test_a_full_table_that_the_catalog_forces_reads_every_file_again(server):
    server.drop.deliver_days(2)
    first = run_tap(server)
    config = settings_for(server)
    catalog = json.loads(json.dumps(TapOrdergrooveSftp(config=config).catalog_dict))
    for entry in catalog["streams"]:
        if entry["tap_stream_id"] in STREAMS.values():
            entry["replication_method"] = "FULL_TABLE"
    again = sync(config, state=first.state, catalog=catalog)
    assert again.error is None
    assert again.statuses() == first.statuses()
    assert again.state == first.state


def test_every_row_says_where_it_comes_from(server):
    files = server.drop.deliver_days(2)
    outcome = run_tap(server)
    for token, stream in STREAMS.items():
        for file in of(files, token):
            mine = [each for each in outcome.records(stream) if each[FILE] == file.name]
            assert [each[LINE] for each in mine] == list(range(2, len(file.rows) + 2))
            assert {each[EXPORTED] for each in mine} <= {utc(file.stamp)}
            told = outcome.files()[file.name]
            content = (server.drop.outgoing / file.name).read_bytes()
            assert told["sha256"] == hashlib.sha256(content).hexdigest()
            assert (told["rows"], told["size"]) == (len(file.rows), file.size)
            assert told["modified"] == f"{file.modified:%Y-%m-%dT%H:%M:%SZ}"
            assert told["stamp"] == utc(file.stamp)


def test_day_by_day_only_the_new_files_are_opened(server, merchant):
    loader, files = Loader(), []
    tokens = ("orders", "subscription", "Inventory_Report")
    for _ in range(3):
        server.log.clear()
        new = server.drop.deliver(reports=tokens)
        files += new
        outcome = run_tap(server, state=loader.state)
        loader.take(outcome.messages)
        assert set(server.log.opened) == {f"/outgoing/{file.name}" for file in new}
        assert_books(loader, files, tokens)
        merchant.advance(1)


def test_a_file_that_comes_again_does_not_undo_newer_ones(server, merchant):
    drop = server.drop
    begin = merchant.now
    files = [drop.deliver_full("subscription", begin)]
    for _ in range(2):
        merchant.advance(1)
        files += drop.deliver(reports=["subscription"])
    first = run_tap(server)
    merchant.touch("subscriptions", 99)
    files[0] = drop.deliver_full("subscription", begin, [Defect("redropped")])
    second = run_tap(server, state=first.state)
    loader = Loader().take([*first.messages, *second.messages])
    assert second.read() == [file.name for file in files]
    assert any(file.rows for file in files[1:])
    assert_books(loader, files, ["subscription"])
    assert run_tap(server, state=second.state).read() == []


def test_a_late_file_does_not_undo_newer_ones(server, merchant):
    drop = server.drop
    begin = merchant.now
    merchant.advance(1)
    files = drop.deliver(reports=["subscription"])
    merchant.advance(1)
    files += drop.deliver(reports=["subscription"])
    first = run_tap(server)
    merchant.touch("subscriptions", 99)
    late = drop.deliver_full("subscription", begin, [Defect("late")])
    assert late.modified > files[-1].modified
    second = run_tap(server, state=first.state)
    loader = Loader().take([*first.messages, *second.messages])
    assert second.read() == [file.name for file in (late, *files)]
    assert_books(loader, [late, *files], ["subscription"])
    assert run_tap(server, state=second.state).read() == []


@pytest.mark.parametrize("form", ["N1", "N1-separated", "N2", "N3", "N5"])
def test_every_form_of_names(server, merchant, form):
    tokens = ("orders", "subscription", "crm_subscription")
    drop = Drop(merchant, server.drop.root, Style(names=FORMS[form], reports=tokens))
    files = drop.deliver()
    outcome = run_tap(server)
    assert outcome.error is None
    assert outcome.files().keys() == {file.name for file in files}
    for file in files:
        told = outcome.files()[file.name]
        assert told["report"] == STREAMS[file.report]
        stamp = file.stamp
        if FORMS[form].digits == 8:
            stamp = stamp.replace(hour=0, minute=0, second=0)
        assert told["stamp"] == utc(stamp)
        assert told["mode"] == (None if FORMS[form].mode == "none" else "delta")
    assert_books(outcome.loaded, files, tokens)


def test_the_guides_spelling_of_columns_and_every_way_to_write_a_file(server, merchant):
    files = []
    tokens = ("orders", "crm_subscription", "Inventory_Report")
    style = Style(guide_names=True, csv=CsvForm(line_end="\r\n", quoting="all", bom=True))
    for ago, each in ((2, style), (1, Style(csv=CsvForm(last_newline=False))), (0, Style())):
        drop = Drop(merchant, server.drop.root, each)
        files += drop.deliver(drop.latest_day() - ago * DAY, reports=tokens)
    assert "order_id" in files[0].header
    outcome = run_tap(server)
    assert outcome.error is None
    assert_books(outcome.loaded, files, tokens)


def test_the_folder_may_be_written_in_other_letters(merchant, tmp_path):
    drop = Drop(merchant, tmp_path, Style(folder_name="Outgoing", reports=("orders",)))
    files = drop.deliver()
    with serving(drop) as server:
        outcome = run_tap(server, path="/outgoing", select=["orders_report"])
        assert outcome.error is None
        assert outcome.files().keys() == {files[0].name}
        (drop.root / "OUTGOING").mkdir()
        outcome = run_tap(server, path="/outgoing", select=["orders_report"])
        assert "'OUTGOING' and 'Outgoing'" in outcome.error
        outcome = run_tap(server, path="/reports", select=["orders_report"])
        assert "no such folder" in outcome.error


def test_a_start_date(server):
    today = server.drop.latest_day()
    tokens = ("orders", "Inventory_Report")
    files = [
        file for ago in range(4) for file in server.drop.deliver(today - ago * DAY, reports=tokens)
    ]
    outcome = run_tap(server, start_date=str(today - DAY))
    wanted = {file.name for file in files if file.stamp.date() >= today - DAY}
    assert outcome.files().keys() == wanted
    assert set(server.log.opened) == {f"/outgoing/{name}" for name in wanted}


def test_missing_days_are_listed(server):
    drop, today = server.drop, server.drop.latest_day()
    for ago in (4, 3, 1, 0):
        drop.deliver(today - ago * DAY, reports=["subscription"])
    outcome = run_tap(server, expect_daily=["subscriptions_report"])
    day = today - 2 * DAY
    assert outcome.statuses()[f"subscriptions_report {day}"] == "missing"
    drop.deliver(day, reports=["subscription"])
    outcome = run_tap(server, expect_daily=["subscriptions_report"], state=outcome.state)
    assert outcome.statuses()[f"subscriptions_report {day}"] == "arrived"


def test_a_configured_report(server):
    drop = server.drop
    drop.deliver()
    write(drop, "acme_loyalty_06142026.csv",
          "Member ID,Points,Tier\n0001,10,gold\n0002,,\n,5,none\n0003,1\n")  # fmt: skip
    write(drop, "acme_loyalty_06152026.csv", "tier,MEMBER_ID\nsilver,0001\n")
    report = {"name": "loyalty", "pattern": "acme_loyalty_*.csv", "primary_key": ["Member ID"],
              "columns": ["Points"]}  # fmt: skip
    outcome = run_tap(server, reports=[report], select=["loyalty"])
    assert outcome.error is None
    table = outcome.loaded.tables["loyalty"]
    assert set(table) == {("0001",), ("0002",)}
    assert table[("0002",)]["points"] is None
    assert table[("0001",)][UNKNOWN] == {"tier": "silver"}
    first = outcome.records("loyalty")[0]
    assert (first["points"], first[UNKNOWN]) == ("10", {"Tier": "gold"})
    reasons = {each["line"]: each["reason"] for each in outcome.records("rejected_rows")}
    assert set(reasons) == {4, 5}


@pytest.mark.parametrize("column", ["Order #", "E-mail", "Member-ID", "Größe"])
def test_the_columns_of_a_configured_report_may_have_other_signs_in_their_names(server, column):
    write(server.drop, "acme_loyalty_06142026.csv", f"{column},Points\n1,2\n")
    report = {"name": "loyalty", "pattern": "acme_loyalty_*.csv", "primary_key": [column]}
    outcome = run_tap(server, reports=[report], select=["loyalty"])
    assert outcome.error is None
    assert len(outcome.records("loyalty")) == 1


def test_only_orders_can_be_mended_by_the_order_item_id(server, caplog):
    write(server.drop, "acme_loyalty_06142026.csv", "Member,Day\n1,Monday\n1,Monday\n")
    report = {"name": "loyalty", "pattern": "acme_loyalty_*.csv", "primary_key": ["Member", "Day"]}
    outcome = run_tap(server, reports=[report], select=["loyalty"])
    assert outcome.error is None
    assert "1 rows have the key (member + day) of a row before them" in caplog.text
    assert "Order Item ID" not in caplog.text


def test_without_the_optional_columns_orders_have_the_makeshift_key(server, merchant):
    drop = Drop(merchant, server.drop.root, Style(leave_out=OPTIONAL, reports=("orders",)))
    files = [drop.deliver_full("orders")]
    merchant.advance(1)
    files += drop.deliver()
    outcome = run_tap(server, select=["orders_report"])
    assert outcome.error is None
    assert len(outcome.records("orders_report")) == sum(len(file.rows) for file in files)
    assert outcome.bookmark("orders_report")["key"] == [
        "ordergroove_order_id", "ordergroove_subscription_id", "external_product_id"
    ]  # fmt: skip


def test_an_empty_folder(server):
    outcome = run_tap(server)
    assert outcome.error is None
    assert {each["type"] for each in outcome.messages} == {"SCHEMA", "STATE"}
    assert run_tap(server, state=outcome.state).error is None
