"""A stream's way into its table."""

from __future__ import annotations

import sys
import tempfile
from contextlib import contextmanager
from datetime import datetime, timezone
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import duckdb
from typing_extensions import override

from ordergroove_target_duckdb import statements
from ordergroove_target_duckdb.cells import UnfitError, cell
from ordergroove_target_duckdb.columns import NUMBER, field_of, loses, sql_type, wide_enough
from ordergroove_target_duckdb.errors import NO_KEY, REFUSED, UNFIT
from ordergroove_target_duckdb.file import DuckDBFile, told
from singer_commons.errors import PluginError
from singer_commons.sql_target.batch import METADATA, Batch
from singer_commons.sql_target.columns import UnknownColumnError, check_keys
from singer_commons.sql_target.raw_rows import RawRows
from singer_commons.sql_target.sink import LineSink
from singer_commons.sql_target.tables import full_name, name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from singer_commons.sql_target.tables import Table

NO = (
    duckdb.ConversionException,
    duckdb.ConstraintException,
    duckdb.InvalidInputException,
    duckdb.OutOfRangeException,
    duckdb.BinderException,
)


class DuckDBSink(LineSink):
    """Collects rows of one stream, and brings them into its table."""

    connector_class = DuckDBFile
    slow_way = "a slower way"
    refused = NO
    table: Table

    # Tables

    @property
    @override
    def table_name(self) -> str:
        return self.stream_name.rpartition("-")[2].replace(".", "_")

    @override
    def conform_name(self, name: str, object_type: str | None = None) -> str:
        return name

    @override
    def setup(self) -> None:
        """Prepare the table, and find out which way its rows take.

        Raises:
            PluginError: If the file is in use, or refuses.
        """
        self.drain_replaced()
        keys = list(self.key_properties)
        self.append_only = not keys
        if self.append_only and self.config.get("primary_key_required"):
            raise PluginError(NO_KEY, stream=self.stream_name)
        self._wanted = {each: sql_type(what) for each, what in self.schema["properties"].items()}
        before = self.connector.look(self.schema_name, self.table_name)
        self.table = self._prepare(before, keys)
        # As the file spells them: in an update, DuckDB 1.4 makes null where the case differs.
        there = {each.lower(): each for each in self.table.columns}
        self._spelled = {each: there[each.lower()] for each in self._wanted}
        self._kinds = {each: self.table.columns[its] for each, its in self._spelled.items()}
        for column, found in self._kinds.items():
            if loses(self._wanted[column], found):
                self.logger.warning(
                    "%s: %s is %s, and the stream's values are %s: what does not fit is cut off.",
                    *(self.table.name, name(column), found, self._wanted[column]),
                )
        self._target.look_for_gaps(self.stream_name, before, self.table)
        try:
            self._plan(keys)
        except UnknownColumnError as error:
            self.tell(f"its rows take {self.slow_way}: {error}")

    def _prepare(self, before: Table | None, keys: list[str]) -> Table:
        full = full_name(self.schema_name, self.table_name)
        with self._explained(full), self.connector.transaction(full) as duck:
            if before is not None:
                for change in statements.changes(before, self._wanted):
                    self.logger.info("%s", change)
                    duck.execute(change)
            else:
                if self.schema_name:
                    duck.execute(f"create schema if not exists {name(self.schema_name)}")
                duck.execute(statements.create(full, self._wanted, keys))
        after: Table | None = self.connector.look(self.schema_name, self.table_name)
        if after is None:
            msg = f"{full} cannot be found after it was made"
            raise RuntimeError(msg)
        return after

    def _plan(self, keys: Sequence[str]) -> None:
        """Prepare the fast way.

        Raises:
            UnknownColumnError: If something about the stream is not known to it.
        """
        if self._validator is not None:
            msg = "validate_records is on"
            raise UnknownColumnError(msg)
        filled = METADATA if self.include_metadata else ()
        own = [
            field_of(each, self._wanted[each], found)
            for each, found in self._kinds.items()
            if each not in filled
        ]
        check_keys(own, keys)
        maker = RawRows(own, keys, replace_nul=None, times=1 if filled else 0)
        self._columns = [*maker.names, *filled]
        self.maker = maker

    # Batches

    @contextmanager
    @override
    def guarded(self) -> Iterator[None]:
        with self._explained(self.table.name):
            yield

    @override
    def write_rows(self, batch: Batch) -> None:
        self._load(batch, self._columns)

    @override
    def write_records(self, records: list[dict[str, Any]]) -> None:
        batch = Batch(is_keyed=not self.append_only)
        for record in records:
            for column in self._kinds:
                self._make_room(column, record.get(column))
        for record in records:
            cells = {each: cell(record.get(each), kind) for each, kind in self._kinds.items()}
            key = tuple(cells[each] for each in self.key_properties)
            batch.add(key, b",".join(cells.values()))
        self._load(batch, list(self._kinds))

    def _make_room(self, column: str, value: Any) -> None:
        """See to it that a value fits in its column.

        Raises:
            PluginError: If it is no number.
        """
        found, table = self._kinds[column], self.table.name
        try:
            cell(value, found)
        except UnfitError:
            if self._wanted[column] != NUMBER or not isinstance(value, (int, Decimal)):
                raise PluginError(UNFIT, table=table, column=name(column), type=found) from None
            self._widen(column, wide_enough(found, Decimal(value)))

    def _widen(self, column: str, kind: str) -> None:
        table = self.table.name
        try:
            with self.connector.transaction(table) as duck:
                duck.execute(statements.widen(table, column, kind))
        except duckdb.ConversionException:  # a row has too many digits before its point for that
            self._widen(column, "DOUBLE")
            return
        self.logger.warning(
            "%s: %s was %s, and a number had more digits: it is %s now.",
            *(table, name(column), self._kinds[column], kind),
        )
        self._kinds[column] = kind
        if self.maker is not None:
            self._plan(self.key_properties)

    def _load(self, batch: Batch, columns: Sequence[str]) -> None:
        kinds = [self._kinds[each] for each in columns]
        spelled = [self._spelled[each] for each in columns]
        keys = [self._spelled[each] for each in self.key_properties]
        with _file(batch.chunks(), self.config.get("temp_dir")) as path:
            source = statements.read(path, kinds, batch.longest)
            with self.connector.transaction(self.table.name) as duck:
                duck.execute(statements.load(source, self.table, spelled, keys))
                if self.config.get("hard_delete") and self.include_metadata:
                    duck.execute(f"delete from {self.table.name} where _sdc_deleted_at is not null")  # noqa: S608 - the name is quoted

    @contextmanager
    def _explained(self, table: str) -> Iterator[None]:
        try:
            yield
        except duckdb.Error as error:
            raise PluginError(REFUSED, table=table, problem=told(error)) from None

    # ACTIVATE_VERSION

    @override
    def activate_version(self, new_version: int) -> None:
        """Mark or delete what another version left; rows from files are of this one."""
        self.begin_version(new_version)
        if not self.include_metadata:
            self.tell("without metadata columns, no row can be told to be of an older version")
            return
        table = self.table.name
        older = "(_sdc_table_version is null or _sdc_table_version < ?)"
        with self.guarded(), self.connector.transaction(table) as duck:
            if self.has_files:
                duck.execute(
                    f"update {table} set _sdc_table_version = ? "  # noqa: S608 - the name is quoted
                    "where _sdc_table_version is null and _sdc_sync_started_at = ?",
                    [new_version, self.sync_started_at],
                )
            if self.config.get("hard_delete"):
                duck.execute(f"delete from {table} where {older}", [new_version])  # noqa: S608
            else:
                now = datetime.now(timezone.utc).replace(tzinfo=None)
                duck.execute(
                    f"update {table} set _sdc_deleted_at = ? "  # noqa: S608
                    f"where {older} and _sdc_deleted_at is null",
                    [now, new_version],
                )


@contextmanager
def _file(chunks: Iterable[bytes], folder: str | None) -> Iterator[str]:
    """Write a file, and yield a path to read it by.

    On Linux it has no name: a run that is killed leaves nobody's data behind.
    """
    nameless = sys.platform == "linux"
    make = tempfile.TemporaryFile if nameless else tempfile.NamedTemporaryFile
    with make(dir=folder or None) as file:
        file.writelines(chunks)
        file.flush()
        yield f"/dev/fd/{file.fileno()}" if nameless else file.name
