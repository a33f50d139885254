"""A backfill of twelve windows, beside the state of the daily runs."""

from __future__ import annotations

from datetime import timedelta

import psycopg
import pytest
from tests.support.books import INCREMENTAL, differences, lower_bounds, truth
from tests.support.stores import Postgres
from tests.support.warehouse import load

pytestmark = pytest.mark.timeout(1500)
WINDOWS, DAYS = 12, 8


def states(system_database):
    """Return what Meltano keeps under each state id."""
    with psycopg.connect(system_database) as connection:
        return dict(connection.execute("select state_id, completed_state from state").fetchall())


def test_a_backfill_reads_each_endpoint_once_at_a_time_and_leaves_the_daily_state_alone(
    cluster, first_runs, shops, system_database, warehouse
):
    shop = shops["shop-b"]
    before = states(system_database)
    requests = shop.server.sandbox.requests
    requests.clear()

    end = shop.merchant.now.date() + timedelta(days=1)
    given = {"start_date": end - timedelta(days=WINDOWS * DAYS), "end_date": end}
    given = {name: each.isoformat() for name, each in given.items()} | {"days": DAYS}
    run = cluster.airflow.trigger("shop-b-past", **given)
    assert cluster.airflow.wait("shop-b-past", run, 1200) == "success"

    tasks = [each for each in cluster.airflow.tasks("shop-b-past", run) if each["map_index"] >= 0]
    assert len(tasks) == WINDOWS
    assert set(requests.max_in_flight().values()) == {1}
    for table in INCREMENTAL:
        bounds = lower_bounds(shop.server, table)
        assert bounds == sorted(bounds)
        found = load(Postgres(warehouse, "shop_b_past"), table)
        assert differences(table, truth(shop.merchant, table), found) == []
    after = states(system_database)
    assert {name: after[name] for name in before} == before
    assert len(after.keys() - before.keys()) == WINDOWS
