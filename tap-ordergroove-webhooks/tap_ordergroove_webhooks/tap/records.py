"""A row of the log becomes a record.

What a field's schema says is what the record holds. A field that the schema does not know, and a
value that does not fit, go to ``_unknown_fields``: nothing is dropped, and nothing breaks the load.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from singer_commons.fitting import UNFIT_ESCAPE, fit, fits, keep
from singer_commons.values import UNKNOWN_FIELDS, UNSTORABLE, FieldCleaner, format_time
from tap_ordergroove_webhooks.log.event import read, stored_bytes
from tap_ordergroove_webhooks.log.times import format_seconds
from tap_ordergroove_webhooks.tap.event_body import EventBody

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sqlalchemy import RowMapping

    from singer_commons.values import Record


def read_body(row: RowMapping) -> EventBody | None:
    """Return the body of a row, taken apart; None if it is not a JSON object."""
    stored = stored_bytes(row["encoding"], row["body"])
    body = read(stored)
    if not isinstance(body, dict):
        return None
    # In base64, there may be more than escapes.
    texts_fit = row["encoding"] == "json" and not UNFIT_ESCAPE.search(stored)
    return EventBody.of(body, texts_fit=texts_fit)


def envelope_of(row: RowMapping, body: EventBody) -> Record:
    """Return the columns that all streams have."""
    return {
        "route": row["route"],
        "route_merchant": row["route_merchant"],
        "event_id": row["event_id"],
        "event_type": row["type"],
        "event_created": format_seconds(row["created"]),
        "received_at": format_time(row["received_at"]),
        "actor_type": fit(body.actor_type),
        "actor_id": fit(body.actor_id),
        "source": fit(body.source),
        "_sequence": row["first_sequence"] or row["sequence"],
    }


def fit_documents(
    record: Record, names: Iterable[str], report: Callable[[str, str], None], *, texts_fit: bool
) -> Record:
    """Make documents fit; see `fit`.

    Args:
        record: An event's record, with ``_unknown_fields``.
        names: The columns.
        report: Called with a column's name and what is wrong with it.
        texts_fit: Whether that is known of their texts.

    Returns:
        The same record, whose ``_unknown_fields`` has what did not fit.
    """
    originals = {
        name: record[name]
        for name in names
        if record[name] and not fits(record[name], texts_fit=texts_fit)
    }
    for name, value in originals.items():
        report(name, UNSTORABLE)
        record[name] = fit(value)
    if originals:
        record[UNKNOWN_FIELDS] = {**(record[UNKNOWN_FIELDS] or {}), **keep(originals)}
    return record


class ObjectCleaner:
    """Makes the columns of one family's objects."""

    def __init__(
        self,
        properties: Mapping[str, Mapping[str, Any]],
        beside: Mapping[str, tuple[str, ...]],
        report: Callable[[str, str], None],
    ) -> None:
        """As for `FieldCleaner`; `beside` has the paths in ``data`` of columns from there."""
        self._cleaner = FieldCleaner(properties, format_seconds, report)
        self._beside = beside
        self._empty = dict.fromkeys(self._cleaner.converters)

    def clean(self, body: EventBody) -> Record:
        """Return the object's columns, and ``_unknown_fields``."""
        values, data = body.object or {}, body.data
        if self._beside:
            values = dict(values)
            data = {name: dict(v) if isinstance(v, dict) else v for name, v in data.items()}
        for column, path in self._beside.items():
            *outer, last = path
            place = data
            for name in outer:
                inner = place.get(name)
                place = inner if isinstance(inner, dict) else {}
            if last in place:
                values[column] = place.pop(last)
        record, unknown = self._cleaner.clean(
            values, texts_fit=body.texts_fit, inner_fit=body.texts_fit
        )
        beside = {f"data.{name}": value for name, value in data.items() if value != {}}
        return {
            **self._empty,
            **record,
            UNKNOWN_FIELDS: {**keep(body.unknown), **keep(beside), **(unknown or {})} or None,
        }
