"""The tap's peak memory, for more and more records."""

from __future__ import annotations

import time
from typing import IO, TYPE_CHECKING

from benchmarks.ab_rounds import say
from benchmarks.api import STREAMS, serving
from benchmarks.children import MEGABYTE, run
from benchmarks.report import Section, verdict

if TYPE_CHECKING:
    from benchmarks.taps import TapCommands

RECORDS = (50_000, 200_000, 500_000)
SLOWLY = 20 * MEGABYTE
CHUNK = 65_536
WANTED_MB = 200


def read_slowly(stdout: IO[bytes]) -> None:
    """Read at most `SLOWLY` bytes a second, as a busy loader would."""
    began, read = time.monotonic(), 0
    while chunk := stdout.read(CHUNK):
        read += len(chunk)
        time.sleep(max(0.0, read / SLOWLY - (time.monotonic() - began)))


def measure(taps: TapCommands) -> Section:
    """Measure with a reader that is never in the way, and with one that is."""
    rows, most = [], 0.0
    for records in RECORDS:
        with serving(records // len(STREAMS)) as url:
            command = taps.tap(url)
            fast = run(command)
            slow = run(command, consume=read_slowly)
        most = max(most, fast.peak_mb, slow.peak_mb)
        rows.append([f"{records:,}", f"{fast.peak_mb:.0f}", f"{slow.peak_mb:.0f}"])
        say(f"{records:,} records: {fast.peak_mb:.0f} MB, {slow.peak_mb:.0f} MB")
    return Section(
        "Memory of the tap",
        "Peak resident set in MB. The slow reader takes at most "
        f"{SLOWLY // MEGABYTE} MB a second, so that what is read ahead piles up.",
        ["records", "to /dev/null", "to a slow reader"],
        rows,
        [verdict("megabytes at most:", most, at_most=WANTED_MB)],
    )
