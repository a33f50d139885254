"""Dates and times in cells. What a value's time zone is, is never guessed."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import Any

from singer_commons.csv_target.formats import FormatError, Text, name_kind, show

UTC = timezone.utc
WITHOUT_ZONE = 19
"""The length of 2022-01-17T19:23:22."""

TIME = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[T ](?P<hour>\d\d):(?P<minute>\d\d)"
    r"(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"(?: ?(?:(?P<utc>Z)|(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d)?))?",
    re.ASCII | re.IGNORECASE,
)

ZONED = re.compile(r"(?:Z|[+-]\d\d(?::?\d\d)?)$", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class Date:
    """A day, ``YYYY-MM-DD``. With a time it is refused: which day that is depends on the zone."""

    def __call__(self, value: Any) -> str:
        """Write a value."""
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        # Python reads other forms too, such as 2022W031; only this one is written.
        if isinstance(value, str) and _is_plain(date, value):
            return value
        raise FormatError(rule="date", message=f"{show(value)} is not a date such as 2022-01-17")


@dataclass(frozen=True)
class TimeOfDay:
    """Text of a time, as it is. With a zone it is refused: what that is depends on the day."""

    def __call__(self, value: Any) -> str:
        """Write a value."""
        text = Text()(value)
        if ZONED.search(text):
            raise FormatError(rule="time", message=f"{show(text)} has a zone, and no day")
        return text


@dataclass(frozen=True)
class DateTime:
    """A date and time to the second, ``YYYY-MM-DDTHH:MM:SS``; fractions are cut off.

    Attributes:
        zone: The zone in which it is written.
        suffix: What follows it; by default the ``Z`` of UTC.
        naive: The zone of a value that names none. None: such a value is refused.
    """

    zone: tzinfo = UTC
    suffix: str = "Z"
    naive: tzinfo | None = None

    @functools.cached_property
    def _is_utc(self) -> bool:
        return str(self.zone) == "UTC"

    def __call__(self, value: Any) -> str:
        """Write a value."""
        # By far the most frequent form, checked without taking it apart.
        if self._is_utc and isinstance(value, str) and value[WITHOUT_ZONE:] == "Z":
            plain = value[:WITHOUT_ZONE]
            if _is_plain(datetime, plain):
                return plain + self.suffix
        try:
            moment = self._parse(value).astimezone(UTC if self._is_utc else self.zone)
        except FormatError:
            raise
        except (ValueError, OverflowError):  # there is no such time, or no such offset
            problem = f"{show(value)} is not a date and time such as 2022-01-17T19:23:22Z"
            raise FormatError(rule="datetime", message=problem) from None
        return moment.replace(tzinfo=None, microsecond=0).isoformat() + self.suffix

    def _parse(self, value: Any) -> datetime:
        """Return an aware time."""
        if isinstance(value, str):
            found = TIME.fullmatch(value)
            if found is None or found["hour"] == "24":  # Python 3.14 takes it for the next day
                msg = "another form"
                raise ValueError(msg)
            clock = f"{found['hour']}:{found['minute']}:{found['second'] or '00'}"
            moment = datetime.fromisoformat(f"{found['day']}T{clock}")
            value = moment.replace(tzinfo=_offset(found))
        if not isinstance(value, datetime):
            raise FormatError(
                rule="datetime", message=f"is {name_kind(value)}, not a date and time"
            )
        if value.tzinfo is None and self.naive is None:
            raise FormatError(
                rule="datetime", message=f"{show(value)} names no time zone; write Z for UTC"
            )
        return value if value.tzinfo is not None else value.replace(tzinfo=self.naive)


def _is_plain(kind: type[date], text: str) -> bool:
    """Whether text is what Python writes for a date, or a time."""
    try:
        return kind.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _offset(found: re.Match[str]) -> timezone | None:
    if found["utc"]:
        return UTC
    if not found["sign"]:
        return None
    offset = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    return timezone(-offset if found["sign"] == "-" else offset)
