"""A report file into PostgreSQL: Meltano with this project's settings, and dlt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks import database, orders_report
from benchmarks.ab_rounds import in_turn
from benchmarks.children import Ran, run
from benchmarks.drop import Drop, dropping, openssh_version
from benchmarks.meltano_load import MeltanoLoad
from benchmarks.peer_environment import peer
from benchmarks.report import Section, verdict
from benchmarks.report_file import STREAM, STREAMS, dlt_options

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.database import Database

TAP = "tap-ordergroove-sftp"
ROWS = 200_000
WARM_UP_ROWS = 200
OURS, THEIRS = f"meltano run {TAP} target-postgres", "dlt, read_csv, merge"
THEIRS_TUNED = "dlt, file copied first, read_csv_duckdb with Arrow, merge by upsert, CSV and COPY"


@dataclass(frozen=True)
class Loads:
    """Loads the file of a drop into a fresh table."""

    drop: Drop
    rows: int
    postgres: Database
    folder: Path

    def meltano(self) -> Ran:
        """Load with Meltano."""
        schema = self.postgres.new_schema()
        load = MeltanoLoad(TAP, self.drop.settings(), STREAMS, self.folder)
        ran = load.into(self.postgres, schema)
        self.postgres.drop(schema, self.rows, [STREAM])
        return ran

    def dlt(self, reader: str, *options: str) -> Ran:
        """Load with dlt."""
        schema = self.postgres.new_schema()
        where = [*dlt_options(self.drop), "--dataset", schema]
        command = [*peer("dlt_files"), "load", reader, *where, *options]
        ran = run(command, settings={"BENCH_POSTGRES": self.postgres.url})
        self.postgres.drop(schema, self.rows, [STREAM])
        return ran

    def dlt_tuned(self) -> Ran:
        """Load with dlt, with what its documentation advises for speed."""
        return self.dlt("copy", "--upsert", "--csv")


def measure(folder: Path, repetitions: int) -> Section:
    """Compare with dlt as it comes, and tuned."""
    with database.running(folder) as postgres, dropping(folder) as drop:
        orders_report.write(drop.folder, WARM_UP_ROWS)
        warm_up = Loads(drop, WARM_UP_ROWS, postgres, folder)
        warm_up.meltano()
        warm_up.dlt("pandas")
        warm_up.dlt_tuned()
        orders_report.write(drop.folder, ROWS)
        loads = Loads(drop, ROWS, postgres, folder)
        seconds = in_turn(
            {
                OURS: loads.meltano,
                THEIRS: lambda: loads.dlt("pandas"),
                THEIRS_TUNED: loads.dlt_tuned,
            },
            repetitions,
        )
    return Section(
        "A report file into PostgreSQL",
        f"{ROWS:,} rows of an Orders report from a server on this machine ({openssh_version()}) "
        "into a fresh table of the same PostgreSQL, start-up included; its rows are counted "
        "afterwards.",
        ["", "seconds", "rows/s", "against Meltano"],
        [
            [name, f"{value:.1f}", f"{ROWS / value:,.0f}", f"{value / seconds[OURS]:.2f}"]
            for name, value in seconds.items()
        ],
        [
            verdict("times as fast as dlt:", seconds[THEIRS] / seconds[OURS], at_least=1),
            verdict("... tuned:", seconds[THEIRS_TUNED] / seconds[OURS], at_least=1),
        ],
    )
