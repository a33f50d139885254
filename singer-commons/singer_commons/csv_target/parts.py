"""Finished files: what is to be sent of a type, in one file, or in several where it is too much."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from itertools import groupby
from typing import IO, TYPE_CHECKING, TypeAlias

from singer_commons.csv_target.scratch import discard, open_scratch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from singer_commons.csv_target.collect import Collector
    from singer_commons.csv_target.layout import Layout

Range: TypeAlias = "tuple[int, int | None]"
"""Where lines begin and end; None: at the end of the file."""

BLOCK = 1 << 20


@dataclass(frozen=True)
class FinishedFile:
    """A complete file that has no name yet.

    Attributes:
        layout: Its type.
        rows: How many rows it has, without the header.
        size: Its size in bytes.
        sha256: Its SHA-256 in hexadecimal digits.
        content: It, open for reading at its beginning.
    """

    layout: Layout
    rows: int
    size: int
    sha256: str
    content: IO[bytes] = field(repr=False)


def finish(collector: Collector, max_rows: int) -> Iterator[FinishedFile]:
    """Make the files of a type; each must be used up before the next is asked for.

    Args:
        collector: Its rows, about which all is decided.
        max_rows: How many rows a file may have; a group that is sent together may have more.

    Returns:
        The files; none if there is no row to be sent.
    """
    kept = collector.table.kept_count
    if kept == collector.rows and 0 < kept <= max_rows:
        yield _whole(collector)
    elif kept:
        yield from _split(collector, kept, max_rows)


def _whole(collector: Collector) -> FinishedFile:
    """Return the file of all lines as it is."""
    content = collector.file()
    digest = hashlib.sha256()
    content.seek(0)
    while block := content.read(BLOCK):
        digest.update(block)
    size = content.tell()
    content.seek(0)
    return FinishedFile(collector.layout, collector.rows, size, digest.hexdigest(), content)


def _split(collector: Collector, kept: int, max_rows: int) -> Iterator[FinishedFile]:
    together = collector.layout.together
    group = collector.facets.index(together) if together and kept > max_rows else None
    part = _Part(collector)
    try:
        for _, lines in groupby(collector.table.kept_lines(group), key=lambda line: line[2]):
            unit = [line[:2] for line in lines]
            if part.rows and part.rows + len(unit) > max_rows:
                yield part.done()
                discard(part.content)
                part = _Part(collector)
            part.add(unit)
        yield part.done()
    finally:
        discard(part.content)


class _Part:
    """A file that is being copied together; neighbouring lines at once."""

    def __init__(self, collector: Collector) -> None:
        self.content = open_scratch()
        self.rows = 0
        self._layout = collector.layout
        self._lines = collector.file()
        self._digest = hashlib.sha256()
        self._waiting: Range | None = None
        self._write(collector.header)

    def add(self, lines: Iterable[Range]) -> None:
        for start, end in lines:
            self.rows += 1
            if self._waiting is not None and self._waiting[1] == start:
                self._waiting = (self._waiting[0], end)
            else:
                self._copy()
                self._waiting = (start, end)

    def done(self) -> FinishedFile:
        self._copy()
        size = self.content.tell()
        self.content.seek(0)
        return FinishedFile(self._layout, self.rows, size, self._digest.hexdigest(), self.content)

    def _copy(self) -> None:
        if self._waiting is None:
            return
        start, end = self._waiting
        self._waiting = None
        self._lines.seek(start)
        left = None if end is None else end - start
        while block := self._lines.read(BLOCK if left is None else min(BLOCK, left)):
            left = None if left is None else left - len(block)
            self._write(block)

    def _write(self, block: bytes) -> None:
        self.content.write(block)
        self._digest.update(block)
