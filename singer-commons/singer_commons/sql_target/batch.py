"""RECORD messages on their way into columns, and the rows of a batch."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import msgspec

from singer_commons.sql_target.csv_cells import NULL, OddValueError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RAW_NULL = msgspec.Raw(NULL)
MOST_BYTES = 1 << 23
"""Of a batch: records of any size fit into memory."""

CHUNK = 1 << 18
_VERSION = re.compile(rb"null|[0-9]+").fullmatch
METADATA = (
    "_sdc_extracted_at",
    "_sdc_received_at",
    "_sdc_batched_at",
    "_sdc_sequence",
    "_sdc_table_version",
    "_sdc_sync_started_at",
)
"""Columns that the loader fills itself, the one that the message gives first."""


class Message(msgspec.Struct, gc=False):
    """A message, as far as a RECORD needs it; the record stays raw."""

    type: str
    stream: str = ""
    record: msgspec.Raw = msgspec.Raw(b"")
    time_extracted: msgspec.Raw = RAW_NULL
    version: msgspec.Raw = RAW_NULL


@dataclass
class Batch:
    """Rows that wait for their transaction.

    Attributes:
        is_keyed: Whether a row takes the place of an earlier one with the same key.
        sources: What the rows were made from: should the database refuse a value, the slow way
            says what is wrong, or knows better.
        size: Bytes of all rows, those that were replaced included.
    """

    is_keyed: bool
    began: datetime = field(default_factory=lambda: datetime.now(timezone.utc))
    sources: list[Message] = field(default_factory=list)
    size: int = 0
    _latest: dict[Any, bytes] = field(default_factory=dict)
    _all: list[bytes] = field(default_factory=list)

    def add(self, key: Any, row: bytes, source: Message | None = None) -> None:
        """Take a row."""
        if self.is_keyed:
            self._latest[key] = row
        else:
            self._all.append(row)
        if source is not None:
            self.sources.append(source)
        self.size += len(row)

    @property
    def longest(self) -> int:
        """Bytes of the longest row."""
        return max(map(len, self._rows()), default=0)

    def chunks(self) -> Iterator[bytes]:
        """Yield the rows as lines, many at a time."""
        lines, size = [], 0
        for row in self._rows():
            lines.append(row)
            size += len(row)
            if size > CHUNK:
                yield b"\n".join((*lines, b""))
                lines, size = [], 0
        if lines:
            yield b"\n".join((*lines, b""))

    def _rows(self) -> Iterable[bytes]:
        return self._latest.values() if self.is_keyed else self._all


class Metadata:
    """The cells of the metadata columns; they change once a millisecond."""

    def __init__(self, sync_started_at: int) -> None:
        self._started = sync_started_at
        self._known: tuple[Any, ...] = ()
        self._cells = b""

    def of(self, batch: Batch, version: bytes) -> bytes:
        """Return the cells of a row that came with a RECORD message, but for the first.

        Raises:
            OddValueError: If its version is none that any database takes as it is.
        """
        sequence = round(time.time() * 1000)
        known = (sequence, version, batch.began)
        if known != self._known:
            if not _VERSION(version):
                msg = "a version that is no whole number"
                raise OddValueError(msg)
            received = datetime.now(timezone.utc).isoformat().encode()
            self._known = known
            self._cells = b'"%b","%b",%d,%b,%d' % (
                received,
                batch.began.isoformat().encode(),
                sequence,
                version,
                self._started,
            )
        return self._cells

    def of_file(self, version: int | None) -> bytes:
        """Return the cells of a row that came in a BATCH file: those that tell whose it is."""
        shown = NULL if version is None else b"%d" % version
        return b"null,null,null,%b,%d" % (shown, self._started)
