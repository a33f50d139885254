"""A stream's way into its table: the fast way where it is known, the stock loader's otherwise."""

from __future__ import annotations

import gzip
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
import psycopg
from psycopg import errors as pg
from singer_sdk.helpers._batch import BatchFileFormat, StorageTarget
from singer_sdk.singerlib.json import deserialize_json
from typing_extensions import override

from ordergroove_target_postgres import tables
from ordergroove_target_postgres.batch import METADATA, MOST_BYTES, Batch, Message, Metadata
from ordergroove_target_postgres.columns import UnknownColumnError, check_keys, field_of, loses
from ordergroove_target_postgres.exact_sink import ExactSink
from ordergroove_target_postgres.locks import cursor_of, explained
from singer_commons.sql_target.csv_cells import OddValueError
from singer_commons.sql_target.raw_rows import Kind, RawRows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from singer_sdk.helpers._batch import BaseBatchFileEncoding

    from ordergroove_target_postgres.run import Run

REFUSED = (
    psycopg.DataError,
    psycopg.IntegrityError,
    pg.CardinalityViolation,  # two keys that only PostgreSQL takes for the same
    pg.DatatypeMismatch,
)


class PostgresSink(ExactSink):
    """Collects rows of one stream, and merges them into its table."""

    _target: Run

    def __init__(self, target: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(target, *args, **kwargs)
        self._target = target
        self.include_metadata = self.include_sdc_metadata_properties
        self._most_rows = self.max_size
        self._batch: Batch | None = None
        self._metadata = Metadata(self.sync_started_at)
        self._maker: RawRows | None = None
        self._staged: dict[str, str] = {}
        self._times: set[str] = set()
        self._is_odd = False
        self._told: set[str] = set()

    # Tables

    @override
    def setup(self) -> None:
        """Prepare the table, and find out which way its rows take."""
        for earlier in self._target.replaced_sinks:
            # Its rows are older than those to come: a later merge would bring them back.
            self._target.drain_one(earlier)
        self._target.background.wait()
        self.append_only = not self.key_properties
        name = tables.full_name(self.schema_name, self.table_name)
        with explained(self.connector.engine, name):
            self.connector.claims.claim(name)
            before = after = self._look(name)
            if before is None or self._differences(before):
                super().setup()
                after = self._look(name)
        if after is None:
            msg = f"{name} cannot be found after it was made"
            raise RuntimeError(msg)
        self.table = after
        for column, wanted, found in self._differences(after):
            if found is not None and loses(wanted, found):
                self.logger.warning(
                    "%s: %s is %s, and the stream's values are %s: what does not fit is cut off.",
                    *(name, tables.name(column), found, wanted),
                )
        self._target.look_for_gaps(self.stream_name, before, after)
        try:
            self._plan()
        except UnknownColumnError as error:
            self.tell(f"its rows take the stock loader's way: {error}")

    @override
    def clean_up(self) -> None:
        """Do what the SDK does at the end; but only once all is written."""
        self._target.background.wait()
        super().clean_up()

    def _look(self, name: str) -> tables.Table | None:
        with self.connector.engine.begin() as connection:
            return tables.Table.look(cursor_of(connection), name)

    def _differences(self, table: tables.Table) -> list[tuple[str, str, str | None]]:
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
        if not self.wants_copy or not self.connector.can_copy:
            msg = "use_copy is off" if not self.wants_copy else "the driver is not psycopg"
            raise UnknownColumnError(msg)
        if self._validator is not None:
            msg = "validate_records is on"
            raise UnknownColumnError(msg)
        filled = METADATA if self.include_sdc_metadata_properties else ()
        replace_nul = self.connector.sanitize_null_text_characters
        fields = {}
        for (name, schema), column in zip(
            self.schema["properties"].items(), self.column_representation(self.schema), strict=True
        ):
            fields[name], self._staged[name] = field_of(
                name, schema, column.type, replace_nul=replace_nul
            )
        own = [field for name, field in fields.items() if name not in filled]
        check_keys(own, self.key_properties)
        maker = RawRows(own, self.key_properties, replace_nul=replace_nul, times=1 if filled else 0)
        self._staged = {name: self._staged[name] for name in (*maker.names, *filled)}
        self._times = {name for name, field in fields.items() if field.kind is Kind.TIME}
        self._maker = maker

    # Records

    def take(self, message: Message) -> bool:
        """Take a RECORD message, if the fast way knows what to do with it."""
        if self._maker is None or self._is_odd:
            return False
        batch = self._batch
        if batch is None:
            batch = Batch(is_keyed=not self.append_only)
        if self.include_metadata:
            times = bytes(message.time_extracted)
            more = self._metadata.of(batch, bytes(message.version))
        else:
            times = more = b""
        try:
            key, row = self._maker.make(message.record, times, more)
        except OddValueError as error:
            self._go_the_stock_way(str(error))
            return False
        self._batch = batch
        self._pending_batch = {"rows": batch}
        batch.add(key, row, message)
        self._batch_records_read += 1
        if batch.size > MOST_BYTES or self._batch_records_read >= self._most_rows:
            self._target.drain_one(self)
        return True

    def tell(self, words: str) -> None:
        """Say something about the stream once."""
        if words not in self._told:
            self._told.add(words)
            self.logger.info("%s: %s", self.stream_name, words)

    def _go_the_stock_way(self, reason: str) -> None:
        """Take the stock loader's way up to the next drain."""
        self.tell(f"until its next batch, the stock loader's way is taken: {reason}")
        self._target.drain_one(self)
        self._is_odd = True
        if "unknown field" in reason and self._maker is not None:
            self._maker.allow_unknown_fields()  # the stock way warns of it

    # Batches

    @override
    def process_batch(self, context: dict[str, Any]) -> None:
        """Write a batch beside the reading, in one transaction."""
        self._is_odd, self._batch = False, None
        batch, records = context.get("rows"), context.get("records")
        if records and "batch_start_time" not in context:
            records = [self._of_file(each) for each in records]
        if batch is not None:
            self.record_counter_metric.increment(len(batch.sources))
            self._target.background.run(partial(self._write, batch))
        if records:
            self._target.background.run(partial(self._write_records, records))

    def _write(self, batch: Batch) -> None:
        with explained(self.connector.engine, self.table.name):
            self.connector.claims.check()
            try:
                self._copy_and_merge(batch)
            except REFUSED as error:
                reason = str(error).partition("\n")[0]
                self.tell(f"the batch takes the stock loader's way: {reason}")
                self.write_records([self._as_stock(each, batch) for each in batch.sources])

    def _write_records(self, records: list[dict[str, Any]]) -> None:
        with explained(self.connector.engine, self.table.name):
            self.connector.claims.check()
            self.write_records(records)

    def _copy_and_merge(self, batch: Batch) -> None:
        staged = self.temp_table_name
        with self.connector.engine.begin() as connection:
            cursor = cursor_of(connection)
            cursor.execute(tables.stage(staged, self._staged).encode())
            with cursor.copy(tables.copy(staged, self._staged).encode()) as copy:
                for chunk in batch.chunks():
                    copy.write(chunk)
            self.merge(cursor, staged, list(self._staged), self._times)

    def _as_stock(self, message: Message, batch: Batch) -> dict[str, Any]:
        """Return the record as the SDK makes it from a message."""
        record = deserialize_json(bytes(message.record))
        if message.type != "RECORD":
            return self._of_file(record)
        if self.include_metadata:
            told = {
                "time_extracted": msgspec.json.decode(message.time_extracted),
                "version": msgspec.json.decode(message.version),
            }
            self._add_sdc_metadata_to_record(record, told, {"batch_start_time": batch.began})
        else:
            self._remove_sdc_metadata_from_record(record)
        self._validate_and_parse(record)
        self._singer_validate_message(record)
        return record

    # BATCH messages

    @override
    def process_batch_files(self, encoding: BaseBatchFileEncoding, files: Sequence[str]) -> None:
        """Load files of records; an ACTIVATE_VERSION of the same run keeps them."""
        if encoding.format != BatchFileFormat.JSONL:
            super().process_batch_files(encoding, files)
            return
        self._target.streams_of_files.add(self.stream_name)
        storage = self.batch_config.storage if self.batch_config else None
        for path in files:
            head, tail = StorageTarget.split_url(path)
            with (storage or StorageTarget.from_url(head)).open(tail, mode="rb") as file:
                if encoding.compression == "gzip":
                    with gzip.open(file) as lines:
                        self._take_lines(lines)
                else:
                    self._take_lines(file)
        self._target.drain_one(self)

    def _take_lines(self, lines: Iterable[bytes]) -> None:
        for line in lines:
            self._take_line(line)

    def _take_line(self, line: bytes) -> None:
        message = Message("BATCH", record=msgspec.Raw(line.strip()))
        if self._maker is not None and not self._is_odd:
            batch = self._batch or Batch(is_keyed=not self.append_only)
            more = self._metadata.of_file(self._version) if self.include_metadata else b""
            try:
                key, row = self._maker.make(
                    message.record, b"null" if self.include_metadata else b"", more
                )
            except OddValueError as error:
                self._go_the_stock_way(str(error))
            else:
                self._batch = batch
                self._pending_batch = {"rows": batch}
                batch.add(key, row, message)
        if self._maker is None or self._is_odd:
            record = self._of_file(deserialize_json(line))
            self.process_record(record, self._get_context(record))
        self._batch_records_read += 1
        if self.is_full or (self._batch is not None and self._batch.size > MOST_BYTES):
            self._target.drain_one(self)

    def _of_file(self, record: dict[str, Any]) -> dict[str, Any]:
        if self.include_metadata:
            record["_sdc_table_version"] = self._version
            record["_sdc_sync_started_at"] = self.sync_started_at
        return record

    @property
    def _has_files(self) -> bool:
        return self.include_metadata and self.stream_name in self._target.streams_of_files

    @property
    def _version(self) -> int | None:
        """The version that was activated last: BATCH messages have none."""
        return self._target.versions.get(self.stream_name)

    # ACTIVATE_VERSION

    @override
    def activate_version(self, new_version: int) -> None:
        """Mark or delete what another version left; rows from files are of this one."""
        name = self.table.name
        self._target.drain_one(self)
        self._target.background.wait()
        self._target.versions[self.stream_name] = new_version
        with explained(self.connector.engine, name):
            if self.config["activate_version"] and self._has_files:
                with self.connector.engine.begin() as connection:
                    cursor_of(connection).execute(
                        f"update {name} set _sdc_table_version = %s "  # noqa: S608 - the name is quoted
                        "where _sdc_table_version is null and _sdc_sync_started_at = %s".encode(),
                        [new_version, self.sync_started_at],
                    )
            super().activate_version(new_version)
