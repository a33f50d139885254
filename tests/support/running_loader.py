"""Runs a loader's command, line by line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

import psycopg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.support.postgres_loader import Database

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
def program(
    module: str,
    config: dict[str, Any],
    folder: Path,
    *,
    before: Callable[[], None] | None = None,
    **environment: str,
) -> Iterator[Loader]:
    """Start a loader's module; `before` is called in its process."""
    folder.mkdir(exist_ok=True)
    file = folder / "config.json"
    file.write_text(json.dumps(config))
    with (folder / "out").open("wb") as out, (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", module, "--config", file],
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=log,
            text=True,
            env={**os.environ, **environment},
            preexec_fn=before,  # noqa: PLW1509 - no other thread runs in these tests
        )
    try:
        yield Loader(process, folder)
    finally:
        process.kill()
        process.communicate()


def running(
    database: Database, folder: Path, *, options: str = "", **others: Any
) -> AbstractContextManager[Loader]:
    """Start target-postgres; `options` are PostgreSQL's, for its sessions."""
    config = database.config(**others)
    return program("ordergroove_target_postgres", config, folder, PGOPTIONS=options)


def until(condition: Callable[[], object]) -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + LONG
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def count(database: Database, table: str = "s") -> int:
    """Return how many rows a table has, none if it is not there."""
    try:
        return len(database.rows(table))
    except (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName):
        return 0


def is_waiting(database: Database) -> bool:
    """Return whether a session of this database waits for a lock."""
    return bool(
        database.query(
            "select pid from pg_stat_activity where wait_event_type = 'Lock' "
            "and datname = current_database()"
        )
    )
