"""Who needs no SFTP, no CSV target, is spared them: extras are extras."""

import subprocess
import sys
from pathlib import Path

import pytest

import singer_commons

HEAVY = {"paramiko", "cryptography", "fastjsonschema", "pycountry"}


@pytest.mark.parametrize(
    ("module", "allowed"),
    [
        ("singer_commons.tap", set()),
        ("singer_commons.stream", set()),
        ("singer_commons.values", set()),
        ("singer_commons.csv_target.sdk", {"fastjsonschema", "pycountry"}),
        ("singer_commons.sftp", {"paramiko", "cryptography"}),
        ("tap_ordergroove.tap", set()),
        ("tap_ordergroove_sftp.tap", {"paramiko", "cryptography"}),
        ("tap_ordergroove_webhooks.tap.tap", set()),
        ("target_bspk_s3.target", {"fastjsonschema", "pycountry"}),
    ],
)
def test_an_import_brings_nothing_that_is_not_used(module, allowed):
    assert HEAVY & brought_by(module) <= allowed


def test_the_core_of_the_csv_target_knows_neither_the_sdk_nor_ssh():
    folder = Path(singer_commons.__file__).parent / "csv_target"
    modules = [f"singer_commons.csv_target.{path.stem}" for path in folder.glob("[!_]*.py")]
    assert len(modules) > 20
    assert not {"singer_sdk", "paramiko"} & brought_by(", ".join(modules))


def brought_by(modules):
    code = f"import sys, {modules}; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(found.stdout.split())
