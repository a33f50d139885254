"""What all streams have in common: reading the log onwards from the bookmark.

After each batch the bookmark is its last sequence number; after the last one, the number at which
the log stood when the run began, up to which there is nothing else.
"""

from __future__ import annotations

import abc
from typing import TYPE_CHECKING, ClassVar

from typing_extensions import override

from singer_commons.errors import PluginError
from singer_commons.stream import INCREMENTAL, CommonStream
from tap_ordergroove_webhooks.errors import BAD_BOOKMARK
from tap_ordergroove_webhooks.log.log_reader import LogView, Selection, mark_of
from tap_ordergroove_webhooks.tap.schemas import properties
from tap_ordergroove_webhooks.tap.sync import LogSync

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from singer_sdk import Tap
    from singer_sdk.helpers.types import Context, Record
    from sqlalchemy import RowMapping

    from tap_ordergroove_webhooks.log.log_reader import Mark

SEQUENCE = "_sequence"


class LogStream(CommonStream[LogSync]):
    """A part of the log as a stream."""

    selection = Selection()
    """The events that the stream is made of."""

    former_name: str | None = None
    """The name that states of an earlier version have for it."""

    primary_keys: ClassVar[Sequence[str]] = ("route", "event_id")
    replication_key = SEQUENCE
    state_keys = ("replication_key_value",)

    def __init__(self, tap: Tap, sync: LogSync, name: str, about: str, *files: str) -> None:
        """Make a stream; of its schema's files, the first one that has a column describes it."""
        columns: dict[str, Any] = {}
        for file in files:
            columns = {**columns, **properties(file), **columns}
        schema = {
            "type": "object",
            "description": about,
            "properties": columns,
            "required": [*self.primary_keys, SEQUENCE],
        }
        super().__init__(tap, sync, name=name, schema=schema)

    @abc.abstractmethod
    def records_of(self, rows: Sequence[RowMapping], view: LogView) -> Iterable[Record]:
        """Yield the records of rows of the log; `view` is the log as it was when they were read."""

    @override
    def get_records(self, context: Context | None) -> Iterable[Record]:
        if not self.run.has_log:
            return
        identity = self.run.identity
        with self.run.reader.view() as view:
            begin = self._begin(view)
            for rows in view.batches(self.selection, begin, identity.highest):
                yield from self.records_of(rows, view)
                self._commit_through(rows[-1]["sequence"], mark_of(rows[-1]))
        # Where all was pruned, the bookmark is all that is known.
        if identity.last or not begin:
            self._commit_through(identity.highest, identity.last)

    @property
    def bookmark(self) -> int:
        """The number up to which earlier runs have come; 0 if there were none."""
        value = self._known.get("replication_key_value")
        if value is None or self.replication_method != INCREMENTAL:
            return 0
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise PluginError(BAD_BOOKMARK, stream=self.name, value=value)
        return value

    @property
    def _known(self) -> Mapping[str, Any]:
        """What the state says of the stream, under its name or its former one."""
        if "replication_key_value" in self.stream_state or self.former_name is None:
            return self.stream_state
        return self.tap_state.get("bookmarks", {}).get(self.former_name) or {}

    def _begin(self, view: LogView) -> int:
        """Return the number to read after: the bookmark, if it is this log's."""
        bookmark, identity = self.bookmark, self.run.identity
        if not bookmark:
            return 0
        problem = ""
        if self._known.get("log") not in (None, identity.id):
            problem = "this is another event log than the one before"
        elif not self._is_of(view, bookmark):
            problem = (
                "at the bookmark, the event log does not hold what was read there, as one "
                "restored from a backup"
            )
        if problem:
            self.logger.warning("%s: %s; reading it from its beginning.", self.name, problem)
            return 0
        if bookmark < identity.pruned_through:
            self.logger.warning(
                "%s: events were pruned up to number %d, but read only up to %d: prune less, or "
                "read more often.",
                *(self.name, identity.pruned_through, bookmark),
            )
        return bookmark

    def _is_of(self, view: LogView, bookmark: int) -> bool:
        """Tell whether the bookmark was set in this log, and not in one that it has replaced."""
        identity, state = self.run.identity, self._known
        if bookmark > max(identity.highest, identity.pruned_through):
            return False
        if state.get("event_id") is None:
            # Of an earlier version.
            return True
        mark = state["event_id"], str(state.get("received_at"))
        found = view.stands_at(bookmark)
        if found is not None:
            return found == mark
        return bookmark <= identity.pruned_through or view.was_replayed(mark, bookmark)

    def _commit_through(self, sequence: int, mark: Mark | None) -> None:
        """Put the bookmark into the state, and what stands there: all up to there is out."""
        self.commit(
            {
                "replication_key": SEQUENCE,
                "replication_key_value": sequence,
                "log": self.run.identity.id,
                "event_id": mark and mark[0],
                "received_at": mark and mark[1],
            }
        )
