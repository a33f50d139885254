"""``--memory``: the highest resident set, for more and more rows."""

from __future__ import annotations

import time
from typing import IO, TYPE_CHECKING

from benchmarks.ab_rounds import say
from benchmarks.programs import MEGABYTE, run
from benchmarks.report import Section, verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import AbstractContextManager

    from benchmarks.ab_rounds import Bench
    from benchmarks.programs import Command, Ran

    Measures = Mapping[str, Callable[[], Ran]]

SLOWLY = 20 * MEGABYTE
CHUNK = 65_536
TAP_MB = 200
TARGET_GROWTH = 1.5


def growth(
    bench: Bench,
    title: str,
    setting: str,
    sizes: Sequence[int],
    measures: Callable[[int], AbstractContextManager[Measures]],
) -> Section:
    """Measure once each: memory hardly differs between two runs.

    Args:
        bench: Where and how.
        title: The table's heading.
        setting: What is run; the end of a sentence that begins with what is measured.
        sizes: Numbers of rows, growing.
        measures: Prepares so many rows, and gives what is measured with them, by column. A target
            is to grow by little, a tap to stay small, also before a slow reader.
    """
    table, peaks = [], []
    for rows in map(bench.size, sizes):
        with measures(rows) as columns:
            peaks.append([measure().peak_mb for measure in columns.values()])
        header = ["rows", *columns]
        table.append([f"{rows:,}", *(f"{peak:.0f}" for peak in peaks[-1])])
        say(" | ".join(table[-1]))
    if TO_SLOW in header:
        held = verdict("megabytes at most:", max(map(max, peaks)), at_most=TAP_MB)
    else:
        grown = f"times the memory for {table[-1][0]} rows as for {table[0][0]}:"
        held = verdict(grown, peaks[-1][0] / peaks[0][0], at_most=TARGET_GROWTH)
    return Section(title, f"Peak resident set in MB, {setting}", [header, *table], [held])


TO_NULL, TO_SLOW = "to /dev/null", f"to a slow reader ({SLOWLY // MEGABYTE} MB/s)"


def of_tap(command: Command) -> Measures:
    """Return measures of a tap: a reader that is never in the way, and one that is."""
    return {TO_NULL: lambda: run(command), TO_SLOW: lambda: run(command, consume=read_slowly)}


def read_slowly(stdout: IO[bytes]) -> None:
    """Read at most `SLOWLY` bytes a second, as a busy loader would."""
    began, read = time.monotonic(), 0
    while chunk := stdout.read(CHUNK):
        read += len(chunk)
        time.sleep(max(0.0, read / SLOWLY - (time.monotonic() - began)))
