"""When a delivery that failed is tried again: three generations of documentation, all different.

Sources: NEWEST is developer.ordergroove.com/reference/webhooks-overview of 2026; FIVE its
predecessor, 2024 to mid 2026; LEGACY is /docs/configure-webhooks-via-api.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Policy:
    """How an endpoint that does not answer with 2xx is treated.

    Attributes:
        name: What it is called on the command line.
        pause: Seconds from the start of one attempt (1 is the first) to the next.
        attempts: How many there are at most, the first included; None means no such limit.
        lasts: How long after the first attempt the last may be; None means no such limit.
        retries_4xx: Whether an answer of 4xx is a reason to try again.
        disables: After how long without any success the endpoint is switched off; None: never.
    """

    name: str
    pause: Callable[[int], int]
    attempts: int | None = None
    lasts: timedelta | None = None
    retries_4xx: bool = True
    disables: timedelta | None = None

    def retries(self, status: int | None) -> bool:
        """Tell whether an answer (None: there was none) is a reason to try again."""
        if (
            status is not None
            and HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR
        ):
            return self.retries_4xx
        return True

    def next_pause(self, attempt: int, since_first: timedelta) -> timedelta | None:
        """Return how long to wait after an attempt that failed; None if it was the last.

        Args:
            attempt: Its number, from 1.
            since_first: How long after the first attempt it was.
        """
        pause = timedelta(seconds=self.pause(attempt))
        if self.attempts is not None and attempt >= self.attempts:
            return None
        if self.lasts is not None and since_first + pause > self.lasts:
            return None
        return pause


def _growing(attempt: int) -> int:
    """About a minute, growing, at most ten: 60 attempts then take between 9 and 10 hours."""
    return min(60 << min(attempt - 1, 10), 600)


def _examples(attempt: int) -> int:
    """The page's examples are 1, 3 and 10 minutes; the last one repeats."""
    return (60, 180, 600, 600)[min(attempt - 1, 3)]


def _doubling(attempt: int) -> int:
    return 60 << min(attempt - 1, 20)


NEWEST = Policy("newest", _growing, attempts=60)
# The page names "failures such as 5xx" and is silent about 4xx: the reading that loses more.
FIVE = Policy("five", _examples, attempts=5, retries_4xx=False)
LEGACY = Policy("legacy", _doubling, lasts=timedelta(days=3), disables=timedelta(days=3))

POLICIES = {policy.name: policy for policy in (NEWEST, FIVE, LEGACY)}
