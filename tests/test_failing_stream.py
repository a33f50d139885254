"""The key may not read orders: all else is loaded, and the user is told."""

from __future__ import annotations

from .support.books import INCREMENTAL, TABLES, lower_bounds, truth
from .support.warehouse import compare, load

REFUSED = {"orders", "upcoming_orders"}


def test_a_stream_that_may_not_be_read_stops_no_other(meltano, server, merchant, duck):
    server.sandbox.refused_paths = frozenset({"/orders/"})
    refused = meltano.run("tap-ordergroove", "target-duckdb")
    assert refused.code != 0
    last = refused.lines_of("tap-ordergroove")[-1]
    assert last.startswith("Error: 2 of 11 streams failed: upcoming_orders, orders.")
    assert "Bulk Operations permission" in last
    for table in TABLES:
        if table.name not in REFUSED:
            assert load(duck, table).keys() == truth(merchant, table).keys()

    # Once the key may, the next run reads these from the beginning, and of the others what is new.
    server.sandbox.refused_paths = frozenset()
    server.sandbox.requests.clear()
    done = meltano.run("tap-ordergroove", "target-duckdb")
    assert done.code == 0, done.log
    assert compare(merchant, duck) == []
    for table in INCREMENTAL:
        assert (None in lower_bounds(server, table)) == (table.name in REFUSED)
