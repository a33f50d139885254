"""singer-commons, on which the tap stands: does it keep up with `sftp`, and does it stay small?"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from benchmarks.ab_rounds import runs_in_turn
from benchmarks.children import MEGABYTE, run
from benchmarks.counting import run_counting
from benchmarks.drop import dropping, openssh_version
from benchmarks.report import Section, verdict

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.taps import TapCommands

SIZE = 2_000 * MEGABYTE
SLOWLY = 60  # megabytes a second
WANTED_PART = 0.6
WANTED_MB = 100
SFTP, FAST = "sftp get", "singer-commons, fast consumer"
SLOW = f"singer-commons, slow consumer ({SLOWLY} MB/s)"


def measure(taps: TapCommands, folder: Path, repetitions: int) -> Section:
    """Compare with the `sftp` command."""
    with dropping(folder) as drop:
        file = drop.folder / "large.bin"
        _write(file)
        batch = folder / "batch"
        batch.write_text(f'get "{file}" "{os.devnull}"\n')
        program = [sys.executable, "-m", "benchmarks.read_drop"]
        read = [*program, taps.keep(drop.settings()), str(file)]
        runs = runs_in_turn(
            {
                SFTP: lambda: run(drop.sftp(str(batch))),
                FAST: lambda: run_counting(read, SIZE),
                SLOW: lambda: run_counting([*read, f"--most={SLOWLY}"], SIZE),
            },
            repetitions,
        )
    return Section(
        "Reading from a file drop",
        f"One file of {SIZE / MEGABYTE:,.0f} MB from a server on this machine "
        f"({openssh_version()}); nothing is kept of it. Start-up and log-in included.",
        ["", "seconds", "MB/s", "peak MB"],
        [
            [
                name,
                f"{ran.seconds:.1f}",
                f"{SIZE / MEGABYTE / ran.seconds:.0f}",
                f"{ran.peak_mb:.0f}",
            ]
            for name, ran in runs.items()
        ],
        [
            verdict(
                "part of sftp's throughput, with a fast consumer:",
                runs[SFTP].seconds / runs[FAST].seconds,
                at_least=WANTED_PART,
            ),
            verdict("megabytes with a slow consumer:", runs[SLOW].peak_mb, at_most=WANTED_MB),
        ],
    )


def _write(file: Path) -> None:
    block = os.urandom(MEGABYTE)
    with file.open("wb") as target:
        for _ in range(SIZE // MEGABYTE):
            target.write(block)
