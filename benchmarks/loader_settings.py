"""target-postgres under several settings: why meltano.yml has the ones it has."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any

from benchmarks import database
from benchmarks.ab_rounds import in_turn
from benchmarks.api import STREAMS, serving
from benchmarks.children import ROOT, Ran, run
from benchmarks.report import Section

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.database import Database
    from benchmarks.taps import TapCommands

TARGET = ROOT / ".meltano" / "loaders" / "target-postgres" / "venv" / "bin" / "target-postgres"
ROWS = 20_000
CHOSEN: dict[str, Any] = {"use_copy": True, "validate_records": False, "batch_size_rows": 50_000}
VARIANTS: dict[str, dict[str, Any]] = {
    "as in meltano.yml: COPY, no validation, 50,000 rows a batch": CHOSEN,
    "INSERT": {**CHOSEN, "use_copy": False},
    "with validation": {**CHOSEN, "validate_records": True},
    "INSERT, with validation (the loader's defaults)": {
        **CHOSEN,
        "use_copy": False,
        "validate_records": True,
    },
    "10,000 rows a batch": {**CHOSEN, "batch_size_rows": 10_000},
    "100,000 rows a batch": {**CHOSEN, "batch_size_rows": 100_000},
}


def measure(taps: TapCommands, folder: Path, repetitions: int) -> Section:
    """Feed the same messages to the loader under all settings."""
    messages = folder / "messages.jsonl"

    def save(stdout: IO[bytes]) -> None:
        with messages.open("wb") as file:
            while chunk := stdout.read(1 << 20):
                file.write(chunk)

    with serving(ROWS) as url:
        run(taps.tap(url), consume=save)
    with database.running(folder) as postgres:
        seconds = in_turn(
            {
                name: lambda variant=variant: _load(messages, postgres, folder, variant)  # type: ignore[misc]
                for name, variant in VARIANTS.items()
            },
            repetitions,
        )
    records = ROWS * len(STREAMS)
    base = next(iter(seconds.values()))
    return Section(
        "Settings of target-postgres",
        f"target-postgres alone, reading {records:,} records of five streams from a file.",
        ["", "seconds", "against the first"],
        [[name, f"{value:.1f}", f"{value / base:.2f}"] for name, value in seconds.items()],
    )


def _load(messages: Path, postgres: Database, folder: Path, variant: dict[str, Any]) -> Ran:
    schema = postgres.new_schema()
    config = folder / "target.json"
    config.write_text(
        json.dumps(
            {
                "sqlalchemy_url": postgres.sqlalchemy_url,
                "default_target_schema": schema,
                "sanitize_null_text_characters": True,
                **variant,
            }
        )
    )
    ran = run([TARGET, "--config", config], stdin=messages)
    postgres.drop(schema, ROWS)
    return ran
