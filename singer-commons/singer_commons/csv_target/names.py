"""Names that are used once. A name is a time at the destination's clock grain."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from singer_commons.csv_target.layout import Layout

MakeName: TypeAlias = "Callable[[Layout, datetime], str]"
"""A type and an aware time → the name of a file that is made then."""

TRIES = 120
"""How many names to try for a file at a destination, besides those that are known to be used."""
AHEAD = 100_000
"""How many times to look at for names: more than a day of them, where the grain is a second."""


class Names:
    """The names of one run. Whether they are free at the destination is not known here."""

    def __init__(self, make: MakeName, grain: timedelta) -> None:
        """Begin; the names of two times that are a grain apart differ."""
        self._make = make
        self._grain = grain
        self._used: set[str] = set()

    def candidates(self, layout: Layout, now: datetime) -> Iterator[str]:
        """Return names that this run has not used: of now (aware), then of what follows."""
        epoch = datetime(1970, 1, 1, tzinfo=timezone.utc)
        moment = now - (now - epoch) % self._grain
        for step in range(AHEAD):
            name = self._make(layout, moment + step * self._grain)
            if name not in self._used:
                self._used.add(name)
                yield name
