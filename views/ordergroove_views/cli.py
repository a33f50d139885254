"""The command line: ``ordergroove-views {apply,show,drop} {duckdb,postgres}``."""

from __future__ import annotations

import argparse
import os
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING

from ordergroove_views.database import create_statements
from ordergroove_views.plan import make_plan
from ordergroove_views.settings import (
    DECLARATION,
    duckdb_file,
    postgres_parameters,
    schema_from,
    wait_from,
)
from singer_commons.about import about
from singer_commons.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from ordergroove_views.database import Database
    from ordergroove_views.settings import Environment


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ordergroove-views",
        description="Views of Ordergroove's orders and items without those that were deleted.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    told = f"%(prog)s {version('ordergroove-views')}"
    parser.add_argument("--version", action="version", version=told)
    parser.add_argument(
        "--about",
        action="version",
        version=about("ordergroove-views", "ordergroove-views", DECLARATION),
        help="print the settings as JSON (--format=json) and exit",
    )
    parser.add_argument(
        "command",
        choices=("apply", "show", "drop"),
        help="make or renew the views; print their SQL; remove them",
    )
    parser.add_argument("database", choices=("duckdb", "postgres"))
    parser.add_argument("--schema", help="where the loader writes to (default: ordergroove)")
    parser.add_argument(
        "--wait",
        type=float,
        metavar="SECONDS",
        help="how long to wait for others who use the database (default: 60)",
    )
    return parser


def _open(database: str, environment: Environment, wait: float) -> AbstractContextManager[Database]:
    """Open the database that the environment names; its client is imported for it only."""
    if database == "duckdb":
        from ordergroove_views.duckdb_file import open_file  # noqa: PLC0415 - see above

        return open_file(duckdb_file(environment), wait)
    from ordergroove_views.postgres import open_postgres  # noqa: PLC0415 - see above

    return open_postgres(postgres_parameters(environment), wait)


def _run(given: argparse.Namespace, environment: Environment) -> list[str]:
    """Do what was asked for; return the lines to print."""
    wait = wait_from(environment) if given.wait is None else given.wait
    schema = given.schema or schema_from(environment, given.database)
    with _open(given.database, environment, wait) as database:
        if given.command == "drop":
            database.drop(schema)
            return [f"{schema}: no views left"]
        plan = make_plan(schema, database.columns(schema))
        if given.command == "show":
            return [f"{statement};\n" for statement in create_statements(plan)]
        database.apply(plan)
        return [f"{schema}: {', '.join(plan.queries)}", *plan.remarks]


def main(arguments: Sequence[str] | None = None, environment: Environment | None = None) -> int:
    """Run the command line."""
    given = _parser().parse_args(arguments)
    try:
        lines = _run(given, os.environ if environment is None else environment)
    except PluginError as error:
        sys.stderr.write(f"ordergroove-views: {error}\n")
        return 1
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0
