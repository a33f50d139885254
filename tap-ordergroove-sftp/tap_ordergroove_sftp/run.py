"""One run: what its streams share."""

from __future__ import annotations

import functools
import posixpath
import time
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from singer_commons.sftp import ResumingReader, SftpConnection
from tap_ordergroove_sftp.fetch import Fetcher
from tap_ordergroove_sftp.lines import read_rows
from tap_ordergroove_sftp.listing import Listing, sort_out
from tap_ordergroove_sftp.progress import Progress

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable, Sequence

    from singer_commons.sftp import Entry
    from tap_ordergroove_sftp.reading import Count
    from tap_ordergroove_sftp.settings import Settings

HEADER_BYTES = 1 << 16


@dataclass
class Results:
    """What happened: files read, rows, rejected rows; and failures by file or report."""

    files: int = 0
    rows: int = 0
    rejected: int = 0
    failures: dict[str, str] = field(default_factory=dict)

    def add(self, count: Count) -> None:
        """Count a file."""
        self.files += 1
        self.rows += count.rows
        self.rejected += count.rejected


class Run:
    """Made when the first stream begins."""

    def __init__(self, settings: Settings, logger: logging.Logger) -> None:
        """Take the time; nothing is read yet."""
        self.started = datetime.now(timezone.utc)
        self.results = Results()
        self.progress = Progress(logger, time.monotonic)
        self._settings = settings
        self._logger = logger
        self._connection: SftpConnection | None = None
        self._fetcher: Fetcher | None = None

    @functools.cached_property
    def folder(self) -> str:
        """The folder's path as the server writes it.

        Raises:
            PluginError: If it cannot be found.
        """
        return self._connect().resolve_folder(self._settings.path)

    @functools.cached_property
    def listing(self) -> Listing:
        """What lies in the folder.

        Raises:
            PluginError: If it cannot be listed.
        """
        listing = sort_out(self._connect().list(self.folder), self._settings, self.started)
        for file in listing.waiting:
            self._logger.info("%s is too young, it is left for the next run.", file.name)
        for name, _, reason in listing.unread:
            self.fail(name, reason)
        return listing

    def fail(self, what: str, reason: str) -> None:
        """Note a failure; the run goes on, and ends with it."""
        self.results.failures[what] = reason
        self._logger.error("%s: %s", what, reason)

    def header(self, entry: Entry) -> list[str]:
        """Return the first row of a file; empty if none can be read.

        Raises:
            PluginError: If the file cannot be read.
        """
        for chunk in read_rows([self.beginning(entry)], self._settings.encoding):
            return [] if chunk.begins_broken else next(iter(chunk.rows), [])
        return []

    def beginning(self, entry: Entry) -> bytes:
        """Return a file's first bytes.

        Raises:
            PluginError: If the file cannot be read.
        """
        path = posixpath.join(self.folder, entry.name)
        gathered = bytearray()
        with ResumingReader(
            self._connect(), path, expected=entry, read_ahead=HEADER_BYTES
        ) as reader:
            for block in reader.blocks():
                gathered += block
                if len(gathered) >= HEADER_BYTES:
                    break
        return bytes(gathered)

    def fetch(self, ahead: Callable[[], Sequence[Sequence[Entry]]]) -> Fetcher:
        """Return what fetches files; the first call starts it with what will be asked for."""
        if self._fetcher is None:
            expected = ahead()
            self.progress.total = sum(entry.size for entries in expected for entry in entries)
            self._leave()
            self._fetcher = Fetcher(self.folder, self._new_connection, expected)
        return self._fetcher

    def close(self) -> None:
        """End all connections."""
        self._leave()
        if self._fetcher is not None:
            self._fetcher.close()

    def _connect(self) -> SftpConnection:
        if self._connection is None:
            self._connection = self._new_connection(time.sleep)
        return self._connection

    def _leave(self) -> None:
        if self._connection is not None:
            self._connection.close()

    def _new_connection(self, sleep: Callable[[float], object]) -> SftpConnection:
        def pause(seconds: float) -> None:
            sleep(seconds)

        return SftpConnection(self._settings.sftp, self._logger, sleep=pause)
