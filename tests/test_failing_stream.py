"""The key may not read orders: all else is loaded, and the user is told."""

from __future__ import annotations

from .books import TABLES
from .warehouse import compare

STATE = "dev:tap-ordergroove-to-target-duckdb"
REFUSED = {"orders", "upcoming_orders"}


def test_a_stream_that_may_not_be_read_stops_no_other(meltano, server, merchant, duck):
    server.sandbox.refused_paths = frozenset({"/orders/"})
    refused = meltano.run("tap-ordergroove", "target-duckdb")
    assert refused.code != 0
    print("\n".join(x for x in refused.log.splitlines() if "tap-ordergroove" in x)[-3500:])
    assert "orders" in refused.last_lines
    bookmarks = meltano.bookmarks(STATE)
    for table in TABLES:
        assert bool(bookmarks.get(table.name)) == (table.name not in REFUSED)

    # The next run, once the key may, does not begin again with the others.
    server.sandbox.refused_paths = frozenset()
    server.sandbox.requests.clear()
    done = meltano.run("tap-ordergroove", "target-duckdb")
    assert done.code == 0, done.log
    assert compare(merchant, duck) == []
    assert 0
