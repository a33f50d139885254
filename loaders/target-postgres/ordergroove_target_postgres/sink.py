"""A stream's way into its table: the fast way where it is known, the stock loader's otherwise."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg import errors as pg
from psycopg.sql import Literal
from typing_extensions import override

from ordergroove_target_postgres import tables
from ordergroove_target_postgres.columns import field_of, loses
from ordergroove_target_postgres.errors import LONG_NAME
from ordergroove_target_postgres.exact_sink import ExactSink
from ordergroove_target_postgres.locks import cursor_of, explained
from singer_commons.errors import PluginError
from singer_commons.sql_target.batch import METADATA
from singer_commons.sql_target.columns import UnknownColumnError, check_keys
from singer_commons.sql_target.raw_rows import Kind, RawRows
from singer_commons.sql_target.sink import LineSink
from singer_commons.sql_target.tables import full_name, name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from singer_commons.sql_target.batch import Batch
    from singer_commons.sql_target.tables import Table

REFUSED = (
    psycopg.DataError,
    psycopg.IntegrityError,
    pg.CardinalityViolation,  # two keys that only PostgreSQL takes for the same
    pg.DatatypeMismatch,
)


class PostgresSink(LineSink, ExactSink):  # type: ignore[misc]  # the stock loader changed a signature
    """Collects rows of one stream, and merges them into its table."""

    slow_way = "the stock loader's way"
    refused = REFUSED

    def __init__(self, target: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(target, *args, **kwargs)
        self._staged: dict[str, str] = {}
        self._times: set[str] = set()
        self._is_new = False

    # Tables

    @override
    def setup(self) -> None:
        """Prepare the table, and find out which way its rows take."""
        self.drain_replaced()
        self.append_only = not self.key_properties
        table = full_name(self.schema_name, self.table_name)
        self._check_names(table)
        with explained(self.connector.engine, table):
            self.connector.claims.claim(table)
            before = after = self._look(table)
            self.check_source(before)
            if before is None or self._differences(before):
                super().setup()
                after = self._look(table)
        if after is None:
            msg = f"{table} cannot be found after it was made"
            raise RuntimeError(msg)
        self.table = after
        for column, wanted, found in self._differences(after):
            if found is not None and loses(wanted, found):
                self.logger.warning(
                    "%s: %s is %s, and the stream's values are %s: what does not fit is cut off.",
                    *(table, name(column), found, wanted),
                )
        with explained(self.connector.engine, table):
            self.mark_source(after)
        self._target.look_for_gaps(self.stream_name, before, after)
        is_known = self.append_only or frozenset(self.key_properties) in after.unique
        self._is_new = before is None and is_known
        try:
            self._plan()
        except UnknownColumnError as error:
            self.tell(f"its rows take {self.slow_way}: {error}")

    @override
    def comment_on(self, table: Table, comment: str) -> None:
        # Only who owns a table may; and what is no table has none.
        with (
            suppress(pg.InsufficientPrivilege, pg.WrongObjectType),
            self.connector.engine.begin() as connection,
        ):
            cursor = cursor_of(connection)
            said = Literal(comment).as_string(cursor)
            cursor.execute(f"comment on table {table.name} is {said}".encode())

    def _check_names(self, table: str) -> None:
        """Refuse names that PostgreSQL cuts: the next run would not find them again.

        Raises:
            PluginError: If there is one.
        """
        most = self.connector.engine.dialect.max_identifier_length
        for column in self.column_representation(self.schema):
            if len(column.name.encode(errors="replace")) > most:
                raise PluginError(LONG_NAME, table=table, column=name(column.name), most=most)

    def _look(self, table: str) -> Table | None:
        with self.connector.engine.begin() as connection:
            return tables.look(cursor_of(connection), table)

    def _differences(self, table: Table) -> list[tuple[str, str, str | None]]:
        """Return columns, their types as they should be, and as they are (None: missing)."""
        dialect = self.connector.engine.dialect
        found = []
        for column in self.column_representation(self.schema):
            compiled = column.type.compile(dialect=dialect).lower()
            wanted = compiled.replace("decimal", "numeric").replace("varchar", "character varying")
            if table.columns.get(column.name) != wanted:
                found.append((column.name, wanted, table.columns.get(column.name)))
        return found

    def _plan(self) -> None:
        """Prepare the fast way.

        Raises:
            UnknownColumnError: If something about the stream is not known to it.
        """
        if not self.wants_copy:
            msg = "use_copy is off"
            raise UnknownColumnError(msg)
        if self._validator is not None:
            msg = "validate_records is on"
            raise UnknownColumnError(msg)
        filled = METADATA if self.include_sdc_metadata_properties else ()
        replace_nul = self.connector.sanitize_null_text_characters
        fields = {}
        for (each, schema), column in zip(
            self.schema["properties"].items(), self.column_representation(self.schema), strict=True
        ):
            fields[each], self._staged[each] = field_of(
                each, schema, column.type, replace_nul=replace_nul
            )
        own = [field for name, field in fields.items() if name not in filled]
        check_keys(own, self.key_properties)
        maker = RawRows(own, self.key_properties, replace_nul=replace_nul, times=1 if filled else 0)
        self._staged = {name: self._staged[name] for name in (*maker.names, *filled)}
        self._times = {name for name, field in fields.items() if field.kind is Kind.TIME}
        self.maker = maker

    # Batches

    @contextmanager
    @override
    def guarded(self) -> Iterator[None]:
        with explained(self.connector.engine, self.table.name):
            self.connector.claims.check()
            yield

    @override
    def write_rows(self, batch: Batch) -> None:
        # Into a table that this run has made rows go straight, until a key comes again. A column of
        # times has no zone: it would drop an offset.
        if self._is_new and self.maker is not None and not self.maker.saw_offsets:
            with suppress(pg.UniqueViolation), self.connector.engine.begin() as connection:
                self._copy(cursor_of(connection), self.table.name, batch)
                return
        self._is_new = False
        staged = self.temp_table_name
        with self.connector.engine.begin() as connection:
            cursor = cursor_of(connection)
            cursor.execute(tables.stage(staged, self._staged).encode())
            self._copy(cursor, name(staged), batch)
            self.merge(cursor, staged, list(self._staged), self._times)

    def _copy(self, cursor: psycopg.Cursor[Any], into: str, batch: Batch) -> None:
        with cursor.copy(tables.copy(into, self._staged).encode()) as copy:
            for chunk in batch.chunks():
                copy.write(chunk)

    @override
    def write_records(self, records: list[dict[str, Any]]) -> None:
        self.insert_records(records)

    @override
    def activate_version(self, new_version: int) -> None:
        """Mark or delete what another version left; rows from files are of this one."""
        table = self.table.name
        self.begin_version(new_version)
        with explained(self.connector.engine, table):
            if self.config["activate_version"] and self.has_files:
                with self.connector.engine.begin() as connection:
                    cursor_of(connection).execute(
                        f"update {table} set _sdc_table_version = %s "  # noqa: S608 - the name is quoted
                        "where _sdc_table_version is null and _sdc_sync_started_at = %s".encode(),
                        [new_version, self.sync_started_at],
                    )
            super().activate_version(new_version)
