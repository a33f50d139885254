"""A file read to its end across broken connections, each byte once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from singer_commons.sftp import errors
from singer_commons.sftp.connection import NO_TIME
from singer_commons.sftp.errors import FileChangedError, RemoteFileError
from singer_commons.sftp.reader import READ_AHEAD, FileReader
from singer_commons.sftp.window import UNDER_WAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from singer_commons.sftp.connection import Entry, SftpConnection


class ResumingReader:
    """Reads a file; where the connection breaks, it reconnects and goes on at that byte.

    Not shared between threads, as its connection is not.

    Attributes:
        path: The file.
        position: How many bytes into the file the next one is.
    """

    def __init__(
        self,
        connection: SftpConnection,
        path: str,
        expected: Entry | None = None,
        read_ahead: int = READ_AHEAD,
    ) -> None:
        """Open the file.

        Args:
            connection: Where it is; raises what its calls raise.
            path: The file.
            expected: The file as it was listed: it must be listed so still, and stay as it is now.
            read_ahead: How many bytes may be under way or waiting.

        Raises:
            FileChangedError: If the file is not as expected.
        """
        self.path = path
        self.position = 0
        self._connection = connection
        self._read_ahead = read_ahead
        self._most = UNDER_WAY
        self._identity: tuple[int, int] | None = None
        self._expected = expected
        self._reader = connection.retrying(self._open)

    def blocks(self) -> Iterator[bytes]:
        """Return what is left, in blocks of up to 32 KiB; the retry budget is that of each.

        Raises:
            FileChangedError: If size or time of the file changed; leave it for the next run.
        """
        while block := self._connection.retrying(self._read):
            self.position += len(block)
            yield block

    def close(self) -> None:
        """Close the file; the connection stays."""
        self._reader.close()

    def _read(self) -> bytes:
        """Return a block, from a new connection if need be; at the end, look at the file again."""
        if self._reader.session is not self._connection.standing:
            self._reader = self._open(fewer=True)
        try:
            block = self._reader.read_block()
        except RemoteFileError as error:
            if error.kind is not errors.SERVER_REFUSES or self._most == 1:
                raise
            self._reader.close()
            self._reader = self._open(fewer=True)
            return self._read()
        if not block:
            self._compare(self._reader.look())
        return block

    def _open(self, *, fewer: bool = False) -> FileReader:
        if fewer:  # too many requests at once may be what broke the connection, or was refused
            self._most = max(1, self._most // 2)
        session = self._connection.session()
        end = None if self._expected is None else self._expected.size
        reader = FileReader(session, self.path, self.position, self._read_ahead, end, self._most)
        try:
            found = reader.size, reader.modified
            if self._identity is None:
                self._check_listed(found)
            self._compare(found)
        except FileChangedError:
            reader.close()
            raise
        return reader

    def _check_listed(self, found: tuple[int, int]) -> None:
        """Check that the file is as it was listed.

        Some servers tell another time of an open file, or none: like is compared with like.
        """
        expected = self._expected
        if expected is None:
            return
        was = expected.size, int(expected.modified.timestamp())
        if found == was:
            return
        listed = self._connection.look_again(self.path)
        now = None if listed is None else (listed.size, int(listed.modified.timestamp()))
        if now is None or now[0] != was[0] or (expected.modified != NO_TIME and now != was):
            raise FileChangedError(errors.CHANGED, path=self.path, was=was, now=now or found)

    def _compare(self, found: tuple[int, int]) -> None:
        if self._expected is not None and self._expected.modified == NO_TIME:
            found = found[0], 0
        self._identity = self._identity or found
        if found != self._identity:
            raise FileChangedError(errors.CHANGED, path=self.path, was=self._identity, now=found)
