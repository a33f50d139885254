"""The daily DAGs of three merchants, on two workers."""

from __future__ import annotations

import pytest

from ordergroove_sandbox import Fault
from tests.support.books import TABLES

from .programs import wait_for

pytestmark = pytest.mark.timeout(1200)


@pytest.fixture(scope="module")
def daily(cluster, shops):
    """The ids of one run of each merchant's DAG, which have succeeded."""
    runs = {name: cluster.airflow.trigger(f"{name}-daily") for name in shops}
    for name, run in runs.items():
        assert cluster.airflow.wait(f"{name}-daily", run) == "success"
    return runs


def test_each_merchant_s_schema_holds_its_own_rows_and_nobody_else_s(daily, shops):
    for shop in shops.values():
        assert shop.wrong() == []


def test_an_event_of_each_stream_s_asset_tells_rows_and_bookmark(cluster, daily, shops):
    for name, shop in shops.items():
        events = {
            event["name"]: event["extra"]
            for event in cluster.airflow.events()
            if event["source_run_id"] == daily[name] and event["source_dag_id"] == f"{name}-daily"
        }
        for table in TABLES:
            told = events[f"prod/target-postgres/{shop.store.schema}/{table.name}"]
            assert told["rows"] == len(shop.store.read(table.name))
            assert told["state_id"] == f"prod:tap-ordergroove-{name}-to-target-postgres-{name}"
            assert bool(told["bookmark"]) == bool(table.changed)


def test_a_task_s_log_in_airflow_has_what_meltano_s_file_has(cluster, daily):
    log = cluster.airflow.log("shop-a-daily", daily["shop-a"], "shop-a", 1)
    (kept,) = [
        each
        for each in cluster.folder.glob("worker-*/.meltano/logs/**/elt.log")
        if "prodtap-ordergroove-shop-a-to-" in str(each)
    ]
    assert "Summary: " in log
    lines = [line.partition("] ")[2] for line in kept.read_text().splitlines()]
    print(kept, lines[-5:], log[-3000:])


def test_a_task_that_fails_says_what_the_tap_said_last(cluster, shops, minutes_pass):
    shop = shops["shop-c"]
    shop.server.sandbox.faults.add(Fault.of("status", times=None, status=401, body="Who are you?"))
    run = cluster.airflow.trigger("shop-c-daily")
    wait_for("the failure", lambda: task(cluster, run)["state"] == "up_for_retry", 300)
    log = cluster.airflow.log("shop-c-daily", run, "shop-c", 1)
    print(log[-3000:])
    shop.server.sandbox.faults.clear()
    minutes_pass(6)
    assert cluster.airflow.wait("shop-c-daily", run) == "success"
    assert task(cluster, run)["try_number"] == 2


def task(cluster, run):
    (found,) = cluster.airflow.tasks("shop-c-daily", run)
    return found
