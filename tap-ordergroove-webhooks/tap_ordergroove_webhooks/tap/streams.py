"""The streams: all events, each family's, and the tombstones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import override

from singer_commons.fitting import keep
from singer_commons.stream import CommonStream, RejectedRecords
from singer_commons.values import UNKNOWN_FIELDS, format_time
from tap_ordergroove_webhooks.log.event import read, readable, stored_bytes
from tap_ordergroove_webhooks.log.log_reader import Selection
from tap_ordergroove_webhooks.tap.base import SEQUENCE, LogStream
from tap_ordergroove_webhooks.tap.event_body import EventBody
from tap_ordergroove_webhooks.tap.records import (
    ObjectCleaner,
    envelope_of,
    fit_documents,
    read_body,
)
from tap_ordergroove_webhooks.tap.schemas import get_schema, properties

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from singer_sdk import Tap
    from singer_sdk.helpers.types import Record
    from sqlalchemy import RowMapping

    from tap_ordergroove_webhooks.log.log_reader import LogView
    from tap_ordergroove_webhooks.tap.sync import LogSync

FAMILIES = ("subscriber", "subscription", "order", "item", "entitlement", "workflow")
NAMES = {"subscriber": "webhook_subscriber_events"}
"""Names of streams that are not those of their families: tap-ordergroove-sftp has a stream
``subscriber_events``, and all may go to one schema."""

BESIDE: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "workflow": {
        "key": ("key",),
        "execution_context": ("execution_context",),
        "subscriber_email": ("subscriber", "email"),
        "subscriber_phone_number": ("subscriber", "phone_number"),
        "subscriber_first_name": ("subscriber", "first_name"),
        "subscriber_last_name": ("subscriber", "last_name"),
    }
}
"""Columns of a family that come from beside its object: their path in ``data``."""

TOMBSTONES = {
    "deleted_orders": (
        "order",
        (
            "Orders that order.delete told of, one row each, with what the event knew. Their items "
            "are not listed as deleted: item.remove tells of those, if it is sent."
        ),
    ),
    "deleted_items": (
        "item",
        "Items that item.remove told of, one row each, with what the event knew.",
    ),
}
"""The type of what was removed, and the description."""


class Events(LogStream):
    """Every event."""

    @override
    def records_of(self, rows: Sequence[RowMapping], view: LogView) -> Iterable[Record]:
        for row in rows:
            found = read_body(row)
            body = found or EventBody()
            record = {
                **envelope_of(row, body),
                "object_type": row["object_type"],
                "public_id": row["public_id"],
                "merchant": row["merchant"],
                "object": body.object,
                "data": body.data or None,
                "raw_body": None if found else readable(row["encoding"], row["body"]),
                "context": body.context,
                "snapshot": body.snapshot,
                UNKNOWN_FIELDS: keep(body.unknown) or None,
            }
            documents = ("object", "data", "context", "snapshot")
            yield fit_documents(record, documents, self.report_field, texts_fit=body.texts_fit)


class FamilyStream(LogStream):
    """The events of a family, with their objects' fields as columns."""

    def __init__(self, tap: Tap, sync: LogSync, family: str) -> None:
        file = f"{family}_events"
        self.selection = Selection(family=family)
        self.former_name = file
        self._cleaner = ObjectCleaner(properties(file), BESIDE.get(family, {}), self.report_field)
        about = get_schema(file)["description"]
        super().__init__(tap, sync, NAMES.get(family, file), about, "envelope", file, "rest")

    @override
    def records_of(self, rows: Sequence[RowMapping], view: LogView) -> Iterable[Record]:
        for row in rows:
            body = read_body(row) or EventBody()
            record = {
                **envelope_of(row, body),
                **self._cleaner.clean(body),
                "context": body.context,
                "snapshot": body.snapshot,
            }
            documents = ("context", "snapshot")
            yield fit_documents(record, documents, self.report_field, texts_fit=body.texts_fit)


class TombstoneStream(LogStream):
    """Objects that are gone for good, one row each.

    For each removal that was read, the row is that of the earliest removal of the same object in
    the whole log (see `LogReader.removals`). A later row for an object can therefore only repeat
    what is there, or correct it to an earlier event that came late: whatever the order and the
    number of deliveries, a table that upserts ends the same.
    """

    primary_keys: ClassVar[Sequence[str]] = ("public_id",)

    def __init__(self, tap: Tap, sync: LogSync, name: str) -> None:
        self._removed, about = TOMBSTONES[name]
        self.selection = Selection(removed=self._removed)
        objects = f"{self._removed}_events"
        self._cleaner = ObjectCleaner(properties(objects), {}, lambda _field, _what: None)
        super().__init__(tap, sync, name, about, "removal", "envelope", objects)

    @override
    def records_of(self, rows: Sequence[RowMapping], view: LogView) -> Iterable[Record]:
        newest = {row["public_id"]: row["sequence"] for row in rows if row["public_id"]}
        for row in rows:
            if not row["public_id"]:
                original = read(stored_bytes(row["encoding"], row["body"]))
                self.reject("it does not say what was removed", original)
        through = self.run.identity.highest
        removals = view.removals(self._removed, newest, through)
        for public_id, sequence in newest.items():
            row = removals[public_id]
            body = read_body(row) or EventBody()
            envelope = envelope_of(row, body)
            cleaned = self._cleaner.clean(body)
            del cleaned[UNKNOWN_FIELDS]
            yield {
                **envelope,
                **cleaned,
                "public_id": public_id,
                "deleted_at": envelope["event_created"] or format_time(row["received_at"]),
                # Of the event that was read now, so that later rows have higher numbers.
                SEQUENCE: sequence,
            }


def make_streams(tap: Tap, sync: LogSync) -> list[CommonStream[Any]]:
    """Return all streams of a run."""
    return [
        Events(tap, sync, "events", get_schema("events")["description"], "envelope", "events"),
        *(FamilyStream(tap, sync, family) for family in FAMILIES),
        *(TombstoneStream(tap, sync, name) for name in TOMBSTONES),
        RejectedRecords(tap, sync),
    ]
