"""BATCH messages: the records of the files that they name."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

# Not public, but what the SDK's own targets read batches with; there is no other way.
from singer_sdk.helpers._batch import BaseBatchFileEncoding, BatchFileFormat, StorageTarget

from singer_commons.csv_target import errors
from singer_commons.csv_target.jsonl import decode
from singer_commons.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from contextlib import AbstractContextManager


def batch_records(message: Mapping[str, Any]) -> Iterator[Any]:
    """Return what the lines of a batch's files hold, file by file.

    Args:
        message: A BATCH message.

    Raises:
        PluginError: If it, or a file of it, cannot be read.
    """
    stream, manifest = message.get("stream"), message.get("manifest")
    try:
        encoding = BaseBatchFileEncoding.from_dict(dict(message["encoding"]))
    except (KeyError, TypeError, ValueError):
        raise PluginError(errors.BATCH_UNKNOWN, stream=stream) from None
    if encoding.format != BatchFileFormat.JSONL:
        raise PluginError(errors.BATCH_FORMAT, stream=stream, format=encoding.format)
    if not isinstance(manifest, list):
        raise PluginError(errors.BATCH_EMPTY, stream=stream)
    for url in manifest:
        lines = _lines(str(stream), url, is_gzip=encoding.compression == "gzip")
        for number, line in enumerate(lines, start=1):
            try:
                record = decode(line)
            except (ValueError, RecursionError):
                # As in the input: a line may hold personal data, so it is not repeated.
                raise PluginError(
                    errors.BATCH_LINE, number=number, url=url, size=len(line)
                ) from None
            yield record


def _lines(stream: str, url: str, *, is_gzip: bool) -> Iterator[bytes]:
    try:
        with _open(url) as file:
            if is_gzip:
                with gzip.open(file) as content:
                    yield from content
                if not file.tell():
                    msg = "it is empty, and so no gzip"
                    raise EOFError(msg)  # noqa: TRY301 - told as any other
            else:
                yield from file
    except Exception as error:  # noqa: BLE001 - each kind of address has a library of its own
        problem = str(error).rstrip(".") or type(error).__name__
        raise PluginError(errors.BATCH_UNREADABLE, stream=stream, url=url, error=problem) from None


def _open(url: str) -> AbstractContextManager[Any]:
    parts = urlsplit(url)
    if parts.scheme == "file":  # the SDK's way makes the folder where it is missing
        return Path(url2pathname(parts.path)).open("rb")
    head, tail = StorageTarget.split_url(url)
    return StorageTarget.from_url(head).open(tail, mode="rb")
