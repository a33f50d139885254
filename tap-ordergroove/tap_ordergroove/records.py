"""What is particular to Ordergroove's records: pages of them, and their wall-clock times."""

from __future__ import annotations

import functools
from datetime import timedelta, tzinfo
from typing import Any

from singer_commons.exact_json import decode
from singer_commons.fitting import UNFIT_ESCAPE
from singer_commons.values import NULL_TEXTS, Converter, format_time, parse_time


def decode_records(results: bytes) -> tuple[list[Any], bool]:
    """Decode a page's JSON array; numbers with a fraction stay exact.

    Returns:
        The records, and whether all their texts fit databases.

    Raises:
        MalformedError: If it is not JSON.
    """
    return decode(results), UNFIT_ESCAPE.search(results) is None


HOURS = {f"{separator}{hour:02}": hour for hour in range(24) for separator in " T"}
MINUTES_AND_SECONDS = frozenset(
    f":{minute:02}:{second:02}" for minute in range(60) for second in range(60)
)


@functools.lru_cache(maxsize=16384)
def _utc_hours(date_text: str, zone: tzinfo) -> tuple[str, ...] | None:
    """Return the UTC date and hour, ``2025-01-30T16``, for each hour of a day by the wall clock.

    Converting times is the dearest part of cleaning, and this way it is done once a day of data.
    None stands for a day on which the clock is changed, in a zone whose offset is not in whole
    hours, or where a part of the day fits no date.
    """
    first = parse_time(f"{date_text} 00:00:00", zone)
    try:
        last = parse_time(f"{date_text} 23:59:59", zone)
    except OverflowError:  # the last day of all ends in a year that no date has
        return None
    if first.minute or last - first != timedelta(hours=23, minutes=59, seconds=59):
        return None
    return tuple((first + timedelta(hours=hour)).isoformat()[:13] for hour in range(24))


def time_converter(zone: tzinfo) -> Converter:
    """Return the function that makes ISO 8601 in UTC of a time."""
    utc_hours = functools.lru_cache(maxsize=16384)(functools.partial(_utc_hours, zone=zone))

    def time(value: Any) -> str | None:
        if type(value) is str and value[13:] in MINUTES_AND_SECONDS:
            hour = HOURS.get(value[10:13])
            hours = None if hour is None else utc_hours(value[:10])
            if hour is not None and hours is not None:
                return f"{hours[hour]}{value[13:]}+00:00"
        if value in NULL_TEXTS:
            return None
        if type(value) is not str:
            raise TypeError
        return format_time(parse_time(value, zone))

    return time
