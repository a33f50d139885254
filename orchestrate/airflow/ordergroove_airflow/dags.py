"""DAGs of a Meltano project.

In a file of Airflow's DAG folder::

from ordergroove_airflow.dags import project_dags

globals().update(project_dags("/srv/ordergroove", environment="prod"))
"""

from __future__ import annotations

import hashlib
import os
from datetime import date, datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from airflow.sdk import DAG, Asset, CronTriggerTimetable, Param, task
from airflow.sdk.exceptions import AirflowFailException

from ordergroove_airflow.errors import ProjectError
from ordergroove_airflow.operator import GUARD, MeltanoOperator
from ordergroove_airflow.plans import plans_and_errors
from ordergroove_airflow.project import read
from ordergroove_airflow.windows import windows

if TYPE_CHECKING:
    from ordergroove_airflow.plan import Plan, Run

LONG_AGO = datetime(2020, 1, 1, tzinfo=timezone.utc)
REFUSED = "ordergroove.refused"
"""The DAG that tells what is wrong with the others, by failing."""


def project_dags(
    project: str | Path,
    *,
    environment: str = "prod",
    prefix: str = "",
    executable: str = "",
    **defaults: Any,
) -> dict[str, DAG]:
    """Return a DAG for each schedule of a project, and for each backfill.

    A schedule or backfill that cannot work has none; a DAG fails every hour in
    its place and says why. An import error would take the file's other DAGs along.

    Args:
        project: The project's folder, at the same place for whoever parses and for the workers.
        environment: Meltano's environment.
        prefix: What each DAG's id begins with, where several projects have equal names.
        executable: Meltano's program; empty: the project's `.venv`, or PATH's.
        defaults: `default_args` of every task, such as `retries` or `executor_config`.

    Raises:
        ProjectError: If what all DAGs share cannot work; there is then none of them.
    """
    root = Path(project)
    content = read(root, _cache(root))
    started = {"project": str(root), "environment": environment, "executable": executable}
    found, errors = plans_and_errors(content, environment)
    made = [_dag(plan, prefix, started, defaults) for plan in found]
    if errors:
        made.append(_refused(f"{prefix}{REFUSED}", "\n".join(errors), defaults))
    return {each.dag_id: each for each in made}


def _refused(name: str, errors: str, defaults: dict[str, Any]) -> DAG:
    """Make the DAG that fails, with the callbacks that all tasks have, until things are right."""
    dag = DAG(
        name,
        description=errors,
        schedule=CronTriggerTimetable("0 * * * *", timezone="UTC"),
        start_date=LONG_AGO,
        catchup=False,
        max_active_runs=1,
        is_paused_upon_creation=False,
        default_args={**defaults, "retries": 0},
        tags=["ordergroove", "meltano"],
    )

    @task(task_id="tell")  # type: ignore[untyped-decorator]  # Airflow is not installed here
    def tell() -> None:
        raise AirflowFailException(errors)

    with dag:
        tell()
    return dag


def _cache(root: Path) -> Path:
    """Return where the project's files are kept; below Airflow's folder, which is Airflow's own."""
    home = Path(os.environ.get("AIRFLOW_HOME") or Path.home() / "airflow")
    digest = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]
    return home / "ordergroove-airflow" / f"{digest}.json"


def _dag(plan: Plan, prefix: str, started: dict[str, str], defaults: dict[str, Any]) -> DAG:
    start = plan.start_date or LONG_AGO
    dag = DAG(
        f"{prefix}{plan.name}",
        schedule=CronTriggerTimetable(plan.cron, timezone=plan.timezone) if plan.cron else None,
        start_date=start if start.tzinfo else start.replace(tzinfo=ZoneInfo(plan.timezone)),
        catchup=False,
        max_active_runs=1,
        default_args={"retries": 3, "retry_delay": GUARD, **defaults},
        tags=["ordergroove", "meltano"],
        params=_params(plan),
    )
    with dag:
        cut = _windows(plan) if plan.backfill else None
        for run in plan.runs:
            _task(plan, run, started, cut)
    return dag


def _task(plan: Plan, run: Run, started: dict[str, str], cut: Any) -> None:
    """Make a run's task; of a backfill, one that is mapped over the windows."""
    told: dict[str, Any] = {
        **started,
        "arguments": [*run.arguments],
        "env": dict(run.env),
        "streams": {block.state_id: dict(block.assets) for block in run.blocks},
    }
    common: dict[str, Any] = {"task_id": run.name, "pool": run.pool.name}
    if run.queue:
        common["queue"] = run.queue
    if plan.backfill:
        MeltanoOperator.partial(
            **common,
            **told,
            extractor=plan.backfill.extractor,
            max_active_tis_per_dag=1,
            priority_weight=1,
        ).expand(window=cut)
        return
    names = {name for block in run.blocks for name in block.assets.values()}
    # What is due goes before the past: a pool's one slot is given to the daily run first.
    MeltanoOperator(
        **common, **told, priority_weight=10, outlets=[Asset(name) for name in sorted(names)]
    )


def _params(plan: Plan) -> dict[str, Any]:
    """Return what is asked of whoever starts a backfill."""
    if not plan.backfill:
        return {}
    return {
        "start_date": Param(type="string", format="date", description="First day (UTC)"),
        "end_date": Param(type="string", format="date", description="Day after the last (UTC)"),
        "days": Param(plan.backfill.days, type="integer", minimum=1, description="A window's days"),
    }


def _windows(plan: Plan) -> Any:
    """Make the task that cuts the past."""
    name = plan.name

    @task(task_id="cut")  # type: ignore[untyped-decorator]  # Airflow is not installed here
    def cut(params: dict[str, Any]) -> list[dict[str, str]]:
        start, end = (date.fromisoformat(params[each]) for each in ("start_date", "end_date"))
        try:
            found = windows(name, start, end, int(params["days"]))
        except ProjectError as error:  # another try would say the same, six minutes later
            raise AirflowFailException(str(error)) from error
        return [each.to_json() for each in found]

    return cut()
