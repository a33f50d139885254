"""A state knows its shop, its shape and its times: what does not fit is refused by name."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.support.rest_tap import NOW, UPDATED, run_tap, utc

from ordergroove_sandbox import Fault, Merchant, Sandbox, running
from singer_commons.errors import PluginError


@pytest.fixture
def other():
    """Another shop, invented from another seed, with a key of its own."""
    with running(Sandbox(Merchant(seed=7, customers=9, days=60, now=NOW))) as shop:
        yield shop


def rows(outcome):
    return [message for message in outcome.messages if message["type"] == "RECORD"]


def bookmark_of(orders):
    key = {"replication_key": "updated", "replication_key_value": orders}
    return {"bookmarks": {"orders": key}}


def test_the_state_remembers_its_environment_and_its_merchant(server, merchant):
    state = run_tap(server.url).state
    assert state["written_for"] == {"environment": "production", "merchants": [merchant.public_id]}
    again = run_tap(server.url, state=state)
    assert again.error is None
    assert again.state["written_for"] == state["written_for"]


def test_each_schema_says_whose_rows_follow(server, merchant):
    messages = run_tap(server.url, select=("snapshots", "items", "payments")).messages
    said = {each["stream"]: each.get("source") for each in messages if each["type"] == "SCHEMA"}
    shop = [f"Ordergroove's merchant {merchant.public_id} (production)"]
    assert said == {"snapshots": None, "items": shop, "payments": shop}


@pytest.mark.parametrize("select", [None, ("customers",), ("items", "addresses")])
def test_the_key_of_another_shop_is_refused_before_a_row_is_out(
    server, merchant, other, select, caplog
):
    first = run_tap(server.url)
    second = run_tap(other.url, state=first.state, select=select)
    assert "streams failed" in second.error
    assert other.sandbox.merchant.public_id in caplog.text
    assert merchant.public_id in caplog.text
    assert "inherit_from" in caplog.text
    assert rows(second) == []
    for stream in UPDATED:
        assert second.bookmark(stream) == first.bookmark(stream)


def test_another_shop_that_shows_itself_late_gets_no_further(server, other):
    first = run_tap(server.url)
    asked = ("/products/", "/customers/", "/orders/")
    other.sandbox.faults.add(*(Fault.of("status", path, status=403) for path in asked))
    other.sandbox.merchant.touch("orders", 1)
    second = run_tap(other.url, state=first.state, select=("orders", "payments"))
    assert "2 of 2 streams failed" in second.error
    assert rows(second) == []


def test_another_address_of_the_same_shop_goes_on(server, merchant):
    first = run_tap(server.url)
    with running(server.sandbox) as elsewhere:
        assert elsewhere.url != server.url
        second = run_tap(elsewhere.url, state=first.state)
    assert second.error is None


def test_another_environment_is_refused_before_anything_is_out(server):
    first = run_tap(server.url, environment="staging")
    with pytest.raises(PluginError, match=r"environment staging.*production.*inherit_from"):
        run_tap(server.url, state=first.state)
    assert run_tap(server.url, state=first.state, environment="staging").error is None


def test_a_state_of_an_earlier_version_learns_its_shop(server, merchant):
    state = run_tap(server.url).state
    del state["written_for"]
    again = run_tap(server.url, state=state)
    assert again.error is None
    assert again.state["written_for"]["merchants"] == [merchant.public_id]


FOREIGN = {
    "as Meltano keeps it": {"completed": {"singer_state": bookmark_of("2026-06-01T00:00:00Z")}},
    "wrapped": {"singer_state": bookmark_of("2026-06-01T00:00:00Z")},
    "a whole message": {"type": "STATE", "value": bookmark_of("2026-06-01T00:00:00Z")},
    "of another tap": {"bookmarks": {"issues": {"since": "2026-06-01T00:00:00Z"}}},
    "of another tap's orders": {"bookmarks": {"orders": {"updated_at": "2026-06-01"}}},
    "a list of bookmarks": {"bookmarks": ["orders"]},
    "a list": ["orders"],
    "a text": "2026-06-01T00:00:00Z",
    "bookmarks without a name": {"orders": {"replication_key_value": "2026-06-01T00:00:00Z"}},
}


@pytest.mark.parametrize("state", FOREIGN.values(), ids=FOREIGN)
def test_a_state_of_foreign_shape_is_refused(server, state):
    with pytest.raises(PluginError, match="the state is none that this tap wrote"):
        run_tap(server.url, state=state)
    assert server.sandbox.requests.entries() == []


def test_a_bookmark_of_another_field_is_refused_by_name(server, caplog):
    state = bookmark_of("2026-06-01T00:00:00Z")
    state["bookmarks"]["orders"]["replication_key"] = "updated_at"
    outcome = run_tap(server.url, state=state, select=("orders", "customers"))
    assert "1 of 2 streams failed: orders" in outcome.error
    assert "orders: the state's bookmark is one of updated_at, not of updated" in caplog.text
    assert outcome.records("orders") == []


def test_a_bookmark_days_ahead_of_the_server_is_refused_by_name(server, merchant, caplog):
    ahead = (merchant.now + timedelta(days=2)).isoformat()
    outcome = run_tap(server.url, state=bookmark_of(ahead), select=("orders", "customers"))
    assert "1 of 2 streams failed: orders" in outcome.error
    assert "orders: its bookmark 2026-06-17T17:00:00+00:00 is more than a day ahead" in caplog.text
    assert outcome.bookmark("orders") == ahead
    assert outcome.records("customers")


def test_a_bookmark_hours_ahead_of_the_server_is_read_from_the_servers_time(server, merchant):
    ahead = (merchant.now + timedelta(hours=20)).isoformat()
    first = run_tap(server.url, state=bookmark_of(ahead), select=("orders",))
    assert first.error is None
    assert utc(first.bookmark("orders")) <= merchant.now
    merchant.pass_time(timedelta(hours=5))
    changed = merchant.touch("orders", 3)
    second = run_tap(server.url, state=first.state, select=("orders",))
    assert {row["public_id"] for row in changed} <= {key for (key,) in second.table("orders")}


@pytest.mark.parametrize("year", [1970, 2099])
def test_an_answer_of_another_time_throws_no_bookmark_back(server, merchant, caplog, year):
    first = run_tap(server.url)
    merchant.pass_time(timedelta(hours=2))
    server.sandbox._date_skew = utc(f"{year}-01-01T00:00:00Z") - merchant.now
    second = run_tap(server.url, state=first.state)
    assert second.error is None
    for stream in UPDATED:
        assert utc(second.bookmark(stream)) >= utc(first.bookmark(stream))
    assert f"dated {year}-01-01T" in caplog.text


@pytest.mark.parametrize("dated", ["2026-06-15T16:40:00Z", "2026-06-14T18:00:00Z"])
def test_no_bookmark_goes_back_before_the_one_that_the_run_began_with(server, merchant, dated):
    state = bookmark_of(merchant.now.isoformat())
    skewed = {"/orders/": utc(dated) - merchant.now}
    server.sandbox.server_time = lambda: merchant.now + skewed.pop("/orders/", timedelta(0))
    outcome = run_tap(server.url, state=state, select=("orders",))
    assert skewed == {}
    assert outcome.error is None
    assert utc(outcome.bookmark("orders")) == merchant.now


@pytest.mark.parametrize("merchants", ["abc", [{}], {"a": 1}])
def test_merchants_of_a_state_that_are_none_are_named(server, caplog, merchants):
    state = {"written_for": {"merchants": merchants}}
    outcome = run_tap(server.url, state=state, select=("customers", "orders"))
    assert "2 of 2 streams failed: customers, orders." in outcome.error
    assert "the merchants in written_for are no list of names" in caplog.text
    assert outcome.records("customers") == []


def test_a_first_run_that_reads_no_row_of_a_merchant_remembers_it_all_the_same(
    server, merchant, other, caplog
):
    """Payments do not say whose they are."""
    first = run_tap(server.url, select=("payments",))
    assert first.state["written_for"]["merchants"] == [merchant.public_id]
    second = run_tap(other.url, state=first.state, select=("payments",))
    assert "1 of 1 streams failed: payments." in second.error
    assert other.sandbox.merchant.public_id in caplog.text
    assert rows(second) == []


@pytest.mark.parametrize("faults", [("/products/", "/customers/", "/orders/"), ("/products/",)])
def test_a_key_whose_shop_cannot_be_learnt_now_reads_nothing(server, other, caplog, faults):
    first = run_tap(server.url)
    other.sandbox.faults.add(*(Fault.of("status", each, status=500, times=None) for each in faults))
    second = run_tap(other.url, state=first.state, select=("items",), retry_budget_seconds=0)
    assert "1 of 1 streams failed: items." in second.error
    assert ("status 500" if len(faults) > 1 else other.sandbox.merchant.public_id) in caplog.text
    assert rows(second) == []


def test_lists_that_do_not_say_whose_they_are_leave_the_question_to_the_next(server, other):
    first = run_tap(server.url)
    row = {"external_product_id": "1", "merchant": None}
    fault = Fault.of("status", "/products/", status=200, body={"results": [row], "next": None})
    other.sandbox.faults.add(fault)
    second = run_tap(other.url, state=first.state, select=("items",))
    assert "1 of 1 streams failed: items." in second.error
