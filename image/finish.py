"""Compiles what the image holds, once each, and starts every plugin: it must tell its version."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import cache_from_source
from pathlib import Path
from py_compile import PycInvalidationMode
from py_compile import compile as compile_module

PROJECT = Path("/project")
UNCHECKED = PycInvalidationMode.UNCHECKED_HASH
SILENT = 2  # some packages bring modules for other versions of Python


def compile_all(folder: Path) -> None:
    """Compile every module below a folder; modules that are one file share what comes of it.

    Nobody can write there afterwards, so that nothing has to be compared at a start.
    """
    made: dict[int, str] = {}
    for module in folder.rglob("*.py"):
        compiled = cache_from_source(str(module))
        Path(compiled).parent.mkdir(exist_ok=True)
        Path(compiled).unlink(missing_ok=True)
        inode = module.stat().st_ino
        if inode in made:
            os.link(made[inode], compiled)
        elif compile_module(str(module), compiled, invalidation_mode=UNCHECKED, quiet=SILENT):
            made[inode] = compiled


def start_all(project: Path) -> list[str]:
    """Start the program of every plugin, and return what each says of its version.

    Raises:
        LookupError: If a plugin was not installed.
        subprocess.CalledProcessError: If one does not start.
    """
    said = []
    for definition in sorted(project.glob("*/plugin.meltano.yml")):
        for program in re.findall(r"^ *executable: (\S+)$", definition.read_text(), re.MULTILINE):
            found = list(project.glob(f".meltano/*/*/venv/bin/{program}"))
            if not found:
                message = f"{program} was not installed"
                raise LookupError(message)
            for path in found:
                answer = subprocess.check_output([path, "--version"], text=True)  # noqa: S603 - ours
                said.append(answer.strip())
    return said


if __name__ == "__main__":
    compile_all(PROJECT)
    sys.stdout.write("\n".join(start_all(PROJECT)) + "\n")
