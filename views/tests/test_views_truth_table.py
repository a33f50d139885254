"""The truth table of the README, row by row, in both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.support.view_cases import ITEMS, ORDERS, SENT, UNSENT, UP, UPI, Story, order_row
from tests.support.view_tables import API, at


@pytest.mark.parametrize("case", ORDERS)
def test_orders(db, case):
    story, existence, deletion = ORDERS[case]
    story.tell(db)
    assert db.current("orders").get("it") == existence
    assert db.deleted("orders").get("it") == deletion


@pytest.mark.parametrize("case", ITEMS)
def test_items(db, case):
    story, existence, deletion = ITEMS[case]
    story.tell(db)
    assert db.current("items").get("it") == existence
    assert db.deleted("items").get("it") == deletion


def test_when_it_was_learnt_and_when_it_was_last_seen(db):
    snapshots = [(UP, 0, 3), (UP, 24, 1), (UP, 48, 1), (UPI, 0, 1), (UPI, 24, 0), (UPI, 48, 0)]
    Story(
        [("a", UNSENT, -9), ("b", UNSENT, -8), ("c", UNSENT, -7), ("d", SENT, 20)],
        [("i", "a", -9), ("j", "b", -8), ("k", "d", -9), ("l", "d", 20)],
        [("a", 0), ("b", 0), ("c", 48)],
        [("i", 0)],
        snapshots,
        removed_orders=[("b", 7, "e2"), ("b", 5, "e1"), ("b", None, "e0")],
    ).tell(db)
    assert db.deleted("orders") == {"a": "snapshot", "b": "webhook"}
    # The first snapshot that missed it, not the latest.
    assert db.details("orders", "a") == (at(24), None, at(0))
    assert db.details("orders", "b") == (at(5), "e1", at(0))
    assert db.deleted("items") == {"i": "snapshot", "j": "order", "k": "left_behind"}
    assert db.details("items", "i") == (at(24), None, at(0))
    assert db.details("items", "j") == (at(5), "e1", at(-8))
    assert db.details("items", "k") == (at(20), None, at(-9))


def test_rows_that_a_full_table_no_longer_holds(postgres):
    """target-postgres marks them, if somebody reads orders as a full table."""
    postgres.create(*API)
    order = {"public_id": "it", "status": SENT, "_sdc_deleted_at": at(3)}
    postgres.fill("orders", order, {"public_id": "other", "status": SENT})
    postgres.fill("items", {"public_id": "i", "order": "other", "_sdc_deleted_at": at(3)})
    postgres.apply()
    assert postgres.deleted("orders") == {"it": "full_table"}
    assert postgres.details("orders", "it") == (at(3), None, None)
    assert postgres.deleted("items") == {"i": "full_table"}


def test_rows_that_the_loader_has_marked_as_gone_count_for_completeness(postgres):
    """target-postgres marks what an upcoming table no longer holds before the run has ended."""
    postgres.create(*API)
    postgres.fill("orders", *(order_row(each, UNSENT, -9) for each in "abc"))
    postgres.fill(
        "upcoming_orders",
        {"public_id": "a", "_snapshot_at": at(0), "_sdc_deleted_at": at(24)},
        {"public_id": "b", "_snapshot_at": at(24)},
    )
    postgres.fill("snapshots", {"stream": UP, "snapshot_at": at(0), "rows": 2})
    postgres.apply()
    assert postgres.deleted("orders") == {"c": "snapshot"}
    postgres.fill("snapshots", {"stream": UP, "snapshot_at": at(24), "rows": 1})
    assert postgres.deleted("orders") == {"a": "snapshot", "c": "snapshot"}


def test_every_row_is_in_exactly_one_view(db):
    everything = [story for story, _, _ in (*ORDERS.values(), *ITEMS.values())]
    whole = Story()
    for number, story in enumerate(everything):
        whole.orders += [(f"{number}{i}", *rest) for i, *rest in story.orders]
        whole.items += [(f"{number}{i}", o and f"{number}{o}", t) for i, o, t in story.items]
        whole.removed_orders += [(f"{number}{i}", *rest) for i, *rest in story.removed_orders]
        whole.events += [(f"{number}{i}", f"{number}{o}", t, k) for i, o, t, k in story.events]
    whole.snapshots = [(UP, 24, 0), (UPI, 24, 0)]
    whole.tell(db)
    for table, rows in (("orders", whole.orders), ("items", whole.items)):
        current, deleted = db.current(table), db.deleted(table)
        assert current
        assert deleted
        assert not current.keys() & deleted.keys()
        assert current.keys() | deleted.keys() == {row[0] for row in rows}
        assert None not in {*current.values(), *deleted.values()}


def test_a_minute_of_the_time_of_change_is_enough(db):
    minute = timedelta(minutes=1) / timedelta(hours=1)
    Story([("a", UNSENT, 24 - minute), ("b", UNSENT, 24 + minute)], [], [], [], [(UP, 24, 0)]).tell(
        db
    )
    assert db.deleted("orders") == {"a": "snapshot"}
    assert db.current("orders") == {"b": "change"}
