"""Instants, and the ways the stand-in writes them.

Inside the sandbox every time is an aware UTC datetime. Ordergroove's REST API writes naive
text in the wall time of America/Chicago, daylight saving included; entitlements write UTC.
"""

from __future__ import annotations

from datetime import date, datetime, time, timezone
from email.utils import format_datetime
from zoneinfo import ZoneInfo

CENTRAL = ZoneInfo("America/Chicago")
_SECONDS_END = len("2026-01-01 00:00:00")


def instant_of(wall: datetime) -> datetime:
    """Return the UTC instant of a naive Chicago wall-clock time.

    Of a wall time that November repeats, the first is meant.
    """
    return wall.replace(tzinfo=CENTRAL).astimezone(timezone.utc)


def wall_text(instant: datetime) -> str:
    """Write an aware instant as naive Chicago text, ``YYYY-MM-DD HH:MM:SS``."""
    return instant.astimezone(CENTRAL).isoformat(sep=" ", timespec="seconds")[:_SECONDS_END]


def unix_of(wall: str) -> int:
    """Return the Unix seconds of naive Chicago text, ``YYYY-MM-DD HH:MM:SS``."""
    return int(instant_of(datetime.fromisoformat(wall)).timestamp())


def wall_date(instant: datetime) -> date:
    """Return the Chicago calendar day of an aware instant."""
    return instant.astimezone(CENTRAL).date()


def day_at(day: date, wall: time) -> datetime:
    """Return the UTC instant at which Chicago's clocks show ``wall`` on ``day``."""
    return instant_of(datetime.combine(day, wall))


def utc_text(instant: datetime) -> str:
    """Write an aware instant as UTC ISO text with ``Z``, to the second."""
    return instant.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def http_date(instant: datetime) -> str:
    """Write an aware instant as an HTTP date (RFC 9110, GMT)."""
    return format_datetime(instant.astimezone(timezone.utc), usegmt=True)
