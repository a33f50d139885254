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
            ran = measure()
            taken[name].append(ran)
            say(f"{name}, {number + 1} of {repetitions}: {ran.seconds:.1f} s")
    return {name: _typical(runs) for name, runs in taken.items()}


def _typical(runs: Sequence[Ran]) -> Ran:
    return Ran(
        statistics.median(ran.seconds for ran in runs),
        statistics.median(ran.cpu_seconds for ran in runs),
        max(ran.peak_mb for ran in runs),
    )


def say(text: str) -> None:
    """Tell the waiting person how it goes; standard output is for the tables."""
    print(f"  {text}", file=sys.stderr, flush=True)
