"""Ctrl-C ends a run of tests at once, whatever a tap or target of the SDK took over in it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from .support.journey import PATIENCE, ROOT

TESTS = """
import os
import time
from pathlib import Path

from singer_sdk import Tap, Target


class AnyTap(Tap):
    name = "tap-any"
    config_jsonschema = {{"properties": {{}}}}

    def discover_streams(self):
        return []


class AnyTarget(Target):
    name = "target-any"
    config_jsonschema = {{"properties": {{}}}}


def test_one():
    AnyTap()
    AnyTarget()
    Path({begun!r}).touch()
    time.sleep(100)


def test_two():
    Path({went_on!r}).touch()
"""


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["plain", "two workers"])
def test_ctrl_c_ends_a_run_of_tests(tmp_path, workers):
    begun, went_on = tmp_path / "begun", tmp_path / "went on"
    tests = tmp_path / "test_any.py"
    shutil.copy(ROOT / "conftest.py", tmp_path)
    tests.write_text(TESTS.format(begun=str(begun), went_on=str(went_on)))
    # What runs in the background may be told to ignore it, and its children with it.
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), *workers, str(tests)],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        signal.signal(signal.SIGINT, handler)
        until = time.monotonic() + PATIENCE
        while not begun.exists():
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)
        told = time.monotonic()
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: all programs of the run
        process.communicate(timeout=PATIENCE)
        assert time.monotonic() - told < 30
    assert process.returncode == pytest.ExitCode.INTERRUPTED
    assert went_on.exists() == bool(workers)  # the other worker was free to
