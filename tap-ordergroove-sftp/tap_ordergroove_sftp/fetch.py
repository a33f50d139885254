"""Files fetched ahead: several reports at once, each over a connection of its own.

Threads fetch and one thread parses. What is fetched and not yet taken is bounded for every report;
a thread that is far enough ahead waits.
"""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from typing import TYPE_CHECKING

from singer_commons.errors import FileChangedError, RemoteFileError
from singer_commons.sftp import ResumingReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from singer_commons.sftp import Entry, SftpConnection

    Sleep = Callable[[float], object]
    Connect = Callable[[Sleep], SftpConnection]

PIECE = 1 << 18
"""Bytes that are handed over at once."""
AHEAD = 16 << 20
"""Bytes of one report that may be waiting."""
WORKERS = 3


class ClosedError(Exception):
    """Nobody wants the rest."""


class Room:
    """The bytes of a report's files that are waiting, and who is told when that changes."""

    def __init__(self) -> None:
        """Begin with none."""
        self.waiting = 0
        self.change = threading.Condition()


class Feed:
    """A file's bytes on their way from one thread to another."""

    def __init__(self, path: str, entry: Entry, room: Room) -> None:
        """Begin with none; `room` is shared by the files of a report."""
        self.path = path
        self.entry = entry
        self.is_dropped = False
        self._pieces: deque[bytes] = deque()
        self._end: Exception | None = None
        self._ended = False
        self._room = room
        self._change = room.change

    def put(self, piece: bytes) -> None:
        """Hand bytes over; wait while too many are waiting.

        Raises:
            ClosedError: If nobody wants them.
        """
        with self._change:
            self._change.wait_for(lambda: self.is_dropped or self._room.waiting < AHEAD)
            if self.is_dropped:
                raise ClosedError
            self._pieces.append(piece)
            self._room.waiting += len(piece)
            self._change.notify_all()

    def end(self, error: Exception | None = None) -> None:
        """Say that no more comes, and why, if it is not the file's end."""
        with self._change:
            self._ended, self._end = True, error
            self._change.notify_all()

    def drop(self) -> None:
        """Say that no more is wanted."""
        with self._change:
            self._room.waiting -= sum(map(len, self._pieces))
            self._pieces.clear()
            self.is_dropped = True
            self._change.notify_all()

    def blocks(self) -> Iterator[bytes]:
        """Return the bytes as they come.

        Raises:
            PluginError: If the file could not be read to its end.
        """
        while True:
            with self._change:
                self._change.wait_for(lambda: self._pieces or self._ended)
                if not self._pieces:
                    if self._end is not None:
                        raise self._end
                    return
                piece = self._pieces.popleft()
                self._room.waiting -= len(piece)
                self._change.notify_all()
            yield piece


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
        self._feeds: dict[Entry, Feed] = {}
        self._jobs: deque[list[Feed]] = deque()
        for entries in ahead:
            room = Room()
            if feeds := [self._feed(entry, room) for entry in entries]:
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
            yield from self._read_now(self._feed(entry, Room()))
            return
        try:
            yield from feed.blocks()
        finally:
            feed.drop()

    def close(self) -> None:
        """End all fetching."""
        self._stopping.set()
        self._jobs.clear()
        for feed in self._feeds.values():
            feed.drop()
        for thread in self._threads:
            thread.join()
        if self._own is not None:
            self._own.close()

    def _feed(self, entry: Entry, room: Room) -> Feed:
        return Feed(f"{self._folder.rstrip('/')}/{entry.name}", entry, room)

    def _pause(self, seconds: float) -> None:
        """Wait before another try.

        Raises:
            ClosedError: If nobody wants one any more.
        """
        if self._stopping.wait(seconds):
            raise ClosedError

    def _read_now(self, feed: Feed) -> Iterator[bytes]:
        if self._own is None:
            self._own = self._connect(self._pause)
        yield from _pieces(self._own, feed)

    def _work(self) -> None:
        with contextlib.suppress(IndexError):
            while True:
                self._fetch(self._jobs.popleft())

    def _fetch(self, feeds: list[Feed]) -> None:
        """Fetch one report's files; trouble with the connection ends them all."""
        trouble: Exception | None = None
        connection: SftpConnection | None = None
        for feed in feeds:
            if feed.is_dropped:
                continue
            if trouble is not None:
                feed.end(trouble)
                continue
            try:
                connection = connection or self._connect(self._pause)
                for piece in _pieces(connection, feed):
                    feed.put(piece)
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


def _pieces(connection: SftpConnection, feed: Feed) -> Iterator[bytes]:
    """Read a file that must be as it was listed, in larger pieces than the network's."""
    with ResumingReader(connection, feed.path, expected=feed.entry) as reader:
        gathered = bytearray()
        for block in reader.blocks():
            gathered += block
            if len(gathered) >= PIECE:
                yield bytes(gathered)
                gathered.clear()
        if gathered:
            yield bytes(gathered)
