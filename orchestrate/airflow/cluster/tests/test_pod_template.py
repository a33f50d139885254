"""The pod template, read by Airflow's own generator of pods, and checked by Kubernetes' client."""

from __future__ import annotations

import json
import subprocess

import pytest
import yaml
from tests.support.journey import ROOT, clean_environment

from .project import AIRFLOW_BIN

TEMPLATE = ROOT / "examples" / "kubernetes" / "airflow-pod.yaml"
# As the KubernetesExecutor does it, where no image is configured.
GENERATE = """
import json, sys
from airflow.providers.cncf.kubernetes.pod_generator import PodGenerator
template = PodGenerator.deserialize_model_file(sys.argv[1])
pod = PodGenerator.construct_pod(
    dag_id="ordergroove-daily", task_id="shop-a", pod_id="shop-a-x1", try_number=1,
    kube_image=None, date=None,
    args=["python", "-m", "airflow.sdk.execution_time.execute_workload"],
    pod_override_object=None, base_worker_pod=template, namespace="airflow",
    scheduler_job_id="7", run_id="manual", with_mutation_hook=True,
)
print("PODS", json.dumps([PodGenerator.serialize_pod(each) for each in (template, pod)]))
"""


@pytest.fixture(scope="module")
def pods(tmp_path_factory):
    """The template, and a task's pod that was made from it, as Kubernetes would be sent them."""
    done = subprocess.run(
        [AIRFLOW_BIN / "python", "-c", GENERATE, TEMPLATE],
        env=clean_environment() | {"AIRFLOW_HOME": str(tmp_path_factory.mktemp("home"))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (line,) = [each for each in done.stdout.splitlines() if each.startswith("PODS ")]
    return json.loads(line.removeprefix("PODS "))


def test_kubernetes_client_knows_every_field_of_the_template(pods):
    # It drops, without a word, what it does not know: a field that is misspelt.
    assert pods[0] == yaml.safe_load(TEMPLATE.read_text())


def test_a_task_s_pod_is_the_template_s_with_airflow_s_command(pods):
    template, pod = pods
    assert pod["metadata"]["namespace"] == "airflow"
    assert pod["metadata"]["name"] == "shop-a-x1"
    assert pod["metadata"]["labels"].items() >= template["metadata"]["labels"].items()
    assert {**pod["spec"], "containers": []} == {**template["spec"], "containers": []}
    (ours,), (made,) = template["spec"]["containers"], pod["spec"]["containers"]
    assert made["args"][0] == "python"
    added = [each for each in made["env"] if each not in ours["env"]]
    assert added == [{"name": "AIRFLOW_IS_K8S_EXECUTOR_POD", "value": "True"}]
    assert {**made, "env": ours["env"]} == {**ours, "args": made["args"]}
    assert made["image"].partition(":")[0] == "ordergroove-meltano"


def test_a_task_s_pod_may_do_little_and_holds_no_secret(pods):
    spec = pods[1]["spec"]
    (container,) = spec["containers"]
    assert spec["securityContext"]["runAsNonRoot"]
    assert not spec["automountServiceAccountToken"]
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "capabilities": {"drop": ["ALL"]},
        "readOnlyRootFilesystem": True,
    }
    told = {each["name"] for each in container["env"]}
    assert not [each for each in told if each.startswith(("TAP_", "TARGET_", "MELTANO_"))]
    assert {"secretRef": {"name": "ordergroove"}} in container["envFrom"]
