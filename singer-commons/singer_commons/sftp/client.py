"""paramiko's SFTP client, with reads and writes that do not wait for each other.

The one place that uses names which paramiko keeps to itself; a test lists them, and fails where a
release of paramiko changes them. Its public ways to read ahead are ``prefetch`` and ``readv``:
without a limit they ask for everything and keep what the consumer has not taken; with one, a thread
polls every 10 ms (``io_sleep``) for an answer that only the consumer's own read can take in, so
that each round of requests costs a sleep. Its public way to write without waiting,
``set_pipelined``, throws away what the server says of the last hundred writes, and of closing: a
full disk would look like success.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, cast

import paramiko
from paramiko.sftp import (
    CMD_CLOSE,
    CMD_DATA,
    CMD_HANDLE,
    CMD_NAME,
    CMD_OPEN,
    CMD_OPENDIR,
    CMD_READ,
    CMD_READDIR,
    CMD_STATUS,
    CMD_WRITE,
    SFTP_FLAG_CREATE,
    SFTP_FLAG_EXCL,
    SFTP_FLAG_WRITE,
    int64,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BITE = 256 * 1024
OTHER_ANSWER = "a request was answered with something else"


class WideChannel:
    """A channel whose input is taken in large bites.

    paramiko asks for four bytes, then for the rest of a packet, and each time moves all that
    waits behind them in its buffer.

    Attributes:
        first: The first bite.
    """

    def __init__(self, channel: paramiko.Channel) -> None:
        self._channel = channel
        self.first = self._bite = b""
        self._taken = 0
        self._held_back: list[bytes] | None = None

    def recv(self, size: int) -> bytes:
        """Return 1 to `size` bytes; none if the channel was closed."""
        if self._taken >= len(self._bite):
            self._bite = self._channel.recv(max(BITE, size))
            self.first = self.first or self._bite
            self._taken = 0
        part = self._bite[self._taken : self._taken + size]
        self._taken += len(part)
        return part

    def send(self, data: bytes) -> int:
        """Send, or hold back until `together` ends; return how many bytes were taken."""
        if self._held_back is None:
            return self._channel.send(data)
        self._held_back.append(data)
        return len(data)

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """Send what is sent inside in as few packets as it fits."""
        self._held_back = []
        try:
            yield
        finally:
            data, self._held_back = b"".join(self._held_back), None
        if data:
            self._channel.sendall(data)


class PipelinedClient(paramiko.SFTPClient):
    """An SFTP client whose reads, or writes, may be under way together."""

    def __init__(self, channel: WideChannel) -> None:
        super().__init__(cast("paramiko.Channel", channel))
        self.together = channel.together

    def _log(self, level: int, msg: object, *args: object) -> None:
        """Say nothing: paramiko tells of every opening and closing, and errors are raised."""

    def take_answer(self) -> None:
        """Wait for the next answer of the server, and tell it to whom it belongs."""
        self._read_response()  # type: ignore[attr-defined]

    def list_folder(self, path: str) -> list[tuple[bytes, paramiko.SFTPAttributes]]:
        """Return what is in a folder: names as the server sends them, and attributes.

        paramiko's own way gives up at a name, or a line of ``ls -l``, that is not UTF-8.
        """
        handle = self._ask(CMD_HANDLE, CMD_OPENDIR, path.encode()).get_binary()
        found = []
        with contextlib.suppress(EOFError):
            while True:
                message = self._ask(CMD_NAME, CMD_READDIR, handle)
                for _ in range(message.get_int()):
                    name, _line = message.get_binary(), message.get_binary()
                    found.append((name, paramiko.SFTPAttributes._from_msg(message)))  # type: ignore[attr-defined]  # noqa: SLF001 - see above
        self.close_handle(handle)
        return [(name, attributes) for name, attributes in found if name not in {b".", b".."}]

    def open_new(self, path: str) -> bytes:
        """Make a file that was not there, open for writing; return its handle."""
        flags = SFTP_FLAG_WRITE | SFTP_FLAG_CREATE | SFTP_FLAG_EXCL
        request = CMD_OPEN, path.encode(), flags, paramiko.SFTPAttributes()
        return self._ask(CMD_HANDLE, *request).get_binary()

    def close_handle(self, handle: bytes) -> None:
        """Close an open file; some servers find out here that a disk is full."""
        self._ask(CMD_STATUS, CMD_CLOSE, handle)

    def _ask(self, wanted: int, *request: object) -> paramiko.Message:
        kind, message = self._request(*request)  # type: ignore[attr-defined]
        if kind != wanted:
            raise paramiko.SFTPError(OTHER_ANSWER)
        answer: paramiko.Message = message
        return answer


class Requests:
    """Requests about one open file; who lets go of it hears no more answers.

    Attributes:
        failure: The first refusal of the server.
    """

    def __init__(
        self, client: PipelinedClient, handle: bytes, take: Callable[[Any, bytes], None]
    ) -> None:
        """Begin with none; `take` is told what was given with a request, and its answer."""
        self.failure: Exception | None = None
        self._client = client
        self._handle = handle
        self._take = take
        self._asked: dict[int, tuple[Any, int]] = {}

    @property
    def under_way(self) -> int:
        """How many the server has not answered."""
        return len(self._asked)

    def read(self, offset: int, length: int, about: Any) -> None:
        """Ask for bytes."""
        self._send(CMD_READ, offset, length, (about, CMD_DATA))

    def write(self, offset: int, data: bytes) -> None:
        """Send bytes; no bytes are the answer."""
        self._send(CMD_WRITE, offset, data, (None, CMD_STATUS))

    def _send(self, kind: int, offset: int, what: int | bytes, asked: tuple[Any, int]) -> None:
        number = self._client._async_request(  # type: ignore[attr-defined]  # noqa: SLF001 - see above
            self, kind, self._handle, int64(offset), what
        )
        self._asked[number] = asked

    def _async_response(self, kind: int, message: paramiko.Message, number: int) -> None:
        """Be told an answer: paramiko calls this."""
        about, wanted = self._asked.pop(number)
        refusal: Exception | None = None
        if kind == CMD_STATUS:
            try:
                self._client._convert_status(message)  # type: ignore[attr-defined]  # noqa: SLF001 - see above
            except (OSError, EOFError) as error:
                refusal = error
        if isinstance(refusal, EOFError) and wanted == CMD_DATA:
            kind, refusal = wanted, None  # no bytes
            message = paramiko.Message(b"\0\0\0\0")
        if kind != wanted:
            refusal = refusal or paramiko.SFTPError(OTHER_ANSWER)
        if refusal is not None:
            self.failure = self.failure or refusal
        else:
            try:
                self._take(about, message.get_string() if kind == CMD_DATA else b"")
            except EOFError as error:
                self.failure = self.failure or error
