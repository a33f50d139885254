"""Windows of a backfill: the past, cut from its beginning, so that the same cut is made again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ordergroove_airflow.errors import ProjectError
from ordergroove_airflow.plugins import variable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SUFFIX = "--state-id-suffix="


@dataclass(frozen=True)
class Window:
    """A stretch of the past.

    Attributes:
        name: The backfill's.
        start: The first day, UTC.
        end: The day after the last one.
    """

    name: str
    start: date
    end: date

    @property
    def suffix(self) -> str:
        """What the state id has at its end: the same stretch goes on with the same state.

        >>> Window("past", date(2024, 1, 1), date(2024, 1, 31)).suffix
        'past-20240101-20240131'
        """
        return f"{self.name}-{self.start:%Y%m%d}-{self.end:%Y%m%d}"

    def arguments(self, arguments: Sequence[str]) -> list[str]:
        """Return the arguments of Meltano's `run`, with this window's suffix."""
        given = [each.removeprefix(SUFFIX) for each in arguments if each.startswith(SUFFIX)]
        command, *others = [each for each in arguments if not each.startswith(SUFFIX)]
        return [command, f"{SUFFIX}{'-'.join([self.suffix, *given])}", *others]

    def state_id(self, state_id: str) -> str:
        """Return this window's state id, of the one that there is without windows."""
        environment, pair, *given = state_id.split(":")
        return ":".join([environment, pair, "-".join([self.suffix, *given])])

    def env(self, extractor: str) -> dict[str, str]:
        """Return the variables that set an extractor's dates."""
        name = variable(extractor)
        return {
            f"{name}_START_DATE": self.start.isoformat(),
            f"{name}_END_DATE": self.end.isoformat(),
        }

    def to_json(self) -> dict[str, str]:
        """Return what Airflow carries from task to task."""
        return {
            "name": self.name,
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
        }

    @classmethod
    def from_json(cls, told: Mapping[str, str]) -> Window:
        """Read what `to_json` wrote."""
        start, end = (date.fromisoformat(told[each]) for each in ("start", "end"))
        return cls(told["name"], start, end)


def windows(name: str, start: date, end: date, days: int) -> list[Window]:
    """Cut a stretch of the past; the last window may be shorter.

    Args:
        name: The backfill's.
        start: The first day.
        end: The day after the last one.
        days: How long a window is.

    Raises:
        ProjectError: If there is no day in it.
    """
    if start >= end or days < 1:
        message = f"No day lies between {start} and {end}, in windows of {days} days"
        raise ProjectError(message)
    count = -(-(end - start).days // days)
    cuts = [start + timedelta(days=days * place) for place in range(count)]
    return [Window(name, one, min(one + timedelta(days=days), end)) for one in cuts]
