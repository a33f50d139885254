"""The DuckDB file: opened once, one transaction at a time."""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import duckdb
from singer_sdk.sql import SQLConnector

from ordergroove_target_duckdb.columns import folded
from ordergroove_target_duckdb.errors import CANNOT_OPEN, CANNOT_WRITE, IN_USE, SAME_NAME
from singer_commons.errors import PluginError
from singer_commons.sql_target.tables import Table, full_name, name, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

STORAGE = "v1.4.0"
"""What a new file is made for: a file of DuckDB 2 as such opens in no DuckDB 1."""

ALIAS = "the file"

LARGE = 1 << 12
"""Megabytes from which on nothing is limited: the index of a table has to fit into memory."""

_HOLDER = re.compile(r"Conflicting lock is held in (.*?)\. (?:See|However)")
# `lower` knows more letters than DuckDB does where it compares names.
_IT = """
database_name = current_database() and
translate(schema_name, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') = ? and
translate(table_name, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') = ?
"""
_COLUMNS = f"select column_name, data_type from duckdb_columns() where {_IT} order by column_index"  # noqa: S608 - values are parameters
_UNIQUE = (
    "select constraint_column_names from duckdb_constraints() "  # noqa: S608 - values are parameters
    f"where constraint_type in ('PRIMARY KEY', 'UNIQUE') and {_IT}"
)
_COMMENT = f"select comment from duckdb_tables() where {_IT}"  # noqa: S608 - values are parameters
_ABOUT_VALUES = (duckdb.DataError, duckdb.InvalidInputException, duckdb.IntegrityError)
_QUOTED = re.compile(r"""(["']).*\1?""")
SMALL = 48
"""Megabytes that DuckDB may keep of the file: it would keep all of it, if there is room."""

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
        self._streams: dict[str, str] = {}
        self._small, self._default, self._now = SMALL, "", ""

    @property
    def duck(self) -> duckdb.DuckDBPyConnection:
        """The connection.

        Raises:
            PluginError: If the file cannot be opened.
        """
        if self._duck is None:
            self._duck = _opened(self.config["filepath"], self.config.get("token"))
            found = self._duck.execute("select current_setting('memory_limit')").fetchall()
            self._default = str(found[0][0])
        return self._duck

    @property
    def is_small(self) -> bool:
        """Whether batches may still be told to take little memory."""
        return self._small < LARGE

    def close(self) -> None:
        """Close the file; what is in its log goes into it."""
        if self._duck is not None:
            self._duck.close()
        self._duck = None

    @contextmanager
    def transaction(
        self, table: str, *, is_small: bool = False
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        """Do all that is done within, or nothing of it.

        Args:
            table: What an error names.
            is_small: Whether to fail rather than to take much memory.

        Raises:
            PluginError: If DuckDB cannot write.
            duckdb.OutOfMemoryException: If what should be small is not; see `make_room`.
        """
        duck = self.duck
        try:
            self._limit(self._small if is_small else None)
            duck.begin()
            yield duck
            self._limit(None)  # a commit, and what it brings into the file, must not fail for that
            duck.commit()
        except BaseException as error:
            with suppress(duckdb.Error):  # what is broken has no transaction left
                duck.rollback()
            if is_small and isinstance(error, duckdb.OutOfMemoryException):
                raise
            if isinstance(error, _BROKEN):
                raise PluginError(CANNOT_WRITE, table=table, problem=told(error)) from None
            raise

    def make_room(self, *, more: bool) -> None:
        """Bring what is in memory into the file, and allow more of it if that was not enough."""
        self._limit(None)
        self.duck.execute("checkpoint")
        self._small += more * self._small // 2

    def _limit(self, megabytes: int | None) -> None:
        """Let DuckDB keep so much of the file in memory, or as much as it likes."""
        wanted = f"{megabytes}MB" if megabytes else self._default
        if wanted != self._now:
            with suppress(duckdb.OutOfMemoryException):  # it has more in use: then later
                self.duck.execute(f"set memory_limit = '{wanted}'")
                self._now = wanted

    def give(self, table: str, stream: str) -> bool:
        """Let a stream have a table, and return whether that is new.

        Raises:
            PluginError: If another stream of this run has it.
        """
        other = self._streams.get(folded(table))
        if other not in (None, stream):
            raise PluginError(SAME_NAME, place=table, first=other, second=stream)
        self._streams[folded(table)] = stream
        return other is None

    def look(self, schema: str | None, table: str) -> Table | None:
        """Return a table as it is, if it is there."""
        place = [folded(schema or "main"), folded(table)]
        columns = dict(self.duck.execute(_COLUMNS, place).fetchall())
        if not columns:
            return None
        spelled = {folded(each): each for each in columns}
        found = self.duck.execute(_UNIQUE, place).fetchall()
        unique = [frozenset(spelled[folded(each)] for each in key) for (key,) in found]
        name = full_name(schema, table)
        row = self.duck.execute(f"select exists (from {name})").fetchone()
        said = self.duck.execute(_COMMENT, place).fetchone()
        return Table(name, columns, unique, row == (False,), (said and said[0]) or "")


def told(error: Exception) -> str:
    """Return the first line of what DuckDB says, but for values."""
    line = str(error).partition("\n")[0].rstrip(". ")
    return _QUOTED.sub("...", line) if isinstance(error, _ABOUT_VALUES) else line


def _opened(path: str, token: str | None) -> duckdb.DuckDBPyConnection:
    if path in ("", ":memory:"):
        raise PluginError(CANNOT_OPEN, file=repr(path), problem="it is no file")
    try:
        duck = _connected(path, token)
    except duckdb.Error as error:
        holder = _HOLDER.search(str(error))
        if isinstance(error, duckdb.IOException) and "lock" in str(error):
            by = f": {holder[1]}" if holder else ""
            raise PluginError(IN_USE, file=path, holder=by) from None
        raise PluginError(CANNOT_OPEN, file=path, problem=told(error)) from None
    duck.execute("set TimeZone = 'UTC'")
    # Batches are small, and reading goes on beside them: more threads only wait for each other.
    duck.execute("set threads = 1")
    # Memory that is free again goes back at once.
    duck.execute("set allocator_flush_threshold = '1MB'")
    duck.execute("set allocator_bulk_deallocation_flush_threshold = '1MB'")
    # A batch leaves no file behind, however the run ends.
    duck.execute("set temp_directory = ''")
    return duck


def _make(path: Path, config: dict[str, Any]) -> None:
    """Make a file whole or not at all: one that is torn opens no more."""
    if path.exists() or not path.parent.is_dir():
        return
    with TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
        new = Path(folder) / path.name
        duckdb.connect(str(new), config=config).close()
        # Another run may have been faster, and a disk may know no links.
        with suppress(OSError):
            path.hardlink_to(new)


def _connected(path: str, token: str | None) -> duckdb.DuckDBPyConnection:
    if path.startswith("md:"):
        return duckdb.connect(path, config={"motherduck_token": token} if token else {})
    config: dict[str, Any] = {"storage_compatibility_version": STORAGE}
    _make(Path(path), config)
    duck = duckdb.connect(config=config)
    try:
        # By another name than its own, which may be a schema's, too.
        duck.execute(f"attach {text(path)} as {name(ALIAS)}; use {name(ALIAS)}")
    except duckdb.Error:
        duck.close()
        raise
    return duck
