"""One version for all, from git's tag; and what is refused before it is released."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import replace

import pytest
from scripts import check_release
from scripts.packages import REGION, files, with_alike

from .support.builds import run
from .support.journey import ROOT


@pytest.fixture
def checkout(tmp_path):
    """A copy of a package, and of what stands around it, in no repository."""
    project = tmp_path / "project"
    (project / "tap-ordergroove").mkdir(parents=True)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / "tap-ordergroove" / name, project / "tap-ordergroove")
    for name in (".gitattributes", ".git_archival.json"):
        shutil.copy(ROOT / name, project)
    return project


def git(project, *arguments):
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.com")
    run("git", *who, *arguments, cwd=project)


def commit(project, tag=None):
    git(project, "init", "--quiet")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--allow-empty", "--message=one")
    if tag:
        git(project, "tag", tag)


def version_in(project):
    """Return the version that a build has, and that it asks its own packages for."""
    told = json.loads(
        run(sys.executable, "-m", "hatchling", "metadata", cwd=project / "tap-ordergroove")
    )
    assert f"singer-commons=={told['version']}" in told["dependencies"]
    return told["version"]


def test_the_version_is_git_s_tag(checkout):
    assert version_in(checkout) == "0.0.0.dev0"  # a folder without git
    commit(checkout)
    assert version_in(checkout) == "0.0.0.dev0"  # a clone without tags
    commit(checkout, "v1.2.3")
    (checkout / "README.md").write_text("not committed")
    assert version_in(checkout) == "1.2.3"
    commit(checkout)
    commit(checkout, "somebody-s-own")
    assert version_in(checkout) == "1.2.4.dev2"
    commit(checkout, "v1.3.0rc1")
    assert version_in(checkout) == "1.3.0rc1"


def test_an_export_knows_its_version_whatever_repository_it_lies_in(checkout, tmp_path):
    shop = tmp_path / "shop"
    shop.mkdir()
    for tag, expected in (None, "0.0.0.dev0"), ("v1.2.3", "1.2.3"):
        commit(checkout, tag)
        place = shop / f"export-{expected}"
        place.mkdir()
        git(checkout, "archive", "--output", f"{shop}/export.tar", "HEAD")
        run("tar", "--extract", "--file", shop / "export.tar", cwd=place)
        commit(shop, f"v9.{expected}")
        assert version_in(place) == expected


def test_what_packages_say_alike_is_as_it_was_written():
    assert {path: path.read_text() for path, _ in files(ROOT)} == dict(files(ROOT))


def test_what_packages_say_alike_replaces_what_stood_there_and_nothing_else():
    text = "a = 1\n# alike: one\nold\n# /alike\n# mine\n# alike: two\n# /alike\nb = 2\n"
    written = with_alike(text, {"one": "x = '{owner}'\n", "two": "y\nz\n"}, {"owner": "me"})
    assert written == (
        "a = 1\n# alike: one\nx = 'me'\n# /alike\n# mine\n# alike: two\ny\nz\n# /alike\nb = 2\n"
    )
    assert len(REGION.findall(written)) == 2


READY = check_release.Release(
    owner={"name": "Somebody", "repository": "https://git.example/somebody/shop"},
    count=2,
    built=("a-1.2.3-py3-none-any.whl", "a-1.2.3.tar.gz", "b_c-1.2.3-py3-none-any.whl",
           "b_c-1.2.3.tar.gz"),
    changed="",
    changelog="# Changes\n\n## 1.2.3 (2027-01-02)\n",
    pages={"a/README.md": "pip install a"},
)  # fmt: skip


def test_a_release_without_a_fault_is_not_refused():
    assert [*check_release.findings(READY)] == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"owner": {"name": "OWNER"}}, "name is still 'OWNER'"),
        ({"changed": " M README.md"}, "not committed:\n M README.md"),
        ({"built": READY.built[1:]}, "two files of each package"),
        ({"changelog": "## Unreleased\n## 1.2.30\n"}, "no heading: ## 1.2.3"),
        ({"pages": {"a/README.md": "pip install ./singer-commons ./a"}}, "a/README.md still"),
    ],
)
def test_a_release_is_refused_by_name(wrong, words):
    (finding,) = check_release.findings(replace(READY, **wrong))
    assert words in finding


def test_packages_of_two_versions_are_no_release():
    built = (*READY.built[:3], "b_c-1.2.2.tar.gz")
    assert "all of one version" in next(check_release.findings(replace(READY, built=built)))


@pytest.mark.parametrize("version", ["0.0.0.dev0", "1.2.4.dev1"])
def test_what_has_no_tag_is_no_release(version):
    built = tuple(each.replace("1.2.3", version) for each in READY.built)
    (finding,) = check_release.findings(replace(READY, built=built))
    assert finding == f"{version} is no release: this commit has no tag vX.Y.Z"


def test_what_was_built_is_what_the_check_looks_at(dist):
    release = check_release.read(ROOT, dist)
    assert release.count == len([*dist.glob("*.whl")])
    assert len(release.built) == 2 * release.count
    assert "tap-ordergroove/README.md" in release.pages
    assert {"name", "repository"} == release.owner.keys()
