"""A row of the log becomes a record.

What a field's schema says is what the record holds. A field that the schema does not know, and a
value that does not fit, go to ``_unknown_fields`` as they came: nothing is dropped, and nothing
breaks the load.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tap_ordergroove_webhooks.log.decoding import MalformedError, decode
from tap_ordergroove_webhooks.log.event import stored_bytes
from tap_ordergroove_webhooks.tap.envelope import Parts
from tap_ordergroove_webhooks.tap.values import CONVERTERS, format_utc, unix_time

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import RowMapping

UNKNOWN = "_unknown_fields"
Record = dict[str, Any]


def read_parts(row: RowMapping) -> Parts | None:
    """Return the parts of a row's body; None if it is not a JSON object."""
    if row["encoding"] != "json":
        return None
    try:
        body = decode(stored_bytes(row["encoding"], row["body"]))
    except MalformedError:
        return None
    return Parts.of(body) if isinstance(body, dict) else None


def envelope_of(row: RowMapping, parts: Parts | None) -> Record:
    """Return the columns that all streams have."""
    return {
        "route": row["route"],
        "route_merchant": row["route_merchant"],
        "event_id": row["event_id"],
        "event_type": row["type"],
        "event_created": None if row["created"] is None else unix_time(row["created"]),
        "received_at": format_utc(row["received_at"]),
        "actor_type": parts and parts.actor_type,
        "actor_id": parts and parts.actor_id,
        "source": parts and parts.source,
        "_sequence": row["sequence"],
    }


class Cleaner:
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
        self._converters = {name: CONVERTERS[_kind(each)] for name, each in properties.items()}
        self._lists = [name for name, each in properties.items() if each["type"] == "array"]
        self._beside = beside
        self._report = report
        self._reported: set[str] = set()

    def clean(self, parts: Parts) -> Record:
        """Return the object's columns, and ``_unknown_fields``."""
        record: Record = dict.fromkeys(self._converters)
        unknown = dict(parts.unknown)
        data = {name: dict(v) if isinstance(v, dict) else v for name, v in parts.data.items()}
        values = dict(parts.object or {})
        for column, path in self._beside.items():
            *outer, last = path
            place = data
            for name in outer:
                inner = place.get(name)
                place = inner if isinstance(inner, dict) else {}
            if last in place:
                values[column] = place.pop(last)
        unknown |= {f"data.{name}": value for name, value in data.items() if value != {}}
        for name, value in values.items():
            convert = self._converters.get(name)
            if convert is None:
                unknown[name] = value
                self._say(name, "is not in the schema")
            elif value is not None:
                try:
                    record[name] = convert(value)
                except (ValueError, TypeError, ArithmeticError):
                    unknown[name] = value
                    self._say(name, "has a value that does not fit its type")
        for name in self._lists:
            if record[name] is None:
                record[name] = []
        record[UNKNOWN] = unknown or None
        return record

    def _say(self, name: str, what: str) -> None:
        if name not in self._reported:
            self._reported.add(name)
            self._report(name, what)


def _kind(definition: Mapping[str, Any]) -> str:
    types = definition["type"]
    kind: str = types if isinstance(types, str) else next(each for each in types if each != "null")
    return definition.get("format", kind) if kind == "string" else kind
