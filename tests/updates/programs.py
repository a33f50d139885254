"""What is asked of Meltano, and the receiver of webhooks, of an old version or of this one."""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .world import PATIENCE, environment

if TYPE_CHECKING:
    from collections.abc import Iterator

PLUGINS = (
    "tap-ordergroove", "tap-ordergroove-sftp", "tap-ordergroove-webhooks",
    "target-duckdb", "target-postgres", "target-csv", "target-bspk-s3", "target-dotapparel-sftp",
    "ordergroove-webhooks", "ordergroove-views",
)  # fmt: skip
# Runs in the version's own Python: one process for all questions, as each start takes seconds.
ASK = """
import json, re, sys
from click.testing import CliRunner
from meltano.cli import cli

def ask(*command):
    done = CliRunner().invoke(cli, ["--log-level=error", "--env-file", sys.argv[1], *command])
    assert done.exit_code == 0, (command, done.output, done.exception)
    return done.stdout

answers = {"config": {}, "settings": {}}
for plugin in sys.argv[2:]:
    answers["config"][plugin] = json.loads(ask("config", "--unsafe", "print", plugin))
    listed = ask("config", "list", "--all", plugin)
    answers["settings"][plugin] = sorted(set(re.findall(r"\\[env: (\\w+)", listed)))
answers["jobs"] = json.loads(ask("job", "list", "--format=json"))["jobs"]
answers["schedules"] = json.loads(ask("schedule", "list", "--format=json"))["schedules"]["job"]
print(json.dumps(answers))
"""


def ask_meltano(python: Path, root: Path, env_file: Path) -> dict[str, Any]:
    """Return settings, jobs and schedules of a project.

    Args:
        python: The version's own.
        root: The project.
        env_file: The user's settings.

    Returns:
        Each plugin's ``config``, with what the user set; the names of its ``settings`` in the
        environment; ``jobs`` and ``schedules``.
    """
    with tempfile.TemporaryDirectory() as folder:
        settings = {"MELTANO_DATABASE_URI": f"sqlite:///{folder}/meltano.db"}
        done = subprocess.run(
            [str(python), "-c", ASK, str(env_file), *PLUGINS],
            cwd=root,
            env=environment() | settings,
            stdout=subprocess.PIPE,
            check=True,
        )
    answers: dict[str, Any] = json.loads(done.stdout)
    return answers


@dataclass(frozen=True)
class Receiver:
    """A receiver that runs, and its commands."""

    program: Path
    url: str
    settings: dict[str, str]

    def command(self, *arguments: str) -> str:
        """Run a command of the receiver's; return its output."""
        done = subprocess.run(
            [str(self.program), *arguments],
            env=environment() | self.settings,
            stdout=subprocess.PIPE,
            timeout=PATIENCE,
            check=True,
        )
        return done.stdout.decode()


@contextmanager
def receiving(programs: Path, env_file: Path) -> Iterator[Receiver]:
    """Run a version's receiver until the block ends, told everything by its environment."""
    lines = (line.partition("=") for line in env_file.read_text().splitlines())
    settings = {name: value for name, _, value in lines if name.startswith("ORDERGROOVE_WEBHOOKS_")}
    program = programs / "ordergroove-webhooks"
    path = json.loads(settings["ORDERGROOVE_WEBHOOKS_ROUTES"])[0]["path"]
    with (
        tempfile.NamedTemporaryFile("w+") as log,
        subprocess.Popen(
            [str(program), "serve"], env=environment() | settings, stderr=log
        ) as process,
    ):
        try:
            port = _port(process, Path(log.name))
            yield Receiver(program, f"http://127.0.0.1:{port}{path}", settings)
        finally:
            process.terminate()


def _port(process: subprocess.Popen[bytes], log: Path) -> int:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text()
        for line in log.read_text().splitlines(keepends=True):
            if line.endswith("\n") and json.loads(line).get("message") == "listening":
                return int(json.loads(line)["port"])
        time.sleep(0.02)
    raise TimeoutError
