"""What Airflow's tasks start, without Airflow: runs side by side on one worker, with Meltano."""

from __future__ import annotations

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import combinations

import pytest

from ordergroove_airflow.meltano import Meltano
from ordergroove_airflow.plans import plans
from ordergroove_airflow.plugins import OF_THE_RUN, endpoint
from ordergroove_airflow.plugins import STREAMS as KNOWN
from ordergroove_airflow.project import read
from ordergroove_sandbox import Fault, Merchant, Sandbox, running
from tap_ordergroove.streams import STREAMS, OneTimeIncentives

from .support.airflow_project import MELTANO, add_merchants, copy_of_the_project
from .support.books import TABLES, by_key, truth
from .support.journey import KEY, NOW, child_of
from .support.stores import DuckDB

SHOPS = ("a", "b", "c")


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A copy of the project; the worker's environment says nothing of a shop."""
    for name in [*os.environ]:
        if name.startswith(("MELTANO_", "TAP_", "TARGET_")):
            monkeypatch.delenv(name)
    folder = copy_of_the_project(tmp_path / "project")
    # Meltano makes its tables when it is first started, and fails if two do so at once.
    Meltano(folder, "prod", MELTANO).bookmarks("none", {}, print)
    return folder


def start(project, *arguments, **env):
    """Run Meltano as a task does; return its exit code and its log."""
    return Meltano(project, "prod", MELTANO).run(["run", "--no-install", *arguments], env, print)


def test_the_endpoint_of_each_stream_is_the_one_that_the_tap_reads():
    """By the classes: a stream without a path of its own has an endpoint of its own name."""
    classes = {vars(each)["name"]: vars(each) for each in STREAMS}
    own = {name: each.get("path", f"/{name}/") for name, each in classes.items()}
    for one, other in combinations([*own.keys() - {*OF_THE_RUN}], 2):
        assert (endpoint(one) == endpoint(other)) == (own[one] == own[other])


def test_the_streams_that_the_package_knows_are_those_of_the_tap():
    """And the one of all taps of this project, which tells what was left out."""
    classes = (*STREAMS, OneTimeIncentives)
    assert {*KNOWN} == {vars(each)["name"] for each in classes} | {"rejected_records"}


def test_two_runs_of_one_plugin_at_once_on_one_worker_read_each_what_it_should(
    project, server, merchant, tmp_path
):
    """Where two plain `meltano run` read each other's catalog and state; see test_two_runs.py."""

    def run(stream):
        return start(
            project,
            f"--state-id-suffix={stream}",
            *("tap-ordergroove", "target-duckdb"),
            TAP_ORDERGROOVE_API_KEY=KEY,
            TAP_ORDERGROOVE_API_URL=server.url,
            TAP_ORDERGROOVE__SELECT_FILTER=f'["{stream}"]',
            TARGET_DUCKDB_FILEPATH=str(tmp_path / f"{stream}.duckdb"),
        )

    tables = {table.name: table for table in TABLES if table.name in {"orders", "customers"}}
    with ThreadPoolExecutor() as threads:
        for (code, log), name in zip(threads.map(run, tables), tables, strict=True):
            assert code == 0, log.failure
            store, table = DuckDB(tmp_path / f"{name}.duckdb"), tables[name]
            rows = by_key(table, store.read(name))
            assert rows.keys() == truth(merchant, table).keys()
            state_id = f"prod:tap-ordergroove-to-target-duckdb:{name}"
            assert {each: count for each, count in log.rows.items() if count} == {
                (state_id, name): len(rows)
            }
            meltano = Meltano(project, "prod", MELTANO)
            assert meltano.bookmarks(state_id, {}, print).keys() == {name}
    # A `meltano` by hand, which keeps its files there, would have met neither.
    assert not [*(project / ".meltano" / "run").glob("t*/*")]


def test_three_merchants_of_one_table_at_once_do_not_mix(project, tmp_path, monkeypatch):
    add_merchants(
        project,
        [
            {"name": f"shop-{each}", "secret": f"SHOP_{each.upper()}", "schema": f"shop_{each}",
             "schedule": "@once", "loader": "target-duckdb", "streams": ["orders", "customers"]}
            for each in SHOPS
        ],
    )  # fmt: skip
    found = {each.name: each.runs[0] for each in plans(read(project), "prod")}
    # The key of the project's first shop, which no merchant may fall back on.
    monkeypatch.setenv("TAP_ORDERGROOVE_API_KEY", "key-a")
    shops = {each: Merchant(seed=place, customers=6, days=40, now=NOW)
             for place, each in enumerate(SHOPS)}  # fmt: skip
    with ExitStack() as stack:
        for name, shop in shops.items():
            served = stack.enter_context(running(Sandbox(shop, api_key=f"key-{name}")))
            variable = f"TAP_ORDERGROOVE_SHOP_{name.upper()}"
            monkeypatch.setenv(f"{variable}_API_URL", served.url)
            path = str(tmp_path / f"{name}.duckdb")
            monkeypatch.setenv(f"TARGET_DUCKDB_SHOP_{name.upper()}_FILEPATH", path)
            if name != "c":
                monkeypatch.setenv(f"SHOP_{name.upper()}", f"key-{name}")

        def run(name):
            planned = found[f"shop-{name}"]
            return Meltano(project, "prod", MELTANO).run(planned.arguments, planned.env, print)

        with ThreadPoolExecutor() as threads:
            ended = dict(zip(SHOPS, threads.map(run, SHOPS), strict=True))
    for name in ("a", "b"):
        code, log = ended[name]
        assert code == 0, log.failure
        store = DuckDB(tmp_path / f"{name}.duckdb", f"shop_{name}")
        for table in TABLES:
            if table.name in {"orders", "customers"}:
                rows = by_key(table, store.read(table.name))
                assert rows.keys() == truth(shops[name], table).keys()
    # Without its own key, the third reads nothing at all.
    code, log = ended["c"]
    assert code == 1
    assert log.failure.endswith("'api_key' is a required property. [SET-01]")
    assert not (tmp_path / "c.duckdb").exists()


def test_a_task_that_is_ended_ends_meltano_and_the_tap(project, server, tmp_path):
    server.sandbox.faults.add(Fault.of("latency", times=None, seconds=2))
    meltano = Meltano(project, "prod", MELTANO)
    env = {
        "TAP_ORDERGROOVE_API_KEY": KEY,
        "TAP_ORDERGROOVE_API_URL": server.url,
        "TARGET_DUCKDB_FILEPATH": str(tmp_path / "shop.duckdb"),
    }
    arguments = ["run", "--no-install", "tap-ordergroove", "target-duckdb"]
    ended = []
    thread = threading.Thread(target=lambda: ended.append(meltano.run(arguments, env, print)))
    thread.start()
    tap = None
    while thread.is_alive() and tap is None:
        process = meltano._process
        found = child_of(process.pid, "tap-ordergroove") if process else None
        tap = found if server.sandbox.requests.entries("/orders/") else None
        time.sleep(0.05)
    assert tap
    meltano.stop()
    thread.join()
    ((code, _),) = ended
    assert code != 0
    with pytest.raises(ProcessLookupError):
        os.kill(tap, 0)
