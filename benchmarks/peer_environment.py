"""The peers' environments: made when they are first needed, each from pins of its own."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.programs import BIN, ROOT

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Environment:
    """A virtual environment of peers.

    Attributes:
        name: Of its pins, `requirements/NAME.txt`, and of its folder below `.cache/`. Where a
            Python needs other versions than a peer asks for, `requirements/NAME.overrides.txt`
            has them.
    """

    name: str

    def program(self, name: str) -> str:
        """Return the path of a program in it, which is made first if need be."""
        venv = ROOT / ".cache" / self.name / "peers"
        pins = ROOT / "requirements" / f"{self.name}.txt"
        overrides = pins.with_suffix(".overrides.txt")
        wanted = pins.read_bytes() + (overrides.read_bytes() if overrides.exists() else b"")
        installed = venv / "installed.txt"
        if not installed.exists() or installed.read_bytes() != wanted:
            _make(venv, pins, overrides)
            installed.write_bytes(wanted)
        return str(venv / "bin" / name)


PEERS = Environment("bench")
TARGETS = Environment("bench-targets")
"""For the peer that agrees with no other on versions."""


def peer(program: str) -> list[str]:
    """Return the command that runs a module of `peers/`."""
    return [PEERS.program("python"), "-m", f"benchmarks.peers.{program}"]


def _make(venv: Path, pins: Path, overrides: Path) -> None:
    install = ["pip", "install", "--quiet", "--compile-bytecode"]
    given = ["--requirement", str(pins)]
    if overrides.exists():
        given += ["--override", str(overrides)]
    for arguments in (
        ["venv", "--quiet", "--clear", "--python", sys.executable, str(venv)],
        [*install, "--python", str(venv / "bin" / "python"), *given],
    ):
        subprocess.run([BIN / "uv", *arguments], cwd=ROOT, check=True)  # noqa: S603 - our own command
