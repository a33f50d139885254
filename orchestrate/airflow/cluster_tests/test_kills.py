import time, os
import psycopg
import pytest
from .programs import wait_for, command_of
DAG='''
import os
from datetime import timedelta
from airflow.sdk import DAG
from airflow.providers.standard.operators.bash import BashOperator
for name in ("shop-a", "shop-b", "shop-c"):
    with DAG(f"daily-{name}", schedule=None, max_active_runs=1):
        BashOperator(task_id="sync", cwd=os.environ["PROJECT"], append_env=True, retries=3, retry_delay=timedelta(seconds=10),
            bash_command=f"exec $MELTANO --environment=prod run --no-install tap-ordergroove-{name} target-postgres-{name}")
'''
@pytest.mark.timeout(900)
def test_daily(cluster, shops, project):
    import subprocess
    w = cluster.programs["worker-1"]
    subprocess.run([w.environment["MELTANO"], "--environment=prod", "state", "list"], cwd=project, env=w.environment, check=True)
    (cluster.dags / "t.py").write_text(DAG)
    t=time.time()
    runs = {name: cluster.airflow.trigger(f"daily-{name}") for name in shops}
    for name, run in runs.items():
        assert cluster.airflow.wait(f"daily-{name}", run) == "success"
    print("daily", time.time()-t)
    for shop in shops.values():
        assert shop.wrong() == []
    for p in cluster.programs.values(): print(p.name, len(p.below()))


def one(cluster, what):
    """Return the worker that a program runs on, once it does."""
    def look():
        return [n for n, pids in cluster.where(what).items() if pids]
    return wait_for(what, look, 120, every=0.2)[0]

@pytest.mark.timeout(900)
def test_tree(cluster, shops, system_database):
    from ordergroove_sandbox import Fault
    shop = shops["shop-a"]
    shop.merchant.advance(days=2)
    shop.server.sandbox.faults.add(Fault.of("latency", times=None, seconds=0.2))
    dag="daily-shop-a"
    run = cluster.airflow.trigger(dag)
    shop.server.sandbox.requests.clear()
    wait_for("requests", lambda: len(shop.server.sandbox.requests.entries("/orders/")) >= 2)
    name = one(cluster, "tap-ordergroove-shop-a")
    print("on", name, [command_of(p)[:3] for p in cluster.programs[name].below()])
    cluster.programs[name].kill()
    shop.server.sandbox.faults.clear()
    t=time.time()
    wait_for("noticed", lambda: cluster.airflow.tasks(dag, run)[0]["state"] != "running", 120)
    print("noticed", time.time()-t, cluster.airflow.tasks(dag, run)[0]["state"])
    with psycopg.connect(system_database) as c:
        print(c.execute("select job_name, state, last_heartbeat_at, now() from runs where state='RUNNING'").fetchall())
        print(c.execute("update runs set last_heartbeat_at = last_heartbeat_at - interval '6 minutes' where state = 'RUNNING'").rowcount)
    assert cluster.airflow.wait(dag, run) == "success"
    print(cluster.airflow.tasks(dag, run)[0]["try_number"], time.time()-t)
    assert shop.wrong() == []
    cluster.programs[name].start()

@pytest.mark.timeout(900)
def test_worker_only(cluster, shops, system_database):
    from ordergroove_sandbox import Fault
    shop = shops["shop-a"]
    shop.merchant.advance(days=2)
    shop.server.sandbox.faults.add(Fault.of("latency", times=None, seconds=0.2))
    dag="daily-shop-a"
    run = cluster.airflow.trigger(dag)
    shop.server.sandbox.requests.clear()
    wait_for("requests", lambda: len(shop.server.sandbox.requests.entries("/orders/")) >= 2)
    name = one(cluster, "tap-ordergroove-shop-a")
    cluster.programs[name].kill(spare="meltano")
    t=time.time()
    cluster.programs[name].start()
    assert cluster.airflow.wait(dag, run) == "success"
    print(cluster.airflow.tasks(dag, run)[0]["try_number"], time.time()-t)
    shop.server.sandbox.faults.clear()
    assert shop.wrong() == []
