"""From the API into PostgreSQL: Meltano with this project's settings, and dlt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks import database
from benchmarks.ab_rounds import in_turn
from benchmarks.api import STREAMS, serving
from benchmarks.children import Ran, run
from benchmarks.meltano_load import MeltanoLoad
from benchmarks.peer_environment import peer
from benchmarks.report import Section, verdict
from benchmarks.taps import settings

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.database import Database

ROWS = 30_000
WARM_UP_ROWS = 200
WANTED = 2.0
OURS, THEIRS = "meltano run tap-ordergroove target-postgres", "dlt, merge"
THEIRS_TUNED = "dlt, merge by upsert, CSV and COPY, two normalizers"


@dataclass(frozen=True)
class Loads:
    """Loads all rows of an API into fresh tables."""

    url: str
    rows: int
    postgres: Database
    folder: Path

    def meltano(self) -> Ran:
        """Load with Meltano: a system database and a state of its own, else as meltano.yml says."""
        schema = self.postgres.new_schema()
        load = MeltanoLoad("tap-ordergroove", settings(self.url), STREAMS, self.folder)
        ran = load.into(self.postgres, schema)
        self.postgres.drop(schema, self.rows)
        return ran

    def dlt(self, *options: str, **environment: str) -> Ran:
        """Load with dlt."""
        schema = self.postgres.new_schema()
        environment["BENCH_POSTGRES"] = self.postgres.url
        command = [*peer("dlt_pipeline"), "load", "--url", self.url, "--dataset", schema, *options]
        ran = run(command, settings=environment)
        self.postgres.drop(schema, self.rows)
        return ran

    def dlt_tuned(self) -> Ran:
        """Load with dlt, with what its documentation advises for speed."""
        return self.dlt("--upsert", "--csv", NORMALIZE__WORKERS="2")


def measure(folder: Path, repetitions: int) -> Section:
    """Compare with dlt as it comes, and tuned."""
    with database.running(folder) as postgres:
        with serving(WARM_UP_ROWS) as url:
            warm_up = Loads(url, WARM_UP_ROWS, postgres, folder)
            warm_up.meltano()
            warm_up.dlt()
            warm_up.dlt_tuned()
        with serving(ROWS) as url:
            loads = Loads(url, ROWS, postgres, folder)
            seconds = in_turn(
                {OURS: loads.meltano, THEIRS: loads.dlt, THEIRS_TUNED: loads.dlt_tuned},
                repetitions,
            )
    records = ROWS * len(STREAMS)
    return Section(
        "End to end",
        f"No latency; {records:,} records of five streams into fresh tables of the same "
        "PostgreSQL, start-up included; every table's rows are counted afterwards.",
        ["", "seconds", "records/s", "against Meltano"],
        [
            [name, f"{value:.1f}", f"{records / value:,.0f}", f"{value / seconds[OURS]:.2f}"]
            for name, value in seconds.items()
        ],
        [
            verdict("times as fast as dlt:", seconds[THEIRS] / seconds[OURS], at_least=WANTED),
            verdict("... tuned:", seconds[THEIRS_TUNED] / seconds[OURS], at_least=WANTED),
        ],
    )
