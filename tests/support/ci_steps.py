"""Runs a job of GitHub Actions or GitLab CI here: its commands as written, and its artefacts."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from .journey import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

EXPRESSION = re.compile(r"\$\{\{\s*([\w.]+)\s*\}\}")
GITHUB_SHELL = ("bash", "-e")
"""What a step without `shell` runs in."""
# Of the conditions of a step, those that are used; all are about how the steps before it ended.
CONDITIONS: Mapping[str, Callable[[bool], bool]] = {
    "": lambda failed: not failed,
    "failure() || cancelled()": lambda failed: failed,
    "always()": lambda _failed: True,
}
DONE_BEFORE = {"actions/checkout", "actions/setup-python"}


@dataclass(frozen=True)
class Job:
    """How a job ended.

    Attributes:
        failed: Whether it is red.
        said: All that its commands said.
        kept: The text of all files that it kept.
    """

    failed: bool
    said: str
    kept: str


@dataclass(frozen=True)
class Runner:
    """A machine that runs jobs.

    Attributes:
        project: Where the repository was checked out.
        temporary: A folder that is gone after the job.
        environment: What every command is given.
        known: What the CI knows by name: `secrets.NAME`, `vars.NAME`, `github.run_id`; for GitLab,
            names of variables.
    """

    project: Path
    temporary: Path
    environment: Mapping[str, str]
    known: Mapping[str, str]

    def github(self, path: Path) -> Job:
        """Run the only job of a workflow.

        Raises:
            KeyError: If it uses an action or a condition that nobody stands in for here, or a name
                that GitHub would not know, but for secrets and variables, which are empty then.
        """
        (job,) = yaml.safe_load(path.read_text("utf-8"))["jobs"].values()
        failed, said = False, []
        for step in job["steps"]:
            if not CONDITIONS[step.get("if", "")](failed):
                continue
            if "run" in step:
                env = {name: self._filled(value) for name, value in step.get("env", {}).items()}
                ended, output = self._shell(GITHUB_SHELL, step["run"], env)
                failed |= not ended
                said.append(output)
            elif step["uses"].startswith("actions/upload-artifact@"):
                self._keep(Path(self._filled(step["with"]["path"])))
            elif step["uses"].partition("@")[0] not in DONE_BEFORE:
                raise KeyError(step["uses"])
        return Job(failed, "".join(said), self._kept())

    def gitlab(self, path: Path) -> Job:
        """Run the only job of a pipeline: two scripts in one shell, the last in another."""
        (job,) = yaml.safe_load(path.read_text("utf-8")).values()
        env = {**self.known, "CI_PROJECT_DIR": str(self.project)}
        env |= {
            name: value.replace("$CI_PROJECT_DIR", str(self.project))
            for name, value in job["variables"].items()
        }
        script = "\n".join([*job["before_script"], *job["script"]])
        shell = ("bash", "-eo", "pipefail")
        ended, said = self._shell(shell, script, env)
        env["CI_JOB_STATUS"] = "success" if ended else "failed"
        _, after = self._shell(shell, "\n".join(job["after_script"]), env)
        assert job["artifacts"]["when"] == "always"
        for each in job["artifacts"]["paths"]:
            self._keep(self.project / each)
        return Job(not ended, said + after, self._kept())

    def _keep(self, path: Path) -> None:
        """Keep a folder as an artefact; one that is not there is no failure, as there."""
        if path.exists():
            shutil.copytree(path, self.temporary / "artefacts")

    def _kept(self) -> str:
        files = (self.temporary / "artefacts").rglob("*")
        return "".join(path.read_text("utf-8") for path in files if path.is_file())

    def _filled(self, text: str) -> str:
        def value(found: re.Match[str]) -> str:
            name = found[1]
            if name == "runner.temp":
                return str(self.temporary)
            if name.startswith(("secrets.", "vars.")):
                return self.known.get(name, "")
            return self.known[name]

        return EXPRESSION.sub(value, text)

    def _shell(
        self, shell: tuple[str, ...], script: str, env: Mapping[str, str]
    ) -> tuple[bool, str]:
        """Run a script; return whether it succeeded, and what it said."""
        with subprocess.Popen(
            [*shell, "-c", script],
            cwd=self.project,
            env={**self.environment, **env},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            text=True,
        ) as process:
            try:
                said, _ = process.communicate(timeout=PATIENCE)
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)
        return process.returncode == 0, said
