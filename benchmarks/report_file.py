"""A large report file from an SFTP server: rows a second and memory, beside others."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import orders_report
from benchmarks.ab_rounds import runs_in_turn, say
from benchmarks.children import MEGABYTE, Ran, run
from benchmarks.counting import check_records, run_counting
from benchmarks.cpu_pinning import CLIENTS_CORE
from benchmarks.drop import HOST, Drop, dropping, openssh_version
from benchmarks.peer_environment import peer
from benchmarks.report import Section, verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.taps import TapCommands

TAP = (str(Path(sys.executable).parent / "tap-ordergroove-sftp"),)
STREAM = "orders_report"
STREAMS = (STREAM, "export_files", "rejected_rows")
"""What the tap emits: the rows, and what it always tells of a run."""
PEERS_STREAM = "orders"
ROWS = 2_000_000
WANTED = 100_000
OURS = "tap-ordergroove-sftp"
OURS_FREE = "tap-ordergroove-sftp on all cores"
BARE = "sftp get, then csv.reader"
SDK = "the SDK's file tap (FolderTap)"
COPIED = "dlt filesystem, file copied first, read_csv_duckdb with Arrow"
DLT = {
    "pandas": "dlt filesystem, read_csv",
    "duckdb": "dlt filesystem, read_csv_duckdb with Arrow",
    "copy": COPIED,
}


@dataclass(frozen=True)
class Reading:
    """Ways to read the report file of a drop, on one core."""

    drop: Drop
    file: Path
    rows: int

    def tap(self, command: Sequence[str], core: int | None = CLIENTS_CORE) -> Ran:
        """Run a tap to /dev/null."""
        return run(command, core=core)

    def counted(self, command: Sequence[str]) -> Ran:
        """Run the other tap, and count its records."""
        return check_records(command, PEERS_STREAM, self.rows, core=CLIENTS_CORE)

    def bare(self) -> Ran:
        """Copy with `sftp`, count with ``csv.reader``."""
        copy = self.drop.folder.parent / "copy.csv"
        command = [sys.executable, "-m", "benchmarks.peers.sftp_get", self.file, copy]
        return self._counting([*map(str, command), *self.drop.sftp("-")])

    def dlt(self, reader: str) -> Ran:
        """Extract with dlt."""
        return self._counting([*peer("dlt_files"), "extract", reader, *dlt_options(self.drop)])

    def _counting(self, command: Sequence[str]) -> Ran:
        return run_counting(command, self.rows, core=CLIENTS_CORE)


def dlt_options(drop: Drop) -> list[str]:
    """Return how `peers/dlt_files.py` is told of a drop."""
    return [
        f"--url=sftp://{HOST}{drop.folder}",
        f"--port={drop.server.port}",
        f"--username={drop.server.user}",
        f"--key={drop.key}",
    ]


def sdk_file_tap(taps: TapCommands, drop: Drop) -> list[str]:
    """Return the command for the tap on the SDK's file design."""
    config = {
        "filesystem": "sftp",
        "path": str(drop.folder),
        "read_mode": "merge",
        "stream_name": PEERS_STREAM,
        "sftp": {
            "host": HOST,
            "port": drop.server.port,
            "username": drop.server.user,
            "key_filename": drop.key,
            "allow_agent": False,
            "look_for_keys": False,
        },
    }
    return taps.command(peer("sdk_file_tap"), config, [PEERS_STREAM])


def measure(taps: TapCommands, folder: Path, repetitions: int) -> Section:
    """Compare with the least that can be done, with dlt, and with the SDK's own design."""
    with dropping(folder) as drop:
        say(f"writing {ROWS:,} rows")
        file = orders_report.write(drop.folder, ROWS)
        reading = Reading(drop, file, ROWS)
        tap = taps.command(TAP, drop.settings(), STREAMS)
        plain = sdk_file_tap(taps, drop)
        say("counting the tap's records")
        check_records(tap, STREAM, ROWS)
        dlt = {name: lambda reader=reader: reading.dlt(reader) for reader, name in DLT.items()}
        fast = {
            OURS: lambda: reading.tap(tap),
            OURS_FREE: lambda: reading.tap(tap, core=None),
            BARE: reading.bare,
            COPIED: dlt.pop(COPIED),
        }
        runs = runs_in_turn(fast, repetitions)
        # Minutes each: once is enough to tell. The other tap's records are counted as they come.
        slow = {**dlt, SDK: lambda: reading.counted(plain)}
        runs |= runs_in_turn(slow, 1)
        size = file.stat().st_size
    ours = runs[OURS].seconds
    return Section(
        "A report file over SFTP",
        f"{ROWS:,} rows of an Orders report, {size / MEGABYTE:.0f} MB in one file, from a server "
        f"on this machine ({openssh_version()}); start-up included. The server has the first core; "
        "what is measured has the last one, unless said otherwise. The tap writes to /dev/null; "
        "dlt does its first step, extract, which leaves the rows in local files. The three slow "
        "readers ran once, after the others.",
        ["", "seconds", "rows/s", "peak MB", "against the tap"],
        [
            [
                name,
                f"{ran.seconds:.1f}",
                f"{ROWS / ran.seconds:,.0f}",
                f"{ran.peak_mb:.0f}",
                f"{ran.seconds / ours:.2f}",
            ]
            for name, ran in runs.items()
        ],
        [
            verdict("rows/s on one core:", ROWS / ours, at_least=WANTED),
            *(
                verdict(f"times as fast as {name}:", runs[name].seconds / ours, at_least=1)
                for name in (BARE, *DLT.values(), SDK)
            ),
        ],
    )
