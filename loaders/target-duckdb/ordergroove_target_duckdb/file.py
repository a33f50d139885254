"""The DuckDB file: opened once, one transaction at a time."""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import duckdb
from singer_sdk.sql import SQLConnector

from ordergroove_target_duckdb.errors import CANNOT_OPEN, CANNOT_WRITE, IN_USE
from singer_commons.errors import PluginError
from singer_commons.sql_target.tables import Table, full_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

STORAGE = "v1.4.0"
"""What a new file is made for: a file of DuckDB 2 as such opens in no DuckDB 1."""

_HOLDER = re.compile(r"Conflicting lock is held in (.*?)\. See")
_COLUMNS = """
select column_name, data_type from duckdb_columns()
where database_name = current_database()
  and lower(schema_name) = lower(?) and lower(table_name) = lower(?)
order by column_index
"""
_UNIQUE = """
select constraint_column_names from duckdb_constraints()
where database_name = current_database() and constraint_type in ('PRIMARY KEY', 'UNIQUE')
  and lower(schema_name) = lower(?) and lower(table_name) = lower(?)
"""
_BROKEN = (
    duckdb.FatalException,
    duckdb.IOException,
    duckdb.OutOfMemoryException,
    duckdb.TransactionException,
)


class DuckDBFile(SQLConnector):
    """A file that only this program has open."""

    def __init__(self, config: Mapping[str, Any]) -> None:
        super().__init__(dict(config))
        self._duck: duckdb.DuckDBPyConnection | None = None

    @property
    def duck(self) -> duckdb.DuckDBPyConnection:
        """The connection.

        Raises:
            PluginError: If the file cannot be opened.
        """
        if self._duck is None:
            self._duck = _opened(self.config["filepath"], self.config.get("token"))
        return self._duck

    def close(self) -> None:
        """Close the file; what is in its log goes into it."""
        if self._duck is not None:
            self._duck.close()
        self._duck = None

    @contextmanager
    def transaction(self, table: str) -> Iterator[duckdb.DuckDBPyConnection]:
        """Do all that is done within, or nothing of it.

        Args:
            table: What an error names.

        Raises:
            PluginError: If DuckDB cannot write.
        """
        duck = self.duck
        try:
            duck.begin()
            yield duck
            duck.commit()
        except BaseException as error:
            with suppress(duckdb.Error):  # what is broken has no transaction left
                duck.rollback()
            if isinstance(error, _BROKEN):
                raise PluginError(CANNOT_WRITE, table=table, problem=told(error)) from None
            raise

    def look(self, schema: str | None, table: str) -> Table | None:
        """Return a table as it is, if it is there."""
        place = [schema or "main", table]
        columns = dict(self.duck.execute(_COLUMNS, place).fetchall())
        if not columns:
            return None
        unique = [frozenset(each) for (each,) in self.duck.execute(_UNIQUE, place).fetchall()]
        name = full_name(schema, table)
        row = self.duck.execute(f"select exists (from {name})").fetchone()
        return Table(name, columns, unique, row == (False,))


def told(error: Exception) -> str:
    """Return the first line of what DuckDB says."""
    return str(error).partition("\n")[0].rstrip(". ")


def _opened(path: str, token: str | None) -> duckdb.DuckDBPyConnection:
    is_file = not path.startswith("md:")
    config: dict[str, Any] = {"storage_compatibility_version": STORAGE} if is_file else {}
    if token:
        config["motherduck_token"] = token
    try:
        duck = duckdb.connect(path, config=config)
    except duckdb.Error as error:
        holder = _HOLDER.search(str(error))
        if isinstance(error, duckdb.IOException) and "lock" in str(error):
            by = f": {holder[1]}" if holder else ""
            raise PluginError(IN_USE, file=path, holder=by) from None
        raise PluginError(CANNOT_OPEN, file=path, problem=told(error)) from None
    duck.execute("set TimeZone = 'UTC'")
    # Batches are small, and reading goes on beside them: more threads only wait for each other.
    duck.execute("set threads = 1")
    return duck
