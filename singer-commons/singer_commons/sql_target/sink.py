"""A sink that collects rows of cells, and takes a slow way where it does not know the fast one."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec
from singer_sdk.helpers._batch import BatchFileFormat
from singer_sdk.singerlib.json import deserialize_json
from singer_sdk.sinks.core import JSONSchemaValidator
from singer_sdk.sql import SQLSink
from typing_extensions import override

from singer_commons.errors import BATCH_FILE, NOT_AS_SAID, PluginError
from singer_commons.sql_target import source
from singer_commons.sql_target.batch import MOST_BYTES, Batch, Message, Metadata
from singer_commons.sql_target.batch_files import BatchFileError, lines_of, record_of
from singer_commons.sql_target.csv_cells import OddValueError
from singer_commons.sql_target.tables import name
from singer_commons.sql_target.validator import Validator

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from singer_sdk.helpers._batch import BaseBatchFileEncoding
    from singer_sdk.sinks.core import BaseJSONSchemaValidator

    from singer_commons.sql_target.raw_rows import RawRows
    from singer_commons.sql_target.run import Run
    from singer_commons.sql_target.tables import Table


class LineSink(SQLSink[Any]):
    """Collects rows of one stream.

    Attributes:
        slow_way: How the log calls the other way.
        refused: Errors of the database that say no to a value.
        append_only: Whether no row takes the place of another.
        include_metadata: Whether rows have the columns of metadata.
        maker: Makes rows the fast way. None: all records take the slow one.
    """

    slow_way: ClassVar[str]
    refused: ClassVar[tuple[type[Exception], ...]]
    append_only: bool
    maker: RawRows | None = None

    _target: Run

    def __init__(self, target: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(target, *args, **kwargs)
        self._target = target
        self.include_metadata = self.include_sdc_metadata_properties
        self._most_rows = self.max_size
        self._batch: Batch | None = None
        self._metadata = Metadata(self.sync_started_at)
        self._reason = ""
        self._told: set[str] = set()

    # What a loader says

    def guarded(self) -> AbstractContextManager[None]:
        """Explain the database's errors in what happens within."""
        raise NotImplementedError

    def write_rows(self, batch: Batch) -> None:
        """Write the rows of a batch in one transaction."""
        raise NotImplementedError

    def write_records(self, records: list[dict[str, Any]]) -> None:
        """Write records in one transaction."""
        raise NotImplementedError

    def comment_on(self, table: Table, comment: str) -> None:
        """Give a table a comment."""
        raise NotImplementedError

    # Whose rows

    def check_source(self, table: Table | None) -> None:
        """Refuse to touch a table that holds another source's rows.

        Raises:
            PluginError: If it does.
        """
        if table is not None:
            source.check(table, self.stream_name, self._target.sources)

    def mark_source(self, table: Table) -> None:
        """Let a table say whose rows it holds."""
        comment = source.marked(table, self._target.sources)
        if comment is not None:
            self.comment_on(table, comment)

    # Records

    def take(self, message: Message) -> bool:
        """Take a RECORD message, if the fast way knows what to do with it."""
        batch = self._open()
        if batch is None:
            return False
        try:
            if self.include_metadata:
                times = bytes(message.time_extracted)
                more = self._metadata.of(batch, bytes(message.version))
            else:
                times = more = b""
        except OddValueError as error:
            self._reason = str(error)
            return False
        if not self._add(batch, message, times, more):
            return False
        self._batch_records_read += 1
        if batch.size > MOST_BYTES or self._batch_records_read >= self._most_rows:
            self._target.drain_one(self)
        return True

    def tell(self, words: str) -> None:
        """Say something about the stream once."""
        if words not in self._told:
            self._told.add(words)
            self.logger.info("%s: %s", self.stream_name, words)

    def _open(self) -> Batch | None:
        """Return the batch for the next row, or None if records wait, which go the slow way."""
        if self._batch is not None:
            return self._batch
        if self.maker is None or self._pending_batch is not None:
            return None
        return Batch(is_keyed=not self.append_only)

    def _add(self, batch: Batch, message: Message, times: bytes, more: bytes) -> bool:
        """Add a message's row to a batch, unless its record has to go the slow way."""
        assert self.maker is not None  # noqa: S101 - or there were no batch
        try:
            key, row = self.maker.make(message.record, times, more)
        except OddValueError as error:
            self._reason = str(error)
            if "unknown field" in self._reason:
                self.maker.allow_unknown_fields()  # the slow way warns of it
            return False
        if self._batch is None:
            self._batch = batch
            self._pending_batch = {"rows": batch}
        batch.add(key, row, message)
        return True

    @override
    def _get_context(self, record: dict[str, Any]) -> dict[str, Any]:
        """Take the slow way up to the next drain, whatever led here; rows that wait go first."""
        if self._batch is not None:
            self._target.drain_one(self)
        if self._pending_batch is None and self.maker is not None:
            reason = self._reason or "a record that is mapped, or no strict JSON"
            self.tell(f"until its next batch, {self.slow_way} is taken: {reason}")
        self._reason = ""
        context: dict[str, Any] = super()._get_context(record)
        return context

    # Batches

    def drain_replaced(self) -> None:
        """Write the rows of an earlier schema: a later merge would bring them back."""
        if self._target.replaced_sinks:
            for earlier in self._target.replaced_sinks:
                self._target.drain_one(earlier)
            self._target.background.wait()

    @override
    def process_batch(self, context: dict[str, Any]) -> None:
        """Write a batch beside the reading, in one transaction."""
        self._batch = None
        batch, records = context.get("rows"), context.get("records")
        if records and "batch_start_time" not in context:
            records = [self._of_file(each) for each in records]
        if batch is not None:
            self.record_counter_metric.increment(len(batch.sources))
            self._target.background.run(partial(self._write, batch))
        if records:
            self._target.background.run(partial(self._write_slowly, records))

    @override
    def clean_up(self) -> None:
        """Do what the SDK does at the end; but only once all is written."""
        self._target.background.wait()
        super().clean_up()

    def _write(self, batch: Batch) -> None:
        with self.guarded():
            try:
                self.write_rows(batch)
            except self.refused as error:
                # Not its words: they show values.
                self.tell(f"the batch takes {self.slow_way}: {type(error).__name__}")
                self.write_records([self._as_record(each, batch) for each in batch.sources])

    def _write_slowly(self, records: list[dict[str, Any]]) -> None:
        with self.guarded():
            self.write_records(records)

    def _as_record(self, message: Message, batch: Batch) -> dict[str, Any]:
        """Return the record as the SDK makes it from a message."""
        record = deserialize_json(bytes(message.record))
        if message.type != "RECORD":
            return self._parsed(self._of_file(record))
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

    # What a schema says; an error names a field, and shows no value

    @override
    def get_validator(self) -> BaseJSONSchemaValidator | None:
        validator = super().get_validator()
        if not isinstance(validator, JSONSchemaValidator):
            return validator
        return Validator(validator.validator, self.stream_name)

    @override
    def _parse_timestamps_in_record(
        self, record: dict[str, Any], schema: dict[str, Any], treatment: Any
    ) -> None:
        parse = super()._parse_timestamps_in_record
        try:
            parse(record, schema, treatment)
        except (TypeError, ValueError):
            for field, value in record.items():
                if isinstance(value, (date, time)):  # what came before is parsed
                    continue
                try:
                    parse({field: value}, schema, treatment)
                except (TypeError, ValueError):
                    stream, rule = self.stream_name, "its format"
                    raise PluginError(
                        NOT_AS_SAID, stream=stream, field=name(field), rule=rule
                    ) from None
            raise

    # BATCH messages

    @override
    def process_batch_files(self, encoding: BaseBatchFileEncoding, files: Sequence[str]) -> None:
        """Load files of records; an ACTIVATE_VERSION of the same run keeps them."""
        if encoding.format != BatchFileFormat.JSONL:
            self._target.drain_one(self)
            super().process_batch_files(encoding, files)
            return
        self._target.streams_of_files.add(self.stream_name)
        storage = self.batch_config.storage if self.batch_config else None
        is_gzip = encoding.compression == "gzip"
        path = ""
        try:
            for path in files:
                for line in lines_of(path, storage, is_gzip=is_gzip):
                    self._take_line(line)
        except BatchFileError as error:
            facts = {"file": path, "stream": self.stream_name, "problem": error}
            raise PluginError(BATCH_FILE, **facts) from None
        self._target.drain_one(self)

    def _take_line(self, line: bytes) -> None:
        message = Message("BATCH", record=msgspec.Raw(line))
        more = self._metadata.of_file(self.version) if self.include_metadata else b""
        times = b"null" if self.include_metadata else b""
        batch = self._open()
        if batch is None or not self._add(batch, message, times, more):
            record = self._parsed(self._of_file(record_of(line)))
            self.process_record(record, self._get_context(record))
        self._batch_records_read += 1
        if self.is_full or (self._batch is not None and self._batch.size > MOST_BYTES):
            self._target.drain_one(self)

    def _of_file(self, record: dict[str, Any]) -> dict[str, Any]:
        if self.include_metadata:
            record["_sdc_table_version"] = self.version
            record["_sdc_sync_started_at"] = self.sync_started_at
        return record

    def _parsed(self, record: dict[str, Any]) -> dict[str, Any]:
        """Return a file's record with dates and times as RECORD messages have them.

        The two may share a batch, where their keys are compared. What cannot be parsed stays text.
        """
        with suppress(TypeError, ValueError):
            super()._parse_timestamps_in_record(record, self.schema, self.datetime_error_treatment)
        return record

    # ACTIVATE_VERSION

    @property
    def has_files(self) -> bool:
        """Whether BATCH messages have brought rows, which have no version of their own."""
        return self.include_metadata and self.stream_name in self._target.streams_of_files

    @property
    def version(self) -> int | None:
        """The version that was activated last: BATCH messages have none."""
        return self._target.versions.get(self.stream_name)

    def begin_version(self, version: int) -> None:
        """Write what waits before a version is activated."""
        self._target.drain_one(self)
        self._target.background.wait()
        self._target.versions[self.stream_name] = version
