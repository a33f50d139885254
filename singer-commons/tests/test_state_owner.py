"""A tap refuses the files of another run and the state of another pipeline, before it emits."""

import json
import os
from typing import ClassVar
from uuid import uuid4

import pytest
from click.testing import CliRunner
from tests.support.small_tap import TapUnderTest

from singer_commons.settings import ADOPT_STATE

TOLD = {
    "meltano_environment": "MELTANO_ENVIRONMENT",
    "extractor": "MELTANO_EXTRACTOR_NAME",
    "loader": "MELTANO_LOADER_NAME",
    "load_schema": "MELTANO_EXTRACT__LOAD_SCHEMA",
}
STATE = {"bookmarks": {"one": {"read": "all"}}}
NOW = 1_800_000_000.0


class OwnedTap(TapUnderTest):
    config_jsonschema: ClassVar = ADOPT_STATE.to_dict() and {
        "properties": {"fails": {"type": "boolean"}, **ADOPT_STATE.to_dict()}
    }


class Folder:
    """Meltano's folder of a plugin, in which each run does as Meltano 4.4.1 does."""

    def __init__(self, path):
        self.path = path
        self.state = path / "state.json"
        self.catalog = path / "tap.properties.json"

    def begin(self, at, state=None):
        """Write a run's configuration and its state, as old as told."""
        config = self.path / f"tap.{uuid4()}.config.json"
        self.write(config, {}, at)
        self.state.unlink(missing_ok=True)
        if state is not None:
            self.write(self.state, state, at + 0.01)
        return config

    def write(self, file, content, at):
        file.write_text(content if isinstance(content, str) else json.dumps(content))
        os.utime(file, (at, at))

    def discover(self, config, at):
        found = self.run("--config", config, "--discover", started=at)
        self.write(self.catalog, found.stdout, at + 0.5)

    def sync(self, config, at):
        given = ["--state", self.state] if self.state.exists() else []
        return self.run("--config", config, "--catalog", self.catalog, *given, started=at)

    def run(self, *arguments, started=NOW):
        return CliRunner().invoke(OwnedTap.cli, [*map(str, arguments)], obj=started)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in [each for each in os.environ if each.startswith("MELTANO_")]:
        monkeypatch.delenv(name)
    return Folder(tmp_path)


def refused(done, code):
    assert done.exit_code == 1
    assert done.stdout == ""
    last = done.stderr.splitlines()[-1]
    assert last.startswith("Error: ")
    assert last.endswith(f"[{code}]")
    return last


def emitted(done):
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("option", ["--state", "--catalog"])
def test_a_file_that_is_newer_than_the_process_is_refused_by_name(folder, tmp_path, option):
    content = STATE if option == "--state" else {"streams": []}
    file = tmp_path / "given.json"
    folder.write(file, content, NOW + 0.5)
    assert str(file) in refused(folder.run(option, file), "OWN-01")
    folder.write(file, content, NOW - 0.5)
    emitted(folder.run(option, file))


@pytest.mark.parametrize("option", ["--state", "--catalog"])
@pytest.mark.parametrize("text", ["", "{", "{} {}", '{"a": NaN}', "[" * 100_000, "\xff"])
def test_a_file_that_is_not_json_is_refused_by_name(folder, tmp_path, option, text):
    file = tmp_path / "given.json"
    file.write_bytes(text.encode("latin-1"))
    assert str(file) in refused(folder.run(option, file), "STATE-05")


@pytest.mark.parametrize("text", ["[]", '{"streams": null}', '{"streams": [{}]}'])
def test_a_catalog_that_is_none_is_refused_by_name(folder, tmp_path, text):
    file = tmp_path / "given.json"
    file.write_text(text)
    assert str(file) in refused(folder.run("--catalog", file), "STATE-05")


@pytest.mark.parametrize("state", [None, STATE])
def test_a_run_that_is_alone_is_not_refused_and_neither_are_the_next_ones(folder, state):
    for at in (NOW, NOW + 60):
        config = folder.begin(at, state)
        folder.discover(config, at + 1)
        emitted(folder.sync(config, at + 2))
        config.unlink()


def test_what_a_killed_run_left_behind_does_not_stop_the_next_one(folder):
    folder.discover(folder.begin(NOW - 3, STATE), NOW - 2)
    config = folder.begin(NOW)
    folder.discover(config, NOW + 1)
    emitted(folder.sync(config, NOW + 2))


def test_the_run_that_began_first_is_refused_if_another_began_before_its_tap(folder):
    first = folder.begin(NOW)
    folder.discover(first, NOW + 1)
    second = folder.begin(NOW + 1.1, STATE)
    assert str(second) in refused(folder.sync(first, NOW + 2), "OWN-02")
    folder.discover(second, NOW + 2.1)
    emitted(folder.sync(second, NOW + 3))


def test_a_run_that_looked_up_its_state_at_the_same_moment_is_refused_though_the_other_has_ended(
    folder,
):
    first, second = folder.begin(NOW), folder.begin(NOW + 0.05, STATE)
    folder.discover(second, NOW + 1)
    first.unlink()
    refused(folder.sync(second, NOW + 2), "OWN-02")


def test_a_run_is_refused_whose_catalog_the_other_wrote(folder):
    first, second = folder.begin(NOW), folder.begin(NOW + 0.5, STATE)
    folder.discover(second, NOW + 1)
    folder.discover(first, NOW + 1)
    refused(folder.sync(second, NOW + 2), "OWN-03")


def test_a_run_is_refused_whose_state_changed_after_discovery_though_the_other_has_ended(folder):
    config = folder.begin(NOW)
    folder.discover(config, NOW + 1)
    folder.begin(NOW + 1.1, STATE).unlink()
    refused(folder.sync(config, NOW + 2), "OWN-03")


def test_a_run_is_refused_whose_catalog_the_other_removed(folder):
    """Without a catalog, the SDK would read all streams, selected or not."""
    config = folder.begin(NOW)
    refused(folder.run("--config", config), "OWN-03")


@pytest.mark.parametrize("kept", ["by Meltano", "by a user"])
def test_a_catalog_that_is_kept_may_be_an_earlier_runs(folder, monkeypatch, kept):
    earlier = folder.begin(NOW - 100)
    folder.discover(earlier, NOW - 99)
    config = folder.begin(NOW, STATE)
    folder.discover(earlier, NOW)  # and even if that one was refused
    earlier.unlink()
    refused(folder.sync(config, NOW + 2), "OWN-03")
    if kept == "by Meltano":
        (folder.path / "tap.properties.cache_key").touch()
    else:
        monkeypatch.setenv("MELTANO_EXTRACT__CATALOG", "catalog.json")
    emitted(folder.sync(config, NOW + 2))


def test_without_meltano_neither_catalog_nor_state_say_whose_they_are(folder, tmp_path):
    config = tmp_path / "config.json"
    folder.write(config, {}, NOW)
    assert json.loads(folder.run("--config", config, "--discover").stdout).keys() == {"streams"}
    for message in emitted(folder.run("--config", config)):
        assert message.get("value", {"bookmarks": 0}).keys() == {"bookmarks"}


@pytest.fixture
def told(monkeypatch):
    for name, variable in TOLD.items():
        monkeypatch.setenv(variable, f"our-{name}")


@pytest.mark.parametrize("name", TOLD)
def test_the_state_of_another_pipeline_is_refused_by_name_until_it_is_adopted(
    folder, told, tmp_path, monkeypatch, name
):
    file = tmp_path / "given.json"
    folder.write(file, STATE | {"written_for": {name: "theirs", "shop": 1}}, NOW - 1)
    last = refused(folder.run("--state", file), "STATE-02")
    assert f"{name} theirs" in last
    assert f"our-{name}" in last
    assert "adopt_state" in last
    config = tmp_path / "config.json"
    folder.write(config, {"adopt_state": True}, NOW - 1)
    [*_, state] = emitted(folder.run("--config", config, "--state", file))
    ours = {each: f"our-{each}" for each in TOLD}
    assert state["value"]["written_for"] == {**ours, "shop": 1}
    folder.write(file, state["value"], NOW - 1)
    emitted(folder.run("--state", file))


def test_a_state_that_says_nothing_goes_on_and_says_it_from_now_on(folder, told, tmp_path):
    file = tmp_path / "given.json"
    folder.write(file, STATE, NOW - 1)
    states = [each["value"] for each in emitted(folder.run("--state", file)) if "value" in each]
    assert states
    for state in states:
        assert state["written_for"] == {each: f"our-{each}" for each in TOLD}
