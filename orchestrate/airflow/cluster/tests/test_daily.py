"""The daily DAGs of three merchants, on two workers."""

from __future__ import annotations

import re

import pytest
from tests.support.books import TABLES

from ordergroove_sandbox import Fault

pytestmark = pytest.mark.timeout(1200)


def test_each_merchant_s_schema_holds_its_own_rows_and_nobody_else_s(first_runs, shops):
    for shop in shops.values():
        assert shop.wrong() == []


def test_an_event_of_each_stream_s_asset_tells_rows_and_bookmark(cluster, first_runs, shops):
    for name, shop in shops.items():
        events = {
            event["name"]: event["extra"]
            for event in cluster.airflow.events(name, first_runs[name])
        }
        for table in TABLES:
            told = events[f"prod/target-postgres/{shop.store.schema}/{table.name}"]
            assert told["rows"] == len(shop.store.read(table.name))
            assert told["state_id"] == f"prod:tap-ordergroove-{name}-to-target-postgres-{name}"
            assert bool(told["bookmark"]) == bool(table.changed)


def test_airflow_s_log_of_a_task_says_all_that_meltano_s_file_says(cluster, first_runs):
    log = cluster.airflow.log("shop-a", first_runs["shop-a"], "shop-a", 1)
    said = "\n".join(each["event"] for each in log)
    (kept,) = cluster.folder.glob("worker-*/.meltano/logs/meltano/log/elt/*shop-a-to-*/*/elt.log")
    lines = [re.split(r"\] \S+ +", line, maxsplit=1)[1] for line in kept.read_text().splitlines()]
    told = [line.strip() for line in lines if not line.startswith("METRIC")]
    assert [line for line in told if line not in said] == []
    assert any(line.startswith("Summary: ") for line in told)


def test_a_task_that_fails_says_what_the_tap_said_last(cluster, shops, minutes_pass):
    shop = shops["shop-c"]
    shop.server.sandbox.faults.add(Fault.of("status", times=None, status=401, body="Who are you?"))
    run = cluster.airflow.trigger("shop-c")
    cluster.airflow.wait_for_task("shop-c", run, "up_for_retry")
    (failure,) = cluster.airflow.failures("shop-c", run, "shop-c", 1)
    assert "status 401" in failure
    assert "[REST-02]" in failure
    assert shop.key not in str(cluster.airflow.log("shop-c", run, "shop-c", 1))

    shop.hurry()
    minutes_pass(6)
    assert cluster.airflow.wait("shop-c", run) == "success"
    assert cluster.airflow.task("shop-c", run)["try_number"] == 2
