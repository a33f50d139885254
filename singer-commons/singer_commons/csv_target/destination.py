"""Where files go: the little that delivery needs of a place, and the simplest such place."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from io import BufferedWriter, FileIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from singer_commons.csv_target import errors
from singer_commons.csv_target.errors import DeliveryError, NameTakenError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from singer_commons.csv_target.output_files import OutputFile

PRIVATE = 0o600
LETTERS = str.maketrans("0123456789", "ghijklmnop")
NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK)
"""What systems say that have no hard links."""


class Destination(Protocol):
    """A place for files."""

    @property
    def where(self) -> str:
        """Its address, for messages and the ledger; no secret is in it."""

    def key(self, name: str) -> str:
        """Return the full name that a file has there."""

    def put(self, name: str, file: OutputFile) -> None:
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

    def put(self, name: str, file: OutputFile) -> None:
        """Put a file there, as `Destination` says."""
        final = self._path / name
        try:
            write_whole(final, file.blocks(), name_it=_name)
        except FileExistsError:
            raise NameTakenError(errors.NAME_TAKEN, path=final) from None
        except OSError as error:
            raise DeliveryError(errors.NOT_WRITTEN, path=final, error=error.strerror) from None


def open_private(path: Path, mode: Literal["xb", "ab"]) -> FileIO:
    """Open a file that holds people's data, for its owner alone.

    Raises:
        OSError: If that is not possible.
    """

    def opener(name: str, flags: int) -> int:
        return os.open(name, flags, PRIVATE)

    file = FileIO(path, mode, opener=opener)
    if stat.S_ISREG(os.fstat(file.fileno()).st_mode):  # made by an earlier version, perhaps
        with contextlib.suppress(OSError):
            os.fchmod(file.fileno(), PRIVATE)
    return file


def write_whole(
    path: Path, blocks: Iterable[bytes], name_it: Callable[[Path, Path], object] = Path.replace
) -> None:
    """Write a file that is there complete, on the disk, or not at all.

    Args:
        path: The file.
        blocks: Its content.
        name_it: Gives the complete file its name; by default instead of one that has it.

    Raises:
        OSError: If that is not possible.
    """
    # Importers look for a type's word, or a time, anywhere in a name.
    part = path.with_name(f".{secrets.token_hex(8).translate(LETTERS)}.part")
    try:
        with BufferedWriter(open_private(part, "xb")) as file:
            file.writelines(blocks)
            file.flush()
            os.fsync(file.fileno())
        name_it(part, path)
    finally:
        part.unlink(missing_ok=True)


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
