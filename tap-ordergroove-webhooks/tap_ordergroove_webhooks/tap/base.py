"""What all streams have in common: reading the log onwards from the bookmark.

The SDK writes a record before it asks for the next one, so what follows a ``yield`` here runs when
the record is out. After each batch the bookmark is its last sequence number; after the last one,
the number at which the log stood when the run began, up to which there is nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from singer_sdk import Stream
from singer_sdk.helpers.conform import TypeConformanceLevel
from typing_extensions import override

from tap_ordergroove_webhooks.log.reading import Slice
from tap_ordergroove_webhooks.tap.errors import LogError, telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from singer_sdk.helpers._batch import BaseBatchFileEncoding, BatchConfig
    from singer_sdk.helpers.types import Context, Record
    from sqlalchemy import RowMapping

    from tap_ordergroove_webhooks.tap.tap import TapOrdergrooveWebhooks

INCREMENTAL = "INCREMENTAL"
SEQUENCE = "_sequence"
EVENT_KEY = ("route", "event_id")


class LogStream(Stream):
    """A part of the log as a stream."""

    which: ClassVar[Slice] = Slice()
    """The events that the stream is made of."""

    primary_keys: ClassVar[Sequence[str]] = EVENT_KEY
    replication_key = SEQUENCE
    TYPE_CONFORMANCE_LEVEL = TypeConformanceLevel.NONE
    """Records are made as their schema says."""

    _tap: TapOrdergrooveWebhooks

    def __init__(self, tap: TapOrdergrooveWebhooks) -> None:
        """Make the stream of a tap."""
        super().__init__(tap)
        self._pending: dict[str, Any] = {}

    def records_of(self, rows: Sequence[RowMapping]) -> Iterable[Record]:
        """Yield the records of a batch of events.

        Args:
            rows: Rows of the log, in their order.
        """
        raise NotImplementedError

    @override
    def get_records(self, context: Context | None) -> Iterable[Record]:
        run = self._tap.run
        with telling():
            through = run.identity.highest
            after = self._begin()
        batches = run.reader.batches(self.which, after, through)
        while True:
            with telling():
                rows = next(batches, None)
            if rows is None:
                break
            yield from self.records_of(rows)
            self._commit(rows[-1]["sequence"])
        self._commit(through)

    @property
    def bookmark(self) -> int:
        """The number up to which earlier runs have come; 0 if there were none.

        Raises:
            LogError: If the state holds something else.
        """
        value = self.stream_state.get("replication_key_value")
        if value is None or self.replication_method != INCREMENTAL:
            return 0
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            msg = (
                f"{self.name}: the state's replication_key_value is not a sequence number: "
                f"{value!r}. Correct it, or remove the stream from the state to read it from its "
                "beginning."
            )
            raise LogError(msg)
        return value

    def _begin(self) -> int:
        """Return the number to read after: the bookmark, if it is this log's."""
        bookmark, identity = self.bookmark, self._tap.run.identity
        if not bookmark:
            return 0
        known = self.stream_state.get("log")
        if known not in (None, identity.id):
            self.logger.warning(
                "%s: this is another event log than the one before; reading it from its beginning.",
                self.name,
            )
            return 0
        if bookmark > max(identity.highest, identity.pruned_through):
            self.logger.warning(
                "%s: the event log ends before the bookmark, as one restored from a backup would; "
                "reading it from its beginning.",
                self.name,
            )
            return 0
        if bookmark < identity.pruned_through:
            self.logger.warning(
                "%s: events were pruned up to number %d, but read only up to %d: prune less, or "
                "read more often.",
                *(self.name, identity.pruned_through, bookmark),
            )
        return bookmark

    def _report(self, field: str, what: str) -> None:
        self.logger.warning(
            "%s: field %s %s; kept in _unknown_fields (said once a run).", self.name, field, what
        )

    def _commit(self, sequence: int) -> None:
        """Put the bookmark into the state: all records up to there are out."""
        state = {
            "replication_key": SEQUENCE,
            "replication_key_value": sequence,
            "log": self._tap.run.identity.id,
        }
        if self.get_batch_config(self.config) is not None:
            self._pending = state
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

    @property
    @override
    def emit_activate_version_messages(self) -> bool:
        """Never: a row stays true, also once its event is pruned from the log."""
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
