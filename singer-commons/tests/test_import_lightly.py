"""Who needs no SFTP, no CSV target, is spared them: extras are extras."""

import subprocess
import sys
from pathlib import Path

import pytest

import singer_commons

LIGHT = (
    *("singer_commons.tap", "singer_commons.stream", "singer_commons.values"),
    *("tap_ordergroove.tap", "tap_ordergroove_webhooks.tap.tap"),
)
HEAVY = {"paramiko", "cryptography", "fastjsonschema", "pycountry"}


@pytest.mark.parametrize(
    ("modules", "allowed"),
    [
        (", ".join(LIGHT), set()),
        (
            "singer_commons.csv_target.sdk, target_bspk_s3.target",
            {"fastjsonschema", "pycountry"},
        ),
        ("singer_commons.sftp, tap_ordergroove_sftp.tap", {"paramiko", "cryptography"}),
    ],
)
def test_an_import_brings_nothing_that_is_not_used(modules, allowed):
    assert HEAVY & brought_by(modules) <= allowed


def test_the_core_of_the_csv_target_knows_neither_the_sdk_nor_ssh():
    folder = Path(singer_commons.__file__).parent / "csv_target"
    modules = [f"singer_commons.csv_target.{path.stem}" for path in folder.glob("[!_]*.py")]
    assert len(modules) > 20
    assert not {"singer_sdk", "paramiko"} & brought_by(", ".join(modules))


def brought_by(modules):
    code = f"import sys, {modules}; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(found.stdout.split())
