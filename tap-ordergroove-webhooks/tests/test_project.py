"""meltano.yml and .env.example name the same settings as the tap and the receiver."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from tap_ordergroove_webhooks.receiver.settings import DEFAULTS, DESCRIPTIONS
from tap_ordergroove_webhooks.tap.settings import DECLARATION

PROJECT = Path(__file__).parents[2]
SECRETS = {"store", "routes"}


@pytest.fixture
def plugins():
    return yaml.safe_load((PROJECT / "meltano.yml").read_text())["plugins"]


def named(plugins, name):
    [found] = [each for each in plugins if each["name"] == name]
    return found, {each["name"]: each for each in found["settings"]}


def test_the_tap(plugins):
    plugin, settings = named(plugins["extractors"], "tap-ordergroove-webhooks")
    declared = DECLARATION["properties"]["store"]
    assert settings["store"]["label"] == declared["title"]
    assert settings["store"]["description"] == declared["description"]
    assert settings["store"]["value"] == declared["default"]
    assert settings["store"]["sensitive"] is declared["secret"] is True
    _, receiver = named(plugins["utilities"], "ordergroove-webhooks")
    assert receiver["store"]["value"] == settings["store"]["value"]
    assert plugin["config"]["store"].startswith("sqlite:///$MELTANO_PROJECT_ROOT/")


def test_the_receiver_and_the_tap_use_one_log(plugins):
    receiver, settings = named(plugins["utilities"], "ordergroove-webhooks")
    tap, _ = named(plugins["extractors"], "tap-ordergroove-webhooks")
    assert receiver["config"]["store"] == tap["config"]["store"]
    assert settings.keys() == DEFAULTS.keys()
    for name, default in DEFAULTS.items():
        assert settings[name]["description"] == DESCRIPTIONS[name]
        assert settings[name].get("value", []) == default
        assert settings[name].get("sensitive", False) is (name in SECRETS)
    assert set(receiver["commands"]) == {"serve", "status", "send-test", "replay", "prune"}


def test_env_example_names_them_all():
    lines = (PROJECT / ".env.example").read_text().splitlines()
    given = dict(line.removeprefix("# ").split("=", 1) for line in lines if "_WEBHOOKS_" in line)
    own = {name: value for name, value in given.items() if not name.startswith("TAP_")}
    assert {name.removeprefix("ORDERGROOVE_WEBHOOKS_").lower() for name in own} == DEFAULTS.keys()
    assert given.keys() - own.keys() == {"TAP_ORDERGROOVE_WEBHOOKS_STORE"}
    for name, default in DEFAULTS.items():
        text = own[f"ORDERGROOVE_WEBHOOKS_{name.upper()}"]
        if name == "routes":
            assert [each.keys() for each in json.loads(text)] == [
                {"path", "merchant", "verification_keys"}
            ]
        elif name != "store":  # which must be the same for the tap
            assert text == str(default), name
