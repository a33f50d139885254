"""A copy of the project's files, for Airflow, with schedules and merchants of a test's own."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import yaml

from ordergroove_airflow.merchants import written
from ordergroove_airflow.project import read
from ordergroove_airflow.table import merchants

from .journey import BIN, ROOT

if TYPE_CHECKING:
    from pathlib import Path

PLUGINS = ("extractors", "loaders", "utilities")
MELTANO = str(BIN / "meltano")


def copy_of_the_project(folder: Path, **parts: object) -> Path:
    """Copy the project's files, with other top-level parts of meltano.yml.

    The plugins are those that `make plugins` installed: what runs there installs nothing.
    """
    for path in ROOT.glob("*/plugin.meltano.yml"):
        copied = folder / path.relative_to(ROOT)
        copied.parent.mkdir(parents=True)
        shutil.copy(path, copied)
    content = yaml.safe_load((ROOT / "meltano.yml").read_text())
    (folder / "meltano.yml").write_text(yaml.safe_dump({**content, "schedules": [], **parts}))
    (folder / ".meltano").mkdir()
    for kind in PLUGINS:
        (folder / ".meltano" / kind).symlink_to(ROOT / ".meltano" / kind)
    return folder


def add_merchants(project: Path, rows: list[dict[str, object]]) -> None:
    """Add merchants as `ordergroove-airflow merchants` does."""
    table = project / "merchants.yml"
    table.write_text(yaml.safe_dump({"merchants": rows}))
    file = project / "merchants" / "plugin.meltano.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(written("", merchants(table, read(project))))
