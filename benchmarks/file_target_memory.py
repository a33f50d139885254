"""The peak memory of target-bspk-s3 and of other file targets, for more and more records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.file_target import comparison
from benchmarks.report import Section

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = (50_000, 200_000, 1_000_000)
WANTED_GROWTH = 1.5


def measure(folder: Path) -> Section:
    """Measure once each: memory hardly differs between two runs."""
    with comparison() as targets:
        targets.warm_up(folder)
        table, verdicts = targets.memory(folder, RECORDS, WANTED_GROWTH)
    return Section(
        "Memory of targets for special orders",
        "Peak resident set in MB, for special orders on standard input. Every row is found "
        "afterwards.",
        ["records", *targets.names],
        table,
        verdicts,
    )
