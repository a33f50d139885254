"""Takes measurements in turn, so that a busy machine slows all alike, and compares them."""

from __future__ import annotations

import statistics
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from benchmarks.programs import Ran
from benchmarks.report import verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Measures = Mapping[str, Callable[[], Ran]]

Taken = TypeVar("Taken")


@dataclass(frozen=True)
class Bench:
    """What all measurements get.

    Attributes:
        folder: An empty folder for this measurement.
        repetitions: How often each thing is measured.
        scale: What part of the full size is measured.
    """

    folder: Path
    repetitions: int
    scale: float = 1.0

    def size(self, full: int) -> int:
        """Return how many rows to measure with, where so many are the full size."""
        return max(1, round(full * self.scale))

    def compare(self, measures: Measures, repetitions: int | None = None) -> Runs:
        """Run programs in turn, as often as told or as all else."""
        return Runs(take_turns(measures, repetitions or self.repetitions))


def take_turns(
    measures: Mapping[str, Callable[[], Taken]], repetitions: int
) -> dict[str, list[Taken]]:
    """Take measurements A B C, C B A, ... and return those of each, by name, round by round."""
    taken: dict[str, list[Taken]] = {name: [] for name in measures}
    for number in range(repetitions):
        for name in list(measures)[:: 1 if number % 2 == 0 else -1]:
            taken[name].append(measures[name]())
            say(f"{name}, {number + 1} of {repetitions}: {taken[name][-1]}")
    return taken


@dataclass(frozen=True)
class Runs:
    """Programs' runs by name, round by round. The first is what the others are compared with."""

    taken: Mapping[str, list[Ran]]

    def __or__(self, others: Runs) -> Runs:
        """Return these and others, which were not taken in the same rounds."""
        return Runs({**self.taken, **others.taken})

    def typical(self, name: str) -> Ran:
        """Return the median times and the highest peak."""
        runs = self.taken[name]
        return Ran(
            statistics.median(ran.seconds for ran in runs),
            statistics.median(ran.cpu_seconds for ran in runs),
            max(ran.peak_mb for ran in runs),
        )

    def ratio(self, name: str, base: str) -> float:
        """Return how many times as long one takes as another: the median of common rounds."""
        runs, others = self.taken[name], self.taken[base]
        if len(runs) != len(others):
            return self.typical(name).seconds / self.typical(base).seconds
        return statistics.median(
            ran.seconds / other.seconds for ran, other in zip(runs, others, strict=True)
        )

    def table(self, unit: str = "", amount: float = 0) -> list[list[str]]:
        """Return a table, its header first; with rates if each program read so many of a unit."""
        first = next(iter(self.taken))
        rows = [["", "seconds", "peak MB", "against the first"]]
        for name in self.taken:
            ran, against = self.typical(name), self.ratio(name, first)
            rows.append([name, f"{ran.seconds:.1f}", f"{ran.peak_mb:.0f}", f"{against:.2f}"])
            if unit:
                rows[-1].insert(2, f"{amount / ran.seconds:,.0f}")
        if unit:
            rows[0].insert(2, f"{unit}/s")
        return rows

    def ahead(self, *others: str, at_least: float = 1) -> list[str]:
        """Return verdicts: how many times as fast as each other the first is."""
        first = next(iter(self.taken))
        return [
            verdict(f"times as fast as {name}:", self.ratio(name, first), at_least=at_least)
            for name in others or list(self.taken)[1:]
        ]


def say(text: str) -> None:
    """Tell the waiting person how it goes; standard output is for the tables."""
    print(f"  {text}", file=sys.stderr, flush=True)
