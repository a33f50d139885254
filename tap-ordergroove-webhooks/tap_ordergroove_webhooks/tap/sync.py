"""One run: the log that its streams read, and how far."""

from __future__ import annotations

import functools

from sqlalchemy import URL
from typing_extensions import override

from singer_commons.sync import Sync
from tap_ordergroove_webhooks.errors import NO_LOG, StoreError
from tap_ordergroove_webhooks.log.log_reader import Identity, LogReader


class LogSync(Sync[URL]):
    """Begins when a stream first asks how far the log goes: all read up to there, and no further.

    Streams of one run therefore tell the same story, and a busy receiver does not keep a run from
    ending. The only setting is the log's URL.
    """

    @override
    def is_fatal(self, error: Exception) -> bool:
        """Whether it must end the run: the log is the same for all."""
        return isinstance(error, StoreError) or super().is_fatal(error)

    @functools.cached_property
    def reader(self) -> LogReader:
        """The log."""
        return LogReader(self.settings)

    @functools.cached_property
    def identity(self) -> Identity:
        """Which log it is, and how far it went when this run began."""
        return self.reader.identity()

    @functools.cached_property
    def has_log(self) -> bool:
        """Whether there is a log; one that no receiver has made yet is as good as empty."""
        try:
            return bool(self.identity)
        except StoreError as error:
            if error.kind is not NO_LOG:
                raise
            self.logger.warning("%s Taken as empty: no events, and no deletions.", error)
            return False
