"""A row of the log becomes a record.

What a field's schema says is what the record holds. A field that the schema does not know, and a
value that does not fit, go to ``_unknown_fields`` as they came: nothing is dropped, and nothing
breaks the load.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from singer_commons.exact_json import MalformedError, decode
from singer_commons.values import UNKNOWN_FIELDS, FieldCleaner, format_time
from tap_ordergroove_webhooks.log.event import stored_bytes
from tap_ordergroove_webhooks.tap.event_body import EventBody
from tap_ordergroove_webhooks.tap.values import time, unix_time

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import RowMapping

    from singer_commons.values import Record


def read_body(row: RowMapping) -> EventBody | None:
    """Return the body of a row, taken apart; None if it is not a JSON object."""
    if row["encoding"] != "json":
        return None
    try:
        body: Any = decode(stored_bytes(row["encoding"], row["body"]))
    except MalformedError:
        return None
    return EventBody.of(body) if isinstance(body, dict) else None


def envelope_of(row: RowMapping, body: EventBody) -> Record:
    """Return the columns that all streams have."""
    return {
        "route": row["route"],
        "route_merchant": row["route_merchant"],
        "event_id": row["event_id"],
        "event_type": row["type"],
        "event_created": None if row["created"] is None else unix_time(row["created"]),
        "received_at": format_time(row["received_at"]),
        "actor_type": body.actor_type,
        "actor_id": body.actor_id,
        "source": body.source,
        "_sequence": row["sequence"],
    }


class ObjectCleaner:
    """Makes the columns of one family's objects."""

    def __init__(
        self,
        properties: Mapping[str, Mapping[str, Any]],
        beside: Mapping[str, tuple[str, ...]],
        report: Callable[[str, str], None],
    ) -> None:
        """Prepare a converter for each field.

        Args:
            properties: The JSON Schema of the object's fields.
            beside: Columns that come from beside the object: their path in ``data``.
            report: Called with a field's name and what is wrong with it, once a field.
        """
        self._cleaner = FieldCleaner(properties, time, report)
        self._beside = beside

    def clean(self, body: EventBody) -> Record:
        """Return the object's columns, and ``_unknown_fields``."""
        data = {name: dict(v) if isinstance(v, dict) else v for name, v in body.data.items()}
        values = dict(body.object or {})
        for column, path in self._beside.items():
            *outer, last = path
            place = data
            for name in outer:
                inner = place.get(name)
                place = inner if isinstance(inner, dict) else {}
            if last in place:
                values[column] = place.pop(last)
        record, unknown = self._cleaner.clean(values)
        beside = {f"data.{name}": value for name, value in data.items() if value != {}}
        return {
            **dict.fromkeys(self._cleaner.converters),
            **record,
            UNKNOWN_FIELDS: {**body.unknown, **beside, **(unknown or {})} or None,
        }
