"""What people read while a run goes on, and at its end."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tap_ordergroove.windows import HISTORY_BEGINS, Range, Window

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable

EVERY_SECONDS = 10.0


class Progress:
    """Counts one stream's records, and says how it stands every ten seconds."""

    def __init__(
        self,
        stream: str,
        range_: Range | None,
        logger: logging.Logger,
        monotonic: Callable[[], float],
    ) -> None:
        """Begin to count; `range_` is None for a full table."""
        self.records = 0
        self.window: Window | None = None
        self._stream = stream
        self._range = range_
        self._logger = logger
        self._monotonic = monotonic
        self._began = self._said = monotonic()

    def page(self, records: int, window: Window | None) -> None:
        """Count a page that is about to be emitted."""
        self.records += records
        self.window = window
        now = self._monotonic()
        if now - self._said >= EVERY_SECONDS:
            self._said = now
            self._logger.info("%s", self._status(now))

    def summary(
        self, *, started: datetime, pages: int, retries: int, failure: str | None = None
    ) -> str:
        """Return the stream's last line; `started` is the run's start as its bookmarks know it."""
        seconds = self._monotonic() - self._began
        line = (
            f"{self._stream}: {self.records:,} records, {pages:,} pages, {retries} retries, "
            f"{seconds:.1f} s"
        )
        if self._range is not None:
            start = _day(self._range.start) if self._range.start else "the beginning"
            line += f", from {start} to {_day(min(self._range.until, started))}"
        return f"{line}; FAILED: {failure}" if failure else line

    def _status(self, now: float) -> str:
        seconds = now - self._began
        line = f"{self._stream}: {self.records:,} records, {self.records / seconds:,.0f}/s"
        if self._range is None or self.window is None:
            return line
        part = done(self._range, self.window)
        end = _day(self.window.end) if self.window.end else "now"
        line += f", in the window up to {end}, {part:.0%} of the time range done"
        if part > 0:
            line += f", about {_duration(seconds * (1 - part) / part)} left"
        return line


def done(range_: Range, window: Window) -> float:
    """Return how much of a time range lies before a window, from 0 to 1."""
    if window.start is None:
        return 0.0
    begin = range_.start or datetime(
        HISTORY_BEGINS.year, HISTORY_BEGINS.month, HISTORY_BEGINS.day, tzinfo=range_.zone
    )
    whole = (range_.until - begin).total_seconds()
    if whole <= 0:
        return 0.0
    return min(1.0, max(0.0, (window.start - begin).total_seconds() / whole))


def _day(time: datetime) -> str:
    return f"{time:%Y-%m-%d %H:%M} UTC"


def _duration(seconds: float) -> str:
    if seconds < 90:  # noqa: PLR2004 - a minute and a half
        return f"{seconds:.0f} s"
    minutes = seconds / 60
    return f"{minutes:.0f} min" if minutes < 90 else f"{minutes / 60:.1f} h"  # noqa: PLR2004
