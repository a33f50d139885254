"""A user's project: this one's plugins, three merchants more, and what each worker keeps for itself."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.support.journey import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def copy_project(folder: Path) -> Path:
    """Copy what Meltano reads of this project; what is installed stays where it is."""
    for path in [ROOT / "meltano.yml", *ROOT.glob("*/plugin.meltano.yml")]:
        copied = folder / path.relative_to(ROOT)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copied)
    return folder


def system_folder(folder: Path) -> Path:
    """Make a folder for what Meltano writes at its runs, with the plugins that are installed."""
    folder.mkdir(parents=True)
    for kind in ("extractors", "loaders", "utilities"):
        (folder / kind).symlink_to(ROOT / ".meltano" / kind)
    return folder
