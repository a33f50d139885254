"""Tables and states that an old version left, and what this version makes of them."""

from __future__ import annotations

from datetime import datetime, timezone

from tests.support.books import INCREMENTAL, LOOKBACK, TABLES, truth, utc
from tests.support.journey import ROOT, Meltano
from tests.support.stores import DuckDB
from tests.support.warehouse import (
    assert_only_changes_were_fetched,
    assert_read_on,
    compare,
    ghosts,
)
from typing_extensions import override

from . import world

LOADERS = ROOT / ".meltano" / "loaders"


def live_on(merchant):
    world.live_until_the_update(merchant)
    world.live_on(merchant)


def types(store):
    return {table.name: store.types(table.name) for table in TABLES}


def kept(before, after):
    """Tell whether all columns of all tables are still there, of the same types."""
    return all(columns.items() <= after[name].items() for name, columns in before.items())


class OldDuckDB(DuckDB):
    """A file that target-duckdb 0.8 began: of what has not changed, empty texts are still null."""

    blank = None

    @override
    def read(self, table):
        """Return all rows of a table, with null for all empty texts."""
        return [
            {name: None if value == "" else value for name, value in row.items()}
            for row in super().read(table)
        ]


def test_meltano_finds_its_states_and_duckdb_goes_on(old, server, merchant, duck):
    duck = OldDuckDB(duck.path)
    old.load_duckdb(duck.path)
    columns = types(duck)
    old.put_back("webhooks.db")
    old.words["api"] = server.url
    meltano = Meltano(old.folder / "meltano")
    world.restore(
        old.kept / "env", meltano.folder / "no.env", old.words | {"folder": str(old.folder)}
    )
    world.restore(old.kept / "meltano.db.sqlite.sql", meltano.folder / "meltano.db.sqlite.sql", {})
    bookmarks = old.state("tap-ordergroove")["bookmarks"]

    live_on(merchant)
    started = datetime.now(timezone.utc)
    done = meltano.run(
        "tap-ordergroove", "target-duckdb", "tap-ordergroove-webhooks", "target-duckdb",
        "ordergroove-views:duckdb",
    )  # fmt: skip
    assert done.code == 0, done.log
    assert compare(merchant, duck) == []
    assert_only_changes_were_fetched(server, duck, bookmarks, started)
    assert kept(columns, types(duck))
    assert ghosts(merchant, duck) == []
    # The log has nothing new.
    events = duck.read("events")
    assert events
    assert all(row["_sdc_extracted_at"] < started for row in events)
    later = meltano.bookmarks("dev:tap-ordergroove-to-target-duckdb")
    for table in INCREMENTAL:
        before, after = (said[table.name]["replication_key_value"] for said in (bookmarks, later))
        assert utc(before) < utc(after)


def test_postgres_goes_on(old, server, merchant, postgres):
    old.load_postgres(postgres.url)
    columns = types(postgres)
    live_on(merchant)
    changes = old.tap(server.url, old.state("tap-ordergroove"))
    assert changes.code == 0, changes.log
    config = old.config("target-postgres") | {"sqlalchemy_url": postgres.url}
    program = LOADERS / "target-postgres" / "venv" / "bin" / "target-postgres"
    loaded = world.run(program, folder=old.folder, config=config, fed=changes.out)
    assert loaded.code == 0, loaded.log
    assert compare(merchant, postgres) == []
    assert ghosts(merchant, postgres) == []  # the views are those of old
    assert kept(columns, types(postgres))


def test_a_run_that_broke_off_goes_on_where_each_stream_was(old, server, merchant):
    state = old.state("tap-ordergroove-orders-failed")
    live_on(merchant)
    done = old.tap(server.url, state)
    assert done.code == 0, done.log
    for table in INCREMENTAL:
        bookmark = state["bookmarks"][table.name]["replication_key_value"]
        assert_read_on(server, table, bookmark)
        emitted = {row[table.key] for row in done.records(table.name)}
        rows = truth(merchant, table)
        since = utc(bookmark) - LOOKBACK
        assert emitted >= {key for key, row in rows.items() if row[table.changed] >= since}
        assert len(emitted) < len(rows)
