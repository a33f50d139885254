"""Files fetched ahead: several reports at once, each over a connection of its own.

Threads fetch and one thread parses. What is fetched and not yet taken is bounded for every report;
a thread that is far enough ahead waits.
"""

from __future__ import annotations

import contextlib
import posixpath
import threading
from collections import deque
from typing import TYPE_CHECKING

from singer_commons.sftp import ResumingReader
from singer_commons.sftp.errors import FileChangedError, RemoteFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from singer_commons.sftp import Entry, SftpConnection

    Sleep = Callable[[float], None]
    Connect = Callable[[Sleep], SftpConnection]

AHEAD = 16 << 20
"""Bytes of one report that may be waiting."""
WORKERS = 3


class ClosedError(Exception):
    """Nobody wants the rest."""


class ByteBudget:
    """The bytes of a report's files that are waiting, and who waits for that to change."""

    def __init__(self) -> None:
        self.waiting = 0
        self.change = threading.Condition()


class FileFeed:
    """A file's bytes on their way from one thread to another."""

    def __init__(self, entry: Entry, budget: ByteBudget) -> None:
        """Begin with none; `budget` is shared by the files of a report."""
        self.entry = entry
        self.is_abandoned = False
        self._blocks: deque[bytes] = deque()
        self._error: Exception | None = None
        self._ended = False
        self._budget = budget
        self._change = budget.change

    def put(self, block: bytes) -> None:
        """Hand bytes over; wait while too many are waiting.

        Raises:
            ClosedError: If nobody wants them.
        """
        with self._change:
            self._change.wait_for(lambda: self.is_abandoned or self._budget.waiting < AHEAD)
            if self.is_abandoned:
                raise ClosedError
            self._blocks.append(block)
            self._budget.waiting += len(block)
            self._change.notify_all()

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
        """Return the bytes as they come.

        Raises:
            PluginError: If the file could not be read to its end.
        """
        while True:
            with self._change:
                self._change.wait_for(lambda: self._blocks or self._ended)
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

    def __init__(self, folder: str, connect: Connect, ahead: Sequence[Sequence[Entry]]) -> None:
        """Begin to fetch.

        Args:
            folder: Where the files are.
            connect: Returns a new connection; takes what waits between its tries.
            ahead: What will be asked for: files in their order, one sequence for each report, in
                the order of the reports.
        """
        self._folder = folder
        self._connect = connect
        self._own: SftpConnection | None = None
        self._stopping = threading.Event()
        self._feeds: dict[Entry, FileFeed] = {}
        self._jobs: deque[list[FileFeed]] = deque()
        for entries in filter(None, ahead):
            budget = ByteBudget()
            feeds = [FileFeed(entry, budget) for entry in entries]
            self._feeds.update((feed.entry, feed) for feed in feeds)
            self._jobs.append(feeds)
        self._threads = [
            threading.Thread(target=self._work, name=f"fetch-{number}", daemon=True)
            for number in range(min(WORKERS, len(self._jobs)))
        ]
        for thread in self._threads:
            thread.start()

    def blocks(self, entry: Entry) -> Iterator[bytes]:
        """Return a file's bytes; to be taken once, by one thread.

        Raises:
            PluginError: If the file cannot be read to its end.
        """
        feed = self._feeds.pop(entry, None)
        if feed is None:
            self._own = self._own or self._connect(self._pause)
            yield from self._read(self._own, entry)
            return
        try:
            yield from feed.blocks()
        finally:
            feed.abandon()

    def close(self) -> None:
        """End all fetching."""
        self._stopping.set()
        self._jobs.clear()
        for feed in self._feeds.values():
            feed.abandon()
        for thread in self._threads:
            thread.join()
        if self._own is not None:
            self._own.close()

    def _pause(self, seconds: float) -> None:
        """Wait before another try.

        Raises:
            ClosedError: If nobody wants one any more.
        """
        if self._stopping.wait(seconds):
            raise ClosedError

    def _work(self) -> None:
        with contextlib.suppress(IndexError):
            while True:
                self._fetch(self._jobs.popleft())

    def _fetch(self, feeds: list[FileFeed]) -> None:
        """Fetch one report's files; trouble with the connection ends them all."""
        trouble: Exception | None = None
        connection: SftpConnection | None = None
        for feed in feeds:
            if feed.is_abandoned:
                continue
            if trouble is not None:
                feed.end(trouble)
                continue
            try:
                connection = connection or self._connect(self._pause)
                for block in self._read(connection, feed.entry):
                    feed.put(block)
                feed.end()
            except ClosedError:
                continue
            except (RemoteFileError, FileChangedError) as error:
                feed.end(error)
            except Exception as error:  # noqa: BLE001 - who waits for the file gets it
                trouble = error
                feed.end(error)
        if connection is not None:
            connection.close()

    def _read(self, connection: SftpConnection, entry: Entry) -> Iterator[bytes]:
        """Read a file that must be as it was listed."""
        path = posixpath.join(self._folder, entry.name)
        with contextlib.closing(ResumingReader(connection, path, expected=entry)) as reader:
            yield from reader.blocks()
