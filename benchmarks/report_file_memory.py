"""The peak memory of the tap that reads report files, for small and large files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import orders_report
from benchmarks.ab_rounds import say
from benchmarks.children import MEGABYTE, run
from benchmarks.drop import dropping
from benchmarks.memory import SLOWLY, WANTED_MB, read_slowly
from benchmarks.report import Section, verdict
from benchmarks.report_file import STREAMS, TAP

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.taps import TapCommands

ROWS = (200_000, 2_000_000)


def measure(taps: TapCommands, folder: Path) -> Section:
    """Measure with a reader that is never in the way, and with one that is."""
    table, most = [], 0.0
    with dropping(folder) as drop:
        for rows in ROWS:
            orders_report.write(drop.folder, rows)
            command = taps.command(TAP, drop.settings(), STREAMS)
            fast = run(command)
            slow = run(command, consume=read_slowly)
            most = max(most, fast.peak_mb, slow.peak_mb)
            table.append([f"{rows:,}", f"{fast.peak_mb:.0f}", f"{slow.peak_mb:.0f}"])
            say(f"{rows:,} rows: {fast.peak_mb:.0f} MB, {slow.peak_mb:.0f} MB")
    return Section(
        "Memory of the tap for report files",
        "Peak resident set in MB, for one file of an Orders report. The slow reader takes at most "
        f"{SLOWLY // MEGABYTE} MB a second.",
        ["rows", "to /dev/null", "to a slow reader"],
        table,
        [verdict("megabytes at most:", most, at_most=WANTED_MB)],
    )
