"""Programs that a test starts, each in a session of its own, and ends by their ids."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GRACE = 10  # seconds that a program has to end by itself


@dataclass(frozen=True)
class Id:
    """A process: ids come again, an id and the moment of its start do not."""

    pid: int
    started: str

    @classmethod
    def of(cls, pid: int) -> Id | None:
        """Return it, or nothing if there is no such process, or only its exit code is left."""
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return None
        return None if fields[0] == "Z" else cls(pid, fields[19])

    def signal(self, number: int) -> None:
        """Send a signal, if it still runs."""
        if Id.of(self.pid) == self:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)


def command_of(pid: int) -> list[str]:
    """Return a process's command line; empty if it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().split("\0")[:-1]
    except OSError:
        return []


def tree(pid: int) -> list[int]:
    """Return a process and all that descend from it, whatever their sessions, parents first."""
    found = [pid]
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += tree(int(child))
    return found


@dataclass
class Program:
    """A program, its log, and all processes that ever were seen below it."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    folder: Path
    process: subprocess.Popen[bytes] | None = None
    seen: set[Id] = field(default_factory=set)

    @property
    def log(self) -> Path:
        return self.folder / f"{self.name}.log"

    @property
    def pid(self) -> int:
        assert self.process
        return self.process.pid

    def start(self) -> None:
        """Start it, or start it again; its log grows."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def below(self) -> list[int]:
        """Return the ids of its processes, itself first, and remember them."""
        found = tree(self.pid) if self.running() else []
        self.seen |= {each for each in map(Id.of, found) if each}
        return found

    def kill(self, *, spare: str = "\0") -> None:
        """End all its processes at once, as a machine that loses its power does.

        Args:
            spare: A program that goes on, with what it has started, as an orphan.
        """
        spared = {
            child
            for pid in self.below()
            if any(Path(word).name == spare for word in command_of(pid)[:2])
            for child in tree(pid)
        }
        # Stopped first, parents before children: nobody sees another one's end, and reacts.
        targets = [each for each in map(Id.of, self.below()) if each and each.pid not in spared]
        for number in (signal.SIGSTOP, signal.SIGKILL):
            for each in targets:
                each.signal(number)
        assert self.process
        self.process.wait(GRACE)


def stop_all(programs: Sequence[Program]) -> None:
    """Ask all to end; what has not ended after a while is killed, with all that they started."""
    for each in programs:
        each.below()
    running = [each.process for each in programs if each.process and each.running()]
    for process in running:
        process.terminate()
    end = time.monotonic() + GRACE
    for process in running:
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(0, end - time.monotonic()))
    for each in [each for program in programs for each in program.seen]:
        each.signal(signal.SIGKILL)
    for process in running:
        process.wait(GRACE)


def wait_for(what: str, condition, patience: float = 120, every: float = 0.5):
    """Return what a condition says as soon as it is true.

    Args:
        what: What is waited for, for the message.
        condition: Is called without arguments.
        patience: Seconds.
        every: Seconds between two looks.

    Raises:
        TimeoutError: It has not become true.
    """
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(every)
    message = f"{what}: not within {patience} seconds"
    raise TimeoutError(message)
