"""Programs that build, install and ask packages."""

from __future__ import annotations

import os
import subprocess
import sys

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
    command = [BIN / "uv", "python", "find", "--system", "--no-project", version]
    found = subprocess.run(command, check=False, env=UV, capture_output=True, text=True)
    return found.stdout.strip()
