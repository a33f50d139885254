"""Loads: Meltano with this project's settings beside dlt, and our loaders beside others."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import duckdb
from benchmarks import api, database
from benchmarks.drop import dropping
from benchmarks.peer_environment import TARGETS, peer, program
from benchmarks.programs import BIN, ROOT, BenchmarkError, Ran, keep, run
from benchmarks.report import Section, verdict
from benchmarks.report_file import STREAM, dlt_options
from benchmarks.report_file import STREAMS as REPORT_STREAMS
from benchmarks.shop import STREAMS, write_report
from benchmarks.taps import tap_command

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from benchmarks.ab_rounds import Bench, Runs
    from benchmarks.database import Database

WARM_UP_ROWS = 200
API_DLT, API_DLT_TUNED = "dlt, merge", "dlt, merge by upsert, CSV and COPY, two normalizers"
API_ROWS, API_WANTED = 30_000, {API_DLT: 3.0, API_DLT_TUNED: 2.0}
MILLION_ROWS, MILLION_WANTED = 200_000, {API_DLT_TUNED: 2.5}
FILE_DLT_TUNED = "dlt, file copied first, read_csv_duckdb with Arrow, merge by upsert, CSV and COPY"
FILE_ROWS, FILE_WANTED = 2_000_000, {FILE_DLT_TUNED: 1.3}

ROWS_ALONE = 30_000
AGAIN = ", over existing rows"
LOADERS = ROOT / ".meltano" / "loaders"
POSTGRES = LOADERS / "target-postgres" / "venv" / "bin"
POSTGRES_AT_BEST = "MeltanoLabs target-postgres: COPY, no validation, 50,000 rows a batch"
DUCKDB = LOADERS / "target-duckdb" / "venv" / "bin" / "ordergroove-target-duckdb"
DUCKDB_SETTINGS = {
    "default_target_schema": "bench",
    "validate_records": False,
    "batch_size_rows": 5_000,
}
DUCKDB_PEER = "target-duckdb 0.8.0"
COPY = {"use_copy": True, "validate_records": False, "sanitize_null_text_characters": True}


@dataclass(frozen=True)
class Loads:
    """Loads into fresh tables, whose rows are counted afterwards.

    Attributes:
        postgres: Where to.
        rows: How many rows each table must have.
        tables: The tables.
    """

    postgres: Database
    rows: int
    tables: Collection[str]

    def meltano(
        self, tap: str, config: Mapping[str, Any], streams: Collection[str], folder: Path
    ) -> Ran:
        """Load all columns of streams, from no state; the system database is in a folder."""
        schema = self.postgres.new_name()
        prefix = tap.upper().replace("-", "_")
        settings = {f"{prefix}_{name.upper()}": str(value) for name, value in config.items()}
        settings |= {
            "MELTANO_DATABASE_URI": f"sqlite:///{folder}/meltano.db",
            f"{prefix}__SELECT": json.dumps([f"{stream}.*" for stream in streams]),
            "TARGET_POSTGRES_SQLALCHEMY_URL": self.postgres.sqlalchemy_url,
            "TARGET_POSTGRES_DEFAULT_TARGET_SCHEMA": schema,
        }
        command = [BIN / "meltano", "run", f"--state-id-suffix={schema}", tap, "target-postgres"]
        return self._checked(schema, run(command, settings=settings))

    def dlt(self, *arguments: str, **settings: str) -> Ran:
        """Load with dlt."""
        schema = self.postgres.new_name()
        command = [*peer("dlt_reads"), "load", *arguments, "--dataset", schema]
        settings["BENCH_POSTGRES"] = self.postgres.url
        return self._checked(schema, run(command, settings=settings))

    def target(
        self, program: Path, batch_size_rows: int, messages: Path, folder: Path, times: int
    ) -> Ran:
        """Load the same messages with a loader alone, and return how the last time went."""
        config = {
            "sqlalchemy_url": self.postgres.sqlalchemy_url,
            "default_target_schema": (schema := self.postgres.new_name()),
            "batch_size_rows": batch_size_rows,
            **COPY,
        }
        command = [program, "--config", keep(folder, config)]
        return self._checked(schema, [run(command, stdin=messages) for _ in range(times)][-1])

    def _checked(self, schema: str, ran: Ran) -> Ran:
        self.postgres.drop(schema, self.rows, self.tables)
        return ran


def end_to_end(bench: Bench) -> Section:
    """Compare loads from the API."""
    return _from_api(bench, "End to end", API_ROWS, API_WANTED)


def end_to_end_million(bench: Bench) -> Section:
    """Compare loads of a million records from the API."""
    return _from_api(bench, "End to end, a million records", MILLION_ROWS, MILLION_WANTED)


def _from_api(bench: Bench, title: str, full: int, wanted: Mapping[str, float]) -> Section:
    tap = "tap-ordergroove"

    def compare(rows: int, repetitions: int) -> Runs:
        loads = Loads(postgres, rows, STREAMS)
        with api.serving(bench, rows) as url:
            options = ["api", "--url", url]
            tuned = [*options, "--upsert", "--csv"]
            peers = {
                API_DLT: lambda: loads.dlt(*options),
                API_DLT_TUNED: lambda: loads.dlt(*tuned, NORMALIZE__WORKERS="2"),
            }
            ours = partial(loads.meltano, tap, api.config(url), STREAMS, bench.folder)
            return bench.compare(
                {_meltano(tap): ours} | {name: peers[name] for name in wanted}, repetitions
            )

    with database.running(bench.folder) as postgres:
        compare(WARM_UP_ROWS, 1)
        runs = compare(bench.size(full), bench.repetitions)
    records = bench.size(full) * len(STREAMS)
    what = f"No latency; {records:,} records of five streams"
    return _section(title, what, runs, records, wanted)


def report_file_load(bench: Bench) -> Section:
    """Compare loads of a report file."""
    tap = "tap-ordergroove-sftp"

    def compare(rows: int, repetitions: int) -> Runs:
        write_report(drop.folder, rows)
        loads, options = Loads(postgres, rows, [STREAM]), dlt_options(drop)
        return bench.compare(
            {
                _meltano(tap): lambda: loads.meltano(
                    tap, drop.settings(), REPORT_STREAMS, bench.folder
                ),
                FILE_DLT_TUNED: lambda: loads.dlt("copy", *options, "--upsert", "--csv"),
            },
            repetitions,
        )

    with database.running(bench.folder) as postgres, dropping(bench.folder) as drop:
        compare(WARM_UP_ROWS, 1)
        runs = compare(bench.size(FILE_ROWS), bench.repetitions)
    rows = bench.size(FILE_ROWS)
    what = f"{rows:,} rows of an Orders report over SFTP"
    return _section("A report file into PostgreSQL", what, runs, rows, FILE_WANTED)


def postgres_alone(bench: Bench) -> Section:
    """Feed the same messages to target-postgres, ours and MeltanoLabs'."""
    with database.running(bench.folder) as postgres:
        loads = Loads(postgres, bench.size(ROWS_ALONE), STREAMS)
        loaders = {
            "target-postgres": partial(
                loads.target, POSTGRES / "ordergroove-target-postgres", 10_000
            ),
            POSTGRES_AT_BEST: partial(loads.target, POSTGRES / "target-postgres", 50_000),
        }
        return _alone(bench, loaders, "target-postgres alone", at_least=4)


def duckdb_alone(bench: Bench) -> Section:
    """Feed the same messages to target-duckdb, ours and the one on MeltanoHub."""

    def load(program: Path | str, messages: Path, folder: Path, times: int) -> Ran:
        with TemporaryDirectory(dir=folder) as place:
            config = {"filepath": (path := f"{place}/shop.duckdb"), **DUCKDB_SETTINGS}
            command = [program, "--config", keep(folder, config)]
            ran = [run(command, stdin=messages) for _ in range(times)][-1]
            with closing(duckdb.connect(path, read_only=True)) as connection:
                for table in STREAMS:
                    found = connection.execute(f"select count(*) from bench.{table}").fetchone()  # noqa: S608 - our own names
                    if found != (rows := bench.size(ROWS_ALONE),):
                        msg = f"{table} should have {rows} rows: {found}"
                        raise BenchmarkError(msg)
        return ran

    loaders = {
        "target-duckdb": partial(load, DUCKDB),
        DUCKDB_PEER: partial(load, program(TARGETS, "target-duckdb")),
    }
    return _alone(bench, loaders, "target-duckdb alone", at_least=2)


def _alone(
    bench: Bench, loaders: Mapping[str, Callable[..., Ran]], title: str, at_least: float
) -> Section:
    messages, rows = bench.folder / "messages.jsonl", bench.size(ROWS_ALONE)
    with api.serving(bench, rows) as url, messages.open("wb") as file:
        run(tap_command(bench, api.TAP, api.config(url), STREAMS), consume=file.writelines)
    runs = bench.compare(
        {
            name + suffix: partial(load, messages, bench.folder, times)
            for times, suffix in ((1, ""), (2, AGAIN))
            for name, load in loaders.items()
        }
    )
    records, (ours, peer) = rows * len(STREAMS), loaders
    return Section(
        title,
        f"{records:,} records of five streams from a file.",
        runs.table("records", records),
        [
            verdict(
                f"times as fast as {peer}{suffix}:",
                runs.ratio(peer + suffix, ours + suffix),
                at_least=at_least,
            )
            for suffix in ("", AGAIN)
        ],
    )


def _meltano(tap: str) -> str:
    return f"meltano run {tap} target-postgres"


def _section(
    title: str, what: str, runs: Runs, amount: int, wanted: Mapping[str, float]
) -> Section:
    return Section(
        title,
        f"{what} into fresh tables of the same PostgreSQL; their rows are counted afterwards.",
        runs.table("records", amount),
        [each for name, least in wanted.items() for each in runs.ahead(name, at_least=least)],
    )
