"""States in a bucket, the system database in PostgreSQL, two workers that share no disk."""

from __future__ import annotations

import json
import time

import boto3
import pytest
from moto.server import ThreadedMotoServer

from .project import add_merchants, copy_project, dag_file

pytestmark = pytest.mark.timeout(900)
SHOP = "shop-b"
STATE_ID = f"prod:tap-ordergroove-{SHOP}-to-target-postgres-{SHOP}"


@pytest.fixture
def bucket():
    """A store that speaks S3 over HTTP, with a bucket for states; and its address."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    url = "http://{}:{}".format(*server.get_host_and_port())
    keys = {"aws_access_key_id": "states", "aws_secret_access_key": "states-secret"}
    s3 = boto3.client("s3", endpoint_url=url, region_name="us-east-1", **keys)
    s3.create_bucket(Bucket="states")
    yield s3, url
    server.stop()


def test_a_worker_goes_on_where_another_stopped_whose_lock_is_still_there(
    cluster, tmp_path, shops, bucket, minutes_pass
):
    s3, url = bucket
    project = copy_project(tmp_path / "project")
    add_merchants(project, [SHOP])
    (project / ".env").write_text(
        "MELTANO_STATE_BACKEND_URI=s3://states/meltano\n"
        "MELTANO_STATE_BACKEND_S3_AWS_ACCESS_KEY_ID=states\n"
        "MELTANO_STATE_BACKEND_S3_AWS_SECRET_ACCESS_KEY=states-secret\n"
        f"MELTANO_STATE_BACKEND_S3_ENDPOINT_URL={url}\n"
    )
    cluster.add_pools(project)
    for number in (1, 2):
        text = dag_file(project, prefix=f"s3-{number}-", queue=f"worker-{number}")
        (cluster.dags / f"s3_{number}.py").write_text(text)

    def sync(number):
        """Run the DAG of a worker; return the rows that its tap has read, by stream."""
        dag = f"s3-{number}-{SHOP}"
        run = cluster.airflow.trigger(dag)
        assert cluster.airflow.wait(dag, run) == "success"
        return {
            event["name"].rpartition("/")[2]: event["extra"]["rows"]
            for event in cluster.airflow.events(dag, run)
        }

    def state():
        """Return the time up to which orders are read, as it stands in the bucket."""
        body = s3.get_object(Bucket="states", Key=f"meltano/{STATE_ID}/state.json")["Body"].read()
        bookmarks = json.loads(body)["completed"]["singer_state"]["bookmarks"]
        return bookmarks["orders"]["replication_key_value"]

    assert sync(1)["orders"] == len(shops[SHOP].merchant.truth("orders"))
    first = state()

    shops[SHOP].merchant.advance(days=1)
    # What a run leaves that dies while it writes a state: the moment at which it began to.
    lock = f"meltano/{STATE_ID}/lock"
    s3.put_object(Bucket="states", Key=lock, Body=str(time.time() + 3).encode())
    assert 0 < sync(2)["orders"] < len(shops[SHOP].merchant.truth("orders"))
    assert state() > first
    assert shops[SHOP].wrong() == []
    kept = [each["Key"] for each in s3.list_objects_v2(Bucket="states")["Contents"]]
    assert kept == [f"meltano/{STATE_ID}/state.json"]

    # A lock that says nothing is one that Meltano stumbles over: it stores no state, yet ends well.
    s3.put_object(Bucket="states", Key=lock, Body=b"")
    shops[SHOP].merchant.advance(days=1)
    dag = f"s3-1-{SHOP}"
    run = cluster.airflow.trigger(dag)
    cluster.airflow.wait_for_task(dag, run, "up_for_retry")
    (failure,) = cluster.airflow.failures(dag, run, SHOP, 1)
    assert failure.startswith("Failed to persist incremental state")
    second = state()
    minutes_pass(6)
    # At the shop, too: by a clock that stands still, the second try might be the earlier one.
    shops[SHOP].merchant.advance(days=6 / 1440)
    assert cluster.airflow.wait(dag, run) == "success"
    assert state() > second
    assert shops[SHOP].wrong() == []
