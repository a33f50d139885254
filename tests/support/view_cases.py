"""The truth table of the README as data: what the tables hold, and what the views say of `it`.

Times are hours after a certain noon. Of each case: the story, then on what the existence of `it`
rests, or how its deletion was learnt.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .view_tables import API, WEBHOOKS, at

if TYPE_CHECKING:
    from .view_tables import Row, Tables

UNSENT, CANCELLED, SENT = 1, 4, 5


@dataclass
class Story:
    """What the tables hold, and what the views should say of `it`.

    Attributes:
        orders: Rows of orders: id, status, time of change, time of creation (by default: the same).
        items: Rows of items: id, order, time of change of the order.
        upcoming_orders: Ids, and the time of the snapshot that found them last.
        upcoming_items: Likewise.
        snapshots: Stream, time, and number of rows.
        removed_orders: Tombstones: id, time, event.
        removed_items: Likewise.
        events: Events of items: id, order, time, type.
    """

    orders: list[tuple] = field(default_factory=list)
    items: list[tuple] = field(default_factory=list)
    upcoming_orders: list[tuple] = field(default_factory=list)
    upcoming_items: list[tuple] = field(default_factory=list)
    snapshots: list[tuple] = field(default_factory=list)
    removed_orders: list[tuple] = field(default_factory=list)
    removed_items: list[tuple] = field(default_factory=list)
    events: list[tuple] = field(default_factory=list)

    def tell(self, db: Tables) -> None:
        db.create(*API, *WEBHOOKS)
        db.fill("orders", *(order_row(*each) for each in self.orders))
        db.fill(
            "items",
            *({"public_id": i, "order": o, "order_updated": when(t)} for i, o, t in self.items),
        )
        for table in ("upcoming_orders", "upcoming_items"):
            rows = getattr(self, table)
            db.fill(table, *({"public_id": i, "_snapshot_at": when(t)} for i, t in rows))
        db.fill(
            "snapshots",
            *({"stream": s, "snapshot_at": when(t), "rows": n} for s, t, n in self.snapshots),
        )
        for table, tombstones in (
            ("deleted_orders", self.removed_orders),
            ("deleted_items", self.removed_items),
        ):
            db.fill(
                table,
                *({"public_id": i, "deleted_at": when(t), "event_id": e} for i, t, e in tombstones),
            )
        db.fill(
            "item_events",
            *(
                {
                    "event_id": f"e{number}", "public_id": i, "order": o, "event_type": kind,
                    "event_created": when(t), "_sequence": number,
                }
                for number, (i, o, t, kind) in enumerate(self.events)
            ),
        )  # fmt: skip
        db.apply()


def when(hours):
    return None if hours is None else at(hours)


def order_row(public_id, status, updated, created=...) -> Row:
    created = updated if created is ... else created
    times = {"updated": when(updated), "created": when(created)}
    return {"public_id": public_id, "status": status, **times}


UP = "upcoming_orders"
UPI = "upcoming_items"

ORDERS = {
    "held by the latest snapshot": (
        Story([("it", UNSENT, -9)], [], [("it", 0)], [], [(UP, 0, 1)]),
        "snapshot", None,
    ),
    "not held, and older": (
        Story([("it", UNSENT, -9)], [], [("it", 0), ("b", 24)], [], [(UP, 0, 2), (UP, 24, 1)]),
        None, "snapshot",
    ),
    "never held at all": (
        Story([("it", UNSENT, -9)], [], [("b", 24)], [], [(UP, 24, 1)]), None, "snapshot",
    ),
    "the snapshot found nothing any more": (
        Story([("it", UNSENT, -9)], [], [("it", 0)], [], [(UP, 0, 1), (UP, 24, 0)]),
        None, "snapshot",
    ),
    "not held, but the snapshot is not complete": (
        Story([("it", UNSENT, -9)], [], [("it", 0), ("b", 24)], [], [(UP, 0, 1), (UP, 24, 2)]),
        "snapshot", None,
    ),
    "not held, but the snapshot's end was not loaded": (
        Story([("it", UNSENT, -9)], [], [("it", 0), ("b", 24)], [], [(UP, 0, 1)]),
        "snapshot", None,
    ),
    "no snapshot was ever complete": (
        Story([("it", UNSENT, -9)], [], [("b", 0)], [], [(UP, 0, 2)]), "unchecked", None,
    ),
    "the snapshot does not say how many rows it has": (
        Story([("it", UNSENT, -9)], [], [("b", 0)], [], [(UP, 0, None)]), "unchecked", None,
    ),
    "held by a run that did not come to its end": (
        Story([("it", UNSENT, -9)], [], [("it", 24)], [], [(UP, 0, 1)]), "snapshot", None,
    ),
    "created after the snapshot": (
        Story([("it", UNSENT, 25)], [], [("b", 24)], [], [(UP, 24, 1)]), "change", None,
    ),
    "created before, changed after the snapshot": (
        Story([("it", UNSENT, 25, -9)], [], [("b", 24)], [], [(UP, 24, 1)]), "change", None,
    ),
    "created in the second of the snapshot": (
        Story([("it", UNSENT, 24)], [], [("b", 24 + 1e-4)], [], [(UP, 24 + 1e-4, 1)]),
        "change", None,
    ),
    "sent since the snapshot": (
        Story([("it", SENT, 25, -9)], [], [("it", 24)], [], [(UP, 24, 1)]), "status", None,
    ),
    "sent before the snapshot": (
        Story([("it", SENT, 20, -9)], [], [("b", 24)], [], [(UP, 24, 1)]), "status", None,
    ),
    "cancelled, and so never to be deleted": (
        Story([("it", CANCELLED, 20, -9)], [], [("b", 24)], [], [(UP, 24, 1)]), "status", None,
    ),
    "there again after it was missing": (
        Story(
            [("it", UNSENT, -9)], [], [("it", 48), ("b", 48)], [], [(UP, 24, 1), (UP, 48, 2)]
        ),
        "snapshot", None,
    ),
    "only the snapshot of items is complete": (
        Story([("it", UNSENT, -9)], [], [("b", 24)], [("x", 24)], [(UPI, 24, 1)]),
        "unchecked", None,
    ),
    "no status": (
        Story([("it", None, -9)], [], [("b", 24)], [], [(UP, 24, 1)]), "unchecked", None,
    ),
    "no times": (
        Story([("it", UNSENT, None)], [], [("b", 24)], [], [(UP, 24, 1)]), "unchecked", None,
    ),
    "no time of creation": (
        Story([("it", UNSENT, -9, None)], [], [("b", 24)], [], [(UP, 24, 1)]), None, "snapshot",
    ),
    "a tombstone": (
        Story(
            [("it", UNSENT, -9)], [], [("it", 0)], [], [(UP, 0, 1)],
            removed_orders=[("it", 5, "e1")],
        ),
        None, "webhook",
    ),
    "a tombstone that is older than the row": (
        Story([("it", UNSENT, 9)], removed_orders=[("it", 5, "e1")]), None, "webhook",
    ),
    "a tombstone, and a later snapshot that holds it": (
        Story(
            [("it", UNSENT, -9)], [], [("it", 24)], [], [(UP, 24, 1)],
            removed_orders=[("it", 5, "e1")],
        ),
        None, "webhook",
    ),
    "a tombstone, and a row that says it was sent": (
        Story([("it", SENT, 9)], removed_orders=[("it", 5, "e1")]), None, "webhook",
    ),
    "several tombstones": (
        Story(
            [("it", UNSENT, -9)],
            removed_orders=[("it", 7, "e2"), ("it", 5, "e1"), ("it", None, "e0"), ("it", 5, "e3")],
        ),
        None, "webhook",
    ),
    "a tombstone without a time": (
        Story([("it", UNSENT, -9)], removed_orders=[("it", None, "e1")]), None, "webhook",
    ),
    "a tombstone of another": (
        Story([("it", UNSENT, -9)], removed_orders=[("b", 5, "e1")]), "unchecked", None,
    ),
}  # fmt: skip

A = ("a", UNSENT, -9)
ITEM = ("it", "a", -9)
MOVED = "item.change_order"

ITEMS = {
    "held by the latest snapshot": (
        Story([A], [ITEM], [], [("it", 0)], [(UPI, 0, 1)]), "snapshot", None,
    ),
    "not held, and older": (
        Story([A], [ITEM], [], [("it", 0), ("b", 24)], [(UPI, 0, 2), (UPI, 24, 1)]),
        None, "snapshot",
    ),
    "not held, but the snapshot is not complete": (
        Story([A], [ITEM], [], [("it", 0), ("b", 24)], [(UPI, 0, 1), (UPI, 24, 2)]),
        "snapshot", None,
    ),
    "not held, but its order changed after the snapshot": (
        Story([("a", UNSENT, 25)], [("it", "a", 25)], [], [("b", 24)], [(UPI, 24, 1)]),
        "change", None,
    ),
    "not held, since its order was sent": (
        Story([("a", SENT, 20)], [("it", "a", 20)], [], [("b", 24)], [(UPI, 24, 1)]),
        "status", None,
    ),
    "its order was sent since the snapshot": (
        Story([("a", SENT, 25)], [("it", "a", 25)], [], [("it", 24)], [(UPI, 24, 1)]),
        "status", None,
    ),
    "moved, and held under its new order": (
        Story(
            [A, ("b", UNSENT, 9)], [("it", "b", 9)], [("a", 24), ("b", 24)], [("it", 24)],
            [(UP, 24, 2), (UPI, 24, 1)],
        ),
        "snapshot", None,
    ),
    "moved, and its old order deleted": (
        Story(
            [A, ("b", UNSENT, 9)], [("it", "b", 9)], [("b", 24)], [("it", 24)],
            [(UP, 24, 1), (UPI, 24, 1)], removed_orders=[("a", 10, "e1")],
        ),
        "snapshot", None,
    ),
    "moved since it was read: the snapshot knows it, its old order is gone": (
        Story(
            [A], [ITEM], [("b", 24)], [("it", 24)], [(UP, 24, 1), (UPI, 24, 1)],
            removed_orders=[("a", 10, "e1")],
        ),
        "snapshot", None,
    ),
    "moved since it was read: an event knows it, its old order is gone": (
        Story(
            [A], [ITEM], [("a", 0)], [("it", 0)], [(UP, 0, 1), (UPI, 0, 1)],
            removed_orders=[("a", 10, "e1")], events=[("it", "b", 10, MOVED)],
        ),
        "snapshot", None,
    ),
    "moved by an event, and back before it was read": (
        Story(
            [A], [("it", "a", 9)], [], [], [],
            removed_orders=[("a", 10, "e1")], events=[("it", "b", 8, MOVED)],
        ),
        None, "order",
    ),
    "moved by an event to an order that was deleted, too": (
        Story(
            [A], [ITEM], [], [], [],
            removed_orders=[("b", 12, "e1")], events=[("it", "b", 10, MOVED)],
        ),
        None, "order",
    ),
    "the latest of several events counts, whatever their order": (
        Story(
            [A], [ITEM], [], [], [], removed_orders=[("b", 12, "e1")],
            events=[("it", "c", 11, MOVED), ("it", "b", 10, MOVED)],
        ),
        "unchecked", None,
    ),
    "an event later than the snapshot that does not hold it": (
        Story(
            [A], [ITEM], [], [("b", 24)], [(UPI, 24, 1)], events=[("it", "a", 25, MOVED)],
        ),
        "change", None,
    ),
    "its order has a tombstone": (
        Story(
            [A], [ITEM], [("a", 0)], [("it", 0)], [(UP, 0, 1), (UPI, 0, 1)],
            removed_orders=[("a", 5, "e1")],
        ),
        None, "order",
    ),
    "its order has a tombstone, in the second of the snapshot that holds it": (
        Story(
            [A], [ITEM], [], [("it", 5 + 1e-4)], [(UPI, 5 + 1e-4, 1)],
            removed_orders=[("a", 5, "e1")],
        ),
        None, "order",
    ),
    "its order has a tombstone and was never loaded": (
        Story([], [ITEM], removed_orders=[("a", 5, "e1")]), None, "order",
    ),
    "its order is missing in a snapshot, its own snapshot is older": (
        Story(
            [A], [ITEM], [("a", 0), ("b", 24)], [("it", 0)],
            [(UP, 0, 1), (UP, 24, 1), (UPI, 0, 1)],
        ),
        "snapshot", None,
    ),
    "its order is missing in a snapshot, items have none": (
        Story([A], [ITEM], [("b", 24)], [], [(UP, 24, 1)]), None, "order",
    ),
    "its order was never loaded, but was unsent once": (
        Story([], [ITEM], [("a", 0), ("c", 24)], [("b", 24)], [(UP, 24, 1), (UPI, 24, 1)]),
        None, "snapshot",
    ),
    "nothing is known of its order": (
        Story([], [ITEM], [], [("b", 24)], [(UPI, 24, 1)]), "unchecked", None,
    ),
    "no order": (
        Story([], [("it", None, -9)], [], [("b", 24)], [(UPI, 24, 1)]), "unchecked", None,
    ),
    "no time of change": (
        Story([A], [("it", "a", None)], [], [("b", 24)], [(UPI, 24, 1)]), "unchecked", None,
    ),
    "its order was sent without it": (
        Story(
            [("a", SENT, 20)], [ITEM, ("other", "a", 20)], [], [("b", 24)], [(UPI, 24, 1)],
        ),
        None, "left_behind",
    ),
    "its order was sent, but its items were not read since": (
        Story(
            [("a", SENT, 20)], [ITEM, ("other", "a", -9)], [], [("b", 24)], [(UPI, 24, 1)],
        ),
        "status", None,
    ),
    "its order was sent since the latest snapshot, in the middle of the run": (
        Story(
            [("a", SENT, 25)], [ITEM, ("other", "a", 25)], [], [("b", 24)], [(UPI, 24, 1)],
        ),
        "status", None,
    ),
    "its order was sent without it, for it has moved": (
        Story(
            [("a", SENT, 20)], [ITEM, ("other", "a", 20)], [], [("it", 24)], [(UPI, 24, 1)],
        ),
        "status", None,
    ),
    "a tombstone": (Story([A], [ITEM], removed_items=[("it", 5, "e1")]), None, "webhook"),
    "a tombstone that is older than the row, and a snapshot that holds it": (
        Story(
            [("a", UNSENT, 9)], [("it", "a", 9)], [], [("it", 24)], [(UPI, 24, 1)],
            removed_items=[("it", 5, "e2"), ("it", 6, "e1")],
        ),
        None, "webhook",
    ),
    "a tombstone, though its order was sent": (
        Story([("a", SENT, 9)], [("it", "a", 9)], removed_items=[("it", 5, "e1")]),
        None, "webhook",
    ),
    "a tombstone of another item of its order": (
        Story([A], [ITEM], removed_items=[("other", 5, "e1")]), "unchecked", None,
    ),
}  # fmt: skip
