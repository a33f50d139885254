"""Packages install anywhere: alone, from a folder of wheels, on each Python that they name."""

from __future__ import annotations

import email
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import replace

import pytest
from scripts import check_release
from scripts.packages import REGION, files, folders, with_alike

from .journey import BIN, PATIENCE, ROOT

PYTHONS = ("3.10", "3.11", "3.12", "3.13", "3.14")
# A stream that each tap has.
STREAMS = {
    "tap-ordergroove": "subscriptions",
    "tap-ordergroove-sftp": "subscriptions_report",
    "tap-ordergroove-webhooks": "subscription_events",
}
# What has no settings; a program of others, which knows neither --version nor --about.
NO_ABOUT = {"ordergroove-sandbox"}
FOREIGN = {"target-duckdb-csv-fix"}
UV = {**os.environ, "UV_PYTHON_DOWNLOADS": "never"}
UV.setdefault("UV_CACHE_DIR", str(ROOT / ".cache/uv"))


def run(*command, cwd=ROOT, env=UV):
    """Run a program that must succeed; return what it printed."""
    answer = subprocess.run(
        command, check=False, cwd=cwd, env=env, capture_output=True, text=True, timeout=PATIENCE
    )
    assert answer.returncode == 0, f"{command}: {answer.stdout}{answer.stderr}"
    return answer.stdout


def python(version):
    """Return the path of a Python of this machine, or nothing."""
    command = [BIN / "uv", "python", "find", "--system", "--no-project", version]
    return subprocess.run(
        command, check=False, env=UV, capture_output=True, text=True
    ).stdout.strip()


@pytest.fixture(scope="module")
def wheels(dist):
    """The wheels' metadata."""
    found = {}
    for path in dist.glob("*.whl"):
        with zipfile.ZipFile(path) as wheel:
            (name,) = (each for each in wheel.namelist() if each.endswith(".dist-info/METADATA"))
            found[path] = email.message_from_bytes(wheel.read(name))
    return found


@pytest.fixture(scope="module")
def version(wheels):
    """The one version of all packages."""
    (found,) = {each["Version"] for each in wheels.values()}
    return found


@pytest.fixture(scope="module")
def install(dist, tmp_path_factory):
    """Installs a package into an empty environment, from the wheels and the pins."""

    def install_(package, version, interpreter):
        place = tmp_path_factory.mktemp(package)
        pins = ROOT / f"requirements/{package.removesuffix('-csv-fix')}.txt"
        pins = pins if pins.exists() else ROOT / "requirements/dev.txt"
        run(BIN / "uv", "venv", "--quiet", "--python", interpreter, place)
        run(*(BIN / "uv", "pip", "install", "--quiet", "--python", place / "bin/python"),
            *("--only-binary=:all:", "--find-links", dist, "--constraint", pins),
            f"{package}=={version}")  # fmt: skip
        return place / "bin"

    return install_


def commands(wheel):
    """Return the names of the programs in a wheel."""
    with zipfile.ZipFile(wheel) as content:
        (path,) = (each for each in content.namelist() if each.endswith(".dist-info/METADATA"))
        points = path.replace("METADATA", "entry_points.txt")
        if points not in content.namelist():
            return []
        return re.findall(r"^([\w-]+) = ", content.read(points).decode(), re.MULTILINE)


def test_every_package_is_there_as_a_wheel_and_as_its_source(dist, wheels):
    names = {each["Name"] for each in wheels.values()}
    assert len(names) == len(wheels) == len(folders(ROOT))
    assert {"tap-ordergroove", "target-bspk-s3", "singer-commons", "ordergroove-views"} <= names
    assert len([*dist.glob("*.tar.gz")]) == len(wheels)


def test_a_wheel_holds_its_licence_and_says_that_it_has_types(wheels):
    for path in wheels:
        with zipfile.ZipFile(path) as wheel:
            held = {each.partition("/")[2]: each for each in wheel.namelist()}
            assert wheel.read(held["licenses/LICENSE"]).decode() == (ROOT / "LICENSE").read_text()
        assert "py.typed" in held, path.name


def test_a_package_s_page_leads_nowhere_in_this_repository(wheels):
    for wheel in wheels.values():
        links = re.findall(r"\]\(([^)\s]+)\)", wheel.get_payload())
        assert not [each for each in links if not each.startswith(("https://", "#"))]


def test_a_source_holds_what_its_wheel_is_made_of_and_no_tests(dist, wheels):
    for path in wheels:
        source = path.name.removesuffix("-py3-none-any.whl")
        with zipfile.ZipFile(path) as wheel, tarfile.open(dist / f"{source}.tar.gz") as archive:
            modules = {each for each in wheel.namelist() if ".dist-info/" not in each}
            held = {each.partition("/")[2] for each in archive.getnames()}
        others = {".gitignore", "LICENSE", "PKG-INFO", "README.md", "pyproject.toml"}
        assert held == modules | others


def test_packages_want_each_other_at_their_own_version(wheels, version):
    names = {each["Name"] for each in wheels.values()}
    wanted = [
        (re.split(r"[\[=<>~!;( ]", each)[0], each)
        for wheel in wheels.values()
        for each in wheel.get_all("Requires-Dist")
    ]
    own = [each for name, each in wanted if name in names]
    assert len(own) >= 6
    assert all(each.endswith(f"=={version}") for each in own), own


def test_a_package_names_the_pythons_that_are_tested(wheels):
    for wheel in wheels.values():
        named = " ".join(wheel.get_all("Classifier"))
        assert tuple(re.findall(r"Python :: (3\.\d+)", named)) == PYTHONS
        assert wheel["Requires-Python"] == ">=3.10"


def test_an_index_would_take_every_package(dist):
    run(BIN / "twine", "check", "--strict", *sorted(dist.glob("[!.]*")))


@pytest.mark.parametrize("wanted", [each for each in PYTHONS if python(each)])
def test_each_wheel_answers_alone(wanted, wheels, version, install, subtests):
    for wheel, told in wheels.items():
        with subtests.test(told["Name"]):
            place = install(told["Name"], version, python(wanted))
            bare = {"PATH": os.defpath, "HOME": str(place)}
            imported = wheel.name.partition("-")[0]
            run(place / "python", "-c", f"import {imported}", cwd=place, env=bare)
            for name in commands(wheel):
                answers(place, name, version, bare)


def answers(place, name, version, env):
    """Ask a program what any of its kind must know."""

    def ask(*options):
        return run(place / name, *options, cwd=place, env=env)

    if name in FOREIGN:
        assert f"usage: {name}" in ask("--help")
        return
    assert version in ask("--version")
    if name not in NO_ABOUT:
        about = json.loads(ask("--about", "--format=json"))
        assert about["name"] == name
        assert about["settings"]["properties"]
    if name.startswith("tap-"):
        streams = json.loads(ask("--discover"))["streams"]
        assert STREAMS[name] in {each["tap_stream_id"] for each in streams}


@pytest.mark.parametrize("wanted", PYTHONS)
def test_all_that_the_packages_need_is_there_for_every_python(
    wanted, dist, wheels, version, tmp_path
):
    needed = tmp_path / "all.in"
    ours = [each["Name"] for each in wheels.values() if each["Name"] not in FOREIGN]
    needed.write_text("".join(f"{each}=={version}\n" for each in ours))
    resolved = run(
        *(BIN / "uv", "pip", "compile", "--quiet", "--python-version", wanted),
        *("--only-binary=:all:", "--find-links", dist),
        *("--constraint", ROOT / "requirements/dev.txt", needed),
    )
    assert f"tap-ordergroove=={version}" in resolved


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


def test_what_was_built_is_what_the_check_looks_at(dist, wheels):
    release = check_release.read(ROOT, dist)
    assert release.count == len(wheels)
    assert len(release.built) == 2 * release.count
    assert "tap-ordergroove/README.md" in release.pages
    assert {"name", "repository"} == release.owner.keys()
