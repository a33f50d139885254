"""A user's project: this one's plugins, with merchants, and each worker's own folder."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import yaml
from tests.support.books import INCREMENTAL
from tests.support.journey import BIN, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


AIRFLOW_BIN = ROOT / ".cache" / "airflow" / "bin"
MELTANO = str(BIN / "meltano")
PAST = [*(table.name for table in INCREMENTAL), "rejected_records"]


def copy_project(folder: Path) -> Path:
    """Copy what Meltano reads of this project; what is installed stays where it is.

    Its schedules are left out: their hour might come while the tests run.
    """
    for path in [ROOT / "meltano.yml", *ROOT.glob("*/plugin.meltano.yml")]:
        copied = folder / path.relative_to(ROOT)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copied)
    main = yaml.safe_load((folder / "meltano.yml").read_text())
    (folder / "meltano.yml").write_text(yaml.safe_dump({**main, "schedules": []}))
    return folder


def system_folder(folder: Path) -> Path:
    """Make a folder for what Meltano writes at its runs, with the plugins that are installed."""
    folder.mkdir(parents=True)
    for kind in ("extractors", "loaders", "utilities"):
        (folder / kind).symlink_to(ROOT / ".meltano" / kind)
    return folder


def add_merchants(project: Path, names: Iterable[str]) -> None:
    """Add merchants by the command that writes them from a table, and a backfill of each.

    The past goes to a schema of its own: what it has loaded shows there.
    """
    rows, extractors, loaders, backfills = [], [], [], []
    for name in names:
        own = name.replace("-", "_")
        rows.append(
            # Started by hand alone, whatever the hour of the tests.
            {"name": name, "secret": f"{own.upper()}_KEY", "schema": own, "schedule": "@once"}
        )
        heir = {"name": f"tap-ordergroove-{name}-past", "inherit_from": f"tap-ordergroove-{name}"}
        extractors.append(heir | {"load_schema": f"{own}_past", "select_filter": PAST})
        loaders.append({"name": f"target-postgres-{name}-past", "inherit_from": "target-postgres"})
        plugins = {"extractor": heir["name"], "loader": loaders[-1]["name"]}
        backfills.append({"name": f"{name}-past", **plugins})
    table = project / "merchants.yml"
    table.write_text(yaml.safe_dump({"merchants": rows}))
    subprocess.run(
        [AIRFLOW_BIN / "ordergroove-airflow", "--project", project, "merchants", table], check=True
    )
    content = {
        "plugins": {"extractors": extractors, "loaders": loaders},
        "annotations": {"airflow": {"backfills": backfills}},
    }
    (project / "past").mkdir()
    (project / "past" / "plugin.meltano.yml").write_text(yaml.safe_dump(content))


def dag_file(project: Path, **given: str) -> str:
    """Return the DAG file that makes a project's DAGs."""
    options = "".join(f", {name}={value!r}" for name, value in given.items())
    return (
        "from ordergroove_airflow.dags import project_dags\n"
        f"globals().update(project_dags({str(project)!r}, executable={MELTANO!r}{options}))\n"
    )
