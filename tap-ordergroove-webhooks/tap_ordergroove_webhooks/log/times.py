"""Times of an event: Unix seconds by the documentation; milliseconds and ISO text are read, too."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from singer_commons.values import format_time, number, parse_time

WALL_CLOCK = ZoneInfo("America/Chicago")
"""Zone of a time that names none, as in Ordergroove's API; payloads should hold no such time."""

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)

LARGEST_SECONDS = 253_402_300_799
"""The last second of the year 9999: a larger number counts milliseconds."""

LONGEST_TEXT = 40


def read_time(value: Any) -> datetime | None:
    """Return a time in UTC; None for what means null.

    Raises:
        ValueError: If it is none; or TypeError, or ArithmeticError.
    """
    if isinstance(value, str):
        value = value.strip()
        if len(value) > LONGEST_TEXT:
            raise ValueError
        try:
            value = number(value)
        except (ValueError, ArithmeticError):
            return parse_time(value, WALL_CLOCK)
    seconds = None if value is None else number(value)
    if seconds is None:
        return None
    if abs(seconds) > LARGEST_SECONDS:
        seconds /= 1000
    return EPOCH + timedelta(microseconds=int(seconds * 1_000_000))


def format_seconds(value: Any) -> str | None:
    """Return a time as records have it: ISO 8601 in UTC; raises as `read_time` does."""
    if type(value) is int and 0 <= value <= LARGEST_SECONDS:
        return (EPOCH + timedelta(seconds=value)).isoformat()
    instant = read_time(value)
    return None if instant is None else format_time(instant)
