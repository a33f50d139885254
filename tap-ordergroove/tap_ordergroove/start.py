"""When a run began, in a time that its bookmarks can rest on."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime


class RunStart:
    """The instant up to which a run can promise to have read everything.

    That is the local time at which the run began, or the server's, if its clock is behind: a
    bookmark from a clock that is ahead would skip what happens in between. Thread-safe.
    """

    def __init__(self, now: datetime) -> None:
        """Begin at the aware local time `now`."""
        self._now = now
        self._behind = timedelta(0)
        self._lock = threading.Lock()

    def observe(self, date_header: str | None, elapsed: float) -> None:
        """Learn from an answer.

        Args:
            date_header: The answer's ``Date`` header, RFC 9110; anything unreadable is ignored.
            elapsed: Seconds since the run began, from a monotonic clock.
        """
        try:
            served = parsedate_to_datetime(date_header or "")
            behind = served - (self._now + timedelta(seconds=elapsed))
        except (TypeError, ValueError, OverflowError):  # not a date, or one without a zone
            return
        with self._lock:
            self._behind = min(self._behind, behind)

    @property
    def instant(self) -> datetime:
        """The run's start, aware, in whole milliseconds."""
        start = self._now + self._behind
        return start.replace(microsecond=start.microsecond // 1000 * 1000)
