"""Syncs around both clock changes, by a server whose rows and filters are plain wall-clock text.

On 2 November 2025 Central clocks show 01:00-01:59 twice: 06:00-07:00 UTC (CDT), then 07:00-08:00
UTC (CST). On 9 March 2025 they skip 02:00-02:59, at 08:00 UTC.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from tests.support.rest_tap import UPDATED, differences, key_of, run_tap

from ordergroove_sandbox import Merchant, Sandbox, running

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize("lookback", [0, 60])
@pytest.mark.parametrize("step", [20, 45])
@pytest.mark.parametrize(
    "begin",
    [
        datetime(2025, 11, 2, 4, 30, tzinfo=timezone.utc),
        datetime(2025, 3, 9, 6, 30, tzinfo=timezone.utc),
    ],
    ids=["november", "march"],
)
def test_syncs_around_a_clock_change_lose_nothing(begin, step, lookback):
    merchant = Merchant(customers=8, days=40, now=begin)
    with running(Sandbox(merchant)) as server:
        outcome = run_tap(server.url, select=tuple(UPDATED))
        tables = {stream: outcome.table(stream) for stream in UPDATED}
        state = outcome.state
        for _ in range(5 * 60 // step):
            changed = {stream: merchant.touch(stream, 2) for stream in UPDATED}
            merchant.pass_time(step * MINUTE)
            outcome = run_tap(
                server.url, state=state, select=tuple(UPDATED), lookback_minutes=lookback
            )
            state = outcome.state
            for stream in UPDATED:
                keys = {key_of(stream, row) for row in changed[stream]}
                assert keys <= outcome.table(stream).keys(), f"{stream} at {merchant.now}"
                tables[stream].update(outcome.table(stream))
        for stream in UPDATED:
            assert differences(stream, merchant.truth(stream), tables[stream]) == []


def test_a_backfill_whose_borders_fall_into_the_repeated_hour_loses_nothing():
    begin = datetime(2025, 11, 2, 5, 30, tzinfo=timezone.utc)
    merchant = Merchant(customers=8, days=40, now=begin)
    for _ in range(9):
        for stream in UPDATED:
            merchant.touch(stream, 2)
        merchant.pass_time(20 * MINUTE)
    with running(Sandbox(merchant)) as server:
        middle = "2025-11-02T06:40:00Z"
        before = run_tap(server.url, select=tuple(UPDATED), end_date=middle)
        after = run_tap(server.url, select=tuple(UPDATED), start_date=middle)
    for stream in UPDATED:
        merged = {**before.table(stream), **after.table(stream)}
        assert differences(stream, merchant.truth(stream), merged) == []
