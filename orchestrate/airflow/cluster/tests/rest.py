"""Airflow's REST API, as far as the tests ask it."""

from __future__ import annotations

from typing import Any

import requests

from .programs import wait_for

Json = dict[str, Any]
ENDED = ("success", "failed")


class Airflow:
    """An Airflow whose visitors are all administrators."""

    def __init__(self, url: str) -> None:
        """Name its address."""
        self.url = url
        self._session = requests.Session()

    def healthy(self) -> bool:
        """Say whether all that must run does."""
        try:
            health = self._session.get(f"{self.url}/api/v2/monitor/health", timeout=30).json()
        except requests.ConnectionError:
            return False
        parts = ("metadatabase", "scheduler", "dag_processor")
        return all(health[part]["status"] == "healthy" for part in parts)

    def get(self, path: str, **parameters: Any) -> Json:
        """Return what is at a path of the API."""
        return self._ask("get", path, params=parameters)

    def trigger(self, dag: str, **conf: Any) -> str:
        """Start a run of a DAG as soon as Airflow knows the DAG; return the run's id."""
        wait_for(f"the DAG {dag}", lambda: self.knows(dag), 120)
        run = self._ask("post", f"dags/{dag}/dagRuns", json={"logical_date": None, "conf": conf})
        return str(run["dag_run_id"])

    def knows(self, dag: str) -> bool:
        """Say whether a DAG file with this DAG has been read."""
        found = self.get("dags", dag_id_pattern=dag)["dags"]
        return any(each["dag_id"] == dag for each in found)

    def state(self, dag: str, run: str) -> str:
        """Return the state of a run of a DAG."""
        return str(self.get(f"dags/{dag}/dagRuns/{run}")["state"])

    def wait(self, dag: str, run: str, patience: float = 600) -> str:
        """Return the state in which a run of a DAG has ended."""

        def ended() -> str | None:
            state = self.state(dag, run)
            return state if state in ENDED else None

        return str(wait_for(f"the end of {dag}", ended, patience, every=1))

    def tasks(self, dag: str, run: str) -> list[Json]:
        """Return the tasks of a run, mapped ones too."""
        found = self.get(f"dags/{dag}/dagRuns/{run}/taskInstances", limit=200)
        return list(found["task_instances"])

    def task(self, dag: str, run: str) -> Json:
        """Return the only task of a run."""
        (found,) = self.tasks(dag, run)
        return found

    def wait_for_task(self, dag: str, run: str, *states: str) -> Json:
        """Return the only task of a run as soon as it is in one of the states."""

        def there() -> Json | None:
            found = self.task(dag, run)
            return found if found["state"] in states else None

        return dict(wait_for(f"{dag}: {' or '.join(states)}", there, 400))

    def log(self, dag: str, run: str, task: str, attempt: int) -> list[Json]:
        """Return the log of a try of a task, as the web interface shows it."""
        told = self.get(f"dags/{dag}/dagRuns/{run}/taskInstances/{task}/logs/{attempt}")
        return list(told["content"])

    def failures(self, dag: str, run: str, task: str, attempt: int) -> list[str]:
        """Return what a try of a task failed with."""
        found = [each.get("error_detail") or [] for each in self.log(dag, run, task, attempt)]
        return [error["exc_value"] for errors in found for error in errors[:1]]

    def all_runs(self) -> dict[str, set[str]]:
        """Return the states of all runs that there ever were, by DAG."""
        states: dict[str, set[str]] = {}
        for run in self.get("dags/~/dagRuns", limit=1000)["dag_runs"]:
            states.setdefault(run["dag_id"], set()).add(run["state"])
        return states

    def events(self, dag: str, run: str) -> list[Json]:
        """Return the events of assets of a run of a DAG."""
        told = self.get("assets/events", limit=100, source_dag_id=dag, source_run_id=run)
        return list(told["asset_events"])

    def _ask(self, method: str, path: str, **given: Any) -> Json:
        if "Authorization" not in self._session.headers:
            token = self._session.get(f"{self.url}/auth/token", timeout=30).json()["access_token"]
            self._session.headers["Authorization"] = f"Bearer {token}"
        answer = self._session.request(method, f"{self.url}/api/v2/{path}", timeout=60, **given)
        if not answer.ok:
            message = f"{method} {path}: {answer.status_code} {answer.text[:2000]}"
            raise AssertionError(message)
        return dict(answer.json())
