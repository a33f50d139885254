"""Runs one program and says what it took."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Consumer = Callable[[IO[bytes]], None]

ROOT = Path(__file__).parents[1]
MEGABYTE = 1_000_000
LONGEST_QUOTE = 8000
LONGEST_RUN = 3600  # seconds
KILOBYTE = 1024  # the unit of ru_maxrss on Linux
LAUNCHER = (sys.executable, "-I", "-S", str(Path(__file__).with_name("launcher.py")))

MEDDLING = ("PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "PYTHONPATH")
"""Variables that slow a Python down, or make it run something else."""
CONFIGURING = ("TAP_", "TARGET_", "MELTANO_", "DLT_", "ORDERGROOVE_WEBHOOKS_")
"""Prefixes of variables that would change what is measured."""


class BenchmarkError(Exception):
    """A program failed or took too long: there is nothing to report."""


@dataclass(frozen=True)
class Ran:
    """What a program took.

    Attributes:
        seconds: From its start to its end.
        cpu_seconds: Of its processes together.
        peak_mb: The most memory (resident set) one of its processes had, in megabytes.
    """

    seconds: float
    cpu_seconds: float
    peak_mb: float


def environment(**settings: str) -> dict[str, str]:
    """Return the environment of all measured programs, with settings added."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in MEDDLING and not name.startswith(CONFIGURING)
    }
    return {**inherited, "RUNTIME__DLTHUB_TELEMETRY": "false", **settings}


def run(
    command: Sequence[str | Path],
    *,
    settings: Mapping[str, str] | None = None,
    stdin: Path | None = None,
    consume: Consumer | None = None,
    core: int | None = None,
) -> Ran:
    """Run a program to its end.

    Args:
        command: The program and its arguments; it runs in the project's folder.
        settings: Variables to add to its environment.
        stdin: A file to feed it; nothing by default.
        consume: Reads its standard output to the end; by default nobody does.
        core: The one processor that it and its children may use; by default they may use all.

    Returns:
        What it took.

    Raises:
        BenchmarkError: If it failed, or did not end in time.
    """
    with (
        tempfile.TemporaryFile() as errors,
        tempfile.TemporaryFile() as report,
        Path(stdin or os.devnull).open("rb") as given,
        subprocess.Popen(  # noqa: S603 - our own commands
            [
                *LAUNCHER,
                str(report.fileno()),
                str("" if core is None else core),
                *map(str, command),
            ],
            cwd=ROOT,
            env=environment(**(settings or {})),
            stdin=given,
            stdout=subprocess.PIPE if consume else subprocess.DEVNULL,
            stderr=errors,
            pass_fds=[report.fileno()],
        ) as process,
    ):
        timer = threading.Timer(LONGEST_RUN, process.terminate)
        timer.start()
        try:
            if consume and process.stdout:
                consume(process.stdout)
            process.wait()
        finally:
            timer.cancel()
        report.seek(0)
        # Nothing is reported if the program is not there.
        seconds, cpu, kilobytes, code = map(float, report.read().split() or (0, 0, 0, 127))
        if code:
            errors.seek(0)
            words = errors.read().decode(errors="replace")[-LONGEST_QUOTE:]
            msg = f"{Path(command[0]).name} ended with {code:.0f}:\n{words}"
            raise BenchmarkError(msg)
    return Ran(seconds, cpu, kilobytes * KILOBYTE / MEGABYTE)
