"""Whole runs of the tap against the sandbox: what a warehouse would hold, and what the state says.

The truth comes from the sandbox's own books, in the API's raw form.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from tests.support.rest_tap import UPDATED, differences, key_of, run_tap, utc

from ordergroove_sandbox import Fault, Merchant, Sandbox, running

FULL_TABLES = ("payments", "products", "offer_profiles", "one_time_incentives")
OFF_BY_DEFAULT = (
    "product_groups",
    "resources",
    "cancel_reasons",
    "placement_responses",
    "entitlements",
)


def upcoming(merchant, table):
    """The truth's unsent orders, or the items in them."""
    unsent = {row["public_id"] for row in merchant.truth("orders") if row["status"] == 1}
    field = "public_id" if table == "orders" else "order"
    return [row for row in merchant.truth(table) if row[field] in unsent]


def test_a_first_sync_holds_every_row_with_every_field(server, merchant):
    streams = (*UPDATED, *FULL_TABLES, *OFF_BY_DEFAULT)
    outcome = run_tap(
        server.url,
        select=(*streams, "upcoming_orders", "upcoming_items", "snapshots"),
        merchant_id=merchant.public_id,
        page_size=10,
    )
    assert outcome.error is None
    for stream in streams:
        truth = merchant.truth(stream)
        table = outcome.table(stream)
        assert truth
        assert differences(stream, truth, table) == []
        assert len(table) == len(truth)
    for stream in ("orders", "items"):
        truth = upcoming(merchant, stream)
        assert differences(stream, truth, outcome.table(f"upcoming_{stream}")) == []
        assert len(outcome.table(f"upcoming_{stream}")) == len(truth)


def test_off_by_default_means_off(server):
    outcome = run_tap(server.url)
    assert {message["stream"] for message in outcome.messages if "stream" in message} == {
        *UPDATED,
        *FULL_TABLES,
        "upcoming_orders",
        "upcoming_items",
        "snapshots",
        "rejected_records",
    }


def test_the_next_sync_fetches_only_what_changed(server, merchant):
    first = run_tap(server.url)
    merchant.advance(2)
    changed_since = merchant.now - timedelta(days=2, hours=1)
    second = run_tap(server.url, state=first.state)
    for stream, field in UPDATED.items():
        fetched = second.table(stream)
        assert fetched
        assert len(fetched) < len(merchant.truth(stream))
        assert all(utc(record[field]) >= changed_since for record in fetched.values())
        merged = {**first.table(stream), **fetched}
        assert differences(stream, merchant.truth(stream), merged) == []


def test_a_sync_without_news_stays_within_the_lookback(server, merchant):
    merchant.pass_time(timedelta(hours=3))
    first = run_tap(server.url)
    second = run_tap(server.url, state=first.state)
    assert [second.records(stream) for stream in UPDATED] == [[], [], [], [], []]
    third = run_tap(server.url, state=second.state, lookback_minutes=60 * 24 * 7)
    assert third.records("orders")


def assert_state_never_runs_ahead(messages, merchant, emitted=None):
    """At every STATE, all rows changed up to a bookmark are out already."""
    emitted = {stream: {} for stream in UPDATED} if emitted is None else emitted
    truth = {stream: merchant.truth(stream) for stream in UPDATED}
    checked = 0
    for message in messages:
        if message["type"] == "RECORD" and message["stream"] in UPDATED:
            stream = message["stream"]
            emitted[stream][key_of(stream, message["record"])] = message["record"]
        if message["type"] != "STATE":
            continue
        for stream, bookmark in message["value"]["bookmarks"].items():
            if stream not in UPDATED or "replication_key_value" not in bookmark:
                continue
            promised = [
                row
                for row in truth[stream]
                if utc(row[UPDATED[stream]]) <= utc(bookmark["replication_key_value"])
            ]
            checked += len(promised)
            assert differences(stream, promised, emitted[stream]) == []
    return checked


def test_state_never_runs_ahead_of_the_records(server, merchant):
    outcome = run_tap(server.url, window_days=7, page_size=5)
    states = [message for message in outcome.messages if message["type"] == "STATE"]
    assert len(states) > 20
    assert assert_state_never_runs_ahead(outcome.messages, merchant) > 1000
    for stream in UPDATED:
        assert utc(outcome.bookmark(stream)) <= merchant.now


@pytest.mark.parametrize("part", [0.02, 0.2, 0.45, 0.6, 0.75, 0.9, 0.99])
def test_a_run_cut_off_anywhere_resumes_without_loss(server, merchant, part):
    first = run_tap(server.url, window_days=7, page_size=5)
    cut = int(len(first.messages) * part)
    kept = type(first)(first.lines[:cut])
    second = run_tap(server.url, state=kept.state, window_days=7, page_size=5)
    for stream in UPDATED:
        merged = {**kept.table(stream), **second.table(stream)}
        assert differences(stream, merchant.truth(stream), merged) == []
    assert len(second.messages) < len(first.messages) or part < 0.1


def test_rows_changed_while_a_sync_runs_are_there_after_the_next(server, merchant):
    for number in range(2, 40, 3):
        for table in UPDATED:
            server.sandbox.add_hook(number, touch={"table": table, "n": 2})
    server.sandbox.add_hook(30, advance_hours=6)
    first = run_tap(server.url, page_size=10)
    second = run_tap(server.url, state=first.state)
    for stream in UPDATED:
        merged = {**first.table(stream), **second.table(stream)}
        assert differences(stream, merchant.truth(stream), merged) == []


def test_a_start_date_and_an_end_date_bound_a_backfill(server, merchant):
    outcome = run_tap(server.url, start_date="2026-04-01", end_date="2026-05-01T12:00:00Z")
    for stream, field in UPDATED.items():
        wanted = [
            row
            for row in merchant.truth(stream)
            if utc("2026-04-01T00:00:00Z") <= utc(row[field]) <= utc("2026-05-01T12:00:00Z")
        ]
        assert {*outcome.table(stream)} == {key_of(stream, row) for row in wanted}
        assert utc(outcome.bookmark(stream)) == utc("2026-05-01T12:00:00Z")
    after = run_tap(server.url, state=outcome.state, start_date="2026-04-01")
    for stream, field in UPDATED.items():
        wanted = [
            row for row in merchant.truth(stream) if utc(row[field]) >= utc("2026-04-01T00:00:00Z")
        ]
        merged = {**outcome.table(stream), **after.table(stream)}
        assert differences(stream, wanted, merged) == []


def test_a_lag_leaves_what_is_newer_to_a_later_run():
    merchant = Merchant(customers=20, days=30, now=datetime.now(timezone.utc) - timedelta(hours=2))
    merchant.pass_time(timedelta(hours=2))
    for stream in UPDATED:
        merchant.touch(stream, 2)
    with running(Sandbox(merchant)) as server:
        first = run_tap(server.url, lag_minutes=45)
        second = run_tap(server.url, state=first.state)
    until = merchant.now - timedelta(minutes=45)
    for stream, field in UPDATED.items():
        rows = merchant.truth(stream)
        old = {key_of(stream, row) for row in rows if utc(row[field]) < until}
        assert first.table(stream).keys() == old
        assert len(old) < len(rows)
        assert abs(utc(first.bookmark(stream)) - until) < timedelta(minutes=1)
        merged = first.table(stream) | second.table(stream)
        assert differences(stream, merchant.truth(stream), merged) == []


def test_the_upcoming_tables_show_a_deletion(server, merchant):
    run_tap(server.url)
    before = {row["public_id"] for row in merchant.truth("orders")}
    merchant.advance(5)
    gone = before - {row["public_id"] for row in merchant.truth("orders")}
    outcome = run_tap(server.url)
    assert gone
    assert not gone & {key for (key,) in outcome.table("upcoming_orders")}


def test_incremental_one_time_incentives_are_opt_in(server, merchant):
    first = run_tap(server.url, incremental_one_time_incentives=True)
    table = first.table("one_time_incentives")
    assert differences("one_time_incentives", merchant.truth("one_time_incentives"), table) == []
    assert "_snapshot_at" not in next(iter(table.values()))
    merchant.pass_time(timedelta(hours=2))
    changed = merchant.touch("one_time_incentives", 2)
    second = run_tap(server.url, state=first.state, incremental_one_time_incentives=True)
    assert {*second.table("one_time_incentives")} == {
        key_of("one_time_incentives", row) for row in changed
    }


def test_prices_can_be_left_out(server):
    outcome = run_tap(server.url, select=("items", "upcoming_items"), omit_price_calculation=True)
    for stream in ("items", "upcoming_items"):
        assert outcome.records(stream)
        assert all("price" not in record for record in outcome.records(stream))


def test_an_unknown_field_is_kept_and_said_once(server, caplog):
    server.sandbox.faults.add(
        Fault.of("extra_field", "/orders/", times=None, name="gift", value={"a": 1})
    )
    outcome = run_tap(server.url, select=("orders",))
    assert outcome.records("orders")
    assert all(each["_unknown_fields"] == {"gift": {"a": 1}} for each in outcome.records("orders"))
    assert [each.message for each in caplog.records].count(
        "orders: field gift is not in the schema; kept in _unknown_fields (said once a run)."
    ) == 1


@pytest.mark.parametrize("value", ["yesterday", 1735689600])
def test_a_bookmark_that_is_no_time_fails_its_stream_and_nothing_is_skipped(server, value, caplog):
    state = {
        "bookmarks": {"orders": {"replication_key": "updated", "replication_key_value": value}}
    }
    outcome = run_tap(server.url, state=state, select=("orders", "customers"))
    assert "1 of 2 streams failed: orders" in outcome.error
    assert "orders: the state's replication_key_value is not a time" in caplog.text
    assert outcome.bookmark("orders") == value
    assert outcome.records("orders") == []
    assert outcome.records("customers")
