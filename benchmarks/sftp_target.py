"""target-dotapparel-sftp: records a second from standard input to an SFTP server, beside others."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import customers
from benchmarks.ab_rounds import say
from benchmarks.children import MEGABYTE
from benchmarks.drop import Drop, dropping, openssh_version
from benchmarks.report import Section
from benchmarks.targets import (
    OUTPUT,
    THROUGHPUT,
    Comparison,
    Target,
    keep,
    target_csv,
    target_csv_command,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = str(Path(sys.executable).parent / "target-dotapparel-sftp")
RECORDS = 200_000
DOTAPPAREL_NAMES = {
    "file_naming_scheme": "{stream_name}_{timestamp}.csv",
    "timestamp_format": "%Y%m%dT%H%M%SZ",
}
"""How target-csv is told to name a file as DotApparel wants it."""


def measure(folder: Path, repetitions: int) -> Section:
    """Compare with a file that is written, then uploaded, and with one that is only written."""
    say(f"writing {RECORDS:,} records")
    messages = customers.write(folder / "messages.jsonl", RECORDS)
    with comparison(folder) as targets:
        targets.warm_up(folder)
        table, verdicts = targets.throughput(messages, repetitions)
    return Section(
        "Customers over SFTP",
        f"{RECORDS:,} customers of 26 columns, {messages.path.stat().st_size / MEGABYTE:.0f} MB of "
        "messages on standard input, from start-up until the file has its name on a server on this "
        f"machine ({openssh_version()}); target-csv alone uploads nothing. Records are validated, "
        "and every cell of every row is compared afterwards. The server has the first core, the "
        "targets the last one.",
        THROUGHPUT,
        table,
        verdicts,
    )


@contextlib.contextmanager
def comparison(folder: Path) -> Iterator[Comparison]:
    """Serve a drop.

    Args:
        folder: Where it is.

    Yields:
        The ways to fill it, and the target that writes to this machine's disk.
    """
    with dropping(folder) as drop:
        yield Comparison(_ours(drop), [_write_then_put(drop), target_csv()], customers.write)


def _ours(drop: Drop) -> Target:
    def command(folder: Path) -> list[str | Path]:
        config = {
            **drop.access(),
            "output_dir": str(folder / OUTPUT),
            "orders_delay_minutes": 0,
            "validate_records": True,
            "max_rejects": 0,
        }
        return [TARGET, "--config", keep(folder, config)]

    return Target("target-dotapparel-sftp", command, lambda folder: drop.take(folder / "arrived"))


def _write_then_put(drop: Drop) -> Target:
    def command(folder: Path) -> list[str | Path]:
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
