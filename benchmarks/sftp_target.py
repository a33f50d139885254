"""target-dotapparel-sftp: from standard input to an SFTP server, beside others."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

from benchmarks.drop import Drop, dropping, openssh_version
from benchmarks.messages import CUSTOMERS
from benchmarks.programs import BIN, keep
from benchmarks.targets import OUTPUT, Comparison, Target, target_csv, target_csv_command

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.ab_rounds import Bench
    from benchmarks.programs import Command
    from benchmarks.report import Section

DOTAPPAREL_NAMES = {
    "file_naming_scheme": "{stream_name}_{timestamp}.csv",
    "timestamp_format": "%Y%m%dT%H%M%SZ",
}
"""How target-csv is told to name a file as DotApparel wants it."""


def measure(bench: Bench) -> Section:
    """Compare with a file that is written, then uploaded, and with one that is only written."""
    with _comparison(bench) as targets:
        return targets.speed(
            bench,
            "Customers over SFTP",
            "until the file of 26 columns has its name on a server on this machine "
            f"({openssh_version()}); target-csv alone uploads nothing. Every cell is compared "
            "afterwards. One core each.",
        )


def measure_memory(bench: Bench) -> Section:
    """Measure all targets' memory."""
    with _comparison(bench) as targets:
        return targets.memory(bench, "Memory of targets for customers")


@contextlib.contextmanager
def _comparison(bench: Bench) -> Iterator[Comparison]:
    with dropping(bench.folder) as drop:
        yield Comparison(CUSTOMERS, [_ours(drop), _write_then_put(drop), target_csv()])


def _ours(drop: Drop) -> Target:
    def command(folder: Path) -> Command:
        config = {
            **drop.access(),
            "output_dir": str(folder / OUTPUT),
            "orders_delay_minutes": 0,
            "validate_records": True,
            "max_rejects": 0,
        }
        return [BIN / "target-dotapparel-sftp", "--config", keep(folder, config)]

    return Target("target-dotapparel-sftp", command, lambda folder: drop.take(folder / "arrived"))


def _write_then_put(drop: Drop) -> Target:
    def command(folder: Path) -> Command:
        return [
            # The paramiko that the target here has.
            *(sys.executable, "-m", "benchmarks.peers.write_then_put"),
            f"--port={drop.server.port}",
            f"--username={drop.server.user}",
            f"--key={drop.key}",
            f"--path={drop.folder}",
            folder / OUTPUT,
            *target_csv_command(folder, **DOTAPPAREL_NAMES),
        ]

    return Target(
        "write, then put: target-csv, then paramiko",
        command,
        lambda folder: drop.take(folder / "arrived"),
    )
