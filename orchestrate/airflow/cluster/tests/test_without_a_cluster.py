"""Airflow itself runs a project's DAGs: `airflow dags test`, with its database in SQLite.

Run by `make test-airflow`; `make airflow-env` makes the environment.
"""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from tests.support.airflow_project import MELTANO, add_merchants, copy_of_the_project
from tests.support.books import TABLES, by_key, truth
from tests.support.journey import BIN, KEY, NOW, ROOT, clean_environment
from tests.support.stores import DuckDB

from ordergroove_sandbox import Merchant, Sandbox, running

AIRFLOW = ROOT / ".cache" / "airflow" / "bin"
DAG_FILE = """\
from ordergroove_airflow.dags import project_dags

globals().update(project_dags({project!r}, executable={meltano!r}, retries=0))
"""
DAILY = {"name": "daily", "interval": "@once", "job": "ordergroove-to-duckdb"}
PAST = {"name": "past", "extractor": "tap-ordergroove-backfill", "loader": "target-duckdb"}
INCREMENTAL = {"addresses", "customers", "items", "orders", "subscriptions"}


class Airflow:
    """An Airflow with one DAG file."""

    def __init__(self, folder, project, **environment):
        self.home = folder / "airflow"
        dags = self.home / "dags"
        dags.mkdir(parents=True)
        text = DAG_FILE.format(project=str(project), meltano=MELTANO)
        (dags / "ordergroove.py").write_text(text)
        self.environment = {
            **clean_environment(),
            "AIRFLOW_HOME": str(self.home),
            "AIRFLOW__CORE__DAGS_FOLDER": str(dags),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            **environment,
        }
        self("db", "migrate")
        pools = subprocess.run(
            [BIN / "ordergroove-airflow", "--project", project, "pools"], stdout=subprocess.PIPE,
            check=True,
        )  # fmt: skip
        (self.home / "pools.json").write_bytes(pools.stdout)
        self("pools", "import", str(self.home / "pools.json"))

    def __call__(self, *arguments):
        """Run a command; return what it said."""
        done = subprocess.run(
            [AIRFLOW / "airflow", *arguments],
            env=self.environment,
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return done.stdout.decode()

    def ask(self, query):
        """Ask Airflow's database."""
        with closing(sqlite3.connect(self.home / "airflow.db")) as connection:
            return connection.execute(query).fetchall()

    def states(self, task):
        """Return how often a task ended in which state, over all of its windows."""
        return dict(
            self.ask(
                f"select state, count(*) from task_instance where task_id='{task}' group by state"  # noqa: S608 - a test's own words
            )
        )

    def events(self):
        """Return the latest event of each asset."""
        found = self.ask(
            "select asset.name, asset_event.extra"
            " from asset_event join asset on asset.id = asset_id"
            " order by asset_event.id"
        )
        return {name: json.loads(extra) for name, extra in found}


@pytest.fixture
def shop():
    sandbox = Sandbox(Merchant(customers=12, days=90, now=NOW), api_key=KEY)
    with running(sandbox) as running_:
        yield running_


@pytest.fixture
def duck(tmp_path):
    return DuckDB(tmp_path / "shop.duckdb")


@pytest.fixture
def airflow(tmp_path, shop, duck):
    """A function that makes an Airflow, and a project with these parts."""

    def make(**parts):
        project = copy_of_the_project(tmp_path / "project", **parts)
        return Airflow(
            tmp_path,
            project,
            TAP_ORDERGROOVE_API_KEY=KEY,
            TAP_ORDERGROOVE_API_URL=shop.url,
            TARGET_DUCKDB_FILEPATH=str(duck.path),
        )

    return make


def test_a_daily_dag_loads_the_shop_and_its_assets_tell_rows_and_bookmarks(airflow, shop, duck):
    made = airflow(schedules=[DAILY])
    said = made("dags", "test", "daily")
    assert made.states("ordergroove-to-duckdb") == {"success": 1}, said
    events = made.events()
    for table in TABLES:
        rows = by_key(table, duck.read(table.name))
        assert rows.keys() == truth(shop.sandbox.merchant, table).keys()
        event = events[f"prod/target-duckdb/ordergroove/{table.name}"]
        assert event["rows"] == len(rows)
        assert event["state_id"] == "prod:tap-ordergroove-to-target-duckdb"
        assert (event["bookmark"] is not None) == (table.name in INCREMENTAL)


def test_a_task_that_fails_says_the_extractor_s_last_line_with_its_code(airflow, shop):
    made = airflow(schedules=[DAILY])
    made.environment["TAP_ORDERGROOVE_API_KEY"] = "another-key"
    said = made("dags", "test", "daily")
    assert made.states("ordergroove-to-duckdb") == {"failed": 1}, said
    (failure,) = {each for each in said.splitlines() if "AirflowException: " in each}
    # What the tap says last of all, which has a code of its own.
    assert "status 403" in failure
    assert "[REST-03]" in failure
    assert re.search(r"streams failed: .* \[[A-Z]+-\d+\]$", failure)


def test_a_backfill_reads_its_windows_in_order_one_reader_an_endpoint(airflow, shop, duck):
    backfill = {**PAST, "days": 30}
    made = airflow(annotations={"airflow": {"backfills": [backfill]}})
    dates = {"start_date": "2025-09-01", "end_date": "2025-12-02", "days": 31}
    said = made("dags", "test", "past", "--conf", json.dumps(dates))
    assert made.states("windows") == {"success": 3}, said
    assert made.ask("select distinct state from dag_run") == [("success",)]
    merchant = shop.sandbox.merchant
    for table in TABLES:
        if table.name in INCREMENTAL:
            assert by_key(table, duck.read(table.name)).keys() == truth(merchant, table).keys()
    seen = shop.sandbox.requests.max_in_flight()
    assert seen["/orders/"] == 1
    assert {*seen.values()} == {1}
    started = made.ask(
        "select map_index, start_date, end_date from task_instance"
        " where task_id='windows' order by start_date"
    )
    assert [each[0] for each in started] == [0, 1, 2]
    assert all(one[2] <= other[1] for one, other in pairwise(started))
    # Once more: each window goes on where it ended, and asks once, for its last hour.
    before = len(shop.sandbox.requests.entries("/orders/"))
    made("dags", "test", "past", "--conf", json.dumps(dates))
    assert len(shop.sandbox.requests.entries("/orders/")) == before + 3


def test_a_schedule_that_cannot_be_is_told_by_a_dag_that_fails_and_the_others_stay(airflow):
    made = airflow(schedules=[DAILY])
    file = next((made.home / "dags").iterdir()).read_text()
    project = Path(re.search(r"project_dags\('([^']+)'", file)[1])
    content = yaml.safe_load((project / "meltano.yml").read_text())
    content["schedules"].append({**DAILY, "name": "wrong", "interval": "61 * * * *"})
    (project / "meltano.yml").write_text(yaml.safe_dump(content))
    made("dags", "reserialize")
    dags = dict(made.ask("select dag_id, description from dag where not is_stale"))
    assert dags.keys() == {"daily", "ordergroove.refused"}
    assert "schedule wrong: interval is no cron expression" in dags["ordergroove.refused"]
    assert made.ask("select stacktrace from import_error") == []
    assert "schedule wrong: interval" in made("dags", "test", "ordergroove.refused")
    assert made.states("tell") == {"failed": 1}


def test_two_hundred_merchants_are_two_hundred_dags(tmp_path, capsys):
    project = copy_of_the_project(tmp_path / "project")
    add_merchants(
        project,
        [
            {
                "name": f"shop-{n}",
                "secret": f"SHOP_{n}",
                "schema": f"shop_{n}",
                "schedule": "@daily",
            }
            for n in range(200)
        ],
    )
    timed = (
        "import time; import airflow.sdk\n"
        "from ordergroove_airflow.dags import project_dags\n"
        "for _ in range(2):\n"
        "    began = time.perf_counter()\n"
        f"    found = project_dags({str(project)!r})\n"
        "    print(len(found), time.perf_counter() - began)\n"
    )
    environment = {**clean_environment(), "AIRFLOW_HOME": str(tmp_path / "airflow")}
    done = subprocess.run(
        [AIRFLOW / "python", "-c", timed], env=environment, stdout=subprocess.PIPE, check=True
    )
    first, again = (each.split() for each in done.stdout.decode().splitlines()[-2:])
    with capsys.disabled():
        # A measurement, for docs/airflow.md: nothing is asserted of it.
        sys.stderr.write(f"\n200 merchants: read in {first[1]} s, from the cache in {again[1]} s\n")
    assert first[0] == again[0] == "200"
