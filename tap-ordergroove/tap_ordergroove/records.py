"""A raw Ordergroove record becomes a clean one.

Driven by the stream's JSON Schema: what a field's schema says is what the record holds. A value
that cannot be made to fit, and a field that the schema does not know, go to ``_unknown_fields``
as they came, so that nothing is dropped and nothing breaks the load.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from datetime import date, timedelta, tzinfo
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from tap_ordergroove.clock import format_time, parse_time

UNKNOWN_FIELDS = "_unknown_fields"
ABSENT = ("", "null")
"""Texts that mean null in a field that does not hold text: both have been seen in answers."""

MOST_DIGITS = 18
"""Longer integers fit no database column, and 1e999999999 would not fit in memory either."""

Record = dict[str, Any]
Converter = Callable[[Any], Any]

decode_records = msgspec.json.Decoder(list[Record], float_hook=Decimal).decode
"""Decode a page's JSON array; numbers with a fraction stay exact."""

_decode_json = msgspec.json.Decoder(float_hook=Decimal).decode


class MissingKeyError(ValueError):
    """A record has no value for a part of its primary key."""


class Cleaner:
    """Cleans the records of one stream."""

    def __init__(
        self,
        schema: Mapping[str, Any],
        primary_keys: tuple[str, ...],
        zone: tzinfo,
        report: Callable[[str, str], None],
    ) -> None:
        """Prepare a converter for each field.

        Args:
            schema: The stream's JSON Schema, with all its properties.
            primary_keys: Fields that every record must have.
            zone: The zone of Ordergroove's wall clock.
            report: Called with a field's name and what is wrong with it, once a field.
        """
        self._converters = {
            name: _converter(definition, zone)
            for name, definition in schema["properties"].items()
            if not name.startswith("_")
        }
        self._fitting = {
            name: FITTING[convert]
            for name, convert in self._converters.items()
            if convert in FITTING
        }
        self._empty_lists = [
            name
            for name, definition in schema["properties"].items()
            if definition["type"] == "array"
        ]
        self._primary_keys = primary_keys
        self._report = report
        self._reported: set[str] = set()

    def clean(self, raw: Record) -> Record:
        """Return the record to emit.

        Args:
            raw: A record as decoded from the API's JSON.

        Returns:
            A new record in which times are ISO 8601 in UTC, money is Decimal, ids are text,
            documents are objects.

        Raises:
            MissingKeyError: If the record has no primary key.
        """
        record: Record = {}
        unknown: Record | None = None
        converters, fitting = self._converters, self._fitting
        for name, value in raw.items():
            if type(value) is fitting.get(name):
                record[name] = value
            elif name not in converters:
                unknown = unknown or {}
                unknown[name] = value
                self._say(name, "is not in the schema")
            elif value is None:
                record[name] = None
            else:
                try:
                    record[name] = converters[name](value)
                except (ValueError, TypeError, ArithmeticError):
                    unknown = unknown or {}
                    unknown[name] = value
                    record[name] = None
                    self._say(name, "has a value that does not fit its type")
        for name in self._primary_keys:
            if record.get(name) in (None, ""):
                msg = f"a record came without its key {name}"
                raise MissingKeyError(msg)
        for name in self._empty_lists:
            if record.get(name) is None:
                record[name] = []
        record[UNKNOWN_FIELDS] = unknown
        return record

    def _say(self, name: str, what: str) -> None:
        if name not in self._reported:
            self._reported.add(name)
            self._report(name, what)


def _converter(definition: Mapping[str, Any], zone: tzinfo) -> Converter:
    """Return the function that makes a value fit a property's JSON Schema."""
    types = definition["type"]
    kind = types if isinstance(types, str) else next(name for name in types if name != "null")
    if kind == "string":
        kind = definition.get("format", kind)
    if kind == "date-time":
        return _time_converter(zone)
    return CONVERTERS[kind]


def text(value: Any) -> str:
    """Return text as it is, and a number as text: an id may come as either."""
    if type(value) is str:
        return value
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        msg = "not text"
        raise TypeError(msg)
    return str(value)


def number(value: Any) -> Decimal | None:
    """Return an exact decimal; Ordergroove sends money as text."""
    if isinstance(value, bool) or not isinstance(value, (str, int, Decimal)):
        msg = "not a number"
        raise TypeError(msg)
    try:
        result = Decimal(value)
    except InvalidOperation:
        if value in ABSENT:
            return None
        msg = "not a number"
        raise ValueError(msg) from None
    if not result.is_finite():
        msg = "not a finite number"
        raise ValueError(msg)
    return result


def integer(value: Any) -> int | None:
    """Return a whole number."""
    if type(value) is int:
        return value
    result = number(value)
    if result is None:
        return None
    if result.adjusted() > MOST_DIGITS or result != result.to_integral_value():
        msg = "not a whole number"
        raise ValueError(msg)
    return int(result)


BOOLEANS = {True: True, False: False, "true": True, "false": False, "1": True, "0": False}


def boolean(value: Any) -> bool | None:
    """Return a boolean; the documentation shows the text ``True`` in places."""
    if type(value) is bool:
        return value
    if value in ABSENT:
        return None
    key = value.lower() if isinstance(value, str) else value
    if key not in BOOLEANS:
        msg = "not a boolean"
        raise ValueError(msg)
    return BOOLEANS[key]


def day(value: Any) -> str | None:
    """Return a date as ``YYYY-MM-DD``, also where a time of day was sent with it."""
    if value in ABSENT:
        return None
    return date.fromisoformat(value[:10]).isoformat()


def document(value: Any) -> Record | None:
    """Return an object, whether it came as one or as JSON text.

    What is not an object, such as text that is not JSON, is kept under the key ``_value``.
    """
    if isinstance(value, str):
        if not value.strip():
            return None
        try:
            value = _decode_json(value)
        except (msgspec.DecodeError, RecursionError):
            return {"_value": value}
    if value is None or isinstance(value, dict):
        return value
    return {"_value": value}


def items(value: Any) -> list[Any] | None:
    """Return a list, also of legacy text that separates its parts by commas."""
    if isinstance(value, list):
        return value
    if isinstance(value, str):
        if value in ABSENT:
            return None
        return [part.strip() for part in value.split(",") if part.strip()]
    return [value]


CONVERTERS: Mapping[str, Converter] = {
    "string": text,
    "number": number,
    "integer": integer,
    "boolean": boolean,
    "date": day,
    "object": document,
    "array": items,
}
"""By JSON Schema type, or by format for text that has one."""

FITTING: Mapping[Converter, type] = {
    text: str,
    integer: int,
    boolean: bool,
    document: dict,
    items: list,
}
"""The type of values that a converter would return as they are."""


HOURS = {f"{hour:02}": hour for hour in range(24)}
MINUTES_AND_SECONDS = frozenset(
    f":{minute:02}:{second:02}" for minute in range(60) for second in range(60)
)


@functools.lru_cache(maxsize=16384)
def _utc_hours(date_text: str, zone: tzinfo) -> tuple[str, ...] | None:
    """Return the UTC date and hour for each hour of a day by the wall clock.

    Converting times is the dearest part of cleaning, and this way it is done once a day of data.

    Args:
        date_text: The day, as ``YYYY-MM-DD``.
        zone: The wall clock's zone.

    Returns:
        24 texts such as ``2025-01-30T16``; None for a day on which the clock is changed, or in a
        zone whose offset is not in whole hours.
    """
    first = parse_time(f"{date_text} 00:00:00", zone)
    last = parse_time(f"{date_text} 23:59:59", zone)
    if first.minute or last - first != timedelta(hours=23, minutes=59, seconds=59):
        return None
    return tuple((first + timedelta(hours=hour)).isoformat()[:13] for hour in range(24))


def _time_converter(zone: tzinfo) -> Converter:
    """Return the function that makes ISO 8601 in UTC of a time."""

    def time(value: Any) -> str | None:
        if value in ABSENT:
            return None
        if type(value) is not str:
            msg = "not a time"
            raise TypeError(msg)
        hour = HOURS.get(value[11:13])
        if hour is not None and value[10] in " T" and value[13:] in MINUTES_AND_SECONDS:
            hours = _utc_hours(value[:10], zone)
            if hours is not None:
                return f"{hours[hour]}{value[13:]}+00:00"
        return format_time(parse_time(value, zone))

    return time
