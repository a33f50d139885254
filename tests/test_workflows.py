"""What the workflows of this repository say, beside what `make lint` looks at."""

from __future__ import annotations

import re

import pytest
import tomlkit
import yaml

from .support.journey import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
EXAMPLES = sorted((ROOT / "examples" / "github-actions").glob("*.yml"))
PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


def jobs(path):
    return yaml.safe_load(path.read_text("utf-8"))["jobs"]


def test_the_tests_run_on_every_python_that_the_packages_name():
    alike = tomlkit.parse((ROOT / "packages.toml").read_text("utf-8"))["alike"]["project"]
    (tests,) = jobs(ROOT / ".github" / "workflows" / "test.yml").values()
    named = re.findall(r'"Programming Language :: Python :: (\d\.\d+)"', alike)
    assert tests["strategy"]["matrix"]["python"] == named
    assert named[0] == "3.10"


@pytest.mark.parametrize("path", [*WORKFLOWS, *EXAMPLES], ids=lambda path: path.name)
def test_an_action_is_a_commit_and_says_which_version_that_is(path):
    used = re.findall(r"uses: .*", path.read_text("utf-8"))
    assert [each for each in used if not (PINNED.fullmatch(each) or "$/.github/" in each)] == []


def test_an_action_has_one_version_everywhere():
    texts = [path.read_text("utf-8") for path in [*WORKFLOWS, *EXAMPLES]]
    used = {each for text in texts for each in re.findall(r"uses: ([\w./-]+)@(.*)", text)}
    assert len({name for name, _ in used}) == len(used)


def test_what_publishes_builds_nothing_and_can_do_nothing_else():
    release = jobs(ROOT / ".github" / "workflows" / "release.yml")
    assert release["publish"]["permissions"] == {"id-token": "write"}
    assert [step["run"] for step in release["publish"]["steps"] if "run" in step] == [
        "mkdir first && mv dist/singer_commons-* first/"
    ]
    assert release["publish"]["needs"] == "build"
    assert release["build"]["needs"] == "test"
    assert "environment" in release["publish"]


def test_the_examples_install_the_meltano_that_is_tested_here():
    pins = (ROOT / "requirements" / "dev.in").read_text("utf-8")
    (version,) = re.findall(r"^meltano\[postgres\]==(\S+)", pins, re.MULTILINE)
    for page in (ROOT / "examples").glob("*/README.md"):
        assert f"'meltano[s3]=={version}' > requirements.txt" in page.read_text("utf-8")
