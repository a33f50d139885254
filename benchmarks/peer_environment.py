"""The peers' environments: made when they are first needed, each from pins of its own."""

from __future__ import annotations

import subprocess
import sys

from benchmarks.programs import BIN, ROOT

PEERS = "bench"
TARGETS = "bench-targets"
"""For the peer that agrees with no other on versions."""


def peer(module: str) -> list[str]:
    """Return the command that runs a module of `peers/`."""
    return [program(PEERS, "python"), "-m", f"benchmarks.peers.{module}"]


def program(environment: str, name: str) -> str:
    """Return the path of a program in an environment, which is made first if need be.

    Args:
        environment: The name of its pins, `requirements/NAME.txt`, and of its folder below
            `.cache/`. Where a Python needs other versions than a peer asks for,
            `requirements/NAME.overrides.txt` has them.
        name: The program.
    """
    venv = ROOT / ".cache" / environment / "peers"
    pins = ROOT / "requirements" / f"{environment}.txt"
    overrides = pins.with_suffix(".overrides.txt")
    given = ["--requirement", str(pins)]
    wanted = pins.read_bytes()
    if overrides.exists():
        given += ["--override", str(overrides)]
        wanted += overrides.read_bytes()
    installed = venv / "installed.txt"
    if not installed.exists() or installed.read_bytes() != wanted:
        python = ["--quiet", "--python"]
        _uv("venv", "--clear", *python, sys.executable, str(venv))
        _uv("pip", "install", "--compile-bytecode", *python, f"{venv}/bin/python", *given)
        installed.write_bytes(wanted)
    return str(venv / "bin" / name)


def _uv(*arguments: str) -> None:
    subprocess.run([BIN / "uv", *arguments], cwd=ROOT, check=True)  # noqa: S603 - our own command
