"""Deleted orders and items: the same table whatever the order and number of deliveries."""

from __future__ import annotations

import json
import random
import tempfile
from pathlib import Path

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.webhooks import NOW, event, fill, make_tap, run_tap, store_of

ARRIVAL = ("received_at", "_sequence")
"""Columns that tell of the delivery and not of the deletion."""


def tables(outcomes):
    """What a loader that upserts holds after some runs."""
    found = {"deleted_orders": {}, "deleted_items": {}}
    for outcome in outcomes:
        for name, table in found.items():
            for record in outcome.records(name):
                kept = {key: value for key, value in record.items() if key not in ARRIVAL}
                table[record["public_id"]] = kept
    return found


def load(deliveries, runs):
    """Deliver events in some order, syncing now and then; return the tables."""
    with tempfile.TemporaryDirectory() as folder:
        store, state, outcomes, position = store_of(Path(folder)), {}, [], 0
        for size in [*runs, len(deliveries)]:
            fill(store, deliveries[position : position + size])
            position += size
            outcomes.append(run_tap(store, state))
            state = outcomes[-1].state
        return tables(outcomes)


STORY = [
    event("o1", "order.create", NOW, public_id="order1", total="5.00"),
    event("i1", "item.create", NOW, public_id="item1", order="order1"),
    event("i2", "item.change_order", NOW + 10, public_id="item1", order="order2"),
    event("d1", "order.delete", NOW + 10, public_id="order1", total="7.00", customer="c1"),
    # Told once more, later, and once in the same second.
    event("d2", "order.delete", NOW + 99, public_id="order1", total="0.00"),
    event("d0", "order.delete", NOW + 10, public_id="order1", total="7.50"),
    event("r1", "item.remove", NOW + 20, public_id="item1", order="order2", price="1.10"),
    event("i3", "item.create", NOW + 30, public_id="item1", order="order2"),
    event("i4", "item.create", NOW + 20, public_id="item2", order="order2"),
    {"id": "d3", "type": "order.delete", "data": {"object": {"public_id": "order1"}}},
]


@pytest.fixture(scope="module")
def in_order():
    return load(STORY, [])


def test_the_story_in_order(in_order):
    found = in_order
    [order] = found["deleted_orders"].values()
    assert order["public_id"] == "order1"
    assert order["deleted_at"] == "2025-10-14T14:00:10+00:00"
    # Of the two of that second, the one whose id comes first.
    assert (order["event_id"], str(order["total"])) == ("d0", "7.50")
    [item] = found["deleted_items"].values()
    assert (item["public_id"], item["order"], str(item["price"])) == ("item1", "order2", "1.10")
    assert item["deleted_at"] == "2025-10-14T14:00:20+00:00"


@settings(max_examples=25)
@given(
    order=st.permutations(STORY),
    again=st.lists(st.sampled_from(STORY), max_size=6),
    runs=st.lists(st.integers(min_value=0, max_value=5), max_size=4),
    seed=st.integers(),
)
def test_duplicates_and_disorder_give_the_same_tables(in_order, order, again, runs, seed):
    deliveries = [*order, *again]
    random.Random(seed).shuffle(deliveries)  # noqa: S311 - no secret
    assert load(deliveries, runs) == in_order


def test_a_later_row_has_a_higher_number(sqlite_store):
    """A reader of the loaded table that goes by the replication key sees the correction."""
    fill(sqlite_store, [event("late", created=NOW + 5), event("x", "order.create")])
    first = run_tap(sqlite_store)
    fill(sqlite_store, [event("early", created=NOW)])
    second = run_tap(sqlite_store, first.state)
    [before], [after] = first.records("deleted_orders"), second.records("deleted_orders")
    assert (before["event_id"], before["_sequence"]) == ("late", 1)
    assert (after["event_id"], after["_sequence"]) == ("early", 3)


def test_items_of_a_deleted_order_are_not_made_up(sqlite_store):
    fill(sqlite_store, [event("i1", "item.create", public_id="i", order="o"),
                        event("d1", "order.delete", public_id="o")])  # fmt: skip
    assert run_tap(sqlite_store).records("deleted_items") == []


@pytest.mark.parametrize("object_", [None, {}, {"public_id": None}, {"public_id": ["x"]}, "text"])
def test_a_removal_of_nobody_knows_what_is_an_event_and_a_rejected_record(sqlite_store, object_):
    body = {"id": "d1", "type": "order.delete", "created": NOW, "data": {"object": object_}}
    fill(sqlite_store, [body, event("d2")])
    tap, outcome = make_tap(sqlite_store)
    with pytest.raises(click.ClickException, match="1 records were rejected: deleted_orders 1"):
        tap.sync_all()
    [row] = outcome.records("rejected_records")
    assert (row["stream"], json.loads(row["record"])) == ("deleted_orders", body)
    assert outcome.bookmark("deleted_orders") == 2
    assert [each["event_id"] for each in outcome.records("deleted_orders")] == ["d2"]
    assert [each["event_id"] for each in outcome.records("order_events")] == ["d1", "d2"]


def test_the_same_event_on_two_webhooks_is_one_tombstone(sqlite_store):
    fill(sqlite_store, [event("d1")], path="/b")
    fill(sqlite_store, [event("d1")], path="/a")
    outcome = run_tap(sqlite_store)
    assert [each["route"] for each in outcome.records("events")] == ["/b", "/a"]
    assert [each["route"] for each in outcome.records("deleted_orders")] == ["/a"]
