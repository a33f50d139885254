"""One run: its start, its readers, and what it has to say at its end."""

from __future__ import annotations

import contextlib
import functools
import threading
import time
from dataclasses import replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from singer_commons.sync import Sync
from singer_commons.values import format_time
from tap_ordergroove.client import Client, Connection
from tap_ordergroove.rate_limit import RateLimiter
from tap_ordergroove.readahead import Job, Readers
from tap_ordergroove.settings import Settings
from tap_ordergroove.shop import Shop
from tap_ordergroove.sync_start import SyncStart

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable, Iterable

    from singer_commons.errors import PluginError
    from tap_ordergroove.window_reader import Listing


RETRY_BUDGET = 5.0
"""Seconds of retries where somebody is waiting, or where the next question does as well."""


class OrdergrooveSync(Sync[Settings]):
    """What the streams of a run share; `snapshots` are records of full tables that were read."""

    def __init__(
        self,
        read_settings: Callable[[], Settings],
        logger: logging.Logger,
        plan: Callable[[], Iterable[Job]] = list,
    ) -> None:
        """Prepare a run; `plan` returns all jobs to read ahead, in the order of emission."""
        super().__init__(read_settings, logger)
        self._plan = plan
        self.snapshots: list[dict[str, Any]] = []
        self._summaries: list[str] = []
        self._readers: list[Readers] = []
        self._jobs: dict[str, Job] = {}
        self._stopping = threading.Event()

    @functools.cached_property
    def start(self) -> SyncStart:
        """The run's start: the moment at which it is first asked for."""
        return SyncStart(datetime.now(timezone.utc))

    @functools.cached_property
    def snapshot_at(self) -> datetime:
        """The time of all snapshots in UTC, to be asked for after the server's first answer."""
        return self.start.time

    @functools.cached_property
    def _connection(self) -> Connection:
        return Connection(
            api_key=self.settings.api_key,
            timeout=self.settings.request_timeout,
            retry_budget=self.settings.retry_budget,
            limiter=RateLimiter(self.settings.requests_per_minute),
            start=self.start,
            stopping=self._stopping,
        )

    @functools.cached_property
    def shop(self) -> Shop:
        """Whose rows this run may read."""
        return Shop(self.written_for)

    def client(self, base_url: str, *, hasty: bool = False) -> Client:
        """Return a client for one thread; a hasty one gives up within `RETRY_BUDGET`."""
        connection = self._connection
        if hasty:
            budget = min(connection.retry_budget, RETRY_BUDGET)
            connection = replace(connection, retry_budget=budget)
        return Client(base_url, connection, self.logger)

    def meet_shop(self) -> None:
        """Learn whose rows the key reads and what time it is there, before a state is relied on."""
        give_up = time.monotonic() + self.settings.retry_budget
        with contextlib.closing(self.client(self.settings.base_url, hasty=True)) as client:
            while (failure := self.shop.meet(client)) and self.shop.is_known:
                if time.monotonic() >= give_up:
                    self.shop.refusal = failure
                    raise failure
                self._stopping.wait(RETRY_BUDGET)

    def job(self, stream: str, base_url: str, listing: Listing) -> Job:
        """Describe the reading of a stream."""
        endpoint, spool_bytes = base_url + listing.path, self.settings.read_ahead_bytes
        return Job(stream, listing, self.client(base_url), endpoint, spool_bytes)

    def begin(self) -> None:
        """Begin to read ahead, unless that was done.

        Raises:
            OrdergrooveError: If no stream may be read.
        """
        if self.shop.refusal:
            raise self.shop.refusal
        if not self._readers:
            self._read([*self._plan()])

    def take_job(self, stream: str, make: Callable[[], Job]) -> Job:
        """Return the job of a stream; one that is not read ahead is made and started now."""
        self.begin()
        if stream not in self._jobs:
            self._read([make()])
        return self._jobs.pop(stream)

    def report(self, stream: str, summary: str, failure: PluginError | None) -> None:
        """Take a stream's last line, and the error that ended it, if one did."""
        if failure:
            self.fail(stream, failure)
        self._summaries.append(summary)
        self.logger.info("%s", summary)

    @override
    def close(self) -> None:
        """Stop all reading."""
        self._stopping.set()
        for readers in self._readers:
            readers.close()

    def _read(self, jobs: list[Job]) -> None:
        self._jobs.update({job.name: job for job in jobs})
        self._readers.append(Readers(jobs, self.settings.max_parallel_streams))

    @override
    def finish(self) -> None:
        if self.start.odd:
            self.logger.warning(
                "An answer of the server is dated %s, and this machine's clock is not: no bookmark "
                "goes back for that. Check both clocks.",
                format_time(self.start.odd),
            )
        for summary in self._summaries:
            self.logger.info("Summary: %s", summary)
        super().finish()
