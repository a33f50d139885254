"""One file up, at full speed within a bounded window, and checked as far as the server can."""

from __future__ import annotations

import contextlib
import hashlib
from typing import TYPE_CHECKING

from singer_commons.sftp.errors import NotFoundError, RemoteFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from singer_commons.csv_target.destination import Parcel
    from singer_commons.sftp.session import Session

PART = 32 * 1024
"""What every server takes in one packet (draft-ietf-secsh-filexfer-02, 3)."""
TOGETHER = 16
"""Parts that are sent at once: they fill the packets of the connection."""
UNDER_WAY = 4 * 1024 * 1024
"""Bytes that the server may not have answered for yet."""

HASHES = {32: "sha256", 20: "sha1", 16: "md5"}
"""What to ask for, best first, by the bytes of a digest."""
HASHED = 64 * 1024
"""Bytes of which there is one digest."""
HASHED_AT_ONCE = 512 * HASHED
"""Bytes that a server reads and hashes within any time-out."""


def upload(session: Session, path: str, parcel: Parcel) -> None:
    """Write a file that was not there, whole, and look at what arrived.

    Args:
        session: The connection.
        path: Where to.
        parcel: What.

    Raises:
        ConnectionLostError: If the connection breaks.
        RemoteFileError: If the server refuses, or has something else than was sent.
    """
    with session.about(path):
        _Writer(session, path).write(parcel)
    _check_size(session, path, parcel)
    _check_content(session, path, parcel)


class _Writer:
    """Sends parts without waiting for the answers, and takes every one of them."""

    def __init__(self, session: Session, path: str) -> None:
        self._client = session.client
        self._handle = self._client.open_new(path)
        self._receipt = self._client.receipt(self)
        self._unanswered: dict[int, int] = {}
        self._under_way = 0
        self._failure: Exception | None = None

    def write(self, parcel: Parcel) -> None:
        offset = 0
        for batch in _batches(parcel):
            with self._client.together():
                for part in batch:
                    number = self._client.send_part(self._receipt, self._handle, offset, part)
                    self._unanswered[number] = len(part)
                    self._under_way += len(part)
                    offset += len(part)
            if self._under_way > UNDER_WAY:
                self._take_answers(UNDER_WAY // 2)
        self._take_answers(0)
        self._client.close_handle(self._handle)

    def take(self, number: int, data: bytes | Exception) -> None:
        """Take an answer of the server."""
        self._under_way -= self._unanswered.pop(number)
        if isinstance(data, Exception):
            self._failure = self._failure or data

    def _take_answers(self, most: int) -> None:
        while self._under_way > most:
            self._client.take_answer()
            if self._failure is not None:
                with contextlib.suppress(OSError):
                    self._client.close_handle(self._handle)
                raise self._failure


def _batches(parcel: Parcel) -> Iterator[list[bytes]]:
    for block in parcel.blocks():
        parts = [block[start : start + PART] for start in range(0, len(block), PART)]
        for first in range(0, len(parts), TOGETHER):
            yield parts[first : first + TOGETHER]


def _check_size(session: Session, path: str, parcel: Parcel) -> None:
    try:
        with session.about(path):
            found = session.client.stat(path).st_size
    except NotFoundError:
        msg = "is gone, though it has only its temporary name yet: somebody takes such files away."
        raise RemoteFileError(path, msg) from None
    except RemoteFileError:
        return  # not even that may be asked; every part was acknowledged
    if found is not None and found != parcel.size:
        msg = f"has {found} bytes on the server, not the {parcel.size} that were sent."
        raise RemoteFileError(path, msg)


def _check_content(session: Session, path: str, parcel: Parcel) -> None:
    """Compare hashes, where the server has the extension check-file, and the file may be read.

    https://datatracker.ietf.org/doc/html/draft-ietf-secsh-filexfer-extensions-00, 3
    """
    if not session.hashes:
        return
    with session.about(path):
        try:
            with session.client.open(path, "rb") as file:
                for offset in range(0, parcel.size, HASHED_AT_ONCE):
                    length = min(HASHED_AT_ONCE, parcel.size - offset)
                    # In blocks: some servers hash long stretches wrongly (paramiko's own does).
                    told = file.check(",".join(HASHES.values()), offset, length, HASHED)
                    if not _agree(told, parcel, offset, length):
                        msg = "has other content on the server than was sent."
                        raise RemoteFileError(path, msg)
        except OSError:
            if not session.is_alive:
                raise
            session.hashes = False


def _agree(told: bytes, parcel: Parcel, offset: int, length: int) -> bool:
    """Whether a server's digests are those of a stretch of the file."""
    blocks = -(-length // HASHED)
    algorithm = HASHES.get(len(told) // blocks)
    if algorithm is None:
        return True  # an answer that means nothing to us
    parcel.content.seek(offset)
    digests = []
    while length > 0:
        block = parcel.content.read(min(length, HASHED))
        length -= len(block)
        digests.append(hashlib.new(algorithm, block, usedforsecurity=False).digest())
    return b"".join(digests) == told
