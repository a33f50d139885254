"""README.md, meltano.yml and .env.example name the same settings as the target."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from dotapparelharness import person, record, schema, sent, sync

from target_dotapparel_sftp.layouts import TEMPLATE
from target_dotapparel_sftp.settings import Settings
from target_dotapparel_sftp.target import TargetDotApparelSftp

PROJECT = Path(__file__).parents[2]
README = (Path(__file__).parents[1] / "README.md").read_text()
DECLARED = TargetDotApparelSftp.config_jsonschema["properties"]
# As the issue names them.
WANTED = {
    "host",
    "port",
    "username",
    "password",
    "private_key",
    "private_key_path",
    "private_key_passphrase",
    "host_key",
    "known_hosts_path",
    "allow_unknown_host_key",
    "path",
    "file_types",
    "columns",
    "orders_delay_minutes",
    "datetime_timezone",
    "max_rows_per_file",
    "validate_only",
    "output_dir",
    "rejects_path",
    "max_rejects",
}
PREFIX = "TARGET_DOTAPPAREL_SFTP_"


def test_the_target_declares_what_it_should():
    assert DECLARED.keys() >= WANTED


def test_the_readme_agrees_with_the_target():
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+? \| .+?) \|$", README, re.MULTILINE))
    for name in WANTED:
        default, description = rows[name].split(" | ", 1)
        assert description == DECLARED[name]["description"], name
        declared = DECLARED[name].get("default")
        if name != "file_types":
            expected = (
                "\N{EN DASH}" if declared is None else f"`{json.dumps(declared)}`".replace('"', "")
            )
            assert default == expected, name


def test_the_readme_names_the_columns_of_customers():
    (listed,) = re.findall(r"### Customers\n\n(.+?): DotApparel's", README, re.DOTALL)
    assert re.findall(r"`(\w+)`", listed) == list(TEMPLATE)


def examples():
    """Return the configurations that the README shows."""
    blocks = re.findall(r"```json\n(.+?)```", README, re.DOTALL)
    decoder = json.JSONDecoder()
    for block in blocks:
        rest = block
        while rest := rest.strip():
            content, end = decoder.raw_decode(rest)
            yield content
            rest = rest[end:]


@pytest.mark.parametrize("number", range(4))
def test_what_the_readme_shows_can_work(number):
    found = list(examples())
    assert len(found) == 4
    given = found[number]
    if "host_key" in given:
        given["host_key"] = "SHA256:" + "A" * 43
    settings = Settings.from_config({"output_dir": "out"} | given)
    assert settings.layouts["customers"].columns


def test_the_readmes_stream_map_tells_consent(tmp_path):
    (maps,) = (each for each in examples() if "stream_maps" in each)
    fields = {"id": {"type": "string"}, "email": {"type": "string"}}
    declared = fields | {"accepts_marketing": {"type": "boolean"}}
    messages = [
        schema("customers", declared, ["id"]),
        record("customers", id="1", email=person(1)["EMAIL"], accepts_marketing=True),
        record("customers", id="2", email=person(2)["EMAIL"], accepts_marketing=False),
    ]
    sync(messages, output_dir=str(tmp_path), **maps)
    rows = sent(tmp_path, "customers")
    assert [(row["PERIDX"], row["PRIVACY"]) for row in rows] == [("1", "No"), ("2", "Yes")]


@pytest.fixture
def plugin():
    project = yaml.safe_load((PROJECT / "meltano.yml").read_text())
    loaders = project["plugins"]["loaders"]
    [found] = [each for each in loaders if each["name"] == "target-dotapparel-sftp"]
    return found


def test_meltano_yml_agrees_with_the_target(plugin):
    settings = {each["name"]: each for each in plugin["settings"]}
    assert settings.keys() >= WANTED
    for name in WANTED:
        declared = DECLARED[name]
        assert settings[name]["description"] == declared["description"], name
        assert settings[name]["label"] == declared["title"], name
        assert settings[name].get("sensitive", False) is declared.get("secret", False), name
        assert settings[name].get("value") == declared.get("default"), name


def test_env_example_agrees_with_the_target_and_the_map(plugin):
    lines = (PROJECT / ".env.example").read_text().splitlines()
    given = dict(line.removeprefix("# ").split("=", 1) for line in lines if PREFIX in line)
    constants = {
        each["name"].replace(".", "_"): each["value"]
        for each in plugin["settings"]
        if each["name"].startswith("stream_map_config.")
    }
    assert {name.removeprefix(PREFIX).lower() for name in given} == WANTED | constants.keys()
    for name, value in constants.items():
        assert given[f"{PREFIX}{name.upper()}"] == value, name
    for name in WANTED:
        default = DECLARED[name].get("default")
        expected = "" if default is None else str(default)
        assert given[f"{PREFIX}{name.upper()}"].lower() == expected.lower(), name
