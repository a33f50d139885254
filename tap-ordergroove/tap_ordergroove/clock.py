"""Conversions between UTC instants and Ordergroove's wall clock.

Inside the tap a time is an aware UTC datetime. Ordergroove speaks wall-clock text without a zone
(America/Chicago, daylight saving included): in the values of its filters and in its records.
Everything here is a pure function; the zone is passed in.
"""

from __future__ import annotations

import contextlib
from datetime import date, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime

UTC = timezone.utc
ONE_SECOND = timedelta(seconds=1)
ONE_HOUR = timedelta(hours=1)


def is_repeated(wall: datetime, zone: tzinfo) -> bool:
    """Tell whether a naive wall time occurs twice, as when clocks are set back in November."""
    first = wall.replace(tzinfo=zone, fold=0).utcoffset()
    second = wall.replace(tzinfo=zone, fold=1).utcoffset()
    return first != second


def wall_at_or_before(instant: datetime, zone: tzinfo) -> datetime:
    """Return the wall time to use as a lower bound for an aware instant.

    It is naive, in whole seconds, and occurs once: a repeated hour is ambiguous to the server, so
    a bound inside it moves to just before it. Asking for more than was meant loses nothing.
    """
    wall = instant.astimezone(zone).replace(tzinfo=None, fold=0, microsecond=0)
    while is_repeated(wall, zone):
        wall = wall.replace(minute=0, second=0) - ONE_SECOND
    return wall


def wall_at_or_after(instant: datetime, zone: tzinfo) -> datetime:
    """Return the wall time to use as an upper bound for an aware instant.

    The counterpart of `wall_at_or_before`: a bound inside a repeated hour moves to its end.
    """
    wall = instant.astimezone(zone).replace(tzinfo=None, fold=0)
    if wall.microsecond:
        wall = wall.replace(microsecond=0) + ONE_SECOND
    while is_repeated(wall, zone):
        wall = wall.replace(minute=0, second=0) + ONE_HOUR
    return wall


def local_midnight(day: date, zone: tzinfo) -> datetime:
    """Return the instant, in UTC, at which a calendar day begins on the wall clock."""
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def read_http_date(header: str | None) -> datetime | None:
    """Read a date of a header, RFC 9110 5.6.7, in UTC; None if it is none.

    ``-0000``, which Python takes for a time without a zone, is UTC as well.
    """
    with contextlib.suppress(TypeError, ValueError, OverflowError):
        time = parsedate_to_datetime(header or "")
        return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)
    return None
