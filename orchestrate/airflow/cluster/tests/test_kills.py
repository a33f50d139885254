"""What dies is missed by nobody: no row is lost or doubled, and every DAG is green in the end."""

from __future__ import annotations

import os

import psycopg
import pytest

from .cluster import WORKERS
from .programs import wait_for
from .rest import ENDED

pytestmark = pytest.mark.timeout(1800)
LONG = pytest.mark.skipif(not os.environ.get("LONG"), reason="LONG=1 kills these, too")


@pytest.fixture
def syncing(cluster, shops):
    """One run of each merchant's DAG in mid-sync, until its shop is told to hurry."""
    runs = {}
    for name, shop in shops.items():
        shop.merchant.advance(days=1)
        for table in ("orders", "items", "customers"):
            shop.merchant.touch(table, 12)
        shop.slow_down(1)
        shop.server.sandbox.requests.clear()
        runs[name] = cluster.airflow.trigger(name)
    waiting = dict(shops)

    def caught():
        for name, shop in list(waiting.items()):
            if shop.asked() >= 3:
                shop.slow_down(20)
                del waiting[name]
        return not waiting

    wait_for("three syncs", caught, 400, 0.2)
    yield runs
    for shop in shops.values():
        shop.hurry()
    for name in WORKERS:
        if not cluster.programs[name].running():
            cluster.programs[name].start()


def worker_of(cluster, shop):
    """Return the name of the worker that a merchant's tap runs on."""
    (name,) = [
        name for name, pids in cluster.where(f"/run/tap-ordergroove-{shop}/").items() if pids
    ]
    return name


def still_running(system_database):
    """Return the state ids that Meltano takes for running."""
    with psycopg.connect(system_database) as connection:
        rows = connection.execute("select job_name from runs where state = 'RUNNING'")
        return [job for (job,) in rows]


def all_green(cluster, shops, runs, system_database, minutes_pass):
    """Check that all runs succeed, and that the warehouse holds what the shops' books say."""

    def ended():
        states = [cluster.airflow.task(name, run)["state"] for name, run in runs.items()]
        if {"up_for_retry", "up_for_reschedule"} & {*states}:
            minutes_pass(6)
        return all(cluster.airflow.state(name, run) in ENDED for name, run in runs.items())

    wait_for("the end of all runs", ended, 600, every=3)
    for shop in shops.values():
        assert shop.wrong() == []
    assert still_running(system_database) == []
    assert set().union(*cluster.airflow.all_runs().values()) == {"success"}


def test_a_worker_dies_with_all_that_it_had_started(
    cluster, shops, syncing, system_database, minutes_pass
):
    name = worker_of(cluster, "shop-a")
    lost = [shop for shop in shops if worker_of(cluster, shop) == name]
    cluster.programs[name].kill()
    for shop in shops.values():
        shop.hurry()
    for shop in lost:
        cluster.airflow.wait_for_task(shop, syncing[shop], "up_for_retry")
    ids = {f"prod:tap-ordergroove-{shop}-to-target-postgres-{shop}" for shop in lost}
    assert ids <= {*still_running(system_database)}  # as Meltano sees it
    # A DAG's retry_delay is six; Meltano's guard lets go after five.
    all_green(cluster, shops, syncing, system_database, minutes_pass)
    for shop in lost:
        assert cluster.airflow.task(shop, syncing[shop])["try_number"] == 2


def test_a_worker_dies_and_its_meltano_lives_on(
    cluster, shops, syncing, system_database, minutes_pass
):
    run = syncing["shop-a"]
    for name in ("shop-b", "shop-c"):
        shops[name].hurry()
    name = worker_of(cluster, "shop-a")
    cluster.programs[name].kill(spare="meltano")
    cluster.airflow.wait_for_task("shop-a", run, "up_for_retry")
    minutes_pass(6, at_meltano=False)
    # Meltano refuses, since the orphan has the state: the task waits, and has lost no try by it.
    waiting = cluster.airflow.wait_for_task("shop-a", run, "up_for_reschedule", "success")
    assert waiting["state"] == "up_for_reschedule"
    shops["shop-a"].hurry()
    wait_for("the orphan's end", lambda: "shop-a" not in str(still_running(system_database)), 300)
    assert shops["shop-a"].wrong() == []  # it has ended well
    all_green(cluster, shops, syncing, system_database, minutes_pass)
    assert cluster.airflow.task("shop-a", run)["try_number"] == 2


@LONG
@pytest.mark.parametrize("victim", ["scheduler", "redis"])
def test_a_program_that_tasks_do_not_need_dies(  # noqa: PLR0913, PLR0917 - all there is
    cluster, shops, syncing, system_database, minutes_pass, victim
):
    cluster.programs[victim].kill()
    for shop in shops.values():
        shop.hurry()
    cluster.programs[victim].start()
    wait_for("a healthy Airflow", cluster.airflow.healthy, 300)
    all_green(cluster, shops, syncing, system_database, minutes_pass)
    # What is started afterwards finds its way, too.
    runs = {name: cluster.airflow.trigger(name) for name in shops}
    all_green(cluster, shops, runs, system_database, minutes_pass)
