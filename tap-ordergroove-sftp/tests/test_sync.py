"""Whole runs against the sandbox's drop: what a warehouse would hold, and what was touched."""

from __future__ import annotations

import csv
import hashlib
import json
import os
from datetime import timedelta

import pytest
from sftpharness import (
    BY_LINE,
    EXPORTED,
    FILE,
    KEYS,
    LINE,
    NOW,
    STREAMS,
    UNKNOWN,
    Loader,
    differences,
    expected_book,
    expected_records,
    run_tap,
    settings_for,
    sync,
    utc,
    without_added,
)

from ordergroove_sandbox.drop import FORMS, OPTIONAL, SECRET_NAME, CsvForm, Defect, Drop, Style
from ordergroove_sandbox.drop.server import serving
from tap_ordergroove_sftp.tap import TapOrdergrooveSftp

DAY = timedelta(days=1)
KEYED = tuple(token for token, stream in STREAMS.items() if stream not in BY_LINE)


def of(files, token):
    return [file for file in files if file.report == token]


def assert_books(loader, files, tokens=STREAMS):
    """Check that every table holds what the delivered files say, row for row."""
    for token in tokens:
        stream, mine = STREAMS[token], of(files, token)
        if stream not in BY_LINE:
            assert differences(stream, expected_book(mine), loader.book(stream)) == []
            continue
        said = {
            (file.name, place): record
            for file in mine
            for place, record in enumerate(expected_records(file))
        }
        found, places = {}, {}
        for (name, _), record in sorted(loader.tables.get(stream, {}).items(), key=lambda e: e[0]):
            places[name] = places.get(name, -1) + 1
            found[name, places[name]] = without_added(record)
        assert differences(stream, said, found) == []


def write(drop, name, content):
    """Put a file that no report of the sandbox is into the folder, a day old."""
    path = drop.outgoing / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    os.utime(path, (NOW.timestamp(),) * 2)


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
    assert (server.log.refused, server.log.listed) == ([], ["/outgoing"])
    assert seen(drop) == before

    # And the second run has nothing to say.
    server.log.clear()
    again = run_tap(server, state=outcome.state)
    assert again.error is None
    assert {each["type"] for each in again.messages} == {"SCHEMA", "STATE"}
    assert again.state == outcome.state
    assert server.log.opened == []
    assert server.log.connections == 1


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


# --- every defect

HARMLESS = ("quoted", "cp1252", "crlf", "bom", "quote_all", "no_last_newline")
BROKEN = ("long_row", "short_row", "bad_value")


@pytest.mark.parametrize(
    ("token", "kind"),
    [*(("orders", kind) for kind in HARMLESS), ("Inventory_Report", "quoted")],
)
def test_an_odd_file_that_says_the_same(server, kind, token):
    file = server.drop.deliver_full(token, defects=[Defect(kind)])
    assert file.rows
    outcome = run_tap(server, select=[STREAMS[token]])
    assert outcome.error is None
    assert_books(outcome.loaded, [file], [token])
    assert outcome.records("rejected_rows") == []


@pytest.mark.parametrize("token", STREAMS)
def test_broken_rows_are_shown_and_no_other_is_lost(server, token):
    # The Cancelation report has no column of which it is known that it holds numbers.
    kinds = BROKEN[: 2 if token.startswith("cancelled") else 3]
    file = server.drop.deliver_full(token, defects=[Defect(kind) for kind in kinds])
    assert (len(file.broken), bool(file.rows)) == (len(kinds), True)
    outcome = run_tap(server, select=[STREAMS[token]])
    assert outcome.error is None
    assert_books(outcome.loaded, [file], [token])
    rejected = outcome.records("rejected_rows")
    assert sorted(csv.reader(each["raw"] for each in rejected)) == sorted(file.broken)
    content = (server.drop.outgoing / file.name).read_text().splitlines(keepends=True)
    assert all(each["raw"] == content[each["line"] - 1] for each in rejected)
    told = outcome.files()[file.name]
    assert (told["rows"], told["rejected_rows"]) == (len(file.rows), len(kinds))


def test_an_extra_column_is_kept(server):
    file = server.drop.deliver_full("orders", defects=[Defect("extra_column")])
    outcome = run_tap(server, select=["orders_report"])
    assert len(outcome.records("orders_report")) == len(file.rows)
    for record in outcome.records("orders_report"):
        assert record[UNKNOWN] == {"Surprise": "unexpected"}
        assert "surprise" not in record


@pytest.mark.parametrize(
    ("kind", "words"),
    [("duplicate_header", "'Quantity' more than once"), ("unreadable", "permission denied")],
)
def test_a_file_that_cannot_be_read_fails_alone(server, kind, words):
    drop, today = server.drop, server.drop.latest_day()
    good = drop.deliver(today - DAY, reports=["orders"])
    good += drop.deliver(today, reports=["subscription", "Inventory_Report"])
    bad = drop.deliver(today, [Defect(kind)], reports=["orders"])[0]
    outcome = run_tap(server)
    assert bad.name in outcome.error
    assert words in outcome.error
    assert "1 files could not be read" in outcome.error
    assert outcome.statuses() == {bad.name: "failed", **{file.name: "loaded" for file in good}}
    assert_books(outcome.loaded, good)
    # It is tried again, and once it can be read all is well.
    again = run_tap(server, state=outcome.state)
    assert again.read() == [bad.name]
    assert bad.name in again.error
    mended = drop.deliver(today, reports=["orders"])[0]
    last = run_tap(server, state=again.state)
    assert last.error is None
    assert_books(Loader().take([*outcome.messages, *last.messages]), [*good, mended])


def test_a_missing_key_fails_its_file(server):
    drop, today = server.drop, server.drop.latest_day()
    good = drop.deliver(today - DAY, reports=["subscription"])
    bad = drop.deliver(today, [Defect("missing_key")], reports=["subscription"])[0]
    outcome = run_tap(server, select=["subscriptions_report"])
    assert "lacks 'Subscription ID'" in outcome.error
    assert "Ask Ordergroove" in outcome.error
    assert bad.name in outcome.error
    assert_books(outcome.loaded, good, ["subscription"])


def test_the_guides_broken_example(server):
    file = server.drop.deliver_full("orders", defects=[Defect("guide_example")])
    outcome = run_tap(server, select=["orders_report"])
    assert outcome.error is None
    assert outcome.records("orders_report") == []
    [row] = outcome.records("rejected_rows")
    assert (row["file"], row["line"]) == (file.name, 2)
    assert row["raw"] == "12345,67890,98765,54321,1001,1,15.00\n"


@pytest.mark.parametrize(("kind", "status"), [("empty", "empty"), ("header_only", "loaded")])
def test_a_file_without_rows(server, kind, status):
    file = server.drop.deliver_full("orders", defects=[Defect(kind)])
    outcome = run_tap(server, select=["orders_report"])
    assert outcome.error is None
    told = outcome.files()[file.name]
    assert (told["status"], told["rows"], told["size"]) == (status, 0, file.size)
    assert run_tap(server, select=["orders_report"], state=outcome.state).read() == []


def test_a_young_file_waits(server, caplog):
    old = server.drop.deliver(reports=["subscription"])
    [young] = server.drop.deliver(
        server.drop.latest_day() + DAY, [Defect("young")], reports=["orders"]
    )
    caplog.set_level("INFO")
    outcome = run_tap(server)
    assert outcome.error is None
    assert young.name not in outcome.statuses()
    assert f"/outgoing/{young.name}" not in server.log.opened
    assert_books(outcome.loaded, old)
    assert f"{young.name} is too young" in caplog.text
    outcome = run_tap(server, state=outcome.state, min_age_seconds=0)
    assert outcome.read() == [young.name]


def test_a_file_that_grows_from_listing_to_listing_is_whole_in_the_end(server):
    """The sandbox lets its old time stand: nobody can know that it is not complete."""
    file = server.drop.deliver_full("orders", defects=[Defect.of("growing", steps=3)])
    loader, sizes = Loader(), []
    for _ in range(4):
        outcome = run_tap(server, state=loader.state, select=["orders_report"])
        assert outcome.error is None
        loader.take(outcome.messages)
        sizes += [each["size"] for each in outcome.files().values()]
    assert len(sizes) == 3
    assert sizes[0] < sizes[1] < sizes[2] == file.size
    assert_books(loader, [file], ["orders"])
    assert {key[1] for key in loader.tables["rejected_rows"]} <= set(range(len(file.rows) + 2))


@pytest.mark.parametrize("when", ["opening", "reading"])
def test_a_file_that_grows_between_the_looks_at_it_is_left_for_the_next_run(server, when, caplog):
    others = server.drop.deliver(reports=["orders"])
    file = server.drop.deliver_full("subscription")
    path = server.drop.outgoing / file.name
    line = path.read_bytes().splitlines(keepends=True)[-1]
    heard = getattr(server.log, when)
    done = []

    def grow(shown, *given):
        if shown == f"/outgoing/{file.name}" and not done:
            done.append(shown)
            with path.open("ab") as out:
                out.write(line)
        heard(shown, *given)

    setattr(server.log, when, grow)
    first = run_tap(server)
    assert done
    assert first.error is None
    assert file.name not in first.statuses()
    assert "left for the next run" in caplog.text
    second = run_tap(server, state=first.state, min_age_seconds=0)
    assert second.error is None
    assert second.read("subscriptions_report")[0] == file.name
    loader = Loader().take([*first.messages, *second.messages])
    assert_books(loader, [*others, file], ["subscription", "orders"])
    assert run_tap(server, state=second.state, min_age_seconds=0).read() == []
