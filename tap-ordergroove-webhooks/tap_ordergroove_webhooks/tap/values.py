"""Times of an event: Ordergroove's payloads give them as Unix seconds."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from singer_commons.values import NULL_TEXTS, format_time, number, parse_time

if TYPE_CHECKING:
    from decimal import Decimal

WALL_CLOCK = ZoneInfo("America/Chicago")
"""Zone of a time that names none, as in Ordergroove's API; payloads should hold no such time."""

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def time(value: Any) -> str | None:
    """Return a time as ISO 8601 in UTC, from Unix seconds or from text.

    Raises:
        ValueError: If it is none; or TypeError, or ArithmeticError.
    """
    if value in NULL_TEXTS:
        return None
    if isinstance(value, str) and not value.strip().isdigit():
        return format_time(parse_time(value, WALL_CLOCK))
    seconds = number(value)
    return None if seconds is None else unix_time(seconds)


def unix_time(seconds: Decimal | int) -> str:
    """Return Unix seconds as ISO 8601 in UTC."""
    return format_time(EPOCH + timedelta(microseconds=int(seconds * 1_000_000)))
