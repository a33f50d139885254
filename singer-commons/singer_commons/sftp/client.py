"""paramiko's SFTP client, with reads and writes that do not wait for each other.

The one place that uses names which paramiko keeps to itself. Its public ways to read ahead are
``prefetch`` and ``readv``: without a limit they ask for everything and keep what the consumer
has not taken; with one, a thread polls every 10 ms (``io_sleep``) for an answer that only the
consumer's own read can take in, so that each round of requests costs a sleep. Its public way to
write without waiting, ``set_pipelined``, throws away what the server says of the last hundred
writes, and of closing: a full disk would look like success.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Protocol, cast

import paramiko
from paramiko.sftp import (
    CMD_CLOSE,
    CMD_DATA,
    CMD_HANDLE,
    CMD_OPEN,
    CMD_READ,
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


class Taker(Protocol):
    """Who is told the answers to its reads."""

    def take(self, number: int, data: bytes | Exception) -> None:
        """Take the answer to the request of this number."""


class WideChannel:
    """A channel whose input is taken in large bites.

    paramiko asks for four bytes, then for the rest of a packet, and each time moves all that
    waits behind them in its buffer.
    """

    def __init__(self, channel: paramiko.Channel) -> None:
        """Read from, and write to, `channel`."""
        self._channel = channel
        self._bite = b""
        self._taken = 0
        self._held_back: list[bytes] | None = None

    def recv(self, size: int) -> bytes:
        """Return 1 to `size` bytes; none if the channel was closed."""
        if self._taken >= len(self._bite):
            self._bite = self._channel.recv(max(BITE, size))
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

    def get_name(self) -> str:
        """Return the channel's name, for paramiko's log."""
        return self._channel.get_name()

    def close(self) -> None:
        """Close the channel."""
        self._channel.close()


class _Inbox:
    """What paramiko tells the answers to a taker's requests."""

    def __init__(self, taker: Taker, convert: Callable[[paramiko.Message], None]) -> None:
        self._taker = taker
        self._convert = convert

    def _async_response(self, kind: int, message: paramiko.Message, number: int) -> None:
        if kind == CMD_DATA:
            self._taker.take(number, message.get_string())
            return
        error: Exception = paramiko.SFTPError("a read was answered with something else")
        if kind == CMD_STATUS:
            try:
                self._convert(message)
            except (OSError, EOFError) as refusal:
                error = refusal
        self._taker.take(number, error)


class _Receipt:
    """What paramiko tells the answers to a taker's writes."""

    def __init__(self, taker: Taker, convert: Callable[[paramiko.Message], None]) -> None:
        self._taker = taker
        self._convert = convert

    def _async_response(self, kind: int, message: paramiko.Message, number: int) -> None:
        data: bytes | Exception = b""
        if kind != CMD_STATUS:
            data = paramiko.SFTPError("a write was answered with something else")
        else:
            try:
                self._convert(message)
            except (OSError, EOFError) as refusal:
                data = refusal
        self._taker.take(number, data)


class PipelinedClient(paramiko.SFTPClient):
    """An SFTP client whose reads, or writes, may be under way together."""

    def __init__(self, channel: WideChannel) -> None:
        """Begin to speak SFTP on a channel that has the subsystem."""
        super().__init__(cast("paramiko.Channel", channel))
        self.together = channel.together

    def _log(self, level: int, msg: object, *args: object) -> None:
        """Say nothing: paramiko tells of every opening and closing, and errors are raised."""

    def inbox(self, taker: Taker) -> object:
        """Return what `ask` needs; whoever lets go of it hears no more answers."""
        return _Inbox(taker, self._convert_status)  # type: ignore[attr-defined]

    def ask(self, inbox: object, handle: bytes, offset: int, length: int) -> int:
        """Ask for bytes of an open file, and return the request's number at once."""
        number: int = self._async_request(  # type: ignore[attr-defined]
            inbox, CMD_READ, handle, int64(offset), length
        )
        return number

    def take_answer(self) -> None:
        """Wait for the next answer of the server, and tell it to whom it belongs."""
        self._read_response()  # type: ignore[attr-defined]

    def open_new(self, path: str) -> bytes:
        """Make a file that was not there, open for writing; return its handle.

        Raises:
            OSError: If there is one, or the server refuses.
        """
        flags = SFTP_FLAG_WRITE | SFTP_FLAG_CREATE | SFTP_FLAG_EXCL
        kind, message = self._request(  # type: ignore[attr-defined]
            CMD_OPEN, path.encode(), flags, paramiko.SFTPAttributes()
        )
        if kind != CMD_HANDLE:
            msg = "an opening was answered with something else"
            raise paramiko.SFTPError(msg)
        handle: bytes = message.get_binary()
        return handle

    def receipt(self, taker: Taker) -> object:
        """Return what `send_part` needs; the taker gets no bytes, or an error, for each part."""
        return _Receipt(taker, self._convert_status)  # type: ignore[attr-defined]

    def send_part(self, receipt: object, handle: bytes, offset: int, data: bytes) -> int:
        """Send bytes of an open file, and return the request's number at once."""
        number: int = self._async_request(  # type: ignore[attr-defined]
            receipt, CMD_WRITE, handle, int64(offset), data
        )
        return number

    def close_handle(self, handle: bytes) -> None:
        """Close an open file.

        Raises:
            OSError: If the server says that this failed; some find out here that a disk is full.
        """
        self._request(CMD_CLOSE, handle)  # type: ignore[attr-defined]
