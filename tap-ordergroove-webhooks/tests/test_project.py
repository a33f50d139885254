"""How the project sets the tap and the receiver up."""

from __future__ import annotations

from pathlib import Path

import yaml

PLUGINS = yaml.safe_load((Path(__file__).parents[1] / "plugin.meltano.yml").read_text())["plugins"]


def test_the_receiver_and_the_tap_use_one_log():
    (receiver,) = PLUGINS["utilities"]
    (tap,) = PLUGINS["extractors"]
    assert receiver["config"]["store"] == tap["config"]["store"]
    assert tap["config"]["store"].startswith("sqlite:///$MELTANO_PROJECT_ROOT/")
    defaults = [
        each["value"]
        for plugin in (receiver, tap)
        for each in plugin["settings"]
        if each["name"] == "store"
    ]
    assert len(defaults) == 2
    assert len(set(defaults)) == 1


def test_the_receiver_has_a_command_for_each_of_its_own():
    (receiver,) = PLUGINS["utilities"]
    assert set(receiver["commands"]) == {"serve", "status", "send-test", "replay", "prune"}
