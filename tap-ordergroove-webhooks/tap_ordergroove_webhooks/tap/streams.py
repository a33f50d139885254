"""The streams: all events, each family's, and the tombstones."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import override

from tap_ordergroove_webhooks.log.reading import Slice
from tap_ordergroove_webhooks.tap.base import SEQUENCE, LogStream
from tap_ordergroove_webhooks.tap.envelope import Parts
from tap_ordergroove_webhooks.tap.errors import telling
from tap_ordergroove_webhooks.tap.records import UNKNOWN, Cleaner, envelope_of, read_parts
from tap_ordergroove_webhooks.tap.schemas import description, properties
from tap_ordergroove_webhooks.tap.values import format_utc

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from singer_sdk.helpers.types import Record
    from sqlalchemy import RowMapping

NOTHING = Parts(None, {}, None, None)
SUBSCRIBER_FIELDS = ("email", "phone_number", "first_name", "last_name")


class Events(LogStream):
    """Every event."""

    name = "events"

    @override
    @functools.cached_property
    def schema(self) -> dict[str, Any]:
        return _schema(self.name, self.primary_keys, properties("envelope"), properties(self.name))

    @override
    def records_of(self, rows: Sequence[RowMapping]) -> Iterable[Record]:
        for row in rows:
            parts = read_parts(row)
            read = parts or NOTHING
            yield {
                **envelope_of(row, parts),
                "object_type": row["object_type"],
                "public_id": row["public_id"],
                "merchant": row["merchant"],
                "object": read.object,
                "data": read.data or None,
                "raw_body": None if parts else row["body"],
                "context": read.context,
                "snapshot": read.snapshot,
                UNKNOWN: read.unknown or None,
            }


class FamilyStream(LogStream):
    """The events of a family, with their objects' fields as columns."""

    beside: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """Columns that come from beside the object: their path in ``data``."""

    @override
    @functools.cached_property
    def schema(self) -> dict[str, Any]:
        return _schema(
            self.name,
            self.primary_keys,
            properties("envelope"),
            properties(self.name),
            properties("rest"),
        )

    @functools.cached_property
    def _cleaner(self) -> Cleaner:
        return Cleaner(properties(self.name), self.beside, self._report)

    @override
    def records_of(self, rows: Sequence[RowMapping]) -> Iterable[Record]:
        for row in rows:
            parts = read_parts(row)
            read = parts or NOTHING
            yield {
                **envelope_of(row, parts),
                **self._cleaner.clean(read),
                "context": read.context,
                "snapshot": read.snapshot,
            }


class SubscriberEvents(FamilyStream):
    """Customers as subscribers."""

    name = "subscriber_events"
    which = Slice(family="subscriber")


class SubscriptionEvents(FamilyStream):
    """Subscriptions."""

    name = "subscription_events"
    which = Slice(family="subscription")


class OrderEvents(FamilyStream):
    """Orders."""

    name = "order_events"
    which = Slice(family="order")


class ItemEvents(FamilyStream):
    """Items."""

    name = "item_events"
    which = Slice(family="item")


class EntitlementEvents(FamilyStream):
    """Entitlements."""

    name = "entitlement_events"
    which = Slice(family="entitlement")


class WorkflowEvents(FamilyStream):
    """Workflows: what they say stands beside their object."""

    name = "workflow_events"
    which = Slice(family="workflow")
    beside: ClassVar = {
        "key": ("key",),
        "execution_context": ("execution_context",),
        **{f"subscriber_{name}": ("subscriber", name) for name in SUBSCRIBER_FIELDS},
    }


class TombstoneStream(LogStream):
    """Objects that are gone for good, one row each.

    For each removal that was read, the row is that of the earliest removal of the same object in
    the whole log (see `LogReader.removals`). A later row for an object can therefore only repeat
    what is there, or correct it to an earlier event that came late: whatever the order and the
    number of deliveries, a table that upserts ends the same.
    """

    primary_keys = ("public_id",)
    types: ClassVar[tuple[str, ...]]
    """The events that tell of a removal."""

    object_schema: ClassVar[str]
    """The stream whose objects they are about."""

    @override
    @functools.cached_property
    def schema(self) -> dict[str, Any]:
        removal = properties("removal")
        return _schema(
            self.name,
            self.primary_keys,
            removal,
            properties("envelope"),
            {
                name: each
                for name, each in properties(self.object_schema).items()
                if name not in removal
            },
        )

    @functools.cached_property
    def _cleaner(self) -> Cleaner:
        return Cleaner(properties(self.object_schema), {}, lambda _field, _what: None)

    @override
    def records_of(self, rows: Sequence[RowMapping]) -> Iterable[Record]:
        run = self._tap.run
        newest = {row["public_id"]: row["sequence"] for row in rows if row["public_id"]}
        if len(newest) < len({row["public_id"] for row in rows}):
            self.logger.warning("%s: a removal does not say of what; see events.", self.name)
        with telling():
            removals = run.reader.removals(self.types, newest, run.identity.highest)
        for public_id, sequence in newest.items():
            row = removals[public_id]
            parts = read_parts(row) or NOTHING
            envelope = envelope_of(row, parts)
            cleaned = self._cleaner.clean(parts)
            del cleaned[UNKNOWN]
            yield {
                **envelope,
                **cleaned,
                "public_id": public_id,
                "deleted_at": envelope["event_created"] or format_utc(row["received_at"]),
                # Of the event that was read now, so that later rows have higher numbers.
                SEQUENCE: sequence,
            }


class DeletedOrders(TombstoneStream):
    """Deleted orders. What becomes of their items is not documented; see README.md."""

    name = "deleted_orders"
    types = ("order.delete",)
    which = Slice(family="order", types=types)
    object_schema = "order_events"


class DeletedItems(TombstoneStream):
    """Removed items."""

    name = "deleted_items"
    types = ("item.remove",)
    which = Slice(family="item", types=types)
    object_schema = "item_events"


def _schema(name: str, keys: Sequence[str], *parts: dict[str, Any]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for part in parts:
        merged |= part
    about = DESCRIPTIONS.get(name) or description(name)
    return {
        "type": "object",
        "description": about,
        "properties": merged,
        "required": [*keys, SEQUENCE],
    }


DESCRIPTIONS = {
    "deleted_orders": (
        "Orders that order.delete told of, one row each, with what the event knew. Their items are "
        "not listed as deleted: item.remove tells of those, if it is sent."
    ),
    "deleted_items": "Items that item.remove told of, one row each, with what the event knew.",
}
STREAMS: tuple[type[LogStream], ...] = (
    Events,
    SubscriberEvents,
    SubscriptionEvents,
    OrderEvents,
    ItemEvents,
    EntitlementEvents,
    WorkflowEvents,
    DeletedOrders,
    DeletedItems,
)
