"""Files fetched ahead: several reports at once, each over a connection of its own.

Threads fetch and one thread parses. What is fetched and not yet taken is bounded for every report;
a thread that is far enough ahead waits. While it does, it fetches what the parsing thread waits for
and nobody fetches: one connection is enough for everything.
"""

from __future__ import annotations

import contextlib
import logging
import posixpath
import threading
from collections import deque
from typing import TYPE_CHECKING

from singer_commons.errors import PluginError
from singer_commons.sftp import ResumingReader
from singer_commons.sftp.errors import FileChangedError, RemoteFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from singer_commons.sftp import Entry, SftpConnection

    Sleep = Callable[[float], None]
    Connect = Callable[[Sleep], SftpConnection]

AHEAD = 16 << 20
"""Bytes of one report that may be waiting."""

ENDING_SECONDS = 1.0
"""For a thread to notice the end; one that waits for a silent server ends with the program."""


class ClosedError(Exception):
    """Nobody wants the rest."""


class ByteBudget:
    """The bytes of a report's files that are waiting, and who waits for that to change."""

    def __init__(self, change: threading.Condition | None = None) -> None:
        self.waiting = 0
        self.change = change or threading.Condition()


class FileFeed:
    """A file's bytes on their way from one thread to another.

    Attributes:
        entry: The file.
        is_begun: Whether a thread has taken it on.
        is_abandoned: Whether nobody wants its bytes.
    """

    def __init__(self, entry: Entry, budget: ByteBudget) -> None:
        """Begin with none; `budget` is shared by the files of a report."""
        self.entry = entry
        self.is_begun = self.is_abandoned = False
        self._is_awaited = False
        self._blocks: deque[bytes] = deque()
        self._error: Exception | None = None
        self._ended = False
        self._budget = budget
        self._change = budget.change

    def put(self, block: bytes, urgent: Callable[[], bool] = lambda: False) -> bool:
        """Hand bytes over; wait while too many are waiting.

        Returns:
            Whether they were taken; if not, there is something urgent.

        Raises:
            ClosedError: If nobody wants them.
        """
        with self._change:
            while not self.is_abandoned and self._budget.waiting >= AHEAD:
                if self._is_awaited and not self._blocks:
                    break
                if urgent():
                    return False
                self._change.wait()
            if self.is_abandoned:
                raise ClosedError
            self._blocks.append(block)
            self._budget.waiting += len(block)
            self._change.notify_all()
            return True

    def end(self, error: Exception | None = None) -> None:
        """Say that no more comes, and why, if it is not the file's end."""
        with self._change:
            self._ended, self._error = True, error
            self._change.notify_all()

    def abandon(self) -> None:
        """Say that no more is wanted."""
        with self._change:
            self._budget.waiting -= sum(map(len, self._blocks))
            self._blocks.clear()
            self.is_abandoned = True
            self._change.notify_all()

    def blocks(self) -> Iterator[bytes]:
        """Return the bytes as they come; raise what kept the file from being read to its end."""
        while True:
            with self._change:
                self._is_awaited = True
                self._change.notify_all()
                self._change.wait_for(lambda: self._blocks or self._ended)
                self._is_awaited = False
                if not self._blocks:
                    if self._error is not None:
                        raise self._error
                    return
                block = self._blocks.popleft()
                self._budget.waiting -= len(block)
                self._change.notify_all()
            yield block


class Fetcher:
    """Fetches files, some of them before they are asked for."""

    def __init__(  # noqa: PLR0913, PLR0917 - the last three have defaults
        self,
        folder: str,
        connect: Connect,
        ahead: Sequence[Sequence[Entry]],
        connections: int = 3,
        first: SftpConnection | None = None,
        logger: logging.Logger | None = None,
    ) -> None:
        """Begin to fetch.

        Args:
            folder: Where the files are.
            connect: Returns a new connection; takes what waits between its tries.
            ahead: What will be asked for: files in their order, one sequence for each report.
            connections: How many connections there may be at a time.
            first: One that stands; nobody else uses it until the end.
            logger: Where to say that the server allows fewer.
        """
        self._folder = folder
        self._connect = connect
        self._logger = logger or logging.getLogger(__name__)
        self._most = connections
        self._stopping = threading.Event()
        self._change = threading.Condition()
        self._urgent: deque[FileFeed] = deque()
        self._jobs: deque[list[FileFeed]] = deque()
        for entries in filter(None, ahead):
            budget = ByteBudget(self._change)
            self._jobs.append([FileFeed(entry, budget) for entry in entries])
        self._feeds = {feed.entry: feed for feeds in self._jobs for feed in feeds}
        if first is not None:
            first.sleep = self._pause
        self._threads: list[threading.Thread] = []
        self._start(first)

    def blocks(self, entry: Entry) -> Iterator[bytes]:
        """Return a file's bytes; to be taken once, by one thread."""
        feed = self._feeds.pop(entry, None) or FileFeed(entry, ByteBudget(self._change))
        with self._change:
            if not feed.is_begun:
                self._urgent.append(feed)
                self._change.notify_all()
        try:
            yield from feed.blocks()
        finally:
            feed.abandon()

    def close(self) -> None:
        """End all fetching."""
        with self._change:
            self._stopping.set()
            self._jobs.clear()
            self._urgent.clear()
            self._change.notify_all()
        for feed in self._feeds.values():
            feed.abandon()
        for thread in self._threads:
            thread.join(ENDING_SECONDS)

    def _pause(self, seconds: float) -> None:
        """Wait before another try; raise a `ClosedError` if nobody wants one any more."""
        if self._stopping.wait(seconds):
            raise ClosedError

    def _start(self, connection: SftpConnection | None) -> None:
        """Start a thread; the first one stays to the end, for what is asked for out of order."""
        number = len(self._threads)
        thread = threading.Thread(
            target=self._work, args=(number, connection), name=f"fetch-{number}", daemon=True
        )
        self._threads.append(thread)
        thread.start()

    def _work(self, number: int, connection: SftpConnection | None) -> None:
        trouble: list[Exception] = []
        opened: SftpConnection | None = None
        try:
            if number:
                connection = opened = self._connect(self._pause)
                connection.session()
        except PluginError as error:
            self._logger.info(
                "The server allows %d connections at a time, it seems (%s)", number, error
            )
            return
        while feeds := self._next_job(stay=not number):
            try:
                connection = connection or self._connect(self._pause)
                if number == len(self._threads) - 1 < self._most - 1 and self._jobs:
                    self._start(None)
            except ClosedError:
                break
            except Exception as error:  # noqa: BLE001 - who waits for the files gets it
                trouble.append(error)
            self._fetch(connection, feeds, trouble)
        if opened is not None:
            opened.close()

    def _next_job(self, *, stay: bool) -> list[FileFeed]:
        with self._change:
            if stay:
                self._change.wait_for(lambda: self._stopping.is_set() or self._urgent or self._jobs)
            if self._urgent:
                return [self._urgent.popleft()]
            return self._jobs.popleft() if self._jobs else []

    def _fetch(
        self,
        connection: SftpConnection | None,
        feeds: Iterable[FileFeed],
        trouble: list[Exception],
    ) -> None:
        """Fetch files; trouble with the connection ends them all."""
        for feed in feeds:
            with self._change:
                if feed.is_begun or feed.is_abandoned:
                    continue
                feed.is_begun = True
            if connection is None or trouble:
                feed.end(trouble[0] if trouble else None)
                continue
            try:
                for block in self._read(connection, feed.entry):
                    while not feed.put(block, lambda: bool(self._urgent)):
                        self._fetch(connection, self._take_urgent(), trouble)
                feed.end()
            except ClosedError:
                continue
            except (RemoteFileError, FileChangedError) as error:
                feed.end(error)
            except Exception as error:  # noqa: BLE001 - who waits for the file gets it
                trouble.append(error)
                feed.end(error)

    def _take_urgent(self) -> list[FileFeed]:
        with self._change:
            return [self._urgent.popleft()] if self._urgent else []

    def _read(self, connection: SftpConnection, entry: Entry) -> Iterator[bytes]:
        """Read a file that must be as it was listed."""
        path = posixpath.join(self._folder, entry.name)
        with contextlib.closing(ResumingReader(connection, path, expected=entry)) as reader:
            yield from reader.blocks()
