"""A report as a stream: its files in order, each followed by what became of it and a state."""

from __future__ import annotations

import functools
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from singer_sdk import Stream
from singer_sdk.helpers.conform import TypeConformanceLevel
from singer_sdk.mapper import SameRecordTransform
from typing_extensions import override

from singer_commons.errors import FileChangedError, PluginError, RemoteFileError
from tap_ordergroove_sftp.bookkeeping import TooManyRejectedError
from tap_ordergroove_sftp.errors import DropError, telling
from tap_ordergroove_sftp.ledger import Ledger, Outcome, Plan, sure_to_be_read
from tap_ordergroove_sftp.lines import LineTooLongError
from tap_ordergroove_sftp.reading import Count, Opener, read_file
from tap_ordergroove_sftp.reports import LABELS, snake_case
from tap_ordergroove_sftp.rows import EXPORTED_AT, Header, HeaderError, as_dict
from tap_ordergroove_sftp.schemas import get_schema
from tap_ordergroove_sftp.values import format_utc
from tap_ordergroove_sftp.writer import RecordLines

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from msgspec import Struct
    from singer_sdk.helpers._batch import BaseBatchFileEncoding, BatchConfig
    from singer_sdk.helpers.types import Context, Record
    from singer_sdk.metrics import Counter
    from singer_sdk.singerlib import SchemaMessage

    from singer_commons.sftp import Entry
    from tap_ordergroove_sftp.ledger import ReportFile
    from tap_ordergroove_sftp.reports import Report
    from tap_ordergroove_sftp.tap import TapOrdergrooveSftp

TEXT = {"type": ["string", "null"]}


class ReportStream(Stream):
    """A report."""

    replication_key = EXPORTED_AT
    TYPE_CONFORMANCE_LEVEL = TypeConformanceLevel.NONE
    """Records leave `Table` as their schema says."""

    _tap: TapOrdergrooveSftp

    def __init__(self, tap: TapOrdergrooveSftp, report: Report) -> None:
        """Make the stream of a tap."""
        self.report = report
        super().__init__(tap, name=report.name)
        self.primary_keys = report.keys[0]
        self._pending: dict[str, Any] = {}
        self._counter: Counter | None = None

    @override
    @functools.cached_property
    def schema(self) -> dict[str, Any]:
        added = get_schema("added")["properties"]
        if self.report.pattern is None:
            schema = get_schema(self.report.name)
            return {**schema, "properties": {**schema["properties"], **added}}
        return {
            "type": "object",
            "properties": {**dict.fromkeys(map(snake_case, self.report.columns), TEXT), **added},
        }

    def list_files(self) -> list[ReportFile]:
        """Return the report's files that may be read, oldest first.

        Raises:
            PluginError: If the folder cannot be listed.
        """
        return self._tap.run.listing.files.get(self.name, [])

    def ledger(self) -> Ledger:
        """Return what earlier runs read."""
        return Ledger.from_state(self.stream_state.get("files"))

    def expected(self) -> list[Entry]:
        """Return the files that this run will read in any case."""
        return [file.entry for file in sure_to_be_read(self.list_files(), self.ledger())]

    @override
    def _generate_schema_messages(self) -> Generator[SchemaMessage, None, None]:
        """Settle the key before it is announced: a catalog does not know what is in the files."""
        with telling():
            self.primary_keys = self._settle_key()
        for message in super()._generate_schema_messages():
            # The SDK took the key down when the tap was made. A stream map may have its own.
            if tuple(message.key_properties or ()) == self.report.keys[0]:
                message.key_properties = list(self.primary_keys)
            yield message

    @override
    def get_records(self, context: Context | None) -> Iterable[Record]:
        with telling():
            ledger = self.ledger()
            ledger.keep_only(self._tap.run.listing.names)
            plan = Plan(self.list_files(), ledger)
            file = plan.next()
        while file is not None:
            outcome = yield from self._read(file, plan, ledger)
            if outcome.done:
                ledger.add(file, hollow=not outcome.rows)
                self._commit(ledger, file)
            file = plan.next(outcome)
        for older in plan.superseded:
            ledger.add(older)
            self._tap.export_files.tell(older, "superseded")
        if ledger.files or self.stream_state.get("files"):
            self._commit(ledger)

    def _read(
        self, file: ReportFile, plan: Plan, ledger: Ledger
    ) -> Generator[Record, None, Outcome]:
        """Emit a file's rows, and what happened to it."""
        run, count = self._tap.run, Count()
        status, message = "loaded", None
        run.progress.begin(file)
        self._begin_version()
        try:
            for records in self._open(file, count):
                if count.is_first and plan.emit():
                    self._commit(ledger)
                if self._is_plain:
                    self._write(records)
                else:
                    yield from map(as_dict, records)
        except FileChangedError as error:
            # Half-written, most likely. What came out of it comes again.
            self.logger.warning("%s It is left for the next run.", error)
            return Outcome(done=False, rows=count.rows)
        except (RemoteFileError, HeaderError, LineTooLongError, TooManyRejectedError) as error:
            status, message = "failed", str(error)
            run.fail(file.name, message)
        except PluginError as error:
            raise DropError(str(error)) from None
        else:
            status = "loaded" if count.has_header else "empty"
            self._end_version(file, count)
        self._tap.export_files.tell(file, status, count, message)
        run.results.add(count)
        return Outcome(done=status != "failed", rows=count.rows)

    def _open(self, file: ReportFile, count: Count) -> Iterator[list[Struct]]:
        """Return a file's records as they are read, and tell of rejected rows."""
        run = self._tap.run
        blocks = run.fetch(self._tap.expected).blocks(file.entry)
        at_most = self._tap.settings.max_rejected_rows
        for records, broken in read_file(self._opener, file, run.progress.counted(blocks), count):
            yield records
            run.progress.rows(len(records))
            self._tap.rejected_rows.tell(file, broken, count, at_most)

    @functools.cached_property
    def _opener(self) -> Opener:
        """What opens the files; to be asked for once the key is settled."""
        properties = self.schema["properties"]
        return Opener(
            self.report, tuple(self.primary_keys), properties, self._tap.settings, self.logger
        )

    def _settle_key(self) -> tuple[str, ...]:
        """Choose the key that all files have, and stay with it."""
        best, *others = self.report.keys
        known = tuple(self.stream_state.get("key") or ())
        if not others or known == best:
            return best
        # Where it is settled, the newest file tells whether it could be better by now.
        files = self.expected()[-1 if known else 0 :]
        lacking = [entry for entry in files if self._needs(entry, others[0])]
        if not (known or lacking):
            return best
        label, others_label = LABELS[best[0]], " + ".join(others[0])
        if lacking:
            self.logger.warning(
                "%s: '%s' is not in %s; rows are told apart by %s, in which two items of an order "
                "can be alike. Ask Ordergroove to add it to the report.",
                *(self.name, label, lacking[-1].name, others_label),
            )
        elif files:
            self.logger.warning(
                "%s: '%s' is there now, but earlier rows are told apart by %s. To change over, "
                "load once with --full-refresh into an empty table.",
                *(self.name, label, others_label),
            )
        return others[0]

    def _needs(self, entry: Entry, makeshift: tuple[str, ...]) -> bool:
        """Whether a file can be read by the makeshift key, and not by the best.

        What cannot be read at all has its say later.
        """
        try:
            columns = self._tap.run.header(entry)
            header = Header.of(columns, self.report, self.schema["properties"])
        except (RemoteFileError, FileChangedError, LineTooLongError, HeaderError):
            return False
        return bool(header.lacks(self.report.keys[0]) and not header.lacks(makeshift))

    def _begin_version(self) -> None:
        """Give the rows of a snapshot a version of their own, later than any before."""
        if self.report.snapshot and self._announces_versions:
            last = self._stream_version or self.stream_state.get("version") or 0
            now = round(datetime.now(timezone.utc).timestamp() * 1000)
            self._stream_version = max(now, last + 1)

    def _end_version(self, file: ReportFile, count: Count) -> None:
        """Say that a snapshot is there to its last row: what is older, is gone."""
        if not self.report.snapshot:
            return
        if not count.rows:
            self.logger.warning("%s holds no row; the snapshot before it stays.", file.name)
        elif self._announces_versions:
            self._write_activate_version_message(self._stream_version or 0)

    @property
    def _announces_versions(self) -> bool:
        # Records in batch files carry no version: activating one would delete them.
        return bool(self.config.get("emit_activate_version_messages")) and not self._in_batches

    @property
    def _in_batches(self) -> bool:
        return self.get_batch_config(self.config) is not None

    def _write(self, records: list[Struct]) -> None:
        """Write many records at once, as the SDK would write them one by one."""
        alias = self.stream_maps[0].stream_alias
        extracted = format_utc(datetime.now(timezone.utc))
        self._tap.write_message(RecordLines.of(alias, records, self._stream_version, extracted))
        self.state_manager.is_flushed = False
        if self._counter is not None:
            self._counter.increment(len(records))

    @functools.cached_property
    def _is_plain(self) -> bool:
        """Whether nothing is to be done to the records on their way out."""
        maps = self.stream_maps
        return (
            len(maps) == 1
            and type(maps[0]) is SameRecordTransform
            and not maps[0].flattening_enabled
            and all(self.mask.values())
            and not self._in_batches
            and self.ABORT_AT_RECORD_COUNT is None
        )

    def _commit(self, ledger: Ledger, file: ReportFile | None = None) -> None:
        """Put the ledger into the state, once all rows that it speaks of are out."""
        state: dict[str, Any] = {"files": ledger.to_state(), "key": list(self.primary_keys)}
        if file is not None:
            newest = self.stream_state.get("replication_key_value") or ""
            state["replication_key"] = self.replication_key
            state["replication_key_value"] = max(newest, self._tap.instant(file.stamp))
        if self._stream_version:
            state["version"] = self._stream_version
        if self._in_batches:
            self._pending.update(state)
        else:
            self._apply(state)
            self._write_state_message()

    def _apply(self, state: dict[str, Any]) -> None:
        self.stream_state.update(state)
        self.state_manager.is_flushed = False

    @override
    def get_batches(
        self, batch_config: BatchConfig, context: Context | None = None
    ) -> Iterable[tuple[BaseBatchFileEncoding, list[str]]]:
        """Yield batch files; what a file makes true goes into the state once it is announced."""
        for batch in super().get_batches(batch_config, context):
            announced = dict(self._pending)
            yield batch
            self._apply(announced)
        self._apply(self._pending)

    @override
    def get_record_counter(self, **kwargs: Any) -> Counter:
        self._counter = super().get_record_counter(**kwargs)
        return self._counter

    @override
    def log_sync_costs(self) -> None:
        super().log_sync_costs()
        self._tap.finish_with(self)

    @property
    @override
    def emit_activate_version_messages(self) -> bool:
        """Never before the records, as the SDK would: a load that fails would leave no table."""
        return False

    @override
    def get_replication_key_signpost(self, context: Context | None = None) -> None:
        """The state is set by `_commit` alone."""

    @override
    def _write_starting_replication_value(self, context: Context | None) -> None:
        """The state is set by `_commit` alone."""

    @override
    def _increment_stream_state(
        self, latest_record: Record, *, context: Context | None = None
    ) -> None:
        """The state is set by `_commit` alone."""
