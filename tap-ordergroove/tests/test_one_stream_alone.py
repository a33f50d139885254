"""One bad thing stops one thing: whatever goes wrong in a stream fails it alone, by name."""

from __future__ import annotations

import pytest
from tests.support.rest_tap import run_tap

SELECT = ("orders", "payments", "products")


@pytest.mark.parametrize(
    "bookmark",
    [
        5,
        1.5,
        "",
        True,
        [1],
        {"replication_key_value": 5},
        {"replication_key_value": 0},
        {"replication_key_value": "soon"},
        {"replication_key_value": ""},
        {"replication_key_value": {"a": 1}},
        {"replication_key_value": []},
        {"replication_key_value": False},
        {"replication_key_value": "0001-01-01T00:00:00+14:00"},
        {"replication_key_value": "9999-12-31T23:59:59-14:00"},
    ],
)
def test_a_bookmark_that_is_no_time_fails_its_stream_alone(server, caplog, bookmark):
    outcome = run_tap(server.url, state={"bookmarks": {"orders": bookmark}}, select=SELECT)
    assert outcome.error.startswith("1 of 3 streams failed: orders.")
    assert "orders: the state's replication_key_value is not a time" in caplog.text
    assert outcome.records("orders") == []
    assert outcome.records("payments")
    assert outcome.records("products")


@pytest.mark.parametrize("value", [5, "soon", [], {"a": 1}, "9999-12-31T23:59:59-14:00"])
def test_a_snapshot_at_that_is_no_time_fails_its_stream_alone(server, caplog, value):
    state = {"bookmarks": {"payments": {"snapshot_at": value}}}
    outcome = run_tap(server.url, state=state, select=SELECT)
    assert outcome.error.startswith("1 of 3 streams failed: payments.")
    assert "payments: the state's snapshot_at is not a time" in caplog.text
    assert outcome.records("products")
    assert outcome.bookmark("orders")
    assert outcome.state["bookmarks"]["payments"]["snapshot_at"] == value


@pytest.mark.parametrize(
    "extra", [{"partitions": 5}, {"partitions": [5]}, {"progress_markers": "x"}]
)
def test_what_only_the_sdk_would_look_at_stops_nothing(server, extra):
    first = run_tap(server.url, select=("orders",))
    state = first.state
    state["bookmarks"]["orders"].update(extra)
    outcome = run_tap(server.url, state=state, select=SELECT)
    assert outcome.error is None
    assert len(outcome.records("orders")) < len(first.records("orders"))


def test_entitlements_without_a_merchant_fail_alone_and_say_what_to_do(server, caplog):
    outcome = run_tap(server.url, select=(*SELECT, "entitlements"))
    assert outcome.error.startswith("1 of 4 streams failed: entitlements.")
    assert "merchant_id: the stream entitlements needs it. Set it; or leave the" in caplog.text
    assert "'!entitlements.*' below select. [REST-42]" in caplog.text
    assert all(outcome.records(stream) for stream in SELECT)


def test_an_error_that_nobody_thought_of_is_the_stream_s_own(server, monkeypatch, caplog):
    words = "nobody thought of this"

    def broken(self, record, window_start):
        raise LookupError(words)

    monkeypatch.setattr("tap_ordergroove.streams.Orders.enrich", broken)
    outcome = run_tap(server.url, select=SELECT)
    assert outcome.error.startswith("1 of 3 streams failed: orders.")
    assert "orders cannot go on: LookupError: nobody thought of this. [RUN-02]" in caplog.text
    assert outcome.records("payments")


def test_an_error_before_the_first_record_is_the_stream_s_own(server, monkeypatch, caplog):
    def broken(self):
        raise TypeError

    monkeypatch.setattr("tap_ordergroove.streams.Payments._write_schema_message", broken)
    outcome = run_tap(server.url, select=SELECT)
    assert outcome.error.startswith("1 of 3 streams failed: payments.")
    assert outcome.records("products")


def test_a_count_of_rows_that_is_none_is_no_known_count(server):
    taken_at = "2026-06-14T00:00:00+00:00"
    bookmark = {"snapshot_at": taken_at, "rows": "x", "rows_doubted": {}}
    state = {"bookmarks": {"payments": bookmark}}
    outcome = run_tap(server.url, select=("payments", "snapshots"), state=state)
    assert outcome.error is None
    assert outcome.state["bookmarks"]["payments"]["rows"] == len(outcome.records("payments"))
