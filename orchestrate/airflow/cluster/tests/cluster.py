"""A whole Airflow on this machine's loopback, with redis and two Celery workers."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.support.journey import clean_environment

from .programs import Program, command_of, stop_all, wait_for
from .project import AIRFLOW_BIN
from .rest import Airflow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

WORKERS = ("worker-1", "worker-2")
# What would take minutes else. All are settings of Airflow that a user may set like that.
SOONER = {
    "SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "20",  # a lost worker is noticed
    "SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL": "3",
    "SCHEDULER__TASK_QUEUED_TIMEOUT": "40",  # a lost message is sent again
    "SCHEDULER__TASK_QUEUED_TIMEOUT_CHECK_INTERVAL": "5",
    "SCHEDULER__ORPHANED_TASKS_CHECK_INTERVAL": "15",  # a new scheduler takes over
    "SCHEDULER__SCHEDULER_HEALTH_CHECK_THRESHOLD": "15",
    "DAG_PROCESSOR__REFRESH_INTERVAL": "5",  # a new DAG file is seen
    "DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL": "10",
    "CELERY__WORKER_PREFETCH_MULTIPLIER": "1",
}


@dataclass
class Cluster:
    """All programs of an Airflow, and its API."""

    programs: Mapping[str, Program]
    airflow: Airflow
    folder: Path

    @property
    def dags(self) -> Path:
        return self.folder / "dags"

    @property
    def logs(self) -> Path:
        """Where Airflow keeps its tasks' logs."""
        return self.folder / "logs"

    def run(self, *command: str, **environment: str) -> str:
        """Run a command in Airflow's environment, as on a worker; return what it says."""
        given = {**self.programs[WORKERS[0]].environment, **environment}
        return subprocess.run(command, env=given, check=True, text=True, stdout=-1).stdout

    def add_pools(self, project: Path) -> None:
        """Make the pools that a project's DAGs use, as docs/airflow.md says."""
        pools = self.folder / "pools.json"
        pools.write_text(
            self.run(str(AIRFLOW_BIN / "ordergroove-airflow"), "--project", str(project), "pools")
        )
        self.run(str(AIRFLOW_BIN / "airflow"), "pools", "import", str(pools))

    def where(self, command: str) -> dict[str, list[int]]:
        """Return the ids of a program's processes, by the worker that they run on."""
        return {
            name: [
                pid for pid in self.programs[name].below() if command in " ".join(command_of(pid))
            ]
            for name in WORKERS
        }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_cluster(
    folder: Path, database: str, settings: Mapping[str, str], own: Mapping[str, Mapping[str, str]]
) -> Iterator[Cluster]:
    """Start an Airflow, and end all of it with the block.

    Args:
        folder: For its files and logs.
        database: The URL of its own PostgreSQL database.
        settings: Environment variables of all its programs.
        own: Those of single programs, by the program's name.
    """
    redis, api = free_port(), free_port()
    broker = f"redis://127.0.0.1:{redis}/0"
    url = database.replace("postgresql://", "postgresql+psycopg2://")
    given = {
        "CORE__EXECUTOR": "CeleryExecutor",
        "CORE__PARALLELISM": "8",
        "CORE__LOAD_EXAMPLES": "False",
        "CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
        "CORE__DAGS_FOLDER": str(folder / "dags"),
        "CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS": "True",
        "CORE__EXECUTION_API_SERVER_URL": f"http://127.0.0.1:{api}/execution/",
        "DATABASE__SQL_ALCHEMY_CONN": url,
        "DATABASE__SQL_ALCHEMY_POOL_SIZE": "3",
        "CELERY__BROKER_URL": broker,
        "CELERY__RESULT_BACKEND": f"db+{url}",
        "API__HOST": "127.0.0.1",
        "API__PORT": str(api),
        "API__WORKERS": "1",
        "API__BASE_URL": f"http://127.0.0.1:{api}",
        "API__SECRET_KEY": secrets.token_hex(),
        "API_AUTH__JWT_SECRET": secrets.token_hex(),
        "LOGGING__BASE_LOG_FOLDER": str(folder / "logs"),
        "USAGE_DATA_COLLECTION__ENABLED": "False",
        **SOONER,
    }
    environment = clean_environment() | {f"AIRFLOW__{key}": each for key, each in given.items()}
    environment |= {
        "AIRFLOW_HOME": str(folder / "home"),
        "HOME": str(folder / "home"),
        "PATH": f"{AIRFLOW_BIN}:{os.environ['PATH']}",
    } | settings
    environment.pop("VIRTUAL_ENV", None)
    for name in ("home", "dags", "logs"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    airflow = str(AIRFLOW_BIN / "airflow")
    server = shutil.which("redis-server")
    assert server, "redis-server is missing (on Debian or Ubuntu: apt install redis-server)"
    worker = [airflow, "celery", "worker", "--skip-serve-logs", "--concurrency", "2"]
    commands = {
        "redis": [
            server,
            "--bind",
            "127.0.0.1",
            "--port",
            str(redis),
            "--save",
            "",
            "--dir",
            str(folder),
        ],
        "api-server": [airflow, "api-server"],
        # These serve logs on all addresses of a machine, unless told not to.
        "scheduler": [airflow, "scheduler", "--skip-serve-logs"],
        "dag-processor": [airflow, "dag-processor"],
        **{
            # A queue of its own, too: a test may say where a task is to run.
            name: [*worker, "--celery-hostname", f"{name}@%h", "--queues", f"default,{name}"]
            for name in WORKERS
        },
    }
    programs = {
        name: Program(name, command, environment | own.get(name, {}), folder)
        for name, command in commands.items()
    }
    with (folder / "migrate.log").open("w") as log:
        subprocess.run(
            [airflow, "db", "migrate"], env=environment, stdout=log, stderr=log, check=True
        )
    with ExitStack() as stack:
        stack.callback(stop_all, list(programs.values()))
        for program in programs.values():
            program.start()
        cluster = Cluster(programs, Airflow(f"http://127.0.0.1:{api}"), folder)
        wait_for("a healthy Airflow", cluster.airflow.healthy, 300)
        for name in WORKERS:
            log = programs[name].log
            wait_for(name, lambda log=log: "ready." in log.read_text(), 180)
        yield cluster
