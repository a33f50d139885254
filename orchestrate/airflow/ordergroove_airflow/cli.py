"""The command: what Airflow must know of a project, and merchants from a table."""

from __future__ import annotations

import argparse
import json
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from ordergroove_airflow.errors import ProjectError
from ordergroove_airflow.plans import plans
from ordergroove_airflow.project import read

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
    told = parser.parse_args(arguments)
    try:
        sys.stdout.write(_pools(told.project, told.environment))
    except ProjectError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _pools(project: Path, environment: str) -> str:
    """Return the pools that the project's DAGs use, as Airflow imports them."""
    found = {run.pool.name for plan in plans(read(project), environment) for run in plan.runs}
    told = {"slots": 1, "description": "One run at a time", "include_deferred": False}
    return json.dumps({name: told for name in sorted(found)}, indent=2) + "\n"


if __name__ == "__main__":
    sys.exit(main())
