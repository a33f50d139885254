"""Runs Meltano, or the tap alone, as a user would: a program told everything by its environment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from meltano.core.project import Project
from meltano.core.state_service import StateService
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
PATIENCE = 120  # seconds that any program may take
# The 120 days of history before it cross a change of clocks.
NOW = datetime(2025, 12, 1, 18, 0, tzinfo=timezone.utc)
KEY = "sandbox-key-that-must-not-show"
THEIRS = ("MELTANO_", "TAP_", "TARGET_")  # what the developer's own environment may hold


@dataclass(frozen=True)
class Finished:
    """How a program ended, and all that it said on both streams."""

    code: int
    log: str

    def lines_of(self, plugin: str) -> list[str]:
        """Return what a plugin said, line by line."""
        mark = f"] {plugin} "
        return [line.partition(mark)[2].strip() for line in self.log.splitlines() if mark in line]


@dataclass(frozen=True)
class Running:
    """A program that was started, and the file with all that it says."""

    process: subprocess.Popen[bytes]
    log: Path

    def finish(self) -> Finished:
        """Wait for its end."""
        return Finished(self.process.wait(timeout=PATIENCE), self.log.read_text())


class Meltano:
    """The project's Meltano with a system database, run files and logs in a folder of its own.

    The plugins are those that `make plugins` installed.
    """

    def __init__(self, folder: Path, **settings: str) -> None:
        """Keep everything in `folder`; settings are environment variables of every run."""
        self.folder = folder
        self.project = ROOT
        system = folder / "system"
        system.mkdir(parents=True)
        for kind in ("extractors", "loaders", "utilities"):
            (system / kind).symlink_to(ROOT / ".meltano" / kind)
        (folder / "no.env").touch()
        self._commands = 0
        self._database = f"sqlite:///{folder / 'meltano.db'}"
        self._environment = clean_environment() | {
            "MELTANO_DATABASE_URI": self._database,
            "MELTANO_SYS_DIR_ROOT": str(system),
            **settings,
        }

    @contextmanager
    def start(self, *arguments: str, **settings: str) -> Iterator[Running]:
        """Start a command; it is ended with the block, unless it has ended before."""
        self._commands += 1
        log = self.folder / f"command-{self._commands}.log"
        with log.open("w") as output:
            process = subprocess.Popen(
                [str(BIN / "meltano"), "--env-file", str(self.folder / "no.env"), *arguments],
                cwd=self.project,
                env=self._environment | settings,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        with process:
            try:
                yield Running(process, log)
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)  # its plugins too

    def run(self, *blocks: str, **settings: str) -> Finished:
        """Run a pipeline to its end."""
        with self.start("run", *blocks, **settings) as running:
            return running.finish()

    def bookmarks(self, state_id: str) -> dict[str, dict[str, str]]:
        """Read the bookmarks back from Meltano's store, as ``meltano state get`` does."""
        with closing(create_engine(self._database).connect()) as connection:
            states = StateService(Project(self.project), session=Session(connection))
            state = states.get_state(state_id)
        found: dict[str, dict[str, str]] = state.get("singer_state", {}).get("bookmarks", {})
        return found


def clean_environment() -> dict[str, str]:
    """Return the environment without what would change the outcome, or slow every start down."""
    unwanted = (*THEIRS, "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    return {**kept, "NO_COLOR": "1", "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}


def child_of(parent: int, program: str) -> int | None:
    """Return the id of a process's child that runs `program`, if there is one."""
    try:
        threads = list(Path(f"/proc/{parent}/task").iterdir())
        for child in [one for each in threads for one in (each / "children").read_text().split()]:
            words = Path(f"/proc/{child}/cmdline").read_text().split("\0")
            if any(Path(word).name == program for word in words):
                return int(child)
    except OSError:  # something has ended meanwhile
        pass
    return None
