"""The request-rate budget that all readers of a run share."""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MINUTE = 60.0


class RateLimiter:
    """Lets requests pass at once until a minute's budget is used, and then as it comes free.

    Thread-safe. Time is the monotonic clock: setting the machine's clock changes nothing.
    """

    def __init__(
        self, requests_per_minute: int, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        """Allow `requests_per_minute` in any minute, over all threads, counting retries."""
        self._monotonic = monotonic
        self._moments: deque[float] = deque(maxlen=requests_per_minute)
        self._not_before = 0.0
        self._lock = threading.Lock()

    def wait_time(self) -> float:
        """Take the next free moment and return how many seconds away it is."""
        with self._lock:
            now = self._monotonic()
            moment = max(now, self._not_before)
            if len(self._moments) == self._moments.maxlen:
                moment = max(moment, self._moments[0] + MINUTE)
            self._moments.append(moment)
            return moment - now

    def pause(self, seconds: float) -> None:
        """Let nobody send for so many seconds, as after a 429."""
        with self._lock:
            self._not_before = max(self._not_before, self._monotonic() + seconds)
