"""A copy of the project, in which a test may change what it likes."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

from .journey import ROOT

if TYPE_CHECKING:
    from pathlib import Path

# What is made here, or would be copied for nothing.
LEFT_OUT = shutil.ignore_patterns(
    ".*cache", ".demo", ".git", ".hypothesis", ".meltano", ".venv", "__pycache__", "output"
)


def copy_project(folder: Path) -> Path:
    """Copy the project to a folder, with the plugins that `make plugins` installed.

    Its files are old, so that `make` has nothing to do; and Meltano, which compares the lines of a
    plugin's `pip_url` with those that it once installed, finds them to be the same.
    """
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    for path in folder.glob("*/plugin.meltano.yml"):
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"(-[ce]) \$MELTANO_PROJECT_ROOT", rf"\1 {ROOT}", text), "utf-8")
    for path in folder.rglob("*"):
        os.utime(path, (0, 0))
    for made in ("output", ".meltano"):
        (folder / made).mkdir()
    for kind in ("extractors", "loaders", "utilities"):
        (folder / ".meltano" / kind).symlink_to(ROOT / ".meltano" / kind)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    (folder / ".meltano" / ".installed").touch()
    return folder
