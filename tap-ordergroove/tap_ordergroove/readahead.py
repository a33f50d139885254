"""Reading in parallel, emitting in order.

The SDK emits one stream after another. Ordergroove asks for one sequential reader per object
type. So every selected stream gets a job; worker threads take the jobs in the order in which the
streams are emitted, never two of one endpoint at once, and spool what they read.

Nothing can wait for ever: the stream being emitted is the first unfinished job, and a worker that
comes free always takes the first job whose endpoint is free.
"""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING

from tap_ordergroove.spool import Spool, SpoolClosedError
from tap_ordergroove.window_reader import Listing, read_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tap_ordergroove.client import Client
    from tap_ordergroove.pages import Item


class Job:
    """The reading of one stream, and the spool that its pages wait in.

    An endpoint must not be asked twice at once.
    """

    def __init__(
        self, name: str, listing: Listing, client: Client, endpoint: str, spool_bytes: int
    ) -> None:
        self.name = name
        self.endpoint = endpoint
        self.listing = listing
        self._client = client
        self._spool = Spool(spool_bytes)

    def read(self) -> None:
        """Read the stream into the spool; an error goes the same way, as the last entry."""
        outcome: BaseException | None = None
        try:
            with contextlib.closing(self._client) as client:
                for item in read_list(self.listing, client):
                    self._spool.put(item)
        except BaseException as error:  # noqa: BLE001 - it is raised again in `items`
            outcome = error
        with contextlib.suppress(SpoolClosedError):
            self._spool.put(outcome)

    @property
    def retries(self) -> int:
        """How many requests were tried again so far."""
        return self._client.retries

    def items(self) -> Iterator[Item]:
        """Yield what was read, in order, and wait for what is still to come.

        Raises:
            Exception: What ended the reading, if the stream could not be read to its end.
        """
        while (item := self._spool.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item

    def close(self) -> None:
        """Drop what was read and stop reading at the next page."""
        self._spool.close()


class Readers:
    """The worker threads of a run."""

    def __init__(self, jobs: Sequence[Job], workers: int) -> None:
        """Start at most `workers` threads on jobs given in the order of emission."""
        self.jobs = {job.name: job for job in jobs}
        self._waiting = list(jobs)
        self._busy: set[str] = set()
        self._free = threading.Condition()
        for number in range(min(workers, len({job.endpoint for job in jobs}))):
            # Daemons: a run that ends early must not wait for a page under way.
            threading.Thread(target=self._work, name=f"reader-{number}", daemon=True).start()

    def close(self) -> None:
        """Drop all jobs, those under way too."""
        with self._free:
            self._waiting.clear()
            self._free.notify_all()
        for job in self.jobs.values():
            job.close()

    def _work(self) -> None:
        while (job := self._take()) is not None:
            try:
                job.read()
            finally:
                with self._free:
                    self._busy.discard(job.endpoint)
                    self._free.notify_all()

    def _take(self) -> Job | None:
        """Take the first waiting job whose endpoint is free; None when none is waiting."""
        with self._free:
            while self._waiting:
                for job in self._waiting:
                    if job.endpoint not in self._busy:
                        self._waiting.remove(job)
                        self._busy.add(job.endpoint)
                        return job
                self._free.wait()
            return None
