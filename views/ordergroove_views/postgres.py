"""Views in a PostgreSQL database."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import psycopg
from psycopg import errors, sql
from psycopg.conninfo import make_conninfo

from ordergroove_views.database import (
    COLUMNS_OF_SCHEMA,
    apply_statements,
    by_table,
    create_statements,
    drop_statements,
)
from ordergroove_views.errors import ViewsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ordergroove_views.plan import Columns, Plan
    from ordergroove_views.settings import PostgresAddress

# A number of our own: two runs at once take turns.
_TURN = 7_236_471_905


class Postgres:
    """An open PostgreSQL database."""

    def __init__(self, connection: psycopg.Connection, wait: float) -> None:
        """Use a connection.

        Args:
            connection: One that commits by itself.
            wait: How long to wait for what others have locked, in seconds; 0 is for ever.
        """
        self._connection = connection
        self._wait = f"{max(round(wait * 1000), 1)}ms"

    def columns(self, schema: str) -> Columns:
        """Return the tables of a schema, and their columns in their order."""
        query = COLUMNS_OF_SCHEMA.format(schema="%s")
        return by_table(self._connection.execute(_text(query), (schema,)).fetchall())

    def apply(self, plan: Plan) -> None:
        """Make all views of a plan, or none.

        Views of a user's own may read these: they are replaced in place as long as that is
        possible, which is unless a column has gone or has changed its type.
        """
        try:
            self._run(apply_statements(plan))
        except errors.InvalidTableDefinition:
            try:
                self._run([*drop_statements(plan.schema), *create_statements(plan)])
            except psycopg.Error as error:
                raise ViewsError(_line(error)) from error
        except psycopg.Error as error:
            raise ViewsError(_line(error)) from error

    def drop(self, schema: str) -> None:
        """Remove all views, or none."""
        try:
            self._run(drop_statements(schema))
        except psycopg.Error as error:
            raise ViewsError(_line(error)) from error

    def _run(self, statements: Sequence[str]) -> None:
        with self._connection.transaction():
            self._connection.execute("select set_config('lock_timeout', %s, true)", (self._wait,))
            self._connection.execute("select pg_advisory_xact_lock(%s)", (_TURN,))
            for statement in statements:
                self._connection.execute(_text(statement))


@contextmanager
def open_postgres(address: PostgresAddress, wait: float) -> Iterator[Postgres]:
    """Connect to a PostgreSQL database.

    Args:
        address: Where it is.
        wait: How long to wait for what others have locked, in seconds.

    Raises:
        ViewsError: It cannot be reached, or refuses.
    """
    try:
        connection = psycopg.connect(make_conninfo(**address.parameters), autocommit=True)
    except psycopg.Error as error:
        raise ViewsError(address.without_password(_line(error))) from None
    with connection:
        yield Postgres(connection, wait)


def _line(error: psycopg.Error) -> str:
    """Write an error in one line, with what the server says about it."""
    said = [error.diag.message_primary or str(error), error.diag.message_detail or ""]
    return " ".join("; ".join(filter(None, said)).split())


def _text(statement: str) -> sql.SQL:
    # psycopg takes literal text only, so that nobody pastes values into it; here are only names.
    as_sql: Callable[[str], sql.SQL] = sql.SQL
    return as_sql(statement)
