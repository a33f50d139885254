"""One open file, read ahead at full speed within a bounded window."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, cast

from singer_commons.sftp import errors
from singer_commons.sftp.client import Requests
from singer_commons.sftp.errors import ConnectionLostError, FileChangedError
from singer_commons.sftp.window import UNDER_WAY, Window

if TYPE_CHECKING:
    from singer_commons.sftp.session import Session

READ_AHEAD = 4 * 1024 * 1024
"""Bytes under way, or waiting to be taken: 40 MB/s over a link of 100 ms."""


class FileReader:
    """Reads a file from a byte to its end. Belongs to one thread, as its session does.

    Attributes:
        session: The connection.
        path: The file.
        size: Its size in bytes when it was opened.
        modified: The time of its last change then, in seconds since 1970.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - all but two have defaults
        self,
        session: Session,
        path: str,
        offset: int = 0,
        read_ahead: int = READ_AHEAD,
        end: int | None = None,
        most: int = UNDER_WAY,
    ) -> None:
        """Open the file; errors are those of `Session.about`, here and below.

        Args:
            session: The connection.
            path: The file.
            offset: The first byte to read.
            read_ahead: How many bytes may be under way or waiting.
            most: How many requests may be unanswered.
            end: The byte after the last one; None for what the server says of the open file.
        """
        self.path = path
        self.session = session
        with session.about(path):
            self._file = session.client.open(path, "rb")
        try:
            self.size, self.modified = self.look()
        except BaseException:
            self.close()
            raise
        self._window = Window(offset, self.size if end is None else end, read_ahead, most=most)
        # The handle is a string of bytes, whatever the stubs say.
        handle = cast("bytes", self._file.handle)
        self._requests = Requests(session.client, handle, self._window.answer)

    def look(self) -> tuple[int, int]:
        """Ask for the open file's size in bytes, and its time in seconds since 1970, 0 without.

        Raises:
            FileChangedError: If the server does not tell its size.
        """
        with self.session.about(self.path):
            found = self._file.stat()
            if found.st_size is None:
                found = self.session.client.stat(self.path)
        if found.st_size is None:
            raise FileChangedError(errors.NO_SIZE, path=self.path)
        return found.st_size, int(found.st_mtime or 0)

    def read_block(self) -> bytes:
        """Return the next bytes, up to 32 KiB; none at the end.

        Raises:
            FileChangedError: If the file is shorter than it was when it was opened.
        """
        if self._window.done:
            return b""
        with self.session.about(self.path):
            while True:
                if self._window.has_room:
                    with self.session.client.together():
                        while (piece := self._window.ask()) is not None:
                            self._requests.read(piece.offset, piece.length, piece)
                if (data := self._window.take()) is not None:
                    return data
                if isinstance(self._requests.failure, EOFError):
                    raise FileChangedError(errors.SHORTENED, path=self.path, size=self.size)
                if self._requests.failure is not None:
                    raise self._requests.failure
                self.session.client.take_answer()

    def close(self) -> None:
        """Close the file; never fails. Bytes still under way are thrown away."""
        if self.session.is_alive:
            with contextlib.suppress(ConnectionLostError), self.session.about(self.path):
                self._file.close()
