"""When a run began, in a time that its bookmarks can rest on."""

from __future__ import annotations

import threading
import time
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class SyncStart:
    """The instant up to which a run can promise to have read everything.

    That is the local time at which the run began, or the server's, if its clock is behind: a
    bookmark from a clock that is ahead would skip what happens in between. Thread-safe.
    """

    def __init__(self, now: datetime, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Begin at the aware local time `now`; `monotonic` tells how long ago that was."""
        self._now = now
        self._monotonic = monotonic
        self._began = monotonic()
        self._behind = timedelta(0)
        self._lock = threading.Lock()

    def learn_server_date(self, header: str | None) -> None:
        """Learn from the ``Date`` header, RFC 9110, of an answer that came just now.

        Anything unreadable is ignored.
        """
        elapsed = timedelta(seconds=self._monotonic() - self._began)
        try:
            behind = parsedate_to_datetime(header or "") - (self._now + elapsed)
        except (TypeError, ValueError, OverflowError):  # not a date, or one without a zone
            return
        with self._lock:
            self._behind = min(self._behind, behind)

    @property
    def time(self) -> datetime:
        """The run's start, aware, in whole milliseconds."""
        start = self._now + self._behind
        return start.replace(microsecond=start.microsecond // 1000 * 1000)
