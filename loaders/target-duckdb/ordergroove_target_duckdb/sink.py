"""A stream's way into its table."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime, timezone
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import duckdb
from typing_extensions import override

from ordergroove_target_duckdb import statements
from ordergroove_target_duckdb.cells import UnfitError, cell
from ordergroove_target_duckdb.columns import (
    NUMBER,
    field_of,
    folded,
    has_writings,
    is_inexact,
    same_in_binary,
    sql_type,
    wider_types,
)
from ordergroove_target_duckdb.errors import (
    KEY_TYPE,
    NO_KEY,
    OTHER_KEY,
    REFUSED,
    SAME_NAME,
    UNFIT,
)
from ordergroove_target_duckdb.file import DuckDBFile, told
from ordergroove_target_duckdb.scratch import scratch_file
from singer_commons.errors import PluginError
from singer_commons.sql_target.batch import METADATA, Batch
from singer_commons.sql_target.columns import UnknownColumnError, check_keys
from singer_commons.sql_target.raw_rows import RawRows
from singer_commons.sql_target.sink import LineSink
from singer_commons.sql_target.tables import full_name, name, names, text

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
        self._target.background.wait()  # the file has one connection
        keys = list(self.key_properties)
        self.append_only = not keys or self.config.get("load_method") == "append-only"
        if not keys and self.config.get("primary_key_required"):
            raise PluginError(NO_KEY, stream=self.stream_name)
        self._wanted = {each: sql_type(what) for each, what in self.schema["properties"].items()}
        is_first = self._check_names()
        before = self.connector.look(self.schema_name, self.table_name)
        self.check_source(before)
        if before and is_first and self.config.get("load_method") == "overwrite":
            with self._explained(before.name), self.connector.transaction(before.name) as duck:
                duck.execute(f"drop table {before.name}")
            before = None
        self.table = self._prepare(before, keys)
        # As the file spells them: in an update, DuckDB 1.4 makes null where the case differs.
        there = {folded(each): each for each in self.table.columns}
        self._spelled = {each: there[folded(each)] for each in self._wanted}
        self._kinds = {each: self.table.columns[its] for each, its in self._spelled.items()}
        # A row that comes again is not deleted, also if the columns of metadata are off by now.
        gone = {*self.table.columns} & {"_sdc_deleted_at"}
        self._cleared = sorted(gone.difference(self._spelled.values()))
        self.mark_source(self.table)
        self._target.look_for_gaps(self.stream_name, before, self.table)
        if not self.append_only and self.table.unique:
            now = {self._spelled[each] for each in keys}
            if now not in self.table.unique:
                known = names(sorted(self.table.unique[0]))
                raise PluginError(OTHER_KEY, table=self.table.name, known=known, now=names(keys))
        try:
            self._plan(keys)
        except UnknownColumnError as error:
            self.tell(f"its rows take {self.slow_way}: {error}")

    def _check_names(self) -> bool:
        """Refuse what DuckDB would take for one; return whether the table is new to this run.

        Raises:
            PluginError: If two streams would go into one table, or two fields into one column.
        """
        table = full_name(self.schema_name, self.table_name)
        is_first: bool = self.connector.give(table, self.stream_name)
        known: dict[str, str] = {}
        for each in self._wanted:
            other = known.setdefault(folded(each), each)
            if other != each:
                raise PluginError(SAME_NAME, place=table, first=name(other), second=name(each))
        return is_first

    def _prepare(self, before: Table | None, keys: list[str]) -> Table:
        full = full_name(self.schema_name, self.table_name)
        with self._explained(full), self.connector.transaction(full) as duck:
            if before is not None:
                for column, found, kind in statements.changes(before, self._wanted):
                    if found is None:
                        duck.execute(statements.add(full, column, kind))
                    elif not before.is_key(column):
                        duck.execute(statements.widen(full, column, kind))
                        self.logger.warning(
                            "%s: %s was %s, and the stream's values are %s: it is %s now.",
                            *(full, name(column), found, self._wanted[column], kind),
                        )
                    elif kind != NUMBER:  # a whole number may yet be all that comes
                        raise PluginError(KEY_TYPE, table=full, column=name(column), type=found)
            else:
                if self.schema_name:
                    duck.execute(f"create schema if not exists {name(self.schema_name)}")
                duck.execute(
                    statements.create(full, self._wanted, [] if self.append_only else keys)
                )
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

    @override
    def comment_on(self, table: Table, comment: str) -> None:
        with self._explained(table.name), self.connector.transaction(table.name) as duck:
            duck.execute(f"comment on table {table.name} is {text(comment)}")

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
            PluginError: If it cannot.
        """
        found, table = self._kinds[column], self.table.name
        try:
            cell(value, found)
        except UnfitError:
            if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
                for kind in wider_types(self._wanted[column], found, Decimal(str(value))):
                    if not self.table.is_key(self._spelled[column]) and self._widen(column, kind):
                        return
            kind_of = KEY_TYPE if self.table.is_key(self._spelled[column]) else UNFIT
            raise PluginError(kind_of, table=table, column=name(column), type=found) from None
        if is_inexact(found) and isinstance(value, Decimal) and not same_in_binary(value):
            self.tell(f"{name(column)} is {found}, and rounds numbers of more digits")

    def _widen(self, column: str, kind: str) -> bool:
        """Give a column another type, unless a row's number would change."""
        table, found = self.table.name, self._kinds[column]
        try:
            with self.connector.transaction(table) as duck:
                if is_inexact(kind) and duck.execute(
                    statements.rounded(table, column, found)
                ).fetchone() != (False,):
                    return False
                duck.execute(statements.widen(table, column, kind))
        except duckdb.ConversionException:  # a row has too many digits before its point for that
            return False
        self.logger.warning(
            "%s: %s was %s, and a number had more digits: it is %s now.",
            *(table, name(column), found, kind),
        )
        self._kinds[column] = kind
        if self.maker is not None:
            self._plan(self.key_properties)
        return True

    def _load(self, batch: Batch, columns: Sequence[str]) -> None:
        kinds = [self._kinds[each] for each in columns]
        spelled = [self._spelled[each] for each in columns]
        keys = [] if self.append_only else [self._spelled[each] for each in self.key_properties]
        with scratch_file(batch.chunks(), self.config.get("temp_dir"), self.table.name) as path:
            source = statements.read(path, kinds, batch.longest)
            if any(has_writings(self.table.columns[each]) for each in keys):
                source = statements.latest(source, [spelled.index(each) for each in keys])
            load = [statements.load(source, self.table, spelled, keys, self._cleared)]
            if self.config.get("hard_delete") and self.include_metadata:
                load.append(f"delete from {self.table.name} where _sdc_deleted_at is not null")  # noqa: S608 - the name is quoted
            attempts = 0
            while not self._execute(load):
                attempts += 1
                self.connector.make_room(more=attempts > 1)

    def _execute(self, batch: Iterable[str]) -> bool:
        """Write a batch; return whether there was enough memory."""
        is_small = self.connector.is_small
        try:
            with self.connector.transaction(self.table.name, is_small=is_small) as duck:
                for statement in batch:
                    duck.execute(statement)
        except duckdb.OutOfMemoryException:
            return False
        return True

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
