"""A plugin whose standard output is closed ends with status 1 and without a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TAP = """
from functools import partial
from singer_commons.command import run
from tests.support.small_tap import TapUnderTest

class Long(TapUnderTest):
    def discover_streams(self):
        for stream in super().discover_streams():
            stream.get_records = partial(self.records, stream)
            yield stream

    def records(self, stream, _):
        try:
            for number in range(100_000):
                yield {"number": number}
                if number == 1000:
                    stream.commit({"number": number})
        except Exception as error:
            raise stream.as_failure(error) from None

run(Long)
"""


@pytest.mark.parametrize(
    ("arguments", "reader"),
    [
        ("", "| head -n 2 >/dev/null"),
        ("", ">&-"),
        ("", ">/dev/full"),
        ("--discover", ">/dev/full"),
    ],
)
def test_a_closed_standard_output_is_no_traceback(reader, arguments):
    script = f'{{ "$0" -c "$1" --config ENV {arguments}; echo "status $?" >&2; }} {reader}'
    done = subprocess.run(
        ["bash", "-c", script, sys.executable, TAP],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert "cannot go on" not in done.stderr
    if not arguments:
        assert "status 1" in done.stderr.splitlines()


INTERRUPTED = """
import atexit, signal, sys
from types import SimpleNamespace
from singer_commons.command import run

class Writing:
    def __call__(self, arguments, obj):
        signal.signal(signal.SIGALRM, lambda *_: None)
        atexit.register(signal.setitimer, signal.ITIMER_REAL, 0)
        signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
        for _ in range(20):
            sys.stdout.buffer.write(b"x" * 999_999 + b"\\n")

run(SimpleNamespace(cli=Writing(), invoke=print))
"""


def test_signals_leave_every_line_whole_also_where_python_is_told_not_to_buffer():
    command = [sys.executable, "-u", "-c", INTERRUPTED]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    assert list(map(len, done.stdout.splitlines())) == [999_999] * 20
