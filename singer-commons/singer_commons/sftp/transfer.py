"""One file up, at full speed within a bounded window, and checked as far as the server can."""

from __future__ import annotations

import contextlib
import hashlib
from typing import TYPE_CHECKING

from singer_commons.sftp import errors
from singer_commons.sftp.client import PipelinedClient, Requests
from singer_commons.sftp.errors import NotFoundError, RemoteFileError
from singer_commons.sftp.window import UNDER_WAY

if TYPE_CHECKING:
    from singer_commons.csv_target.output_files import OutputFile
    from singer_commons.sftp.session import Session

PART = 32 * 1024
"""What every server takes in one packet (draft-ietf-secsh-filexfer-02, 3)."""
TOGETHER = 16
"""Parts that are sent at once: they fill the packets of the connection."""

HASHES = {32: "sha256", 20: "sha1", 16: "md5"}
"""What to ask for, best first, by the bytes of a digest."""
HASHED = 64 * 1024
"""Bytes of which there is one digest."""
HASHED_AT_ONCE = 512 * HASHED
"""Bytes that a server reads and hashes within any time-out."""


def transfer(session: Session, path: str, file: OutputFile, most: int = UNDER_WAY) -> None:
    """Write a file that was not there, whole, and look at what arrived."""
    with session.about(path):
        _write(session.client, path, file, most)
    _check_size(session, path, file)
    _check_content(session, path, file)


def _write(client: PipelinedClient, path: str, file: OutputFile, most: int) -> None:
    """Send parts without waiting for the answers, and take every one of them."""
    handle = client.open_new(path)
    requests = Requests(client, handle, lambda _about, _none: None)

    def take_answers(left: int) -> None:
        while requests.under_way > left:
            client.take_answer()
            if requests.failure is not None:
                with contextlib.suppress(OSError):
                    client.close_handle(handle)
                raise requests.failure

    sent, together = 0, min(TOGETHER, max(1, most // 2))
    for block in file.blocks():
        parts = [block[start : start + PART] for start in range(0, len(block), PART)]
        while parts:
            batch, parts = parts[:together], parts[together:]
            if requests.under_way + len(batch) > most:
                take_answers(most // 2)
            with client.together():
                for part in batch:
                    requests.write(sent, part)
                    sent += len(part)
    take_answers(0)
    client.close_handle(handle)


def _check_size(session: Session, path: str, file: OutputFile) -> None:
    try:
        with session.about(path):
            found = session.client.stat(path).st_size
    except NotFoundError:
        raise RemoteFileError(errors.GONE, path=path) from None
    except RemoteFileError:
        return  # not even that may be asked; every part was acknowledged
    if found is not None and found != file.size:
        raise RemoteFileError(errors.OTHER_SIZE, path=path, found=found, sent=file.size)


def _check_content(session: Session, path: str, file: OutputFile) -> None:
    """Compare hashes, where the server has the extension check-file, and the file may be read.

    https://datatracker.ietf.org/doc/html/draft-ietf-secsh-filexfer-extensions-00, 3
    """
    if not session.hashes:
        return
    with session.about(path):
        try:
            with session.client.open(path, "rb") as remote:
                for offset in range(0, file.size, HASHED_AT_ONCE):
                    length = min(HASHED_AT_ONCE, file.size - offset)
                    # In blocks: some servers hash long stretches wrongly (paramiko's own does).
                    told = remote.check(",".join(HASHES.values()), offset, length, HASHED)
                    if not _agree(told, file, offset, length):
                        raise RemoteFileError(errors.OTHER_CONTENT, path=path)
        except OSError:
            if not session.is_alive:
                raise
            session.hashes = False


def _agree(told: bytes, file: OutputFile, offset: int, length: int) -> bool:
    """Whether a server's digests are those of a stretch of the file."""
    blocks = -(-length // HASHED)
    algorithm = HASHES.get(len(told) // blocks)
    if algorithm is None:
        return True  # an answer that means nothing to us
    file.content.seek(offset)
    sizes = (min(HASHED, length - start) for start in range(0, length, HASHED))
    ours = (
        hashlib.new(algorithm, file.content.read(size), usedforsecurity=False) for size in sizes
    )
    return told == b"".join(each.digest() for each in ours)
