"""singer-commons, on which the tap stands: does it keep up with `sftp`, and does it stay small?

Run as a program it is what is measured: it reads a file of a drop, and prints how many bytes.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.drop import dropping, openssh_version
from benchmarks.programs import MEGABYTE, keep, printed, run, run_counting
from benchmarks.report import Section, verdict

from singer_commons.sftp import ResumingReader, SftpConnection, SftpSettings

if TYPE_CHECKING:
    from benchmarks.ab_rounds import Bench

MEGABYTES = 2_000
SLOWLY = 60  # megabytes a second
WANTED_PART = 0.6
WANTED_MB = 100
SFTP, FAST = "sftp get", "singer-commons, fast consumer"
SLOW = f"singer-commons, slow consumer ({SLOWLY} MB/s)"
SETTINGS = ("host", "port", "username", "private_key_path", "host_key")


def measure(bench: Bench) -> Section:
    """Compare with the `sftp` command."""
    megabytes = bench.size(MEGABYTES)
    with dropping(bench.folder) as drop:
        file = drop.folder / "large.bin"
        with file.open("wb") as target:
            target.writelines([os.urandom(MEGABYTE)] * megabytes)
        batch = bench.folder / "batch"
        batch.write_text(f'get "{file}" "{os.devnull}"\n')
        program = [sys.executable, "-m", "benchmarks.file_drop"]
        fast = [*program, keep(bench.folder, drop.settings()), file]
        slow, size = [*fast, f"--most={SLOWLY}"], megabytes * MEGABYTE
        runs = bench.compare(
            {
                SFTP: lambda: run(drop.sftp(str(batch))),
                FAST: lambda: run_counting(fast, printed, size),
                SLOW: lambda: run_counting(slow, printed, size),
            }
        )
    return Section(
        "Reading from a file drop",
        f"One file of {megabytes:,} MB from a server on this machine ({openssh_version()}); "
        "nothing is kept of it. Log-in included.",
        runs.table("MB", megabytes),
        [
            verdict(
                "part of sftp's throughput, with a fast consumer:",
                runs.ratio(SFTP, FAST),
                at_least=WANTED_PART,
            ),
            verdict(
                "megabytes with a slow consumer:", runs.typical(SLOW).peak_mb, at_most=WANTED_MB
            ),
        ],
    )


def main() -> None:
    """Read to the end, as fast as told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path, help="a configuration of tap-ordergroove-sftp")
    parser.add_argument("file")
    parser.add_argument("--most", type=float, default=float("inf"), help="megabytes a second")
    arguments = parser.parse_args()
    config = json.loads(arguments.config.read_text())
    settings = SftpSettings(**{name: config[name] for name in SETTINGS})
    most = arguments.most * MEGABYTE
    with SftpConnection(settings) as connection:
        began, read = time.monotonic(), 0
        for block in ResumingReader(connection, arguments.file).blocks():
            read += len(block)
            if (early := read / most - (time.monotonic() - began)) > 0:
                time.sleep(early)
    print(read)


if __name__ == "__main__":
    main()
