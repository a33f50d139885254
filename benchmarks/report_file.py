"""tap-ordergroove-sftp: a large report file from an SFTP server, beside others; its memory."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

from benchmarks import memory
from benchmarks.ab_rounds import say
from benchmarks.drop import HOST, Drop, dropping, openssh_version
from benchmarks.peer_environment import peer
from benchmarks.programs import BIN, CLIENTS_CORE, MEGABYTE, printed, records_of, run, run_counting
from benchmarks.report import Section, verdict
from benchmarks.shop import write_report
from benchmarks.taps import tap_command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.ab_rounds import Bench
    from benchmarks.memory import Measures
    from benchmarks.programs import Command

TAP = (BIN / "tap-ordergroove-sftp",)
STREAM = "orders_report"
STREAMS = (STREAM, "export_files", "rejected_rows")
"""What the tap emits: the rows, and what it always tells of a run."""
PEERS_STREAM = "orders"
ROWS, WANTED = 2_000_000, 100_000
MEMORY_ROWS = (200_000, 2_000_000)
OURS, OURS_FREE = "tap-ordergroove-sftp", "tap-ordergroove-sftp on all cores"
BARE = "sftp get, then csv.reader"
COPIED = "dlt filesystem, file copied first, read_csv_duckdb with Arrow"
PANDAS, DUCKDB = "dlt filesystem, read_csv", "dlt filesystem, read_csv_duckdb with Arrow"
SDK = "the SDK's file tap (FolderTap)"


def measure(bench: Bench) -> Section:
    """Compare with the least that can be done, with dlt, and with the SDK's own design."""
    rows = bench.size(ROWS)
    with dropping(bench.folder) as drop:
        say(f"writing {rows:,} rows")
        file = write_report(drop.folder, rows)
        tap = tap_command(bench, TAP, drop.settings(), STREAMS)
        say("counting the tap's records")
        run_counting(tap, records_of(STREAM), rows)
        copy = [sys.executable, "-m", "benchmarks.peers.sftp_get", file, bench.folder / "copy.csv"]
        bare = [*copy, *drop.sftp("-")]
        pandas, duckdb, copied = (
            [*peer("dlt_reads"), "extract", reader, *dlt_options(drop)]
            for reader in ("pandas", "duckdb", "copy")
        )
        sdk = _sdk_file_tap(bench, drop)
        sdks, core = records_of(PEERS_STREAM), CLIENTS_CORE
        runs = bench.compare(
            {
                OURS: lambda: run(tap, core=core),
                OURS_FREE: lambda: run(tap),
                BARE: lambda: run_counting(bare, printed, rows, core=core),
                COPIED: lambda: run_counting(copied, printed, rows, core=core),
            }
        )
        # Minutes each: once is enough to tell. The other tap's records are counted as they come.
        runs |= bench.compare(
            {
                PANDAS: lambda: run_counting(pandas, printed, rows, core=core),
                DUCKDB: lambda: run_counting(duckdb, printed, rows, core=core),
                SDK: lambda: run_counting(sdk, sdks, rows, core=core),
            },
            repetitions=1,
        )
        size = file.stat().st_size
    return Section(
        "A report file over SFTP",
        f"{rows:,} rows of an Orders report, {size / MEGABYTE:.0f} MB in one file, from a server "
        f"on this machine ({openssh_version()}); one core, unless said otherwise. The tap writes "
        "to /dev/null, dlt does its first step, extract. The last three ran once.",
        runs.table("rows", rows),
        [
            verdict("rows/s on one core:", rows / runs.typical(OURS).seconds, at_least=WANTED),
            *runs.ahead(BARE, COPIED, PANDAS, DUCKDB, SDK),
        ],
    )


def measure_memory(bench: Bench) -> Section:
    """Measure the tap's memory."""

    @contextlib.contextmanager
    def measures(rows: int) -> Iterator[Measures]:
        write_report(drop.folder, rows)
        yield memory.of_tap(tap_command(bench, TAP, drop.settings(), STREAMS))

    with dropping(bench.folder) as drop:
        return memory.growth(
            bench,
            "Memory of the tap for report files",
            "for one file of an Orders report.",
            MEMORY_ROWS,
            measures,
        )


def dlt_options(drop: Drop) -> list[str]:
    """Return how `peers/dlt_reads.py` is told of a drop."""
    return [
        f"--url=sftp://{HOST}{drop.folder}",
        f"--port={drop.server.port}",
        f"--username={drop.server.user}",
        f"--key={drop.key}",
    ]


def _sdk_file_tap(bench: Bench, drop: Drop) -> Command:
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
    return tap_command(bench, peer("sdk_file_tap"), config, [PEERS_STREAM])
