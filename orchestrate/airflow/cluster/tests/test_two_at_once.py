"""Two tasks of one plugin, on one worker, at the same moment: each does what it would alone."""

from __future__ import annotations

import csv
from datetime import datetime

import pytest
from tests.support.books import TABLES, truth

from .project import MELTANO

pytestmark = pytest.mark.timeout(900)
STREAMS = ("customers", "orders")
DAG = """
from airflow.sdk import DAG
from ordergroove_airflow.operator import MeltanoOperator

PLUGINS = ("tap-ordergroove-shop-a", "target-csv")
with DAG("twins", schedule=None, default_args={{"queue": "worker-1"}}):
    for stream in {streams}:
        MeltanoOperator(
            task_id=stream,
            project={project!r},
            environment="prod",
            executable={meltano!r},
            arguments=["run", "--no-install", f"--state-id-suffix={{stream}}", *PLUGINS],
            env={{
                "TAP_ORDERGROOVE_SHOP_A__SELECT_FILTER": f'["{{stream}}"]',
                "TARGET_CSV_OUTPUT_PATH": {folder!r} + stream,
            }},
            streams={{}},
        )
"""


def test_two_tasks_of_one_plugin_on_one_worker_do_not_mix(cluster, project, shops, tmp_path):
    shop = shops["shop-a"]
    told = {
        "streams": STREAMS,
        "project": str(project),
        "meltano": MELTANO,
        "folder": f"{tmp_path}/",
    }
    (cluster.dags / "twins.py").write_text(DAG.format(**told))
    run = cluster.airflow.trigger("twins")
    assert cluster.airflow.wait("twins", run) == "success"

    tasks = cluster.airflow.tasks("twins", run)
    assert [each["try_number"] for each in tasks] == [1, 1]
    starts = [datetime.fromisoformat(each["start_date"]) for each in tasks]
    ends = [datetime.fromisoformat(each["end_date"]) for each in tasks]
    assert max(starts) < min(ends)
    for table in TABLES:
        if table.name in STREAMS:
            keys = set()
            for path in (tmp_path / table.name).glob("*.csv"):
                assert path.name.startswith(f"{table.name}-")
                with path.open(newline="") as file:
                    keys |= {row[table.key] for row in csv.DictReader(file)}
            assert keys == truth(shop.merchant, table).keys()
