"""The tables that the views read, and the views: data, no logic.

The tables are those that target-duckdb and target-postgres make of the streams of tap-ordergroove
and tap-ordergroove-webhooks. Times are UTC without a zone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TIME = "timestamp"
_TEXT = "varchar"
_TOMBSTONE = {"public_id": _TEXT, "deleted_at": _TIME, "event_id": _TEXT}

TABLES: Mapping[str, Mapping[str, str]] = {
    "orders": {
        "public_id": _TEXT,
        "status": "bigint",
        "created": _TIME,
        "updated": _TIME,
        "_sdc_deleted_at": _TIME,
    },
    "items": {
        "public_id": _TEXT,
        "order": _TEXT,
        "order_updated": _TIME,
        "_sdc_deleted_at": _TIME,
    },
    "upcoming_orders": {"public_id": _TEXT, "_snapshot_at": _TIME},
    "upcoming_items": {"public_id": _TEXT, "_snapshot_at": _TIME},
    "snapshots": {"stream": _TEXT, "snapshot_at": _TIME, "rows": "bigint"},
    "deleted_orders": _TOMBSTONE,
    "deleted_items": _TOMBSTONE,
    "item_events": {
        "public_id": _TEXT,
        "order": _TEXT,
        "event_type": _TEXT,
        "event_created": _TIME,
        "_sequence": "bigint",
    },
}
"""The columns that the views need to know, with their SQL types; a missing one is taken as NULL."""

OF_WEBHOOKS = ("deleted_orders", "deleted_items", "item_events")
"""The tables that tap-ordergroove-webhooks loads; the others are tap-ordergroove's."""

_ORDERS = ("orders",)
# Whether an item is unsent is for its order to say: without orders there is no telling.
_ITEMS = ("orders", "items")

VIEWS: Mapping[str, tuple[str, ...]] = {
    "complete_snapshots": _ORDERS,
    "orders_with_deletions": _ORDERS,
    "orders_current": _ORDERS,
    "orders_deleted": _ORDERS,
    "items_with_deletions": _ITEMS,
    "items_current": _ITEMS,
    "items_deleted": _ITEMS,
}
"""Each view, whose query is the file of its name in ``sql/``, and the tables without which there is
none; any other is optional. Each reads views before it only."""

ADDED = (
    "deletion_learnt_from",
    "deletion_learnt_at",
    "deletion_event_id",
    "last_seen_at",
    "existence_learnt_from",
)
"""The columns of the views beside those of `orders` and `items`."""
