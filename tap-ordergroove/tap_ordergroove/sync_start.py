"""When a run began, in a time that its bookmarks can rest on."""

from __future__ import annotations

import threading
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tap_ordergroove.clock import ONE_SECOND, UTC, read_http_date

if TYPE_CHECKING:
    from collections.abc import Callable

PLAUSIBLE_SINCE = datetime(2020, 1, 1, tzinfo=UTC)
"""A clock that shows an earlier time than this tap can have run in was never set."""
ODD = timedelta(minutes=5)


class SyncStart:
    """The instant up to which a run can promise to have read everything.

    That is the local time at which the run began, or the server's, if its clock is behind: a
    bookmark from a clock that is ahead would skip what happens in between. Thread-safe. An `odd`
    date of the server is minutes away from the local clock.
    """

    def __init__(self, now: datetime, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Begin at the aware local time `now`; `monotonic` tells how long ago that was."""
        self.odd: datetime | None = None
        self._now = now
        self._monotonic = monotonic
        self._began = monotonic()
        self._behind = timedelta(0)
        self._ahead: timedelta | None = None
        self._lock = threading.Lock()

    def learn_server_date(self, header: str | None) -> None:
        """Learn from the ``Date`` header, RFC 9110, of an answer that came just now.

        Anything unreadable is ignored, and so is a time that cannot be.
        """
        date = read_http_date(header)
        if date is None:
            return
        difference = date - self._now - timedelta(seconds=self._monotonic() - self._began)
        with self._lock:
            if abs(difference) > ODD:
                self.odd = date
            if date >= PLAUSIBLE_SINCE:
                self._behind = min(self._behind, difference)
                self._ahead = max(difference, self._ahead or difference)

    @property
    def time(self) -> datetime:
        """The run's start, aware, in whole milliseconds."""
        start = self._now + self._behind
        return start.replace(microsecond=start.microsecond // 1000 * 1000)

    @property
    def latest(self) -> datetime:
        """The same by the answer whose date is furthest ahead; local where there is none.

        A date is cut to the second.
        """
        return self._now + (self._ahead or timedelta(0)) + ONE_SECOND
