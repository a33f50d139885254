"""One run: the log that its streams read, and how far."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from tap_ordergroove_webhooks.log.reading import Identity, LogReader

if TYPE_CHECKING:
    from sqlalchemy import URL


class Run:
    """Begins when a stream first asks how far the log goes: all read up to there, and no further.

    Streams of one run therefore tell the same story, and a busy receiver does not keep a run from
    ending.
    """

    def __init__(self, store: URL) -> None:
        """Take the URL of the store; nothing is opened yet."""
        self._store = store

    @functools.cached_property
    def reader(self) -> LogReader:
        """The log.

        Raises:
            StoreError: If there is none.
        """
        return LogReader(self._store)

    @functools.cached_property
    def identity(self) -> Identity:
        """Which log it is, and how far it went when this run began.

        Raises:
            StoreError: If there is none.
        """
        return self.reader.identity()
