"""Views in a PostgreSQL database."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo
from psycopg.errors import InvalidTableDefinition
from typing_extensions import override

from ordergroove_views.database import Database, create_statements, drop_statements
from ordergroove_views.errors import DATABASE_FAILS, NOT_READABLE
from ordergroove_views.plan import qualified, quote
from ordergroove_views.sources import TABLES
from singer_commons.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ordergroove_views.plan import Columns, Plan

# A number of our own: two runs at once take turns.
_TURN = 7_236_471_905


class Postgres(Database):
    """An open PostgreSQL database."""

    def __init__(self, connection: psycopg.Connection, wait: float) -> None:
        """Use a connection that commits by itself; it waits so many seconds for others' locks."""
        self._connection = connection
        self._wait = f"{max(round(wait * 1000), 1)}ms"

    @override
    def query(self, statement: str, *values: str) -> Sequence[tuple[Any, ...]]:
        return self._connection.execute(_text(statement), values).fetchall()

    @override
    def columns(self, schema: str) -> Columns:
        """Return the tables of a schema, and their columns in their order.

        The information_schema hides what a user may not read, as if it were not there.

        Raises:
            PluginError: The user may not read one of the tables that the views are made of.
        """
        found: dict[str, list[str]] = {}
        grants: dict[str, str] = {}
        for table, column, is_readable, user in self.query(
            "select c.relname, a.attname, has_schema_privilege(c.relnamespace, 'usage') "
            "and has_column_privilege(c.oid, a.attnum, 'select'), current_user "
            "from pg_class as c join pg_namespace as n on n.oid = c.relnamespace "
            "join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 "
            "and not a.attisdropped "
            "where n.nspname = %s and c.relkind in ('r', 'p', 'v', 'm', 'f') "
            "order by c.relname, a.attnum",
            schema,
        ):
            if table in TABLES and not is_readable:
                grants[table] = f"grant select on {qualified(schema, table)} to {quote(user)};"
            found.setdefault(table, []).append(column)
        if grants:
            usage = f"grant usage on schema {quote(schema)} to {quote(user)};"
            grant = " ".join([usage, *grants.values()])
            tables = ", ".join(grants)
            raise PluginError(NOT_READABLE, schema=schema, tables=tables, user=user, grant=grant)
        return found

    @override
    def all_or_none(self, statements: Sequence[str]) -> None:
        with self._connection.transaction():
            self._connection.execute("select set_config('lock_timeout', %s, true)", (self._wait,))
            self._connection.execute("select pg_advisory_xact_lock(%s)", (_TURN,))
            for statement in statements:
                self._connection.execute(_text(statement))

    @override
    def apply(self, plan: Plan) -> None:
        """Make all views of a plan, or none.

        Views of a user's own may read these: they are replaced in place as long as that is
        possible, which is unless a column has gone or has changed its type.
        """
        try:
            super().apply(plan)
        except InvalidTableDefinition:
            self.all_or_none([*drop_statements(plan.schema), *create_statements(plan)])


@contextmanager
def open_postgres(parameters: Mapping[str, str], wait: float) -> Iterator[Postgres]:
    """Connect to a PostgreSQL database.

    Args:
        parameters: libpq's.
        wait: How long to wait for what others have locked, in seconds.

    Raises:
        PluginError: It cannot be reached, or refuses; with what the server says, in one line.
    """
    try:
        with psycopg.connect(make_conninfo(**parameters), autocommit=True) as connection:
            yield Postgres(connection, wait)
    except psycopg.Error as error:
        parts = error.diag.message_primary or str(error), error.diag.message_detail
        reason = " ".join("; ".join(filter(None, parts)).split())
        if password := parameters.get("password"):
            reason = reason.replace(password, "***")
        raise PluginError(DATABASE_FAILS, reason=reason) from None


def _text(statement: str) -> sql.SQL:
    # psycopg takes literal text only, so that nobody pastes values into it; here are only names.
    as_sql: Callable[[str], sql.SQL] = sql.SQL
    return as_sql(statement)
