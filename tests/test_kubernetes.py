"""The manifests in examples/kubernetes are what Kubernetes takes, and name what there is."""

from __future__ import annotations

import re

import kubernetes_validate
import pytest
import yaml

from .support.journey import ROOT

MANIFESTS = [
    (path.name, manifest)
    for path in sorted((ROOT / "examples" / "kubernetes").glob("*.yaml"))
    for manifest in yaml.safe_load_all(path.read_text())
]
PODS = {
    "CronJob": lambda spec: spec["jobTemplate"]["spec"]["template"]["spec"],
    "Deployment": lambda spec: spec["template"]["spec"],
}


@pytest.mark.parametrize(
    "manifest",
    [each for _, each in MANIFESTS],
    ids=[f"{name} {each['kind']}" for name, each in MANIFESTS],
)
def test_kubernetes_takes_it(manifest):
    # The oldest version that is still cared for, and the newest; a field that they do not know is
    # an error.
    for version in ("1.34", kubernetes_validate.latest_version()):
        kubernetes_validate.validate(manifest, version, strict=True)


def test_a_field_that_nobody_knows_is_found():
    (cron,) = [each for _, each in MANIFESTS if each["kind"] == "CronJob"]
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(
            cron | {"spec": cron["spec"] | {"timezone": "x"}}, "1.34", strict=True
        )


def containers():
    for name, manifest in MANIFESTS:
        if manifest["kind"] in PODS:
            pod = PODS[manifest["kind"]](manifest["spec"])
            for container in pod["containers"]:
                yield name, pod, container


def test_containers_may_do_nothing_that_the_image_does_not_need():
    for name, pod, container in containers():
        assert container["image"] == "ordergroove-meltano", name
        assert container["securityContext"] == {
            "readOnlyRootFilesystem": True,
            "allowPrivilegeEscalation": False,
            "capabilities": {"drop": ["ALL"]},
        }
        assert pod["securityContext"]["runAsNonRoot"]
        assert pod["automountServiceAccountToken"] is False
        assert [each["mountPath"] for each in container["volumeMounts"]] == ["/tmp"]  # noqa: S108 - in the container


def test_what_they_run_exists_and_their_comments_name_settings():
    jobs = {each["name"] for each in yaml.safe_load((ROOT / "meltano.yml").read_text())["jobs"]}
    settings = set(re.findall(r"[A-Z]+_[A-Z_]+", (ROOT / ".env.example").read_text()))
    commands = [
        [*each.get("command", ["meltano"]), *each.get("args", [])] for _, _, each in containers()
    ]
    assert [words[:2] for words in commands] == [
        ["ordergroove-webhooks", "serve"],
        ["meltano", "run"],
    ]
    assert set(commands[1][2:]) <= jobs
    for path in (ROOT / "examples" / "kubernetes").glob("*.yaml"):
        named = set(re.findall(r"(?:TAP|TARGET|ORDERGROOVE)_[A-Z_]+", path.read_text()))
        assert named
        assert named <= settings
