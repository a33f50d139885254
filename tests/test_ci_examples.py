"""The scheduled runs in `examples/`, as they are written, in a project of one's own."""

from __future__ import annotations

import http.server
import inspect
import json
import os
import re
import shutil
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import boto3  # type: ignore[import-untyped]  # it has none
import meltano.core.plugin.singer.target
import pytest
import yaml
from moto.server import ThreadedMotoServer
from typing_extensions import override

from .support.builds import run
from .support.ci_steps import Runner
from .support.journey import BIN, KEY, ROOT, clean_environment
from .support.page_commands import commands
from .support.warehouse import compare

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = {
    "github-actions": ROOT / "examples" / "github-actions" / "ordergroove.yml",
    "gitlab-ci": ROOT / "examples" / "gitlab-ci" / ".gitlab-ci.yml",
}
SECRET = "secret-key-that-must-not-show"  # noqa: S105 - of a stand-in, no secret
SECRETS = {
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "NOTICE_URL",
    "TAP_ORDERGROOVE_API_KEY",
    "TARGET_POSTGRES_SQLALCHEMY_URL",
}
STATE = "shop/prod:tap-ordergroove-to-target-postgres/state.json"
ADDRESS = "https://ci.example/somebody/shop/actions/runs/7"
# What a CI knows of itself.
ITS_OWN = {
    "CI_JOB_URL": ADDRESS,
    "github.server_url": "https://ci.example",
    "github.repository": "somebody/shop",
    "github.run_id": "7",
}
PROJECT = """\
meltano init .
meltano add --no-install --from-ref "$HUB/extractors/tap-ordergroove.yml" tap-ordergroove
meltano add --no-install --from-ref "$HUB/loaders/target-postgres.yml" target-postgres
"""


@pytest.fixture
def repository(tmp_path, dist):
    """A repository with a project of one's own, and with both examples, as their pages say."""
    folder = tmp_path / "repository"
    folder.mkdir()
    env = machine(tmp_path) | {"CHECKOUT": str(ROOT), "HUB": str(ROOT / "hub")}
    added = [each.text for kind in EXAMPLES for each in commands(f"examples/{kind}/README.md")]
    run("bash", "-euc", "\n".join([PROJECT, *dict.fromkeys(added)]), cwd=folder, env=env)
    shutil.copytree(dist, folder / "wheels")
    return folder


@pytest.fixture
def states():
    """A bucket at an endpoint of S3."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    keys = {"aws_access_key_id": KEY, "aws_secret_access_key": SECRET, "region_name": "us-east-1"}
    bucket = boto3.resource("s3", endpoint_url=f"http://{host}:{port}", **keys).Bucket("states")
    bucket.create()
    yield bucket
    bucket.objects.delete()  # moto keeps it for as long as the process lives
    bucket.delete()
    server.stop()


def state_in(bucket):
    """Return the only thing in the bucket."""
    (state,) = bucket.objects.all()
    assert state.key == STATE
    return json.load(state.get()["Body"])


@pytest.fixture
def notices():
    """What a webhook gets; `url` is its address."""
    found = Notices()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            found.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        @override
        def log_message(self, format, *arguments):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        found.url = f"http://127.0.0.1:{server.server_port}/"
        yield found
        server.shutdown()
        thread.join()


class Notices(list[dict[str, str]]):
    url = ""


def machine(home):
    """Return the environment of a machine on which nobody has worked."""
    return clean_environment() | {
        "HOME": str(home),
        "MELTANO_SEND_ANONYMOUS_USAGE_STATS": "false",
        "PATH": f"{BIN}:{os.environ['PATH']}",
        "PIP_NO_INDEX": "1",  # `pip install` finds here all that it wants
        "UV_CACHE_DIR": os.environ.get("UV_CACHE_DIR", str(ROOT / ".cache" / "uv")),
        "UV_FIND_LINKS": "wheels",
    }


@dataclass
class Ci:
    """Runs the examples, each time on another machine.

    Attributes:
        folder: Where the machines are.
        repository: What is checked out.
        outside: Variables of each machine: the sandbox's addresses.
        given: The secrets and variables that somebody gave to the CI.
    """

    folder: Path
    repository: Path
    outside: dict[str, str]
    given: dict[str, str]
    jobs: int = 0

    def run(self, kind, **given):
        """Run one of them; its secrets and variables may be others."""
        self.jobs += 1
        home = self.folder / f"machine-{self.jobs}"
        shutil.copytree(self.repository, home / "project")
        on_github = kind == "github-actions"
        known = {
            (f"{'secrets' if name in SECRETS else 'vars'}." if on_github else "") + name: value
            for name, value in (self.given | given).items()
        }
        runner = Runner(home / "project", home, machine(home) | self.outside, known=ITS_OWN | known)
        job = (runner.github if on_github else runner.gitlab)(EXAMPLES[kind])
        assert KEY not in job.said + job.kept
        assert SECRET not in job.said + job.kept
        return job


@pytest.fixture
def ci(request, tmp_path, repository, states):
    """A CI that knows what the examples need."""
    service = {name: request.getfixturevalue(name) for name in ("server", "postgres", "notices")}
    outside = {
        "AWS_ENDPOINT_URL": states.meta.client.meta.endpoint_url,
        "TAP_ORDERGROOVE_API_URL": service["server"].url,
    }
    given = {
        "AWS_ACCESS_KEY_ID": KEY,
        "AWS_SECRET_ACCESS_KEY": SECRET,
        "MELTANO_STATE_BACKEND_URI": f"s3://{states.name}/shop",
        "NOTICE_URL": service["notices"].url,
        "TAP_ORDERGROOVE_API_KEY": KEY,
        "TARGET_POSTGRES_SQLALCHEMY_URL": service["postgres"].url,
    }
    return Ci(tmp_path, repository, outside, given)


def test_a_scheduled_run_keeps_its_state_elsewhere_and_tells_of_failures(
    ci, states, notices, merchant, postgres
):
    first = ci.run("github-actions")
    assert not first.failed, first.said
    assert "No state was found" in first.said
    assert "Run completed" in first.kept
    assert compare(merchant, postgres) == []
    before = state_in(states)

    merchant.advance(days=1)
    for kind in EXAMPLES:
        assert notices == []
        refused = ci.run(kind, TAP_ORDERGROOVE_API_KEY="of-nobody")
        assert refused.failed
        assert "[REST-" in refused.kept
        assert notices.pop() == {"text": f"ordergroove: the run did not succeed: {ADDRESS}"}
        assert state_in(states) == before

    last = ci.run("gitlab-ci")
    assert not last.failed, last.said
    assert "No state was found" not in last.said
    assert "Run completed" in last.kept
    assert compare(merchant, postgres) == []
    assert state_in(states) != before
    assert notices == []


def test_gitlab_s_script_ends_a_while_before_the_job():
    """What ends at the job's own limit has no after_script, and keeps no artefact."""
    (job,) = yaml.safe_load(EXAMPLES["gitlab-ci"].read_text("utf-8")).values()
    ends, limit = job["variables"]["RUNNER_SCRIPT_TIMEOUT"], job["timeout"]
    # Five minutes are what GitLab gives to after_script.
    assert minutes(ends) + 5 < minutes(limit)


def minutes(text):
    return sum(
        int(number) * {"h": 60, "m": 1}[unit] for number, unit in re.findall(r"(\d+)([hm])", text)
    )


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_run_whose_state_could_not_be_stored_is_red(kind, tmp_path):
    words = "Failed to persist incremental state"
    assert words in inspect.getsource(meltano.core.plugin.singer.target)
    log = "$XDG_STATE_HOME/meltano/log"
    for said, failed in (("Run completed", False), (f"{words} to the backend", True)):
        job = with_a_stand_in(
            kind,
            tmp_path / str(failed),
            f"mkdir -p {log}; echo '{said}' >{log}/elt.log",
            "s3://a/b",
        )
        assert job.failed is failed


def with_a_stand_in(kind, home, running, uri):
    """Run an example with a program in Meltano's place, whose `run` is a line of shell."""
    programs = home / "programs"
    programs.mkdir(parents=True)
    meltano = programs / "meltano"
    meltano.write_text(f'#!/bin/sh\ncase "$*" in *run*) {running};; esac\n')
    meltano.chmod(0o755)
    (programs / "pip").symlink_to("meltano")
    env = machine(home) | {"PATH": f"{programs}:{os.environ['PATH']}"}
    known = {"MELTANO_STATE_BACKEND_URI": uri, "vars.MELTANO_STATE_BACKEND_URI": uri}
    runner = Runner(home, home, env, ITS_OWN | known)
    return (runner.github if kind == "github-actions" else runner.gitlab)(EXAMPLES[kind])


@pytest.mark.parametrize("kind", EXAMPLES)
def test_nothing_runs_where_the_state_would_be_lost(kind, tmp_path):
    for uri, runs in (("", False), ("s3://states/shop", True)):
        home = tmp_path / f"machine-{runs}"
        job = with_a_stand_in(kind, home, "touch has-run", uri)
        assert (job.failed, (home / "has-run").exists()) == (not runs, runs)
        assert ("the state is gone with this machine" in job.said) is not runs
