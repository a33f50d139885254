"""Where files go: the little that delivery needs of a place, and the simplest such place."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Protocol

from singer_commons.errors import DeliveryError, NameTakenError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BLOCK = 1 << 20
NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK)
"""What systems say that have no hard links."""


@dataclass(frozen=True)
class Parcel:
    """A file to be delivered.

    Attributes:
        size: Its size in bytes.
        sha256: Its SHA-256 in hexadecimal digits.
        content: It, open for reading; where it stands does not matter.
        identity: What tells it from any other file, also one of the same content.
    """

    size: int
    sha256: str
    content: IO[bytes] = field(repr=False)
    identity: str = ""

    def blocks(self) -> Iterator[bytes]:
        """Return its bytes, from the beginning."""
        self.content.seek(0)
        while block := self.content.read(BLOCK):
            yield block


class Destination(Protocol):
    """A place for files."""

    @property
    def where(self) -> str:
        """Its address, for messages and the ledger; no secret is in it."""

    def key(self, name: str) -> str:
        """Return the full name that a file has there."""

    def put(self, name: str, parcel: Parcel) -> None:
        """Put a file there, whole or not at all, and never over another.

        Raises:
            NameTakenError: If there is, or may be, another file of this name.
            DeliveryError: If it cannot be put there.
        """


class Folder:
    """A folder on this machine."""

    def __init__(self, path: Path) -> None:
        """Deliver into a folder; it is there."""
        self._path = path

    @property
    def where(self) -> str:
        """Its address."""
        return self._path.resolve().as_uri()

    def key(self, name: str) -> str:
        """Return the path of a file in it."""
        return str(self._path / name)

    def put(self, name: str, parcel: Parcel) -> None:
        """Put a file there, whole or not at all, and never over another.

        Raises:
            NameTakenError: If there is one of this name.
            DeliveryError: If it cannot be written.
        """
        final = self._path / name
        part = self._path / f".{name}.{secrets.token_hex(4)}.part"
        try:
            try:
                _write(part, parcel)
                _name(part, final)
            finally:
                part.unlink(missing_ok=True)
        except FileExistsError:
            msg = f"{final} is there already"
            raise NameTakenError(msg) from None
        except OSError as error:
            msg = f"{final} cannot be written: {error.strerror}"
            raise DeliveryError(msg) from None


def write_whole(path: Path, content: IO[bytes]) -> None:
    """Write a file that is there complete, on the disk, or not at all.

    Raises:
        OSError: If that is not possible.
    """
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as file:
            content.seek(0)
            shutil.copyfileobj(content, file, BLOCK)
            _sync(file)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _write(path: Path, parcel: Parcel) -> None:
    with path.open("xb") as file:
        file.writelines(parcel.blocks())
        _sync(file)


def _sync(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _name(part: Path, final: Path) -> None:
    """Give a complete file its name, unless there is one of that name."""
    try:
        final.hardlink_to(part)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        # Between these two lines another program could take the name; the ledger keeps ours apart.
        if final.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        part.rename(final)
