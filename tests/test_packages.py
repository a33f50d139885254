"""Packages install anywhere: alone, from a folder of wheels, on each Python that they name."""

from __future__ import annotations

import email
import json
import os
import re
import tarfile
import zipfile

import pytest
import tomlkit
from scripts.packages import folders

from .support.builds import interpreter, run
from .support.journey import BIN, ROOT

PYTHONS = ("3.10", "3.11", "3.12", "3.13", "3.14")
# A stream that each tap has.
STREAMS = {
    "tap-ordergroove": "subscriptions",
    "tap-ordergroove-sftp": "subscriptions_report",
    "tap-ordergroove-webhooks": "subscription_events",
}
# What has no settings.
NO_ABOUT = {"ordergroove-airflow", "ordergroove-sandbox"}


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


def pins_of_packages():
    """Return the pins that go for each package: a loader's own, or the project's."""
    found = {}
    for folder in folders(ROOT):
        name = tomlkit.parse((folder / "pyproject.toml").read_text())["project"]["name"]
        own = ROOT / f"requirements/{folder.name}.txt"
        found[name] = own if own.exists() else ROOT / "requirements/dev.txt"
    return found


@pytest.fixture(scope="module")
def install(dist, version, tmp_path_factory):
    """Installs a package into an empty environment, from the wheels and the pins."""
    pins = pins_of_packages()

    def install_(package, python):
        place = tmp_path_factory.mktemp(package)
        run(BIN / "uv", "venv", "--quiet", "--python", python, place)
        run(
            *(BIN / "uv", "pip", "install", "--quiet", "--python", place / "bin/python"),
            *("--only-binary=:all:", "--find-links", dist, "--constraint", pins[package]),
            f"{package}=={version}",
        )
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


@pytest.mark.parametrize("wanted", [*filter(interpreter, PYTHONS)])
def test_each_wheel_answers_alone(wanted, wheels, version, install, subtests):
    for wheel, told in wheels.items():
        with subtests.test(told["Name"]):
            place = install(told["Name"], interpreter(wanted))
            bare = {"PATH": os.defpath, "HOME": str(place)}
            imported = wheel.name.partition("-")[0]
            run(place / "python", "-c", f"import {imported}", cwd=place, env=bare)
            for name in commands(wheel):
                answers(place, name, version, bare)


def answers(place, name, version, env):
    """Ask a program what any of its kind must know."""

    def ask(*options):
        return run(place / name, *options, cwd=place, env=env)

    assert version in ask("--version")
    if name not in NO_ABOUT:
        about = json.loads(ask("--about", "--format=json"))
        assert name.endswith(about["name"])  # a loader of ours has the name of the one below
        assert about["settings"]["properties"]
    if name.startswith("tap-"):
        streams = json.loads(ask("--discover"))["streams"]
        assert STREAMS[name] in {each["tap_stream_id"] for each in streams}


@pytest.mark.parametrize("wanted", PYTHONS)
def test_all_that_a_package_needs_is_there_for_every_python(wanted, dist, version, tmp_path):
    needed = tmp_path / "needed.in"
    pins = pins_of_packages()
    for constraint in {*pins.values()}:
        ours = [name for name, each in pins.items() if each == constraint]
        needed.write_text("".join(f"{each}=={version}\n" for each in ours))
        resolved = run(
            *(BIN / "uv", "pip", "compile", "--quiet", "--python-version", wanted),
            *("--only-binary=:all:", "--find-links", dist, "--constraint", constraint, needed),
        )
        assert all(f"{each}=={version}" in resolved for each in ours)


def test_a_release_lists_what_it_installs(dist, wheels, version, tmp_path):
    env = {key: each for key, each in os.environ.items() if not key.startswith("MAKE")}
    make = ("make", "--silent", "--old-file=.venv/.installed", "sbom", f"DIST={dist}")
    run(*make, f"SBOM={tmp_path}/sbom.json", env=env)
    text = (tmp_path / "sbom.json").read_text("utf-8")
    parts = {each["name"]: each for each in json.loads(text)["components"]}
    ours = {each["Name"] for each in wheels.values()}
    assert {name for name in parts if parts[name]["version"] == version} == ours
    assert {"duckdb", "msgspec", "paramiko", "singer-sdk"} <= parts.keys()
    assert parts["singer-sdk"]["licenses"]
    assert "file:" not in text
    assert str(dist) not in text
