"""Every command of the pages that needs Meltano, run in a copy of the project.

`test_page_commands.py` has the others, and `test_personal_data.py` follows docs/personal-data.md.
"""

from __future__ import annotations

import json
import subprocess

import pytest

from .support.page_commands import run

PAGES = {
    "README.md", "docs/bspk.md", "docs/deletions.md", "docs/meltano-cloud.md",
    "docs/personal-data.md", "docs/scheduling.md", "docs/updating.md", "views/README.md",
}  # fmt: skip
# The states that docs/updating.md has copied, and how often.
STATES = {
    "tap-ordergroove-webhooks-to-target-postgres": 1,
    "tap-ordergroove-to-target-bspk-s3": 1,
    "tap-ordergroove-to-target-dotapparel-sftp": 3,
    "tap-ordergroove-sftp-to-target-postgres": 1,
}
SYNOPSIS = "{apply,show,drop} {duckdb,postgres} [--schema NAME] [--wait SECONDS]"
CLONE = """\
git init --quiet --initial-branch=main
git add --all
git -c user.name=somebody -c user.email=somebody@example.com commit --quiet --message=all
git clone --quiet --bare . ../upstream
git remote add origin ../upstream
git fetch --quiet
git branch --quiet --set-upstream-to=origin/main
"""


@pytest.fixture
def follow(project):
    """Runs a page's commands in the copy, with the settings of a Meltano."""

    def follow(page, meltano, given=None, **more):
        run(page, project, given or {}, **meltano._environment | more)
        assert "Installing" not in (project / "page.log").read_text("utf-8")

    return follow


def test_the_front_page(follow, meltano):
    follow("README.md", meltano)


def test_bspk(follow, to_bspk):
    follow("docs/bspk.md", to_bspk)


def test_deletions(follow, meltano, postgres, tmp_path):
    store = f"sqlite:///{tmp_path / 'events.db'}"
    follow("docs/deletions.md", meltano, TAP_ORDERGROOVE_WEBHOOKS_STORE=store)


def test_meltano_cloud(follow, meltano):
    follow("docs/meltano-cloud.md", meltano)


def test_scheduling(follow, meltano, postgres):
    follow("docs/scheduling.md", meltano)


def test_updating(follow, meltano, postgres, project, tmp_path):
    subprocess.run(["bash", "-ec", CLONE], cwd=project, check=True)
    states = tmp_path / "states"
    for name in STATES:
        folder = states / f"prod:{name}"
        folder.mkdir(parents=True)
        bookmarks: dict[str, object] = {name: {}}
        state = {"completed": {"singer_state": {"bookmarks": bookmarks}}}
        (folder / "state.json").write_text(json.dumps(state))
    follow("docs/updating.md", meltano, MELTANO_STATE_BACKEND_URI=f"file://{states}")
    found = [path.read_text() for path in states.glob("prod:*/state.json")]
    assert {name: sum(name in each for each in found) - 1 for name in STATES} == STATES


def test_views(follow, meltano, postgres):
    given = {SYNOPSIS: "show duckdb --schema ordergroove --wait 5"}
    follow("views/README.md", meltano, given)
