"""dlt, in an environment of its own that is made when it is first needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.children import ROOT

VENV = ROOT / ".cache" / "bench" / "dlt"
PINS = ROOT / "requirements" / "bench.txt"


def dlt_command() -> list[str]:
    """Return the command that runs `peers/dlt_pipeline.py`."""
    python = VENV / "bin" / "python"
    installed = VENV / "installed.txt"
    if not installed.exists() or installed.read_bytes() != PINS.read_bytes():
        uv = str(Path(sys.executable).parent / "uv")
        install = ["pip", "install", "--quiet", "--compile-bytecode", "--python", str(python)]
        for arguments in (
            ["venv", "--quiet", "--clear", "--python", sys.executable, str(VENV)],
            [*install, "--requirement", str(PINS)],
        ):
            subprocess.run([uv, *arguments], cwd=ROOT, check=True)  # noqa: S603 - our own command
        installed.write_bytes(PINS.read_bytes())
    return [str(python), "-m", "benchmarks.peers.dlt_pipeline"]
