"""Programs that build, install and ask packages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from .journey import BIN, PATIENCE, ROOT

UV = {**os.environ, "UV_PYTHON_DOWNLOADS": "never"}
UV.setdefault("UV_CACHE_DIR", str(ROOT / ".cache/uv"))


def run(*command, cwd=ROOT, env=UV):
    """Run a program that must succeed; return what it printed."""
    answer = subprocess.run(
        command, check=False, cwd=cwd, env=env, capture_output=True, text=True, timeout=PATIENCE
    )
    assert answer.returncode == 0, f"{command}: {answer.stdout}{answer.stderr}"
    return answer.stdout


def interpreter(version):
    """Return the path of a Python of this machine, or nothing."""
    if version == f"{sys.version_info.major}.{sys.version_info.minor}":
        return sys.executable
    # Of what pyenv has put on the path, only the version that is switched on answers.
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    folders = [*map(str, sorted(pyenv.glob(f"versions/{version}.*/bin"))), os.environ["PATH"]]
    env = {**UV, "PATH": os.pathsep.join(folders)}
    command = [BIN / "uv", "python", "find", "--system", "--no-project", version]
    found = subprocess.run(command, check=False, env=env, capture_output=True, text=True)
    return found.stdout.strip()
