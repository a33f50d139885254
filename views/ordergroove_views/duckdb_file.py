"""Views in a DuckDB file."""

from __future__ import annotations

import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from ordergroove_views.database import (
    COLUMNS_OF_SCHEMA,
    apply_statements,
    by_table,
    drop_statements,
)
from ordergroove_views.errors import ViewsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ordergroove_views.plan import Columns, Plan
    from ordergroove_views.settings import DuckDBAddress

_PAUSE = 0.25  # seconds between two tries to open the file


class DuckDBFile:
    """An open DuckDB database."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Use a connection."""
        self._connection = connection

    def columns(self, schema: str) -> Columns:
        """Return the tables of a schema, and their columns in their order."""
        query = COLUMNS_OF_SCHEMA.format(schema="?")
        return by_table(self._connection.execute(query, [schema]).fetchall())

    def apply(self, plan: Plan) -> None:
        """Make all views of a plan, or none."""
        self._run(apply_statements(plan))

    def drop(self, schema: str) -> None:
        """Remove all views, or none."""
        self._run(drop_statements(schema))

    def _run(self, statements: Sequence[str]) -> None:
        self._connection.begin()
        try:
            for statement in statements:
                self._connection.execute(statement)
        except duckdb.Error as error:
            self._connection.rollback()
            raise ViewsError(str(error)) from error
        self._connection.commit()


@contextmanager
def open_file(
    address: DuckDBAddress,
    wait: float,
    monotonic: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[DuckDBFile]:
    """Open a DuckDB database; only one process at a time can.

    Args:
        address: Where it is.
        wait: How long to wait until no other process has it open, in seconds.
        monotonic: The clock, in seconds.
        sleep: What waits, in seconds.

    Raises:
        ViewsError: There is no such file, it is no database, or it stays in use.
    """
    if not address.file.startswith("md:") and not Path(address.file).is_file():
        msg = f"there is no file {address.file}: load something with target-duckdb first"
        raise ViewsError(msg)
    until = monotonic() + wait
    while True:
        try:
            connection = duckdb.connect(address.file)
            break
        except duckdb.IOException as error:
            if "lock" not in str(error) or monotonic() >= until:
                raise ViewsError(str(error)) from error
            sleep(_PAUSE)
        except duckdb.Error as error:
            raise ViewsError(str(error)) from error
    with connection:
        yield DuckDBFile(connection)
