"""A table of old keeps its columns and their types; in PostgreSQL, a new one has the same."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from tests.support.journey import BIN, ROOT, clean_environment
from tests.support.stores import DuckDB, Postgres

if TYPE_CHECKING:
    from pathlib import Path

TAPS = ("tap-ordergroove", "tap-ordergroove-sftp", "tap-ordergroove-webhooks")


def schemas(folder: Path) -> dict[str, str]:
    """Return each stream's SCHEMA message, as the taps describe themselves."""
    config = folder / "config.json"
    config.write_text('{"username": "u", "password": "p"}')  # no report is known without
    found: dict[str, str] = {}
    for tap in TAPS:
        command = [str(BIN / tap), "--config", str(config), "--discover"]
        answer = subprocess.run(command, check=True, capture_output=True, env=clean_environment())
        for stream in json.loads(answer.stdout)["streams"]:
            name = stream["tap_stream_id"]
            message = {
                "type": "SCHEMA",
                "stream": name,
                "schema": stream["schema"],
                "key_properties": stream["key_properties"],
            }
            found.setdefault(name, json.dumps(message))  # two taps share a name
    return found


def make_tables(loader: str, program: str, folder: Path, lines: str, **config: str) -> None:
    """Let a loader make its tables."""
    file = folder / f"{loader}.json"
    settings = {"default_target_schema": "ordergroove", "add_metadata_columns": True, **config}
    file.write_text(json.dumps(settings))
    command = [
        str(ROOT / ".meltano/loaders" / loader / "venv/bin" / program),
        "--config",
        str(file),
    ]
    subprocess.run(command, check=True, input=lines.encode(), env=clean_environment(), timeout=60)


def changed(old: DuckDB | Postgres, new: DuckDB | Postgres, streams: list[str]) -> list[str]:
    """Return the columns of old that are gone, or have another type."""
    found = []
    for stream in streams:
        before, after = old.types(stream), new.types(stream)
        found += [
            f"{stream}.{name}: was {kind}, is {after.get(name)}"
            for name, kind in before.items()
            if after.get(name) != kind and not name.startswith("_sdc_")
        ]
    return found


DUCKDB = "target-duckdb", "ordergroove-target-duckdb"


def test_no_column_of_a_duckdb_file_becomes_another(old, tmp_path):
    before, after = DuckDB(tmp_path / "old.duckdb"), DuckDB(tmp_path / "after.duckdb")
    old.load_duckdb(before.path)
    old.load_duckdb(after.path)
    today = schemas(tmp_path)
    make_tables(*DUCKDB, tmp_path, "\n".join(today.values()), filepath=str(after.path))
    streams = [name for name in today if (old.kept / f"duckdb/ordergroove_{name}.csv").exists()]
    assert len(streams) > 25
    assert changed(before, after, streams) == []


EXACT = {
    ("DOUBLE", "DECIMAL(38,10)"),  # money
    ("HUGEINT", "BIGINT"),
    ("VARCHAR", "DATE"),
}
"""What the loader of old made, and what a column of a new file is."""


def test_a_new_duckdb_file_has_the_columns_of_old_and_exacter_types(old, tmp_path):
    before, after = DuckDB(tmp_path / "old.duckdb"), DuckDB(tmp_path / "new.duckdb")
    old.load_duckdb(before.path)
    today = schemas(tmp_path)
    make_tables(*DUCKDB, tmp_path, "\n".join(today.values()), filepath=str(after.path))
    streams = [name for name in today if (old.kept / f"duckdb/ordergroove_{name}.csv").exists()]
    pairs = set()
    for stream in streams:
        new = after.types(stream)
        old_types = before.types(stream).items()
        pairs |= {(kind, new[name]) for name, kind in old_types if not name.startswith("_sdc_")}
    assert {(was, now) for was, now in pairs if was != now} == EXACT


def test_no_column_of_postgres_has_another_type(old, tmp_path, postgres, another_postgres):
    old.load_postgres(postgres.url)
    today = schemas(tmp_path)
    lines = "\n".join(today.values())
    make_tables(
        "target-postgres", "target-postgres", tmp_path, lines, sqlalchemy_url=another_postgres.url
    )
    streams = [name for name in today if postgres.types(name)]
    assert len(streams) > 15
    assert changed(postgres, another_postgres, streams) == []


def test_every_array_says_what_its_elements_are(tmp_path):
    def arrays(schema, where):
        if "array" in schema.get("type", ()):
            yield where, schema.get("items")
        for name, each in schema.get("properties", {}).items():
            yield from arrays(each, f"{where}.{name}")

    found = [
        each
        for name, line in schemas(tmp_path).items()
        for each in arrays(json.loads(line)["schema"], name)
    ]
    assert len(found) > 15
    assert [where for where, items in found if not (items or {}).get("type")] == []
