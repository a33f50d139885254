"""The main job: everything at first, then only what changed, into an embedded database."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

from .support.books import INCREMENTAL, truth, utc
from .support.journey import KEY
from .support.warehouse import assert_only_changes_were_fetched, compare, load

STATE = "dev:tap-ordergroove-to-target-duckdb"


def test_the_first_sync_loads_everything_and_the_next_only_what_changed(
    meltano, server, merchant, duck
):
    first = meltano.run("tap-ordergroove", "target-duckdb")
    assert first.code == 0, first.log
    assert compare(merchant, duck) == []
    bookmarks = meltano.bookmarks(STATE)
    assert KEY not in json.dumps(bookmarks)
    for table in INCREMENTAL:
        bookmark = utc(bookmarks[table.name]["replication_key_value"])
        assert merchant.now - timedelta(minutes=2) < bookmark <= merchant.now

    before = {table: truth(merchant, table).keys() for table in INCREMENTAL}
    merchant.advance(3)
    server.sandbox.requests.clear()
    started = datetime.now(timezone.utc)
    second = meltano.run("tap-ordergroove", "target-duckdb")
    assert second.code == 0, second.log
    assert compare(merchant, duck) == []
    assert_only_changes_were_fetched(server, duck, bookmarks, started)

    # What the shop deleted is still in the tables, and nothing else is there that it has not.
    for table in INCREMENTAL:
        deleted = before[table] - truth(merchant, table).keys()
        assert load(duck, table).keys() - truth(merchant, table).keys() == deleted
        assert bool(deleted) == (table.name in {"items", "orders"})
