"""What people read while a run goes on, and at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tap_ordergroove.clock import ONE_SECOND, local_midnight
from tap_ordergroove.windows import HISTORY_BEGINS, Range, Window

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable
    from datetime import datetime

    from tap_ordergroove.readahead import Job

EVERY_SECONDS = 10.0
READABLE = 90
"""Fewer seconds, or minutes, are easier to read than a fraction of the larger unit."""


class Progress:
    """Counts one stream's records, and says how its `job` stands every ten seconds."""

    def __init__(self, stream: str, logger: logging.Logger, monotonic: Callable[[], float]) -> None:
        self.records = 0
        self.job: Job | None = None
        self._pages = 0
        self._stream = stream
        self._logger = logger
        self._monotonic = monotonic
        self._began = self._emitted = monotonic()

    def page(self, records: int, window: Window | None) -> None:
        """Count a page that is about to be emitted."""
        self.records += records
        self._pages += 1
        now = self._monotonic()
        if now - self._emitted >= EVERY_SECONDS:
            self._emitted = now
            self._logger.info("%s", self._status(now - self._began, window))

    def summary(self, started: datetime, failure: Exception | None = None) -> str:
        """Return the stream's last line; `started` is the run's start as its bookmarks know it."""
        line = (
            f"{self._stream}: {self.records:,} records, {self._pages:,} pages, "
            f"{self.job.retries if self.job else 0} retries, "
            f"{self._monotonic() - self._began:.1f} s"
        )
        if range_ := self._range:
            start = _day(range_.start) if range_.start else "the beginning"
            line += f", from {start} to {_day(min(range_.until, started))}"
        return f"{line}; FAILED: {failure}" if failure else line

    @property
    def _range(self) -> Range | None:
        """The time to cover; None for a full table."""
        return self.job.listing.slices.range if self.job and self.job.listing.slices else None

    def _status(self, seconds: float, window: Window | None) -> str:
        line = f"{self._stream}: {self.records:,} records, {self.records / seconds:,.0f}/s"
        range_ = self._range
        if range_ is None or window is None:
            return line
        begin = range_.start or local_midnight(HISTORY_BEGINS, range_.zone)
        whole = max(range_.until - begin, ONE_SECOND)
        part = min(1.0, max(0.0, ((window.start or begin) - begin) / whole))
        end = _day(window.end) if window.end else "now"
        line += f", in the window up to {end}, {part:.0%} of the time range done"
        if part > 0:
            line += f", about {_duration(seconds * (1 - part) / part)} left"
        return line


def _day(time: datetime) -> str:
    return f"{time:%Y-%m-%d %H:%M} UTC"


def _duration(seconds: float) -> str:
    if seconds < READABLE:
        return f"{seconds:.0f} s"
    minutes = seconds / 60
    return f"{minutes:.0f} min" if minutes < READABLE else f"{minutes / 60:.1f} h"
