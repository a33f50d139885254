"""The peak memory of target-dotapparel-sftp and of others, for more and more records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.report import Section
from benchmarks.sftp_target import comparison

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = (50_000, 200_000, 1_000_000)
WANTED_GROWTH = 1.5


def measure(folder: Path) -> Section:
    """Measure once each: memory hardly differs between two runs."""
    with comparison(folder) as targets:
        targets.warm_up(folder)
        table, verdicts = targets.memory(folder, RECORDS, WANTED_GROWTH)
    return Section(
        "Memory of targets for customers",
        "Peak resident set in MB, for customers of 26 columns on standard input. Every cell of "
        "every row is compared afterwards.",
        ["records", *targets.names],
        table,
        verdicts,
    )
