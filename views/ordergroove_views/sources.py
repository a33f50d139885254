"""The tables that the views read, and the views: data, no logic.

The tables are those that target-duckdb and target-postgres make of the streams of tap-ordergroove
and tap-ordergroove-webhooks. Times are UTC without a zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Table:
    """A table that a loader makes.

    Attributes:
        columns: The columns that the views need to know, with their SQL types. Where one is
            missing it is taken as NULL.
        comes_from: What loads it, for messages.
    """

    columns: Mapping[str, str]
    comes_from: str


@dataclass(frozen=True)
class View:
    """A view; its query is the file of its name in ``sql/``.

    Attributes:
        name: Its name.
        needs: The tables without which there is none; any other is optional.
    """

    name: str
    needs: tuple[str, ...]


_TAP = "tap-ordergroove"
_WEBHOOKS = "tap-ordergroove-webhooks"
_TIME = "timestamp"
_TEXT = "varchar"
_TOMBSTONE = {"public_id": _TEXT, "deleted_at": _TIME, "event_id": _TEXT}

TABLES: dict[str, Table] = {
    "orders": Table(
        {
            "public_id": _TEXT,
            "status": "bigint",
            "created": _TIME,
            "updated": _TIME,
            "_sdc_deleted_at": _TIME,
        },
        _TAP,
    ),
    "items": Table(
        {
            "public_id": _TEXT,
            "order": _TEXT,
            "order_updated": _TIME,
            "_sdc_deleted_at": _TIME,
        },
        _TAP,
    ),
    "upcoming_orders": Table({"public_id": _TEXT, "_snapshot_at": _TIME}, _TAP),
    "upcoming_items": Table({"public_id": _TEXT, "_snapshot_at": _TIME}, _TAP),
    "snapshots": Table({"stream": _TEXT, "snapshot_at": _TIME, "rows": "bigint"}, _TAP),
    "deleted_orders": Table(_TOMBSTONE, _WEBHOOKS),
    "deleted_items": Table(_TOMBSTONE, _WEBHOOKS),
    "item_events": Table(
        {
            "public_id": _TEXT,
            "order": _TEXT,
            "event_type": _TEXT,
            "event_created": _TIME,
            "_sequence": "bigint",
        },
        _WEBHOOKS,
    ),
}

_ORDERS = ("orders",)
# Whether an item is unsent is for its order to say: without orders there is no telling.
_ITEMS = ("orders", "items")

# Each reads views before it only.
VIEWS: tuple[View, ...] = (
    View("complete_snapshots", _ORDERS),
    View("orders_with_deletions", _ORDERS),
    View("orders_current", _ORDERS),
    View("orders_deleted", _ORDERS),
    View("items_with_deletions", _ITEMS),
    View("items_current", _ITEMS),
    View("items_deleted", _ITEMS),
)

ADDED = (
    "deletion_learnt_from",
    "deletion_learnt_at",
    "deletion_event_id",
    "last_seen_at",
    "existence_learnt_from",
)
"""The columns of the views beside those of `orders` and `items`."""
