"""One open file, read ahead at full speed within a bounded window."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, cast

import paramiko

from singer_commons.sftp.errors import ConnectionLostError, FileChangedError
from singer_commons.sftp.window import Piece, Window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from typing_extensions import Self

    from singer_commons.sftp.session import Session

READ_AHEAD = 4 * 1024 * 1024
"""Bytes under way, or waiting to be taken: 40 MB/s over a link of 100 ms."""


class FileReader:
    """Reads a file from a byte to its end. Belongs to one thread, as its session does.

    Attributes:
        path: The file.
        size: Its size in bytes when it was opened.
        modified: The time of its last change then, in seconds since 1970.
    """

    def __init__(
        self, session: Session, path: str, offset: int = 0, read_ahead: int = READ_AHEAD
    ) -> None:
        """Open the file.

        Args:
            session: The connection.
            path: The file.
            offset: The first byte to read.
            read_ahead: How many bytes may be under way or waiting.

        Raises:
            ConnectionLostError: If the connection breaks.
            NotFoundError: If there is no such file.
            RemoteFileError: If the server refuses.
        """
        self.path = path
        self._session = session
        self._client = session.client
        self._asked: dict[int, Piece] = {}
        self._failure: Exception | None = None
        with session.about(path):
            self._file = self._client.open(path, "rb")
        # A string of bytes, whatever the stubs say.
        self._handle = cast("bytes", self._file.handle)
        try:
            self.size, self.modified = self.look()
        except BaseException:
            self.close()
            raise
        self._window = Window(offset, self.size, read_ahead)
        self._inbox = self._client.inbox(self)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    def __iter__(self) -> Iterator[bytes]:
        """Return all blocks to the end."""
        return iter(self.read_block, b"")

    def is_of(self, session: Session) -> bool:
        """Whether it reads on this connection."""
        return self._session is session

    def look(self) -> tuple[int, int]:
        """Ask for the open file's size in bytes, and its time in seconds since 1970.

        Raises:
            ConnectionLostError: If the connection breaks.
            FileChangedError: If the server does not say.
        """
        with self._session.about(self.path):
            found = self._file.stat()
        if found.st_size is None or found.st_mtime is None:
            raise FileChangedError(self.path, "the server does not tell its size and time.")
        return found.st_size, int(found.st_mtime)

    def read_block(self) -> bytes:
        """Return the next bytes, up to 32 KiB; none at the end.

        Raises:
            ConnectionLostError: If the connection breaks or falls silent.
            FileChangedError: If the file is shorter than it was when it was opened.
            RemoteFileError: If the server refuses.
        """
        if self._window.done:
            return b""
        with self._session.about(self.path):
            while True:
                if self._window.has_room:
                    self._ask()
                data = self._window.take()
                if data is not None:
                    return data
                if self._failure is not None:
                    self._fail(self._failure)
                self._client.take_answer()

    def _ask(self) -> None:
        with self._client.together():
            while (piece := self._window.ask()) is not None:
                number = self._client.ask(self._inbox, self._handle, piece.offset, piece.length)
                self._asked[number] = piece

    def take(self, number: int, data: bytes | Exception) -> None:
        """Take an answer of the server; part of reading, not for callers."""
        piece = self._asked.pop(number)
        if isinstance(data, Exception):
            self._failure = self._failure or data
            return
        try:
            self._window.answer(piece, data)
        except ValueError as error:
            self._failure = self._failure or paramiko.SFTPError(str(error))

    def close(self) -> None:
        """Close the file; never fails. Bytes still under way are thrown away."""
        if self._session.is_alive:
            with (
                contextlib.suppress(ConnectionLostError),
                self._session.about(self.path),
            ):
                self._file.close()

    def _fail(self, failure: Exception) -> None:
        if isinstance(failure, EOFError):
            msg = f"ended before its {self.size} bytes: it was shortened while it was read."
            raise FileChangedError(self.path, msg)
        raise failure
