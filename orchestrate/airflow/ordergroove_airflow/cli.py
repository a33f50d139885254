"""The command: what Airflow must know of a project, and merchants from a table."""

from __future__ import annotations

import argparse
import json
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from ordergroove_airflow.errors import ProjectError
from ordergroove_airflow.merchants import names, written
from ordergroove_airflow.plans import plans
from ordergroove_airflow.project import load, read
from ordergroove_airflow.table import merchants

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Returns:
        The exit code: 0, or 1 with a line on standard error.
    """
    parser = argparse.ArgumentParser("ordergroove-airflow", description=__doc__)
    parser.add_argument("--version", action="version", version=version("ordergroove-airflow"))
    parser.add_argument("--project", type=Path, default=Path(), help="the folder of meltano.yml")
    parser.add_argument("--environment", default="prod", help="Meltano's environment")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("pools", help="print the pools, for `airflow pools import`")
    copies = "print the commands that copy each state to the groups of streams that read on from it"
    commands.add_parser("state-copies", help=copies)
    table = commands.add_parser("merchants", help="write plugins, jobs and schedules from a table")
    table.add_argument("table", type=Path)
    table.add_argument("--into", type=Path, help="default: merchants/plugin.meltano.yml")
    table.add_argument("--check", action="store_true", help="only say whether the file is right")
    told = parser.parse_args(arguments)
    try:
        if told.command == "merchants":
            return _merchants(told)
        show = _pools if told.command == "pools" else _state_copies
        sys.stdout.write(show(told.project, told.environment))
    except ProjectError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _pools(project: Path, environment: str) -> str:
    """Return the pools that the project's DAGs use, as Airflow imports them."""
    found = {run.pool.name for plan in plans(read(project), environment) for run in plan.runs}
    told = {"slots": 1, "description": "One run at a time", "include_deferred": False}
    return json.dumps(dict.fromkeys(sorted(found), told), indent=2) + "\n"


def _state_copies(project: Path, environment: str) -> str:
    """Return what starts the groups' states; each has all bookmarks, and reads its own."""
    ids = [
        (block.state_id.removesuffix(run.reader.group)[:-1], block.state_id)
        for plan in plans(read(project), environment)
        for run in plan.runs
        for block in run.blocks
        if run.reader.group and not plan.backfill
    ]
    pairs = [*dict.fromkeys(ids)]
    start = f"meltano --environment={environment} state copy"
    return "".join(f"{start} {one} {other}\n" for one, other in pairs)


def _merchants(told: argparse.Namespace) -> int:
    """Write the merchants' file, or say whether it is right.

    Returns:
        The exit code: 1 if `--check` finds a difference.

    Raises:
        ProjectError: If nothing could be written, or the project cannot work with what was.
    """
    path = told.into or told.project / "merchants" / "plugin.meltano.yml"
    found = merchants(told.table, read(told.project), told.environment)
    text = path.read_text("utf-8") if path.exists() and load(path) else ""
    wanted = written(text, found)
    for name in sorted(names(text) - {each.name for each in found}):
        sys.stderr.write(f"{name} is no longer in the table: its tables, state and key stay\n")
    if text != wanted and told.check:
        sys.stderr.write(f"{path} differs from {told.table}: ordergroove-airflow merchants\n")
        return 1
    if text != wanted:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.draft")
        draft.write_text(wanted, "utf-8")
        draft.replace(path)
    # What is not of the table may want a merchant who left: a backfill, an heir.
    plans(read(told.project), told.environment)
    return 0


if __name__ == "__main__":
    sys.exit(main())
