"""What all streams have in common: the bridge between the reader threads and the SDK.

A bookmark is never a record's own time, since pages come in the order of creation; it is the end
of a window that was emitted whole.
"""

from __future__ import annotations

import contextlib
import functools
import time
from datetime import datetime, timedelta
from importlib import resources
from typing import TYPE_CHECKING, Any, ClassVar

from singer_sdk import SchemaDirectory
from typing_extensions import override

from singer_commons.stream import INCREMENTAL, CommonStream
from singer_commons.values import UNKNOWN_FIELDS, FieldCleaner, format_time, parse_time
from tap_ordergroove.clock import UTC
from tap_ordergroove.errors import AHEAD, NOT_A_BOOKMARK, OTHER_KEY, OrdergrooveError
from tap_ordergroove.pages import WindowDone
from tap_ordergroove.progress import Progress
from tap_ordergroove.records import decode_records, time_converter
from tap_ordergroove.sync import OrdergrooveSync
from tap_ordergroove.window_reader import Filter, Listing, Slices
from tap_ordergroove.windows import ONE_DAY, Range, begin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from singer_sdk.helpers.types import Context, Record

    from tap_ordergroove.readahead import Job

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
FEW = 100
"""So many rows of a full table may be gone at once, whatever its size."""

SCHEMAS = SchemaDirectory(resources.files("tap_ordergroove") / "schemas")


class OrdergrooveStream(CommonStream[OrdergrooveSync]):
    """A list endpoint as a stream. Subclasses are declarations."""

    primary_keys: Sequence[str] = ("public_id",)

    schema_name: ClassVar[str | None] = None
    """The file in ``schemas/``, where it is not the stream's own name."""

    time_filter: ClassVar[Filter | None] = None
    """The names of the filters by time of change; None where the API has none."""

    state_keys = ("replication_key_value", "snapshot_at")

    customer_field: ClassVar[str] = "customer"
    """The field that says whose a record is, where records are a customer's."""

    params: ClassVar[Mapping[str, str]] = {}
    """Query parameters of every request."""

    switched_params: ClassVar[Mapping[str, Mapping[str, str]]] = {}
    """Query parameters by the boolean setting that adds them."""

    @override
    @functools.cached_property
    def schema(self) -> dict[str, Any]:
        schema = SCHEMAS.get_schema(self.schema_name or self.name)
        own = {SNAPSHOT_AT: SNAPSHOT_AT_SCHEMA} if self.time_filter is None else {}
        return {**schema, "properties": {**schema["properties"], **own}}

    @property
    @override
    def sources(self) -> list[str]:
        if self.ABORT_AT_RECORD_COUNT is not None:  # a dry run asks for its own rows alone
            return []
        self.run.begin()
        return self.run.shop.names

    @property
    def path(self) -> str:
        """The endpoint's path, with its trailing slash."""
        return f"/{self.name}/"

    @property
    def base_url(self) -> str:
        """The URL that `path` is added to."""
        return self.run.settings.base_url

    @property
    def is_incremental(self) -> bool:
        """Whether to ask for changes only; a catalog can turn that off."""
        return self.time_filter is not None and self.replication_method == INCREMENTAL

    def listing(self) -> Listing:
        """Return what to ask the endpoint for.

        Raises:
            PluginError: If it cannot be asked with these settings and this state.
        """
        settings = self.run.settings
        params = {"page_size": str(settings.page_size), **self.params}
        for setting, switched in self.switched_params.items():
            if self.config.get(setting):
                params.update(switched)
        if not self.is_incremental or self.time_filter is None:
            return Listing(self.path, params)
        now, bookmark = self.run.start.time, self.bookmark
        if bookmark is not None:
            latest = self.run.start.latest
            if bookmark > latest + ONE_DAY:
                raise OrdergrooveError(
                    AHEAD, stream=self.name, bookmark=format_time(bookmark), now=format_time(latest)
                )
            bookmark = min(bookmark, now)
        until = min(now - settings.lag, settings.end_date or now)
        start = begin(bookmark, settings.start_date, settings.lookback)
        range_ = Range(start, until, bounded=until < now, zone=settings.zone)
        return Listing(self.path, params, Slices(self.time_filter, range_, settings.window_size))

    @property
    def bookmark(self) -> datetime | None:
        """How far earlier runs have come, in UTC.

        Raises:
            OrdergrooveError: If the state holds something else.
        """
        own = self.replication_key
        if (key := self.stream_state.get("replication_key", own)) != own:
            raise OrdergrooveError(OTHER_KEY, stream=self.name, key=key, own=own)
        return self._state_time("replication_key_value")

    def _state_time(self, name: str) -> datetime | None:
        value = self.stream_state.get(name)
        try:
            return None if value is None else parse_time(value, UTC)
        except (ValueError, AttributeError, OverflowError):
            facts = {"stream": self.name, "name": name, "value": value}
            raise OrdergrooveError(NOT_A_BOOKMARK, **facts) from None

    def make_job(self) -> Job:
        """Return the reading of this stream, not started yet; see `listing` for its error."""
        return self.run.job(self.name, self.base_url, self.listing())

    def enrich(self, record: Record, window_start: datetime | None) -> None:
        """Add what only the request knows; `window_start` is in UTC."""

    @override
    def get_records(self, context: Context | None) -> Iterable[Record]:
        progress = Progress(self.name, self.logger, time.monotonic)
        failure = None
        try:
            with contextlib.closing(self.run.take_job(self.name, self.make_job)) as job:
                yield from self._emit(job, progress)
        except Exception as error:  # noqa: BLE001 - it fails this stream; the others go on
            failure = self.as_failure(error)
        self.run.report(self.name, progress.summary(self.run.start.time, failure), failure)

    def _emit(self, job: Job, progress: Progress) -> Iterator[Record]:
        progress.job = job
        to_time = time_converter(self.run.settings.zone)
        clean = FieldCleaner(self.schema["properties"], to_time, self.report_field).clean
        taken_at, rows = None, 0
        stamp: dict[str, str] = {}
        for item in job.items():
            if isinstance(item, WindowDone):
                self._close_window(item.covered)
                continue
            if item.is_first:
                rows = 0
            if not self.is_incremental and taken_at is None:
                taken_at = self._begin_snapshot()
                stamp = {SNAPSHOT_AT: format_time(taken_at)} if self.time_filter is None else {}
            window_start = item.window.start if item.window else None
            raws, texts_fit = decode_records(item.results)
            progress.page(len(raws), item.window)
            for raw in raws:
                fields = raw if type(raw) is dict else {}
                record, unknown = clean(fields, texts_fit=texts_fit, inner_fit=texts_fit)
                record[UNKNOWN_FIELDS] = unknown
                if not self.has_key(record):
                    self.reject(f"its key is missing or unfit: {', '.join(self.primary_keys)}", raw)
                    continue
                self.run.shop.check(record.get("merchant"))
                record.update(stamp)
                self.enrich(record, window_start)
                rows += 1
                yield record
        if taken_at is not None:
            self._end_snapshot(taken_at, rows)

    def _close_window(self, covered: datetime) -> None:
        """Move the bookmark: all that changed up to `covered` (UTC) is out."""
        bookmark = min(covered, self.run.start.time)
        last = self.bookmark
        if last is not None and last <= self.run.start.latest:
            bookmark = max(bookmark, last)  # a date that is wrong once throws nothing back
        key, value = str(self.replication_key), format_time(bookmark)
        self.commit({"replication_key": key, "replication_key_value": value})

    def _begin_snapshot(self) -> datetime:
        """Return the time of this reading of the table: later than any before, in UTC."""
        taken_at = self.run.snapshot_at
        if last := self._state_time("snapshot_at"):
            taken_at = max(taken_at, last + ONE_MILLISECOND)
        # The SDK stamps records with this, but only sets it when it announces the version before
        # the first record; see `emit_activate_version_messages`.
        self._stream_version = round(taken_at.timestamp() * 1000)
        return taken_at

    def _end_snapshot(self, taken_at: datetime, rows: int) -> None:
        """Say that the table was read to its end.

        What was rejected may be what seems to be missing; and if more than half of a table is
        gone, that has to be found twice in a row to be believed.
        """
        state: dict[str, Any] = {"snapshot_at": format_time(taken_at)}
        counts = [self.stream_state.get(name) for name in ("rows", "rows_doubted")]
        last, doubted = (count if type(count) is int else None for count in counts)
        is_small = last is not None and rows < min(last / 2, last - FEW)
        is_new = doubted is None or abs(rows - doubted) > max(FEW // 10, doubted // 5)
        if (rejected := self.run.rejected[self.name]) or (is_small and is_new):
            self.logger.warning(
                "%s: %d rows, %d rejected, and %s the last time: the table is not activated, what "
                "is missing stays. A next run that finds about as many activates it.",
                *(self.name, rows, rejected, last),
            )
            self.commit({**state, "rows_doubted": rows})
            return
        if self.announces_versions:
            self._write_activate_version_message(self._stream_version or 0)
        if self.time_filter is None:
            snapshot = {"stream": self.name, "snapshot_at": format_time(taken_at), "rows": rows}
            self.run.snapshots.append(snapshot)
        self.commit({**state, "rows": rows, "rows_doubted": None})
