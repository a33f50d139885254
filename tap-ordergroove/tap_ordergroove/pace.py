"""The request-rate budget that all readers of a run share."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Pace:
    """Spaces requests evenly, so that a minute never holds more than the budget.

    Thread-safe. Time is the monotonic clock: setting the machine's clock changes nothing.
    """

    def __init__(
        self, requests_per_minute: int, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        """Allow `requests_per_minute`, over all threads, counting retries."""
        self._interval = 60.0 / requests_per_minute
        self._monotonic = monotonic
        self._next = 0.0
        self._lock = threading.Lock()

    def reserve(self) -> float:
        """Take the next free moment and return how many seconds away it is."""
        with self._lock:
            now = self._monotonic()
            moment = max(now, self._next)
            self._next = moment + self._interval
            return moment - now

    def hold(self, seconds: float) -> None:
        """Let nobody send for so many seconds, as after a 429."""
        with self._lock:
            self._next = max(self._next, self._monotonic() + seconds)
