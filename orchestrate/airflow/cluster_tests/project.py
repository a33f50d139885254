"""A user's project: this one's plugins, three merchants more, and what each worker keeps for itself."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import yaml

from tests.support.books import INCREMENTAL
from tests.support.journey import BIN, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


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
    """Add merchants, each with plugins, a job, a schedule and a backfill of its own.

    The past goes to a schema of its own: what it has loaded shows there.
    """
    extractors, loaders, jobs, schedules, backfills = [], [], [], [], []
    for name in names:
        extractor, loader = f"tap-ordergroove-{name}", f"target-postgres-{name}"
        own = name.replace("-", "_")
        daily = {"name": extractor, "inherit_from": "tap-ordergroove", "load_schema": own}
        past = {"name": f"{extractor}-past", "inherit_from": extractor}
        extractors += [
            daily | {"config": {"api_key": f"${own.upper()}_KEY"}},
            past | {"load_schema": f"{own}_past", "select_filter": PAST},
        ]
        loaders += [
            {"name": each, "inherit_from": "target-postgres"} for each in (loader, f"{loader}-past")
        ]
        jobs.append({"name": name, "tasks": [f"{extractor} {loader}"]})
        schedules.append({"name": f"{name}-daily", "interval": "@once", "job": name})
        backfills.append(
            {"name": f"{name}-past", "extractor": f"{extractor}-past", "loader": f"{loader}-past"}
        )
    content = {
        "plugins": {"extractors": extractors, "loaders": loaders},
        "jobs": jobs,
        "schedules": schedules,
        "annotations": {"airflow": {"backfills": backfills}},
    }
    (project / "merchants").mkdir()
    (project / "merchants" / "plugin.meltano.yml").write_text(yaml.safe_dump(content))


def dag_file(project: Path, **given: str) -> str:
    """Return the DAG file that makes a project's DAGs."""
    options = "".join(f", {name}={value!r}" for name, value in given.items())
    return (
        "from ordergroove_airflow.dags import project_dags\n"
        f"globals().update(project_dags({str(project)!r}, executable={MELTANO!r}{options}))\n"
    )
