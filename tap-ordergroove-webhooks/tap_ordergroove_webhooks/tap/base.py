"""What all streams have in common: reading the log onwards from the bookmark.

After each batch the bookmark is its last sequence number; after the last one, the number at which
the log stood when the run began, up to which there is nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from typing_extensions import override

from singer_commons.errors import PluginError
from singer_commons.stream import INCREMENTAL, CommonStream
from tap_ordergroove_webhooks.errors import BAD_BOOKMARK
from tap_ordergroove_webhooks.log.log_reader import Selection
from tap_ordergroove_webhooks.tap.sync import LogSync

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from singer_sdk.helpers.types import Context, Record
    from sqlalchemy import RowMapping

SEQUENCE = "_sequence"


class LogStream(CommonStream[LogSync]):
    """A part of the log as a stream."""

    selection = Selection()
    """The events that the stream is made of."""

    primary_keys: ClassVar[Sequence[str]] = ("route", "event_id")
    replication_key = SEQUENCE
    state_keys = ("replication_key_value",)

    def records_of(self, rows: Sequence[RowMapping]) -> Iterable[Record]:
        """Yield the records of a batch of events.

        Args:
            rows: Rows of the log, in their order.
        """
        raise NotImplementedError

    @override
    def get_records(self, context: Context | None) -> Iterable[Record]:
        through = self.run.identity.highest
        for rows in self.run.reader.batches(self.selection, self._begin(), through):
            yield from self.records_of(rows)
            self._commit_through(rows[-1]["sequence"])
        self._commit_through(through)

    @property
    def bookmark(self) -> int:
        """The number up to which earlier runs have come; 0 if there were none.

        Raises:
            PluginError: If the state holds something else.
        """
        value = self.stream_state.get("replication_key_value")
        if value is None or self.replication_method != INCREMENTAL:
            return 0
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise PluginError(BAD_BOOKMARK, stream=self.name, value=value)
        return value

    def _begin(self) -> int:
        """Return the number to read after: the bookmark, if it is this log's."""
        bookmark, identity = self.bookmark, self.run.identity
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

    def _commit_through(self, sequence: int) -> None:
        """Put the bookmark into the state: all records up to there are out."""
        self.commit(
            {
                "replication_key": SEQUENCE,
                "replication_key_value": sequence,
                "log": self.run.identity.id,
            }
        )
