"""Dates and times in cells. What a value's time zone is, is never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import Any

from singer_commons.csv_target.formats import Convert, FormatError, name_kind, show

UTC = timezone.utc
WITHOUT_ZONE = 19
"""The length of 2022-01-17T19:23:22."""

TIME = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[T ](?P<hour>\d\d):(?P<minute>\d\d)"
    r"(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"(?: ?(?:(?P<utc>Z)|(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d)?))?",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True)
class Date:
    """A day, ``YYYY-MM-DD``. With a time it is refused: which day that is depends on the zone."""

    def compile(self) -> Convert:
        """Return the function that writes a value."""

        def to_text(value: Any) -> str:
            if isinstance(value, date) and not isinstance(value, datetime):
                return value.isoformat()
            if isinstance(value, str):
                try:
                    # Python reads other forms too, such as 2022W031; only this one is written.
                    if date.fromisoformat(value).isoformat() == value:
                        return value
                except ValueError:
                    pass
            raise FormatError(
                rule="date", message=f"{show(value)} is not a date such as 2022-01-17"
            )

        return to_text


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

    def compile(self) -> Convert:
        """Return the function that writes a value."""
        is_utc = str(self.zone) == "UTC"
        # Python's own is by far the quickest to write.
        zone, suffix, naive = UTC if is_utc else self.zone, self.suffix, self.naive

        def to_text(value: Any) -> str:
            # By far the most frequent form, checked without taking it apart.
            if is_utc and isinstance(value, str) and value[WITHOUT_ZONE:] == "Z":
                plain = value[:WITHOUT_ZONE]
                try:
                    if datetime.fromisoformat(plain).isoformat() == plain:
                        return plain + suffix
                except ValueError:
                    pass
            try:
                moment = _parse(value, naive).astimezone(zone)
            except (ValueError, OverflowError):
                problem = f"{show(value)} is not a date and time such as 2022-01-17T19:23:22Z"
                raise FormatError(rule="datetime", message=problem) from None
            return moment.replace(tzinfo=None, microsecond=0).isoformat() + suffix

        return to_text


def _parse(value: Any, naive: tzinfo | None) -> datetime:
    """Return an aware time.

    Raises:
        FormatError: If it is no time, or of no zone.
        ValueError: If there is no such time.
        OverflowError: If there is no such offset.
    """
    if isinstance(value, datetime):
        moment = value
    elif isinstance(value, str):
        found = TIME.fullmatch(value)
        if found is None:
            msg = "another form"
            raise ValueError(msg)
        clock = f"{found['hour']}:{found['minute']}:{found['second'] or '00'}"
        moment = datetime.fromisoformat(f"{found['day']}T{clock}").replace(tzinfo=_offset(found))
    else:
        raise FormatError(rule="datetime", message=f"is {name_kind(value)}, not a date and time")
    if moment.tzinfo is None:
        if naive is None:
            raise FormatError(
                rule="datetime", message=f"{show(value)} names no time zone; write Z for UTC"
            )
        moment = moment.replace(tzinfo=naive)
    return moment


def _offset(found: re.Match[str]) -> timezone | None:
    if found["utc"]:
        return UTC
    if not found["sign"]:
        return None
    offset = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    return timezone(-offset if found["sign"] == "-" else offset)
