"""Reads the lines of BATCH files; what is wrong with one is said without its values."""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING, Any

from singer_sdk.helpers._batch import StorageTarget
from singer_sdk.singerlib.json import deserialize_json

if TYPE_CHECKING:
    from collections.abc import Iterator


class BatchFileError(Exception):
    """A file is not there, or not whole, or holds something else. The message is shown."""


def lines_of(path: str, storage: StorageTarget | None, *, is_gzip: bool) -> Iterator[bytes]:
    """Yield the lines of a file that are not blank.

    Args:
        path: Its URL.
        storage: Where it is, if the URL does not say.
        is_gzip: Whether it is compressed.

    Raises:
        BatchFileError: If it cannot be read to its end.
    """
    head, tail = StorageTarget.split_url(path)
    try:
        with (storage or StorageTarget.from_url(head)).open(tail, mode="rb") as file:
            if is_gzip:
                with gzip.open(file) as lines:
                    yield from filter(None, map(bytes.strip, lines))
            else:
                yield from filter(None, map(bytes.strip, file))
    except (OSError, EOFError, zlib.error) as error:
        words = error.strerror if isinstance(error, OSError) else None
        raise BatchFileError(words or str(error).rstrip(".")) from None


def record_of(line: bytes) -> dict[str, Any]:
    """Return the record of a line.

    Raises:
        BatchFileError: If it is none.
    """
    try:
        record: Any = deserialize_json(line)
    except ValueError:
        record = None
    if not isinstance(record, dict):
        msg = "a line is no JSON object"
        raise BatchFileError(msg)
    return record
