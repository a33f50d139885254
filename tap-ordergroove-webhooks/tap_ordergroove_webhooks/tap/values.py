"""Values of an event's object, made to fit the type that their column has.

Ordergroove's payloads give times as Unix seconds and money as text. Each function returns None for
what means nothing, and raises ValueError, TypeError or ArithmeticError for what does not fit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from tap_ordergroove_webhooks.log.decoding import MalformedError, decode

Converter = Callable[[Any], Any]

WALL_CLOCK = ZoneInfo("America/Chicago")
"""Zone of a time that names none, as in Ordergroove's API; payloads should hold no such time."""

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
ABSENT = ("", "null")
MOST_DIGITS = 18
"""More fit no integer column; and 1e999999 would not fit in memory."""


def text(value: Any) -> str:
    """Return text; a number becomes text, since an id may come as either."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        msg = "not text"
        raise TypeError(msg)
    return str(value)


def number(value: Any) -> Decimal | None:
    """Return an exact decimal."""
    if value in ABSENT:
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int, Decimal)):
        msg = "not a number"
        raise TypeError(msg)
    result = Decimal(value)
    if not result.is_finite() or abs(result.adjusted()) > MOST_DIGITS:
        msg = "no number of this world"
        raise ValueError(msg)
    return result


def integer(value: Any) -> int | None:
    """Return a whole number."""
    result = number(value)
    if result is None:
        return None
    if result != result.to_integral_value() or abs(result) >= 10**MOST_DIGITS:
        msg = "not a whole number"
        raise ValueError(msg)
    return int(result)


BOOLEANS = {"true": True, "false": False, "1": True, "0": False}


def boolean(value: Any) -> bool | None:
    """Return a boolean."""
    if isinstance(value, bool):
        return value
    if value in ABSENT:
        return None
    try:
        return BOOLEANS[str(value).lower()]
    except KeyError:
        msg = "not a boolean"
        raise ValueError(msg) from None


def day(value: Any) -> str | None:
    """Return a date as ``YYYY-MM-DD``, also where a time of day came with it."""
    if value in ABSENT:
        return None
    if not isinstance(value, str):
        msg = "not a date"
        raise TypeError(msg)
    return date.fromisoformat(value[:10]).isoformat()


def time(value: Any) -> str | None:
    """Return a time as ISO 8601 in UTC, from Unix seconds or from text."""
    if value in ABSENT:
        return None
    if isinstance(value, str) and not value.strip().isdigit():
        # Python 3.10 does not know the suffix Z.
        parsed = datetime.fromisoformat(value[:-1] + "+00:00" if value[-1] in "Zz" else value)
        return format_utc(parsed if parsed.tzinfo else parsed.replace(tzinfo=WALL_CLOCK))
    seconds = number(value)
    return None if seconds is None else unix_time(seconds)


def unix_time(seconds: Decimal | int) -> str:
    """Return Unix seconds as ISO 8601 in UTC."""
    return format_utc(EPOCH + timedelta(microseconds=int(seconds * 1_000_000)))


def format_utc(instant: datetime) -> str:
    """Return an aware time as ISO 8601 in UTC."""
    return instant.astimezone(timezone.utc).isoformat()


def document(value: Any) -> dict[str, Any] | None:
    """Return an object, also of JSON text; what is none goes under ``_value``."""
    if isinstance(value, str):
        if not value.strip():
            return None
        try:
            value = decode(value.encode())
        except MalformedError:
            return {"_value": value}
    return value if value is None or isinstance(value, dict) else {"_value": value}


def items(value: Any) -> list[Any] | None:
    """Return a list."""
    if value in ABSENT:
        return None
    return value if isinstance(value, list) else [value]


CONVERTERS: Mapping[str, Converter] = {
    "string": text,
    "number": number,
    "integer": integer,
    "boolean": boolean,
    "date": day,
    "date-time": time,
    "object": document,
    "array": items,
}
"""By JSON Schema type, or by format for text that has one."""
