"""One run: what its streams share, and what it has to say at its end."""

from __future__ import annotations

import functools
import time
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from tap_ordergroove.client import Client, Connection
from tap_ordergroove.pace import Pace
from tap_ordergroove.readahead import Job, Readers
from tap_ordergroove.start import RunStart

if TYPE_CHECKING:
    import logging
    from collections.abc import Sequence

    from tap_ordergroove.base import OrdergrooveStream
    from tap_ordergroove.settings import Settings


@dataclass(frozen=True)
class Snapshot:
    """A full table that was read to its end: its stream, the run's start in UTC, and its rows."""

    stream: str
    taken_at: datetime
    rows: int


@dataclass
class Results:
    """What happened, in order: snapshots, failures by stream, and the streams' last lines."""

    snapshots: list[Snapshot] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    summaries: list[str] = field(default_factory=list)


class Run:
    """Made when the first record is asked for; that moment is the run's start."""

    def __init__(self, settings: Settings, logger: logging.Logger) -> None:
        """Take the time; nothing is read yet."""
        self.start = RunStart(datetime.now(timezone.utc))
        self.results = Results()
        self._settings = settings
        self._logger = logger
        self._readers: Readers | None = None
        self._connection = Connection(
            api_key=settings.api_key,
            timeout=settings.request_timeout,
            retry_budget=settings.retry_budget,
            pace=Pace(settings.requests_per_minute),
            start=self.start,
            began=time.monotonic(),
        )

    @functools.cached_property
    def snapshot_at(self) -> datetime:
        """The time of all snapshots of this run, in UTC.

        To be asked for after the first answer, since it heeds the server's clock.
        """
        return self.start.instant

    def client(self, base_url: str) -> Client:
        """Return a client of its own for one thread."""
        return Client(base_url, self._connection, self._logger)

    def job(self, stream: OrdergrooveStream, selected: Sequence[OrdergrooveStream]) -> Job:
        """Return the reading of a stream; the first call starts that of all selected ones.

        Args:
            stream: The stream to emit now.
            selected: All streams of this run, in the order of emission.
        """
        if self._readers is None:
            self._readers = Readers(
                [self._make_job(each) for each in selected], self._settings.max_parallel_streams
            )
        job = self._readers.jobs.pop(stream.name, None)
        if job is None:  # asked for by itself, as in a dry run
            job = self._make_job(stream)
            Readers([job], workers=1)
        return job

    def close(self) -> None:
        """Stop all reading."""
        self._connection.stopping.set()
        if self._readers is not None:
            self._readers.close()

    def _make_job(self, stream: OrdergrooveStream) -> Job:
        return Job(
            stream.name,
            stream.listing(),
            make_client=lambda: self.client(stream.base_url),
            endpoint=stream.base_url + stream.path,
            spool_bytes=self._settings.read_ahead_bytes,
        )
