"""A stretch of the past is loaded beside the daily run, which does not notice."""

from __future__ import annotations

from urllib.parse import parse_qs

from .support.books import INCREMENTAL, lower_bounds, utc
from .support.warehouse import compare

DAILY = "dev:tap-ordergroove-to-target-duckdb"
BACKFILL = "dev:tap-ordergroove-backfill-to-target-duckdb:2025-autumn"
START, END = "2025-09-20", "2025-11-05"


def test_a_backfill_leaves_the_daily_state_alone(meltano, server, merchant, duck):
    daily = meltano.run("tap-ordergroove", "target-duckdb")
    assert daily.code == 0, daily.log
    bookmarks = meltano.bookmarks(DAILY)

    server.sandbox.requests.clear()
    backfill = meltano.run(
        "--state-id-suffix=2025-autumn",
        "tap-ordergroove-backfill",
        "target-duckdb",
        TAP_ORDERGROOVE_BACKFILL_START_DATE=START,
        TAP_ORDERGROOVE_BACKFILL_END_DATE=END,
    )
    assert backfill.code == 0, backfill.log
    assert compare(merchant, duck) == []
    assert not server.sandbox.requests.entries("/payments/")  # a full table has no past
    for table in INCREMENTAL:
        starts = {bound or utc("1970-01-01") for bound in lower_bounds(server, table)}
        assert min(starts) == utc(f"{START}T00:00:00Z")
        until = table.filter.replace("start", "end")
        asked = [parse_qs(entry.query) for entry in server.sandbox.requests.entries(table.path)]
        ends = [utc(query[until][0]) for query in asked if "status" not in query]
        assert max(ends) == utc(f"{END}T00:00:00Z")
    assert meltano.bookmarks(DAILY) == bookmarks
    done = meltano.bookmarks(BACKFILL)
    for table in INCREMENTAL:
        assert utc(done[table.name]["replication_key_value"]) == utc(f"{END}T00:00:00Z")
