"""Output files: what is to be sent of a type, in one file, or in several where it is too much."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass, field
from itertools import groupby
from typing import IO, TYPE_CHECKING

from singer_commons.csv_target.scratch import BUFFER, discard, open_scratch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from singer_commons.csv_target.row_store import RowStore


@dataclass(frozen=True)
class OutputFile:
    """A complete file, ready to be sent.

    Attributes:
        content: It, open for reading; where it stands does not matter.
        size: Its size in bytes.
        sha256: Its SHA-256 in hexadecimal digits.
        id: What tells it from any other file, also one of the same content.
    """

    content: IO[bytes] = field(repr=False)
    size: int
    sha256: str
    id: str = field(default_factory=lambda: uuid.uuid4().hex)

    @classmethod
    def of(cls, content: IO[bytes], **known: str) -> OutputFile:
        """Measure a file."""
        digest, size = hashlib.sha256(), 0
        for block in cls(content, 0, "").blocks():
            digest.update(block)
            size += len(block)
        return cls(content, size, digest.hexdigest(), **known)

    def blocks(self) -> Iterator[bytes]:
        """Return its bytes, from the beginning."""
        self.content.seek(0)
        while block := self.content.read(BUFFER):
            yield block


@dataclass
class DeliveryRecord:
    """What is known of a file on its way.

    Attributes:
        name: The name that it has or is to have; it may have been tried.
        file: What tells it from any other file.
        type: Its type.
        rows: How many rows it has, without the header.
        size: Its size in bytes.
        sha256: Its SHA-256 in hexadecimal digits.
        run: The run that made it.
        destination: Where it belongs.
        order: Its place among the files that wait: no clock decides that, since clocks go back.
        reason: Why it was not delivered.
        not_before: When it may be delivered, ISO 8601 with its zone, if it must wait for its
            parents to be read.
        key: Its full name at the destination.
        status: What became of it: ``delivered``, ``pending`` if it is kept for the next run,
            ``repeated`` if the same has just gone out of what waited, or ``valid`` if nothing is
            sent.
    """

    name: str
    file: str
    type: str
    rows: int
    size: int
    sha256: str
    run: str
    destination: str = ""
    order: int = 0
    reason: str = ""
    not_before: str | None = None
    key: str = ""
    status: str = ""


def output_files(
    store: RowStore, max_rows: int, run: str
) -> Iterator[tuple[DeliveryRecord, OutputFile]]:
    """Make the files of a type; each must be used up before the next is asked for.

    Args:
        store: Its rows, about which all is decided.
        max_rows: How many rows a file may have; a group that is sent together may have more.
        run: The run that makes them.

    Returns:
        The files, and what is known of them; none if there is no row to be sent.
    """
    kept = store.kept_count
    if kept == store.rows and 0 < kept <= max_rows:
        files = iter([(kept, OutputFile.of(store.file()))])
    else:
        files = _split(store, kept, max_rows) if kept else iter(())
    for rows, file in files:
        yield (
            DeliveryRecord("", file.id, store.layout.type, rows, file.size, file.sha256, run),
            file,
        )


def _split(store: RowStore, kept: int, max_rows: int) -> Iterator[tuple[int, OutputFile]]:
    together = store.layout.all_or_none
    group = store.key(*together) if together and kept > max_rows else "id"
    part = _Part(store)
    try:
        for _, lines in groupby(store.kept_lines(group), key=lambda line: line[2]):
            unit = [line[:2] for line in lines]
            if part.rows and part.rows + len(unit) > max_rows:
                yield part.rows, part.done()
                discard(part.content)
                part = _Part(store)
            part.add(unit)
        yield part.rows, part.done()
    finally:
        discard(part.content)


class _Part:
    """A file that is being copied together; neighbouring lines at once."""

    def __init__(self, store: RowStore) -> None:
        self.content = open_scratch()
        self.rows = 0
        self._lines = store.file()
        self._waiting: tuple[int, int | None] | None = None
        self.content.write(store.header)

    def add(self, lines: Iterable[tuple[int, int | None]]) -> None:
        """Add lines, by where they begin and end (None: at the end of the file)."""
        for start, end in lines:
            self.rows += 1
            if self._waiting is not None and self._waiting[1] == start:
                self._waiting = (self._waiting[0], end)
            else:
                self._copy()
                self._waiting = (start, end)

    def done(self) -> OutputFile:
        self._copy()
        return OutputFile.of(self.content)

    def _copy(self) -> None:
        if self._waiting is None:
            return
        start, end = self._waiting
        self._waiting = None
        self._lines.seek(start)
        left = None if end is None else end - start
        while block := self._lines.read(BUFFER if left is None else min(BUFFER, left)):
            left = None if left is None else left - len(block)
            self.content.write(block)
