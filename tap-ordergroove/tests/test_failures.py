"""One stream fails: the others go on, its bookmark and its table stay, and the user is told."""

from __future__ import annotations

import pytest
from tests.support.rest_tap import UPDATED, differences, run_tap

from ordergroove_sandbox import Fault


def test_a_refused_endpoint_fails_alone(server, merchant):
    first = run_tap(server.url)
    server.sandbox.faults.add(Fault.of("status", "/orders/", times=None, status=403))
    merchant.advance(1)
    second = run_tap(server.url, state=first.state)
    assert second.error is not None
    assert "2 of 11 streams failed: upcoming_orders, orders. " in second.error
    assert "The first of them: /orders/: status 403." in second.error
    assert second.bookmark("orders") == first.bookmark("orders")
    for stream in set(UPDATED) - {"orders"}:
        merged = {**first.table(stream), **second.table(stream)}
        assert differences(stream, merchant.truth(stream), merged) == []
        assert second.bookmark(stream) > first.bookmark(stream)


def test_a_first_sync_that_fails_midway_keeps_the_windows_it_finished(server, merchant):
    server.sandbox.faults.add(Fault.of("status", "/orders/", times=None, after=30, status=400))
    first = run_tap(server.url, select=("orders",), window_days=7, page_size=5)
    assert "orders" in first.error
    assert first.bookmark("orders")
    assert len(first.table("orders")) < len(merchant.truth("orders"))
    server.sandbox.faults.clear()
    second = run_tap(server.url, state=first.state, select=("orders",), window_days=7)
    merged = {**first.table("orders"), **second.table("orders")}
    assert differences("orders", merchant.truth("orders"), merged) == []
    assert len(second.records("orders")) < len(merchant.truth("orders"))


@pytest.mark.parametrize(
    "fault",
    [
        Fault.of("missing_results", "/payments/", after=1),
        Fault.of("status", "/payments/", after=1, times=None, status=404),
        Fault.of("repeated_cursor", "/payments/", after=1, times=None),
        Fault.of("hostile_next", "/payments/", after=1, host="203.0.113.7"),
    ],
    ids=lambda fault: fault.kind,
)
def test_a_full_table_that_is_not_read_to_its_end_is_not_activated(server, fault):
    server.sandbox.faults.add(fault)
    outcome = run_tap(server.url, page_size=5, emit_activate_version_messages=True)
    assert "1 of 11 streams failed: payments" in outcome.error
    assert "ACTIVATE_VERSION" not in outcome.types("payments")
    assert outcome.types("products") == ["SCHEMA", "RECORD", "ACTIVATE_VERSION"]
    taken = {record["stream"] for record in outcome.records("snapshots")}
    assert "products" in taken
    assert "payments" not in taken
    assert outcome.state["bookmarks"].get("payments", {}) == {}


@pytest.mark.parametrize("status", [400, 404, 410])
def test_a_cursor_that_dies_in_mid_walk_begins_its_window_again_once(
    server, merchant, status, caplog
):
    server.sandbox.faults.add(
        Fault.of("status", "/orders/", after=3, status=status),
        Fault.of("status", "/payments/", after=2, status=status, body={"detail": "Invalid cursor"}),
    )
    outcome = run_tap(
        server.url,
        select=("orders", "payments", "snapshots"),
        page_size=5,
        start_date="2026-01-01",
        window_days=365,
    )
    assert outcome.error is None
    for stream in ("orders", "payments"):
        assert differences(stream, merchant.truth(stream), outcome.table(stream)) == []
        assert f"/{stream}/: status {status}" in caplog.text
    assert caplog.text.count("The list begins again, once") == 2
    assert "Invalid cursor" in caplog.text
    assert len(outcome.records("payments")) == len(merchant.truth("payments")) + 10
    (snapshot,) = outcome.records("snapshots")
    assert snapshot["rows"] == len(merchant.truth("payments"))


def test_a_cursor_that_dies_again_and_again_fails_its_stream(server):
    server.sandbox.faults.add(
        Fault.of("status", "/payments/", after=2, status=404),
        Fault.of("status", "/payments/", after=2, status=410, body="gone for good"),
    )
    outcome = run_tap(server.url, page_size=5, select=("payments", "snapshots"))
    assert "1 of 1 streams failed: payments" in outcome.error
    assert outcome.records("snapshots") == []


def test_the_user_is_told_what_to_check(server, caplog):
    server.sandbox.faults.add(Fault.of("status", "/customers/", times=None, status=403))
    run_tap(server.url, select=("customers",))
    errors = [each.message for each in caplog.records if each.levelname == "ERROR"]
    assert len(errors) == 2
    assert "1 of 1 streams failed: customers" in errors[1]
    for words in ("customers", "403", "Bulk Operations", "api_key"):
        assert words in errors[0]


def test_passing_trouble_everywhere_loses_nothing(server, merchant):
    statuses = (423, 429, 500, 502, 503, 504)
    server.sandbox.faults.add(
        *(
            Fault.of("status", after=10 * number, status=status, retry_after=0)
            for number, status in enumerate(statuses)
        ),
        Fault.of("drop", after=70),
        Fault.of("cut_body", after=75),
        Fault.of("truncated_json", after=80),
        Fault.of("html", after=85),
        Fault.of("empty_page", after=90, times=5),
        Fault.of("old_envelope", after=100, times=5),
    )
    outcome = run_tap(server.url, page_size=20)
    assert outcome.error is None
    for stream in (*UPDATED, "payments", "products"):
        assert differences(stream, merchant.truth(stream), outcome.table(stream)) == []


def test_a_table_that_was_not_read_ahead_yet_is_not_disturbed_by_one_worker(server, merchant):
    outcome = run_tap(server.url, max_parallel_streams=1, read_ahead_mb=0, page_size=10)
    assert outcome.error is None
    for stream in (*UPDATED, "payments"):
        assert differences(stream, merchant.truth(stream), outcome.table(stream)) == []
    assert max(server.sandbox.requests.max_in_flight().values()) == 1
