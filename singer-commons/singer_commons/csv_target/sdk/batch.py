"""BATCH messages: the records of the files that they name."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any

# Not public, but what the SDK's own targets read batches with; there is no other way.
from singer_sdk.helpers._batch import BaseBatchFileEncoding, BatchFileFormat, StorageTarget

from singer_commons.csv_target.jsonl import decode
from singer_commons.errors import StreamError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def batch_records(message: Mapping[str, Any]) -> Iterator[Any]:
    """Return what the lines of a batch's files hold, file by file.

    Args:
        message: A BATCH message.

    Raises:
        StreamError: If it, or a file of it, cannot be read.
    """
    stream, manifest = message.get("stream"), message.get("manifest")
    try:
        encoding = BaseBatchFileEncoding.from_dict(dict(message["encoding"]))
    except (KeyError, TypeError, ValueError):
        msg = f"a BATCH message of the stream {stream!r} does not say what its files are"
        raise StreamError(msg) from None
    if encoding.format != BatchFileFormat.JSONL:
        msg = f"{stream}: batches of the format {encoding.format} are not read, only jsonl"
        raise StreamError(msg)
    if not isinstance(manifest, list):
        msg = f"a BATCH message of the stream {stream!r} names no files"
        raise StreamError(msg)
    for url in manifest:
        for number, line in enumerate(_lines(url, is_gzip=encoding.compression == "gzip"), start=1):
            try:
                record = decode(line)
            except (ValueError, RecursionError):
                # As in the input: a line may hold personal data, so it is not repeated.
                msg = f"line {number} of the batch file {url} is no JSON ({len(line)} bytes)"
                raise StreamError(msg) from None
            yield record


def _lines(url: str, *, is_gzip: bool) -> Iterator[bytes]:
    try:
        head, tail = StorageTarget.split_url(url)
        with StorageTarget.from_url(head).open(tail, mode="rb") as file:
            if is_gzip:
                with gzip.open(file) as content:
                    yield from content
            else:
                yield from file
    except (OSError, EOFError, AttributeError, TypeError) as error:
        msg = f"the batch file {url} cannot be read: {error}"
        raise StreamError(msg) from None
