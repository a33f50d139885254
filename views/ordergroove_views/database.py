"""What the command line asks of a database, whichever it is."""

from __future__ import annotations

import abc
from typing import TYPE_CHECKING, Any

from ordergroove_views.plan import qualified
from ordergroove_views.sources import VIEWS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from ordergroove_views.plan import Columns, Plan


class Database(abc.ABC):
    """An open database. Its client's errors come through; who opened it explains them."""

    @abc.abstractmethod
    def query(self, statement: str, *values: str) -> Sequence[tuple[Any, ...]]:
        """Return the rows that a query finds; ``%s`` stands for each value."""

    @abc.abstractmethod
    def all_or_none(self, statements: Sequence[str]) -> None:
        """Run statements in one transaction."""

    def columns(self, schema: str) -> Columns:
        """Return the tables of a schema, and their columns in their order."""
        found: dict[str, list[str]] = {}
        for table, column in self.query(
            "select table_name, column_name from information_schema.columns "
            "where table_catalog = current_database() and table_schema = %s "
            "order by table_name, ordinal_position",
            schema,
        ):
            found.setdefault(table, []).append(column)
        return found

    def apply(self, plan: Plan) -> None:
        """Make all views of a plan, or none; those that are there are replaced, or removed."""
        dropped = drop_statements(plan.schema, plan.queries)
        self.all_or_none([*dropped, *create_statements(plan)])

    def drop(self, schema: str) -> None:
        """Remove all views, or none; those that are not there are not missed."""
        self.all_or_none(drop_statements(schema))


def create_statements(plan: Plan) -> list[str]:
    """Return the SQL that makes or replaces the views of a plan."""
    return [
        f"create or replace view {qualified(plan.schema, view)} as\n{query}"
        for view, query in plan.queries.items()
    ]


def drop_statements(schema: str, kept: Collection[str] = ()) -> list[str]:
    """Return the SQL that removes all views but some, those first that read others."""
    return [
        f"drop view if exists {qualified(schema, view)}"
        for view in reversed([*VIEWS])
        if view not in kept
    ]
