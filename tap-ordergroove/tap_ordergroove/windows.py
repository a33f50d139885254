"""Which slices of time to ask for.

An incremental stream is read in windows, oldest first, so that a run that dies resumes at the
window it died in. Two windows share the second on their border: what lies on it is read twice
rather than never. A window's inner border is an instant whose wall time occurs only once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from tap_ordergroove.clock import ONE_HOUR, UTC, is_repeated, local_midnight

ONE_DAY = timedelta(days=1)
SMALLEST = ONE_HOUR
LARGEST = timedelta(days=365)

HISTORY_BEGINS = date(2010, 1, 1)
"""What changed last before this day is asked for in one window without a start."""


@dataclass(frozen=True)
class Window:
    """A slice of time.

    Attributes:
        start: Its first instant, in UTC; None reaches back to the beginning of time.
        end: Its last instant, in UTC; None is still open.
    """

    start: datetime | None
    end: datetime | None


@dataclass(frozen=True)
class Range:
    """The time a run has to cover.

    Attributes:
        start: Where to begin, in UTC; None if nothing is known yet.
        until: What the run can promise, in UTC: its own start, or the end date if that is earlier.
        bounded: Whether `until` is the end date, so that later rows are not asked for.
        zone: The zone of Ordergroove's wall clock.
    """

    start: datetime | None
    until: datetime
    bounded: bool
    zone: tzinfo

    def window(self, start: datetime | None, size: timedelta) -> Window:
        """Return the window that begins at `start` and is about `size` long; at most the rest.

        Without a start, it is the window before all history. Its border falls on a local midnight
        if the size is a day or more, else on a full hour.
        """
        if start is None:
            end = local_midnight(HISTORY_BEGINS, self.zone)
        else:
            end = _border(start, size, self.zone)
        if end < self.until:
            return Window(start, end)
        return Window(start, self.until if self.bounded else None)


def begin(
    bookmark: datetime | None, start_date: datetime | None, lookback: timedelta
) -> datetime | None:
    """Return the first instant to ask for, in UTC, or None for everything.

    Where there is a bookmark, the start date only keeps the look-back from reaching before it: it
    never skips what the bookmark still owes.
    """
    if bookmark is None:
        return start_date
    start = bookmark - lookback
    if start_date is not None and start_date <= bookmark:
        return max(start, start_date)
    return start


def widen(size: timedelta) -> timedelta:
    """Return the size to go on with after a window that held less than a page."""
    return min(size * 2, LARGEST)


def narrow(size: timedelta) -> timedelta:
    """Return the size to go on with after a page that was slow to come, or never came."""
    return max(size / 2, SMALLEST)


def _border(start: datetime, size: timedelta, zone: tzinfo) -> datetime:
    """Return an instant near ``start + size`` that is later than `start` and safe as a border."""
    if size < ONE_DAY:
        border = (start + size).astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        while border <= start or _is_ambiguous(border, zone):
            border += ONE_HOUR
        return border
    day = (start + size).astimezone(zone).date()
    while (border := local_midnight(day, zone)) <= start or _is_ambiguous(border, zone):
        day += ONE_DAY
    return border


def _is_ambiguous(instant: datetime, zone: tzinfo) -> bool:
    return is_repeated(instant.astimezone(zone).replace(tzinfo=None), zone)
