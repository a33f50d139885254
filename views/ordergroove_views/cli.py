"""The command line: ``ordergroove-views {apply,show,drop} {duckdb,postgres}``."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ordergroove_views.database import create_statements
from ordergroove_views.plan import make_plan
from ordergroove_views.settings import DECLARATION, duckdb_address, postgres_address, wait_from
from singer_commons.about import about
from singer_commons.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from ordergroove_views.database import Database


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ordergroove-views",
        description="Views of Ordergroove's orders and items without those that were deleted.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
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


@contextmanager
def _opened(
    given: argparse.Namespace, environment: Mapping[str, str]
) -> Iterator[tuple[Database, str]]:
    """Open the database that the environment names; yield it with its schema."""
    wait = wait_from(environment) if given.wait is None else given.wait
    opened: AbstractContextManager[Database]
    # Each client is imported for its own database only: the other may not even be there.
    if given.database == "duckdb":
        from ordergroove_views.duckdb_file import open_file  # noqa: PLC0415 - see above

        duckdb_file = duckdb_address(environment, given.schema)
        schema, opened = duckdb_file.schema, open_file(duckdb_file, wait)
    else:
        from ordergroove_views.postgres import open_postgres  # noqa: PLC0415 - see above

        address = postgres_address(environment, given.schema)
        schema, opened = address.schema, open_postgres(address, wait)
    with opened as database:
        yield database, schema


def _run(given: argparse.Namespace, environment: Mapping[str, str]) -> list[str]:
    """Do what was asked for; return the lines to print."""
    with _opened(given, environment) as (database, schema):
        if given.command == "drop":
            database.drop(schema)
            return [f"{schema}: no views left"]
        plan = make_plan(schema, database.columns(schema))
        if given.command == "show":
            return [f"{statement};\n" for statement in create_statements(plan)]
        database.apply(plan)
        return [f"{schema}: {', '.join(each.view for each in plan.statements)}", *plan.remarks]


def main(
    arguments: Sequence[str] | None = None, environment: Mapping[str, str] | None = None
) -> int:
    """Run the command line.

    Args:
        arguments: The arguments; by default the process's own.
        environment: The environment variables; by default the process's own.

    Returns:
        The exit code.
    """
    given = _parser().parse_args(arguments)
    try:
        lines = _run(given, os.environ if environment is None else environment)
    except PluginError as error:
        sys.stderr.write(f"ordergroove-views: {error}\n")
        return 1
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0
