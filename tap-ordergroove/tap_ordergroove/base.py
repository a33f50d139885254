"""What all streams have in common: the bridge between the reader threads and the SDK.

The SDK writes a record before it asks for the next one, so what follows a ``yield`` here runs when
the record is out: the place to close a window. A bookmark is never a record's own time, since
pages come in the order of creation; it is the end of a window that was emitted whole.
"""

from __future__ import annotations

import copy
import functools
import time
from datetime import datetime, timedelta
from importlib import resources
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec
from singer_sdk import SchemaDirectory, Stream
from singer_sdk.helpers.conform import TypeConformanceLevel
from singer_sdk.singerlib.encoding.simple import RecordMessage
from typing_extensions import override

from tap_ordergroove.clock import UTC, format_time, parse_time
from tap_ordergroove.errors import OrdergrooveError
from tap_ordergroove.progress import Progress
from tap_ordergroove.records import Cleaner, MissingKeyError, decode_records
from tap_ordergroove.run import Snapshot
from tap_ordergroove.walk import Filter, Listing, Slices, WindowDone
from tap_ordergroove.windows import Range, begin

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping

    from singer_sdk.helpers._batch import BaseBatchFileEncoding, BatchConfig
    from singer_sdk.helpers.types import Context, Record

    from tap_ordergroove.readahead import Job
    from tap_ordergroove.tap import TapOrdergroove

INCREMENTAL = "INCREMENTAL"
SNAPSHOT_AT = "_snapshot_at"
SNAPSHOT_AT_SCHEMA = {
    "type": ["string", "null"],
    "format": "date-time",
    "description": (
        "Start, in UTC, of the run that last found this row at Ordergroove. A row older than the "
        "table's newest entry in the stream snapshots is gone at the source."
    ),
}
ONE_MILLISECOND = timedelta(milliseconds=1)

SCHEMAS = SchemaDirectory(resources.files("tap_ordergroove") / "schemas")


class OrdergrooveStream(Stream):
    """A list endpoint as a stream. Subclasses are declarations."""

    path: ClassVar[str]
    """The endpoint's path, with its trailing slash."""

    schema_name: ClassVar[str | None] = None
    """The file in ``schemas/``, where it is not the stream's own name."""

    time_filter: ClassVar[Filter | None] = None
    """The names of the filters by time of change; None where the API has none."""

    params: ClassVar[Mapping[str, str]] = {}
    """Query parameters of every request."""

    switched_params: ClassVar[Mapping[str, Mapping[str, str]]] = {}
    """Query parameters by the boolean setting that adds them."""

    TYPE_CONFORMANCE_LEVEL = TypeConformanceLevel.NONE
    """Records leave `Cleaner` as their schema says; a second pass would cost half the speed."""

    _tap: TapOrdergroove

    def __init__(self, tap: TapOrdergroove) -> None:
        """Make the stream of a tap."""
        super().__init__(tap)
        self._pending: dict[str, str] = {}
        self._extracted_at: datetime | None = None

    @override
    @functools.cached_property
    def schema(self) -> dict[str, Any]:
        schema = SCHEMAS.get_schema(self.schema_name or self.name)
        if self.time_filter is not None:
            return schema
        schema = copy.deepcopy(schema)
        schema["properties"][SNAPSHOT_AT] = SNAPSHOT_AT_SCHEMA
        return schema

    @property
    def base_url(self) -> str:
        """The URL that `path` is added to."""
        return self._tap.settings.base_url

    @property
    def is_incremental(self) -> bool:
        """Whether to ask for changes only; a catalog can turn that off."""
        return self.time_filter is not None and self.replication_method == INCREMENTAL

    def listing(self) -> Listing:
        """Return what to ask the endpoint for, given the bookmark."""
        settings = self._tap.settings
        params = {"page_size": str(settings.page_size), **self.params}
        for setting, switched in self.switched_params.items():
            if self.config.get(setting):
                params.update(switched)
        if not self.is_incremental or self.time_filter is None:
            return Listing(self.path, params)
        started = self._tap.run.start.instant
        end_date = settings.end_date
        bounded = end_date is not None and end_date < started
        range_ = Range(
            start=begin(self.bookmark, settings.start_date, settings.lookback),
            until=end_date if bounded and end_date else started,
            bounded=bounded,
            zone=settings.zone,
        )
        slices = Slices(self.time_filter, range_, settings.window_size)
        return Listing(self.path, params, slices)

    @property
    def bookmark(self) -> datetime | None:
        """How far earlier runs have come, in UTC.

        Raises:
            OrdergrooveError: If the state holds something else.
        """
        value = self.stream_state.get("replication_key_value")
        try:
            return parse_time(value, UTC) if value else None
        except (ValueError, AttributeError):
            msg = (
                f"{self.name}: the state's replication_key_value is not a time: {value!r}. Correct "
                "it, or remove the stream from the state to read it from its beginning."
            )
            raise OrdergrooveError(msg) from None

    def enrich(self, record: Record, window_start: datetime | None) -> None:
        """Add what only the request knows; `window_start` is in UTC."""

    @override
    def get_records(self, context: Context | None) -> Iterable[Record]:
        run = self._tap.run
        job = self._tap.job(self)
        range_ = job.listing.slices.range if job.listing.slices else None
        progress = Progress(self.name, range_, self.logger, time.monotonic)
        failure = None
        try:
            yield from self._emit(job, progress)
        except OrdergrooveError as error:
            # The other streams go on; the tap ends with an error that names this one.
            failure = run.results.failures[self.name] = str(error)
            self.logger.error("%s failed: %s", self.name, error)  # noqa: TRY400
        finally:
            job.close()
        summary = progress.summary(
            started=run.start.instant, pages=job.pages, retries=job.retries, failure=failure
        )
        run.results.summaries.append(summary)
        self.logger.info("%s", summary)

    def _emit(self, job: Job, progress: Progress) -> Iterator[Record]:
        cleaner = Cleaner(
            self.schema, tuple(self.primary_keys), self._tap.settings.zone, self._report
        )
        taken_at = None
        stamp: dict[str, str] = {}
        for item in job.items():
            if isinstance(item, WindowDone):
                self._close_window(item.covered)
                continue
            if not self.is_incremental and taken_at is None:
                taken_at = self._begin_snapshot()
                stamp = {SNAPSHOT_AT: format_time(taken_at)} if self.time_filter is None else {}
            window_start = item.window.start if item.window else None
            raws = _decode(item.results, self.path)
            self._extracted_at = datetime.now(UTC)
            progress.page(len(raws), item.window)
            for raw in raws:
                try:
                    record = cleaner.clean(raw)
                except MissingKeyError as error:
                    msg = f"{self.path}: {error}"
                    raise OrdergrooveError(msg) from None
                record.update(stamp)
                self.enrich(record, window_start)
                yield record
        if taken_at is not None:
            self._end_snapshot(taken_at, progress.records)

    def _close_window(self, covered: datetime) -> None:
        """Move the bookmark: all that changed up to `covered` (UTC) is out."""
        bookmark = min(covered, self._tap.run.start.instant)
        self._commit(
            {
                "replication_key": str(self.replication_key),
                "replication_key_value": format_time(bookmark),
            }
        )

    def _begin_snapshot(self) -> datetime:
        """Return the time of this reading of the table: later than any before, in UTC."""
        taken_at = self._tap.run.snapshot_at
        last = self.stream_state.get("snapshot_at")
        if last:
            taken_at = max(taken_at, parse_time(last, UTC) + ONE_MILLISECOND)
        # The SDK stamps records with this, but only sets it when it announces the version before
        # the first record; see `emit_activate_version_messages`.
        self._stream_version = round(taken_at.timestamp() * 1000)
        return taken_at

    def _end_snapshot(self, taken_at: datetime, rows: int) -> None:
        """Say that the table was read to its end."""
        if self.config.get("emit_activate_version_messages") and not self._in_batches:
            # Records in batch files carry no version: activating one would delete them.
            self._write_activate_version_message(self._stream_version or 0)
        if self.time_filter is None:
            self._tap.run.results.snapshots.append(Snapshot(self.name, taken_at, rows))
        self._commit({"snapshot_at": format_time(taken_at)})

    @property
    def _in_batches(self) -> bool:
        return self.get_batch_config(self.config) is not None

    def _commit(self, state: dict[str, str]) -> None:
        """Put something in the state, once all records that it speaks of are out."""
        if self._in_batches:
            self._pending.update(state)
        else:
            self._apply(state)
            self._write_state_message()

    def _apply(self, state: dict[str, str]) -> None:
        self.stream_state.update(state)
        self.state_manager.is_flushed = False

    def _report(self, field: str, what: str) -> None:
        self.logger.warning(
            "%s: field %s %s; kept in _unknown_fields (said once a run).", self.name, field, what
        )

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

    @property
    @override
    def emit_activate_version_messages(self) -> bool:
        """Never before the records, as the SDK would: a load that fails would leave no table."""
        return False

    @override
    def get_replication_key_signpost(self, context: Context | None = None) -> None:
        """Bookmarks are set by `_close_window` alone."""

    @override
    def _generate_record_messages(self, record: Record) -> Generator[RecordMessage, None, None]:
        """Yield a record's messages, as the SDK does, without what has no effect here.

        The SDK looks for deselected fields in every record and conforms its types. There is no
        public way to spare that where all fields are selected; it is a fifth of a run's time.
        """
        if not self._selects_all_fields:
            yield from super()._generate_record_messages(record)
            return
        for stream_map in self.stream_maps:
            mapped = stream_map.transform(record)
            if mapped is not None:
                yield RecordMessage(
                    stream=stream_map.stream_alias,
                    record=mapped,
                    version=self._stream_version,
                    time_extracted=self._extracted_at,
                )

    @functools.cached_property
    def _selects_all_fields(self) -> bool:
        return all(self.mask.values())

    @override
    def _increment_stream_state(
        self, latest_record: Record, *, context: Context | None = None
    ) -> None:
        """Bookmarks are set by `_close_window` alone."""


def _decode(results: bytes, path: str) -> list[dict[str, Any]]:
    try:
        return decode_records(results)
    except (msgspec.DecodeError, RecursionError) as error:
        msg = f"{path}: a page's records cannot be decoded: {error}"
        raise OrdergrooveError(msg) from None
