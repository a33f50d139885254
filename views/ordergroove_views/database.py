"""What the command line asks of a database, whichever it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ordergroove_views.plan import qualified
from ordergroove_views.sources import VIEWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ordergroove_views.plan import Columns, Plan


class Database(Protocol):
    """An open database."""

    def columns(self, schema: str) -> Columns:
        """Return the tables of a schema, and their columns in their order."""

    def apply(self, plan: Plan) -> None:
        """Make all views of a plan, or none; those that are there are replaced."""

    def drop(self, schema: str) -> None:
        """Remove all views, or none; those that are not there are not missed."""


def apply_statements(plan: Plan) -> list[str]:
    """Return the SQL that makes or replaces a plan's views, and removes any other of ours."""
    made = {each.view for each in plan.statements}
    return [*_drops(plan.schema, made), *create_statements(plan)]


def create_statements(plan: Plan) -> list[str]:
    """Return the SQL that makes or replaces the views of a plan."""
    return [
        f"create or replace view {qualified(plan.schema, each.view)} as\n{each.query}"
        for each in plan.statements
    ]


def drop_statements(schema: str) -> list[str]:
    """Return the SQL that removes all views, those first that read others."""
    return _drops(schema, set())


def _drops(schema: str, kept: set[str]) -> list[str]:
    return [
        f"drop view if exists {qualified(schema, view.name)}"
        for view in reversed(VIEWS)
        if view.name not in kept
    ]


def by_table(rows: Sequence[tuple[str, str]]) -> Columns:
    """Sort pairs of table and column into columns by table."""
    found: dict[str, list[str]] = {}
    for table, column in rows:
        found.setdefault(table, []).append(column)
    return found


COLUMNS_OF_SCHEMA = (
    "select table_name, column_name from information_schema.columns "
    "where table_catalog = current_database() and table_schema = {schema} "
    "order by table_name, ordinal_position"
)
"""Both databases answer this; the schema's placeholder is each client's own."""
