"""One Airflow, one project with three merchants, and one warehouse for all tests of this folder."""

from __future__ import annotations

import subprocess

import psycopg
import pytest

from .cluster import WORKERS, running_cluster
from .project import MELTANO, add_merchants, copy_project, dag_file, system_folder
from .shops import NAMES, open_shops


@pytest.fixture(scope="session")
def warehouse(new_database):
    """The URL of the merchants' database."""
    return new_database()


@pytest.fixture(scope="session")
def system_database(new_database):
    """The URL of Meltano's system database, which also holds the states."""
    return new_database()


@pytest.fixture(scope="session")
def airflow_database(new_database):
    """The URL of Airflow's own database."""
    return new_database()


@pytest.fixture(scope="session")
def shops(warehouse):
    with open_shops(warehouse) as shops:
        yield shops


@pytest.fixture(scope="session")
def project(tmp_path_factory):
    folder = copy_project(tmp_path_factory.mktemp("project"))
    add_merchants(folder, NAMES)
    return folder


@pytest.fixture(scope="session")
def cluster(  # noqa: PLR0913, PLR0917 - all there is
    tmp_path_factory, project, shops, warehouse, system_database, airflow_database
):
    folder = tmp_path_factory.mktemp("airflow")
    settings = {
        "MELTANO_DATABASE_URI": system_database.replace("postgresql://", "postgresql+psycopg://"),
        "TARGET_POSTGRES_SQLALCHEMY_URL": warehouse,
    }
    for shop in shops.values():
        settings |= shop.settings()
    # As on two machines: each worker has its own `.meltano`, and only the databases are shared.
    own = {
        name: {"MELTANO_SYS_DIR_ROOT": str(system_folder(folder / name / ".meltano"))}
        for name in WORKERS
    }
    with running_cluster(folder, airflow_database, settings, own) as running:
        # The system database is made once: the first runs would race for it.
        worker = running.programs["worker-1"]
        said = [MELTANO, "--environment=prod", "state", "list"]
        subprocess.run(said, cwd=project, env=worker.environment, check=True)
        running.add_pools(project)
        (running.dags / "ordergroove.py").write_text(dag_file(project))
        yield running


@pytest.fixture(scope="session")
def first_runs(cluster, shops):
    """The ids of the first run of each merchant's daily DAG, which have succeeded."""
    runs = {name: cluster.airflow.trigger(name) for name in shops}
    for name, run in runs.items():
        assert cluster.airflow.wait(name, run) == "success"
    return runs


RETRY = """
update task_instance set end_date = end_date - make_interval(mins => %s)
where state = 'up_for_retry'"""
RESCHEDULE = (
    "update task_reschedule set reschedule_date = reschedule_date - make_interval(mins => %s)"
)
GUARD = """
update runs set last_heartbeat_at = last_heartbeat_at - make_interval(mins => %s)
where state = 'RUNNING'"""


@pytest.fixture
def minutes_pass(airflow_database, system_database):
    """Lets minutes pass in the databases, so that no test has to wait for them.

    Airflow waits for a task's next try, and Meltano's guard since the last heartbeat of a run that
    has died: both count from a moment that stands in a row.
    """

    def let(minutes: int, *, at_meltano: bool = True) -> None:
        with psycopg.connect(airflow_database) as connection:
            connection.execute(RETRY, (minutes,))
            connection.execute(RESCHEDULE, (minutes,))
        if at_meltano:
            with psycopg.connect(system_database) as connection:
                connection.execute(GUARD, (minutes,))

    return let


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """Show how the programs' logs end, where a test has failed."""
    report = yield
    cluster = getattr(item, "funcargs", {}).get("cluster")
    if report.failed and cluster:
        for program in cluster.programs.values():
            lines = program.log.read_text(errors="replace").splitlines()[-20:]
            report.sections.append((str(program.log), "\n".join(lines)))
    return report
