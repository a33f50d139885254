"""Temporary files: without a name, so that they are gone when the program is, however it ends."""

from __future__ import annotations

import contextlib
import tempfile
from typing import IO

BUFFER = 1 << 20


def open_scratch() -> IO[bytes]:
    """Open an empty file, to be closed by `discard`.

    Raises:
        OSError: If that is not possible.
    """
    return tempfile.TemporaryFile(buffering=BUFFER)


def discard(file: IO[bytes]) -> None:
    """Close a file whose content nobody wants; what waits to be written may find no room."""
    with contextlib.suppress(OSError):
        file.close()
