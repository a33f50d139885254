"""Compares measurements: taken in turn, so that a busy machine slows them all alike."""

from __future__ import annotations

import statistics
import sys
from typing import TYPE_CHECKING

from benchmarks.children import Ran

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


def in_turn(measures: Mapping[str, Callable[[], Ran]], repetitions: int) -> dict[str, float]:
    """Take measurements A B C, A B C, ... and return the median seconds of each, by name."""
    return {name: ran.seconds for name, ran in runs_in_turn(measures, repetitions).items()}


def runs_in_turn(measures: Mapping[str, Callable[[], Ran]], repetitions: int) -> dict[str, Ran]:
    """Do the same, and return the median times and the highest peak of each."""
    taken: dict[str, list[Ran]] = {name: [] for name in measures}
    for number in range(repetitions):
        for name, measure in measures.items():
            taken[name].append(_take(name, measure, number, repetitions))
    return {name: typical(runs) for name, runs in taken.items()}


def rounds(measures: Mapping[str, Callable[[], Ran]], repetitions: int) -> dict[str, list[Ran]]:
    """Take measurements A B C, C B A, ... and return the runs of each, by name, round by round."""
    taken: dict[str, list[Ran]] = {name: [] for name in measures}
    for number in range(repetitions):
        names = list(measures) if number % 2 == 0 else list(measures)[::-1]
        for name in names:
            taken[name].append(_take(name, measures[name], number, repetitions))
    return taken


def times_as_fast(runs: Sequence[Ran], others: Sequence[Ran]) -> float:
    """Return how many times as fast as the others, of the same rounds: the median of the rounds."""
    pairs = zip(runs, others, strict=True)
    return statistics.median(other.seconds / ran.seconds for ran, other in pairs)


def typical(runs: Sequence[Ran]) -> Ran:
    """Return the median times and the highest peak of runs."""
    return Ran(
        statistics.median(ran.seconds for ran in runs),
        statistics.median(ran.cpu_seconds for ran in runs),
        max(ran.peak_mb for ran in runs),
    )


def _take(name: str, measure: Callable[[], Ran], number: int, repetitions: int) -> Ran:
    ran = measure()
    say(f"{name}, {number + 1} of {repetitions}: {ran.seconds:.1f} s")
    return ran


def say(text: str) -> None:
    """Tell the waiting person how it goes; standard output is for the tables."""
    print(f"  {text}", file=sys.stderr, flush=True)
