"""Runs the loader's command, line by line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from duckloading import Database

LONG = 60
"""Seconds that a slow machine may take."""


class Loader:
    """A running loader."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self.process, self._folder = process, folder
        self._input: IO[str] = process.stdin  # type: ignore[assignment]

    def send(self, *lines: str) -> None:
        """Send messages."""
        self._input.write("".join(f"{line}\n" for line in lines))
        self._input.flush()

    def end(self) -> int:
        """End the input, and return the exit code."""
        self._input.close()
        return self.process.wait(LONG)

    @property
    def states(self) -> list[Any]:
        """The states that are out so far."""
        return [json.loads(line) for line in (self._folder / "out").read_text().splitlines()]

    @property
    def log(self) -> str:
        """What it has said so far."""
        return (self._folder / "log").read_text()


@contextmanager
def running(
    database: Database, folder: Path, *, before: Callable[[], None] | None = None, **others: Any
) -> Iterator[Loader]:
    """Start the loader; `before` is called in its process."""
    folder.mkdir(exist_ok=True)
    config = folder / "config.json"
    config.write_text(json.dumps(database.config(**others)))
    with (folder / "out").open("wb") as out, (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "ordergroove_target_duckdb", "--config", config],
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=log,
            text=True,
            env=dict(os.environ),
            preexec_fn=before,  # noqa: PLW1509 - no thread runs in these tests
        )
    try:
        yield Loader(process, folder)
    finally:
        process.kill()
        process.communicate()


def until(condition: Callable[[], object]) -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + LONG
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)
