"""The peers' environment: one of their own, made when it is first needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.children import ROOT

VENV = ROOT / ".cache" / "bench" / "peers"
PINS = ROOT / "requirements" / "bench.txt"


def peer(program: str) -> list[str]:
    """Return the command that runs a module of `peers/`."""
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
    return [str(python), "-m", f"benchmarks.peers.{program}"]
