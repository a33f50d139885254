"""Days on which a daily report should have come, and did not. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

ONE_DAY = timedelta(days=1)
MEMORY = timedelta(days=400)
"""For how long a day is known to have had its file."""


@dataclass
class Days:
    """What is known of one report's days.

    Attributes:
        seen: The days of which a file was listed, in this run or an earlier one.
        missing: The days that were reported as missing.
    """

    seen: set[date] = field(default_factory=set)
    missing: set[date] = field(default_factory=set)

    @classmethod
    def from_state(cls, state: dict[str, Any] | None) -> Days:
        """Take what an earlier run left."""
        known = (state or {}).items()
        return cls(**{key: set(map(date.fromisoformat, days)) for key, days in known})

    def to_state(self) -> dict[str, list[str]]:
        """Return what a later run needs."""
        return {key: sorted(map(str, days)) for key, days in vars(self).items()}

    def update(
        self, listed: Iterable[date], today: date, start: date = date.min
    ) -> tuple[list[date], list[date]]:
        """Take the days whose files are listed now; no day before `start` is missing.

        Files vanish from the server when they are old, so days before the first listed one are not
        missing; that a file of them was seen is kept, should an old file come again. Today's file
        may come yet; that of yesterday should be there.

        Returns:
            The days that are found missing now, and those that were missing and have come.
        """
        days = set(listed)
        arrived = sorted(self.missing & days)
        self.seen |= days
        newest = max({*self.seen, today - ONE_DAY})
        # In an empty folder all is expired that was seen.
        first = min(days, default=max(self.seen) + ONE_DAY if self.seen else newest)
        first = max(first, start, newest - MEMORY)
        self.seen = {day for day in self.seen if day > newest - MEMORY}
        between = {first + ONE_DAY * ago for ago in range((newest - first).days + 1)}
        absent = between - self.seen
        new = sorted(absent - self.missing)
        self.missing = absent if days else absent | self.missing
        return new, arrived
