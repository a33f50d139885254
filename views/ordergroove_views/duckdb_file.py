"""Views in a DuckDB file."""

from __future__ import annotations

import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
from typing_extensions import override

from ordergroove_views.database import Database
from ordergroove_views.errors import DATABASE_FAILS, NO_FILE
from singer_commons.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PAUSE = 0.25  # seconds between two tries to open the file


class DuckDBFile(Database):
    """An open DuckDB database."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    @override
    def query(self, statement: str, *values: str) -> Sequence[tuple[Any, ...]]:
        return self._connection.execute(statement.replace("%s", "?"), values).fetchall()

    @override
    def all_or_none(self, statements: Sequence[str]) -> None:
        # What is not committed when the connection closes is undone.
        self._connection.begin()
        for statement in statements:
            self._connection.execute(statement)
        self._connection.commit()


@contextmanager
def open_file(file: str, wait: float) -> Iterator[DuckDBFile]:
    """Open a DuckDB database; only one process at a time can.

    Args:
        file: Its path, or ``md:…``.
        wait: How long to wait until no other process has it open, in seconds.

    Raises:
        PluginError: There is no such file, it is no database, it stays in use, or refuses.
    """
    if not file.startswith("md:") and not Path(file).is_file():
        raise PluginError(NO_FILE, file=file)
    try:
        with _connect(file, time.monotonic() + wait) as connection:
            yield DuckDBFile(connection)
    except duckdb.Error as error:
        raise PluginError(DATABASE_FAILS, reason=error) from error


def _connect(file: str, until: float) -> duckdb.DuckDBPyConnection:
    while True:
        try:
            return duckdb.connect(file)
        except duckdb.IOException as error:
            if "lock" not in str(error) or time.monotonic() >= until:
                raise
        time.sleep(_PAUSE)
