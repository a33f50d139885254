"""A file read to its end across broken connections, each byte once."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from typing_extensions import override

from singer_commons.sftp.errors import ConnectionLostError, FileChangedError
from singer_commons.sftp.reader import READ_AHEAD, FileReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typing_extensions import Buffer

    from singer_commons.sftp.connection import Entry, SftpConnection


class ResumingReader(io.RawIOBase):
    """Reads a file; where the connection breaks, it reconnects and goes on at that byte.

    Take `blocks`, or wrap it: ``io.TextIOWrapper(io.BufferedReader(reader, 1 << 20))``. Not shared
    between threads, as its connection is not.

    Attributes:
        path: The file.
        size: Its size in bytes; what is read is exactly this long.
        position: How many bytes into the file the next one is.
        resumed: How often reading was taken up again.
    """

    def __init__(
        self,
        connection: SftpConnection,
        path: str,
        offset: int = 0,
        expected: Entry | None = None,
        read_ahead: int = READ_AHEAD,
    ) -> None:
        """Open the file.

        Args:
            connection: Where it is.
            path: The file.
            offset: The first byte to read.
            expected: The file as it was listed: it must be of this size and time still. Without
                it, it must stay as it is now.
            read_ahead: How many bytes may be under way or waiting.

        Raises:
            ConnectionLostError: If the server cannot be reached within the retry budget.
            FileChangedError: If the file is not as expected.
            RemoteFileError: If the server refuses.
        """
        super().__init__()
        self.path = path
        self.position = offset
        self.resumed = 0
        self._connection = connection
        self._read_ahead = read_ahead
        self._reader: FileReader | None = None
        self._block = memoryview(b"")
        self._checked = False
        self._identity: tuple[int, int] | None = None
        if expected is not None:
            self._identity = (expected.size, int(expected.modified.timestamp()))
        connection.retrying(self._open)
        self.size = self._identity[0] if self._identity else 0

    def blocks(self) -> Iterator[bytes]:
        """Return what is left, in blocks of up to 32 KiB.

        Raises:
            ConnectionLostError: If the retry budget is spent without another byte.
            FileChangedError: If size or time of the file changed; leave it for the next run.
            RemoteFileError: If the server refuses.
        """
        while block := self._next_block():
            self.position += len(block)
            yield block

    @override
    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        """Fill a buffer as far as the next block goes; return how many bytes, 0 at the end.

        Raises:
            ConnectionLostError: If the retry budget is spent without another byte.
            FileChangedError: If size or time of the file changed; leave it for the next run.
            RemoteFileError: If the server refuses.
        """
        if not self._block:
            self._block = memoryview(self._next_block())
        with memoryview(buffer).cast("B") as target:
            count = min(len(target), len(self._block))
            target[:count] = self._block[:count]
        self._block = self._block[count:]
        self.position += count
        return count

    @override
    def close(self) -> None:
        """Close the file; the connection stays."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None
        super().close()

    def _next_block(self) -> bytes:
        if self.closed:
            msg = "read from a closed file"
            raise ValueError(msg)
        if self._checked:
            return b""
        if self._block:  # left by `readinto`
            rest, self._block = bytes(self._block), memoryview(b"")
            return rest
        try:
            return self._read()
        except ConnectionLostError as error:
            self.resumed += 1
            return self._connection.retrying(self._read, broken=error)

    def _read(self) -> bytes:
        """Return a block, from a new connection if need be; at the end, look at the file again."""
        if self._reader is None or not self._connection.holds(self._reader):
            self._open()
        reader = self._reader
        if reader is None:
            return b""
        block = reader.read_block()
        if not block:
            self._compare(reader.look())
            self._checked = True
        return block

    def _open(self) -> None:
        self._reader = None
        reader = self._connection.open_once(self.path, self.position, self._read_ahead)
        self._compare((reader.size, reader.modified), reader)
        self._reader = reader

    def _compare(self, found: tuple[int, int], reader: FileReader | None = None) -> None:
        self._identity = self._identity or found
        if found == self._identity:
            return
        if reader is not None:
            reader.close()
        was, now = self._identity, found
        msg = (
            f"changed while it was read: {was[0]} bytes of time {was[1]} became {now[0]} bytes "
            f"of time {now[1]}."
        )
        raise FileChangedError(self.path, msg)
