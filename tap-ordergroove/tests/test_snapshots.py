"""Full tables: when their version is activated, and what ``_snapshot_at`` and snapshots say."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.support.rest_tap import run_tap, utc

from ordergroove_sandbox import Fault
from singer_commons.testing import Listener, Outcome
from tap_ordergroove.tap import TapOrdergroove

TABLES = {
    "payments",
    "products",
    "offer_profiles",
    "one_time_incentives",
    "upcoming_orders",
    "upcoming_items",
}


def test_a_version_is_activated_after_the_last_record(server):
    outcome = run_tap(server.url, emit_activate_version_messages=True)
    for table in TABLES:
        assert outcome.types(table) == ["SCHEMA", "RECORD", "ACTIVATE_VERSION"]
        versions = {
            message["version"]
            for message in outcome.messages
            if message.get("stream") == table and message["type"] != "SCHEMA"
        }
        assert len(versions) == 1
    assert outcome.types("orders") == ["SCHEMA", "RECORD"]


def test_no_version_is_activated_unless_asked_for(server):
    outcome = run_tap(server.url)
    assert all(message["type"] != "ACTIVATE_VERSION" for message in outcome.messages)


def test_every_row_says_which_run_found_it(server, merchant):
    outcome = run_tap(server.url)
    rows = {record["stream"]: record for record in outcome.records("snapshots")}
    assert rows.keys() == TABLES
    assert len({record["snapshot_at"] for record in rows.values()}) == 1
    for table in TABLES:
        records = outcome.records(table)
        assert {record["_snapshot_at"] for record in records} == {rows[table]["snapshot_at"]}
        assert rows[table]["rows"] == len(records)
    assert merchant.now - timedelta(seconds=2) <= utc(rows["payments"]["snapshot_at"])
    assert utc(rows["payments"]["snapshot_at"]) <= merchant.now
    assert "_snapshot_at" not in outcome.records("orders")[0]


def test_a_later_run_is_later_even_when_the_clock_was_set_back(server, merchant):
    first = run_tap(server.url, emit_activate_version_messages=True)
    server.sandbox._date_skew = timedelta(hours=-1)
    second = run_tap(server.url, state=first.state, emit_activate_version_messages=True)

    def taken(outcome):
        return {
            record["stream"]: utc(record["snapshot_at"]) for record in outcome.records("snapshots")
        }

    def versions(outcome):
        return {
            message["stream"]: message["version"]
            for message in outcome.messages
            if message["type"] == "ACTIVATE_VERSION"
        }

    for table in TABLES:
        assert taken(second)[table] > taken(first)[table]
        assert versions(second)[table] > versions(first)[table]


def test_the_upcoming_tables_are_read_before_the_orders_themselves(server):
    outcome = run_tap(server.url)
    order = [message["stream"] for message in outcome.messages if message["type"] == "SCHEMA"]
    assert order.index("upcoming_orders") < order.index("orders")
    assert order.index("upcoming_items") < order.index("items")
    assert order[-1] == "snapshots"


def test_a_forced_full_table_reads_everything_again(server, merchant):
    first = run_tap(server.url)
    merchant.advance(1)
    listener = Listener()
    tap = TapOrdergroove(
        config={"api_key": "sandbox-key", "api_url": server.url},
        state=first.state,
        message_writer=listener,
    )
    for stream in tap.streams.values():
        stream.selected = stream.name == "orders"
    tap.streams["orders"].forced_replication_method = "FULL_TABLE"
    tap.sync_all()
    records = Outcome(listener.lines).records("orders")
    assert len(records) == len(merchant.truth("orders"))


class Payments:
    """A full table whose rows are made to measure: payments, one page a run."""

    def __init__(self, server):
        self.server, self.state = server, {}

    def run(self, rows):
        page = {"next": None, "results": [{"public_id": f"p{n}"} for n in range(rows)]}
        fault = Fault.of("status", "/payments/", status=200, body=page)
        self.server.sandbox.faults.add(fault)
        outcome = run_tap(
            self.server.url,
            state=self.state,
            select=("payments", "snapshots"),
            emit_activate_version_messages=True,
        )
        self.state = outcome.state
        assert outcome.error is None
        assert len(outcome.records("payments")) == rows
        activated = "ACTIVATE_VERSION" in outcome.types("payments")
        assert bool(outcome.records("snapshots")) == activated  # the views go by these
        return activated


@pytest.mark.parametrize(
    ("counts", "activated"),
    [
        ((0,), (True,)),  # no known count
        ((400, 0), (True, False)),
        ((400, 0, 0), (True, False, True)),
        ((400, 190, 210, 205), (True, False, True, True)),
        ((400, 0, 150), (True, False, False)),  # it goes on changing
        ((264, 80, 20, 20), (True, False, False, True)),
        ((400, 0, 400, 0), (True, False, True, False)),  # it was a hiccup, and is again
        ((400, 200, 99), (True, True, False)),  # half is not more than half
        ((150, 50, 0), (True, True, True)),  # 100 rows are not more than 100
        ((150, 49), (True, False)),
    ],
)
def test_a_table_that_lost_more_than_half_is_activated_when_a_second_run_says_so(
    server, caplog, counts, activated
):
    payments = Payments(server)
    assert tuple(payments.run(rows) for rows in counts) == activated
    warned = [each.getMessage() for each in caplog.records if "not activated" in each.getMessage()]
    assert len(warned) == activated.count(False)
    assert all(each.startswith("payments: ") for each in warned)


def test_a_doubted_table_gets_a_later_version_all_the_same(server):
    payments = Payments(server)
    versions = []
    for rows in (400, 10, 10):
        payments.run(rows)
        versions.append(payments.state["bookmarks"]["payments"]["snapshot_at"])
    assert versions == sorted(set(versions))


def test_a_table_of_which_records_were_rejected_is_not_activated(server):
    """What could not be taken may be what seems to be missing: the views would say deleted."""
    rows = [{"public_id": "p1"}, {"id_under_another_name": "p2"}]
    fault = Fault.of("status", "/payments/", status=200, body={"next": None, "results": rows})
    server.sandbox.faults.add(fault)
    outcome = run_tap(
        server.url,
        select=("payments", "products", "snapshots"),
        emit_activate_version_messages=True,
    )
    assert "1 records were rejected: payments 1" in outcome.error
    assert "ACTIVATE_VERSION" not in outcome.types("payments")
    assert {record["stream"] for record in outcome.records("snapshots")} == {"products"}
