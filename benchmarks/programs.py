"""Runs programs to their end and says what they took; keeps servers running meanwhile.

GNU time starts what is measured: Linux counts the memory of whoever starts a program into the
program's own peak, so that under Python nothing would ever seem to take less than Python does.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Command = Sequence[object]  # a program and its arguments, as they are written
    Consumer = Callable[[IO[bytes]], object]

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
MEGABYTE = 1_000_000
CORES = sorted(os.sched_getaffinity(0))
SERVERS_CORE, CLIENTS_CORE = CORES[0], CORES[-1]
"""One processor for servers, another for what is measured, so that neither takes the other's."""

LONGEST_RUN = "1h"
LONGEST_QUOTE = 8000
KILOBYTE = 1024  # the unit of GNU time's %M
SECONDS_TO_START, SECONDS_TO_STOP = 600, 30

MEDDLING = ("PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "PYTHONPATH")
"""Variables that slow a Python down, or make it run something else."""
CONFIGURING = ("TAP_", "TARGET_", "MELTANO_", "DLT_", "ORDERGROOVE_WEBHOOKS_")
"""Prefixes of variables that would change what is measured."""


class BenchmarkError(Exception):
    """A program failed, took too long or did something else: there is nothing to report."""


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


def environment(settings: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment of all programs, with settings added."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in MEDDLING and not name.startswith(CONFIGURING)
    }
    return {**inherited, "RUNTIME__DLTHUB_TELEMETRY": "false", **(settings or {})}


def run(
    command: Command,
    *,
    settings: Mapping[str, str] | None = None,
    stdin: Path | None = None,
    consume: Consumer | None = None,
    core: int | None = None,
) -> Ran:
    """Run a program to its end, in the project's folder.

    Args:
        command: The program and its arguments.
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
        tempfile.NamedTemporaryFile() as report,
        Path(stdin or os.devnull).open("rb") as given,
        subprocess.Popen(  # noqa: S603 - our own commands
            [
                *("time", "--quiet", "--format=%e %U %S %M", f"--output={report.name}"),
                *("timeout", "--foreground", LONGEST_RUN),
                *_on(core, command),
            ],
            cwd=ROOT,
            env=environment(settings),
            stdin=given,
            stdout=subprocess.PIPE if consume else subprocess.DEVNULL,
            stderr=errors,
        ) as process,
    ):
        if consume and process.stdout:
            consume(process.stdout)
        if process.wait():
            errors.seek(0)
            words = errors.read().decode(errors="replace")[-LONGEST_QUOTE:]
            msg = f"{command[0]} ended with {process.returncode}:\n{words}"
            raise BenchmarkError(msg)
        seconds, user, system, kilobytes = map(float, report.read().split())
    return Ran(seconds, user + system, kilobytes * KILOBYTE / MEGABYTE)


def run_counting(
    command: Command, count: Callable[[IO[bytes]], int], wanted: int, core: int | None = None
) -> Ran:
    """Run a program, and check that it read every row: who leaves some out is faster.

    Args:
        command: The program and its arguments.
        count: Tells from its standard output how many rows it read.
        wanted: How many there are.
        core: As for `run`.

    Raises:
        BenchmarkError: If it read another number of rows.
    """
    found: list[int] = []
    ran = run(command, consume=lambda stdout: found.append(count(stdout)), core=core)
    if found != [wanted]:
        msg = f"{command} should have read {wanted} rows: {found}"
        raise BenchmarkError(msg)
    return ran


def keep(folder: Path, config: Mapping[str, Any]) -> Path:
    """Return the path of a new JSON file in a folder."""
    with tempfile.NamedTemporaryFile("w", dir=folder, suffix=".json", delete=False) as file:
        json.dump(config, file)
    return Path(file.name)


def printed(stdout: IO[bytes]) -> int:
    """Return the number that a program printed at its end."""
    return int(stdout.read().split()[-1])


def records_of(stream: str) -> Callable[[IO[bytes]], int]:
    """Return what counts a stream's records in a tap's output."""
    beginning = f'{{"type":"RECORD","stream":"{stream}",'
    # The SDK's default writer puts spaces, its msgspec writer none.
    beginnings = (beginning.encode(), beginning.replace(":", ": ").replace(",", ", ").encode())
    return lambda stdout: sum(line.startswith(beginnings) for line in stdout)


@contextlib.contextmanager
def serving(
    command: Callable[[int], Command],
    log: Path,
    settings: Mapping[str, str] | None = None,
    core: int | None = SERVERS_CORE,
) -> Iterator[int]:
    """Run a server on 127.0.0.1 while the block lasts.

    Args:
        command: Returns the program and its arguments, given the port to listen on.
        log: Where it writes what it has to say.
        settings: Variables to add to its environment.
        core: The one processor that it may use, with all its threads; None for any.

    Yields:
        The port.

    Raises:
        BenchmarkError: If it does not listen in time.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    with (
        log.open("wb") as output,
        subprocess.Popen(  # noqa: S603 - our own command
            _on(core, command(port)),
            cwd=ROOT,
            env=environment({**(settings or {}), "PORT": str(port)}),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        try:
            _wait_for(port, process, log)
            yield port
        finally:
            process.terminate()
            try:
                process.wait(SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                process.kill()


def _on(core: int | None, command: Command) -> list[str]:
    return [*([] if core is None else ["taskset", "-c", str(core)]), *map(str, command)]


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        time.sleep(0.05)
    msg = f"{process.args!r} did not start:\n{log.read_text(errors='replace')[-LONGEST_QUOTE:]}"
    raise BenchmarkError(msg)
