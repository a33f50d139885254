"""Compares measurements: taken in turn, so that a busy machine slows them all alike."""

from __future__ import annotations

import statistics
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from benchmarks.children import Ran


def in_turn(measures: Mapping[str, Callable[[], Ran]], repetitions: int) -> dict[str, float]:
    """Take measurements A B C, A B C, ... and return the median seconds of each, by name."""
    taken: dict[str, list[float]] = {name: [] for name in measures}
    for number in range(repetitions):
        for name, measure in measures.items():
            ran = measure()
            taken[name].append(ran.seconds)
            say(f"{name}, {number + 1} of {repetitions}: {ran.seconds:.1f} s")
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def say(text: str) -> None:
    """Tell the waiting person how it goes; standard output is for the tables."""
    print(f"  {text}", file=sys.stderr, flush=True)
