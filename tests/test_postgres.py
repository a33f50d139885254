"""The same into a real PostgreSQL, with what it can do and DuckDB's loader cannot."""

from __future__ import annotations

import json
from datetime import datetime, timezone

from .support.books import FULL, INCREMENTAL, LISTS, MONEY, OBJECTS, TABLES, truth
from .support.warehouse import assert_only_changes_were_fetched, compare, gone, load

STATE = "dev:tap-ordergroove-to-target-postgres"
TIME = "timestamp"


def test_postgres_holds_exact_values_and_marks_what_is_gone(meltano, server, merchant, postgres):
    first = meltano.run("tap-ordergroove", "target-postgres")
    assert first.code == 0, first.log
    assert compare(merchant, postgres) == []
    for table in TABLES:
        types = postgres.types(table.name)
        columns = types.keys() & {name for row in truth(merchant, table).values() for name in row}
        for name in columns:
            if name in MONEY:
                assert types[name] == "numeric"
            elif name in OBJECTS:
                assert types[name] == "jsonb"
            elif name in LISTS:
                assert types[name].startswith("_")  # an array
        assert all(types[name] == TIME for name in columns & {"created", table.changed})
    bookmarks = meltano.bookmarks(STATE)

    merchant.advance(3)
    server.sandbox.requests.clear()
    started = datetime.now(timezone.utc)
    second = meltano.run("tap-ordergroove", "target-postgres")
    assert second.code == 0, second.log
    assert compare(merchant, postgres) == []
    assert_only_changes_were_fetched(server, postgres, bookmarks, started)
    for table in FULL:
        rows = load(postgres, table)
        marked = {key for key, row in rows.items() if row["_sdc_deleted_at"] is not None}
        assert marked == gone(postgres, table) == rows.keys() - truth(merchant, table).keys()
        assert bool(marked) == table.name.startswith("upcoming_")


def test_records_in_batch_files_arrive_just_as_well(meltano, merchant, postgres, tmp_path):
    folder = tmp_path / "batches"
    folder.mkdir()
    config = {
        "encoding": {"format": "jsonl", "compression": "gzip"},
        "storage": {"root": folder.as_uri(), "prefix": ""},
    }
    done = meltano.run(
        "tap-ordergroove", "target-postgres", TAP_ORDERGROOVE_BATCH_CONFIG=json.dumps(config)
    )
    assert done.code == 0, done.log
    assert len(list(folder.glob("*.gz"))) > len(TABLES)
    assert compare(merchant, postgres) == []
    bookmarks = meltano.bookmarks(STATE)
    assert all("replication_key_value" in bookmarks[table.name] for table in INCREMENTAL)
