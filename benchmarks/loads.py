"""Into PostgreSQL: Meltano with this project's settings, dlt as it comes, and dlt tuned."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from benchmarks import api, database
from benchmarks.drop import dropping
from benchmarks.peer_environment import peer
from benchmarks.programs import BIN, ROOT, Ran, keep, run
from benchmarks.report import Section, verdict
from benchmarks.report_file import STREAM, dlt_options
from benchmarks.report_file import STREAMS as REPORT_STREAMS
from benchmarks.shop import STREAMS, write_report
from benchmarks.taps import tap_command

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from benchmarks.ab_rounds import Bench, Runs
    from benchmarks.database import Database

WARM_UP_ROWS = 200
API_ROWS, API_WANTED = 30_000, 2
FILE_ROWS, FILE_WANTED = 200_000, 1
API_DLT, API_DLT_TUNED = "dlt, merge", "dlt, merge by upsert, CSV and COPY, two normalizers"
FILE_DLT = "dlt, read_csv, merge"
FILE_DLT_TUNED = "dlt, file copied first, read_csv_duckdb with Arrow, merge by upsert, CSV and COPY"

TARGETS = ROOT / ".meltano" / "loaders" / "target-postgres" / "venv" / "bin"
OURS, STOCK = TARGETS / "ordergroove-target-postgres", TARGETS / "target-postgres"
SETTINGS_ROWS, LOADER_WANTED = 30_000, 4
COPY: dict[str, Any] = {"use_copy": True, "validate_records": False, "batch_size_rows": 10_000}
AS_CONFIGURED = "as in meltano.yml: COPY, no validation, 10,000 rows a batch"
STOCK_AT_BEST = "the stock loader: COPY, no validation, 50,000 rows a batch"
AGAIN = ", over existing rows"
VARIANTS: dict[str, tuple[Path, dict[str, Any]]] = {
    AS_CONFIGURED: (OURS, COPY),
    "50,000 rows a batch": (OURS, {**COPY, "batch_size_rows": 50_000}),
    "with validation": (OURS, {**COPY, "validate_records": True}),
    STOCK_AT_BEST: (STOCK, {**COPY, "batch_size_rows": 50_000}),
    "the stock loader, with its defaults": (STOCK, {}),
}


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
        self, messages: Path, variant: tuple[Path, dict[str, Any]], bench: Bench, times: int = 1
    ) -> Ran:
        """Load the same messages with a loader alone, and return how the last time went."""
        program, settings = variant
        config = {
            "sqlalchemy_url": self.postgres.sqlalchemy_url,
            "default_target_schema": (schema := self.postgres.new_name()),
            "sanitize_null_text_characters": True,
            **settings,
        }
        command = [program, "--config", keep(bench.folder, config)]
        ran = [run(command, stdin=messages) for _ in range(times)]
        return self._checked(schema, ran[-1])

    def _checked(self, schema: str, ran: Ran) -> Ran:
        self.postgres.drop(schema, self.rows, self.tables)
        return ran


def end_to_end(bench: Bench) -> Section:
    """Compare loads from the API."""
    tap = "tap-ordergroove"

    def compare(rows: int, repetitions: int) -> Runs:
        loads = Loads(postgres, rows, STREAMS)
        with api.serving(bench, rows) as url:
            options = ["api", "--url", url]
            tuned = [*options, "--upsert", "--csv"]
            return bench.compare(
                {
                    _meltano(tap): lambda: loads.meltano(
                        tap, api.config(url), STREAMS, bench.folder
                    ),
                    API_DLT: lambda: loads.dlt(*options),
                    API_DLT_TUNED: lambda: loads.dlt(*tuned, NORMALIZE__WORKERS="2"),
                },
                repetitions,
            )

    with database.running(bench.folder) as postgres:
        compare(WARM_UP_ROWS, 1)
        runs = compare(bench.size(API_ROWS), bench.repetitions)
    records = bench.size(API_ROWS) * len(STREAMS)
    return _section("End to end", f"No latency; {records:,} records of five streams", runs, records)


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
                FILE_DLT: lambda: loads.dlt("pandas", *options),
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


def loader_settings(bench: Bench) -> Section:
    """Feed the same messages to the loader under several settings, and to the stock loader."""
    messages, rows = bench.folder / "messages.jsonl", bench.size(SETTINGS_ROWS)
    with api.serving(bench, rows) as url, messages.open("wb") as file:
        command = tap_command(bench, api.TAP, api.config(url), STREAMS)
        run(command, consume=file.writelines)
    with database.running(bench.folder) as postgres:
        loads = Loads(postgres, rows, STREAMS)
        runs = bench.compare(
            {
                name: partial(loads.target, messages, variant, bench)
                for name, variant in VARIANTS.items()
            }
            | {
                name + AGAIN: partial(loads.target, messages, VARIANTS[name], bench, 2)
                for name in (AS_CONFIGURED, STOCK_AT_BEST)
            }
        )
    records = rows * len(STREAMS)
    return Section(
        "Settings of target-postgres",
        f"target-postgres alone, reading {records:,} records of five streams from a file.",
        runs.table("records", records),
        [
            verdict(
                f"times as fast as the stock loader{suffix}:",
                runs.ratio(STOCK_AT_BEST + suffix, AS_CONFIGURED + suffix),
                at_least=LOADER_WANTED,
            )
            for suffix in ("", AGAIN)
        ],
    )


def _meltano(tap: str) -> str:
    return f"meltano run {tap} target-postgres"


def _section(title: str, what: str, runs: Runs, amount: int, wanted: float = API_WANTED) -> Section:
    return Section(
        title,
        f"{what} into fresh tables of the same PostgreSQL; their rows are counted afterwards.",
        runs.table("records", amount),
        runs.ahead(at_least=wanted),
    )
