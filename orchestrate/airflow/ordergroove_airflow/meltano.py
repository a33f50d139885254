"""Starts Meltano, tells what it says, and ends it with all of its plugins."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ordergroove_airflow.log import Log
from ordergroove_airflow.system_folder import own_system_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

NOT_MELTANOS = ("AIRFLOW_", "_AIRFLOW_", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
"""What Airflow's environment has and a plugin must not: its secrets, and its own Python."""

PATIENCE = 4.0
"""Seconds that a run has to end; Airflow ends the task after five."""


@dataclass
class Meltano:
    """A project's Meltano.

    Attributes:
        project: The project's folder.
        environment: Meltano's environment.
        executable: The program; empty: the project's `.venv`, or else what PATH has.
        stopped: Whether `stop` was called.
    """

    project: Path
    environment: str
    executable: str = ""
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    stopped: bool = False

    def run(
        self, arguments: Sequence[str], env: Mapping[str, str], say: Callable[[str], None]
    ) -> tuple[int, Log]:
        """Run a command to its end.

        Args:
            arguments: What follows `meltano --environment=…`.
            env: What is added to this process's environment.
            say: Gets each line that a person wants to read.

        Returns:
            The exit code, and what the log said.
        """
        log = Log()
        inherited = self._environ(env)
        shared = Path(inherited.get("MELTANO_SYS_DIR_ROOT") or self.project / ".meltano")
        with own_system_folder(shared) as folder:
            inherited["MELTANO_SYS_DIR_ROOT"] = str(folder)
            # Meltano writes a file a run below it: without this, into the home of the user.
            inherited.setdefault("XDG_STATE_HOME", str(shared / "logs"))
            self._process = subprocess.Popen(  # noqa: S603 - the project's own words
                [self._program(), f"--environment={self.environment}", *arguments],
                cwd=self.project,
                env=inherited,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # one signal then reaches the plugins, too
            )
            with self._process as process:
                try:
                    if self.stopped:  # between the fork and here
                        self.stop()
                    for line in process.stdout or ():
                        if text := log.take(line.decode("utf-8", "replace")):
                            say(text)
                except BaseException:
                    self.stop()
                    raise
            return process.returncode, log

    def stop(self) -> None:
        """End Meltano and its plugins; may be called by a signal, and more than once."""
        self.stopped = True
        process = self._process
        if process is None or process.poll() is not None:
            return
        _signal(process, signal.SIGTERM)
        timer = threading.Timer(PATIENCE, _signal, (process, signal.SIGKILL))
        timer.daemon = True
        timer.start()

    def bookmarks(
        self, state_id: str, env: Mapping[str, str], say: Callable[[str], None]
    ) -> dict[str, Any]:
        """Return the bookmarks that Meltano keeps under a state id, wherever it keeps them."""
        done = subprocess.run(  # noqa: S603 - the same
            [self._program(), f"--environment={self.environment}", "state", "get", state_id],
            cwd=self.project,
            env=self._environ(env),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        try:
            state = json.loads(done.stdout)
        except ValueError:
            say(f"No state could be read: {done.stderr.decode('utf-8', 'replace')}")
            return {}
        bookmarks = (state.get("singer_state") or state).get("bookmarks") or {}
        return {stream: each.get("replication_key_value") for stream, each in bookmarks.items()}

    def _program(self) -> str:
        own = self.project / ".venv" / "bin" / "meltano"
        return self.executable or (str(own) if own.exists() else "meltano")

    def _environ(self, env: Mapping[str, str]) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(NOT_MELTANOS)}
        return {**kept, "MELTANO_CLI_LOG_FORMAT": "json", "NO_COLOR": "1", **env}


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Send a signal to a process and all that it started, if it is still there."""
    if process.poll() is None:
        os.killpg(process.pid, number)
