"""Who needs no SFTP, no CSV target, is spared them: extras are extras."""

import subprocess
import sys

import pytest

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
    code = f"import sys, {module}; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert HEAVY & set(found.stdout.split()) <= allowed
