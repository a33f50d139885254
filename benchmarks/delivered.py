"""Checks what a target delivered: one CSV file that holds every record as it was sent."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

from benchmarks.children import BenchmarkError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

SEPARATOR = "\x1f"  # of fields; in no text


@dataclass
class Fingerprint:
    """What rows come to, in whatever order they are.

    Attributes:
        rows: How many there are.
        cells: The sum of the checksums of each one's cells.
    """

    rows: int = 0
    cells: int = 0

    def add(self, cells: Iterable[str]) -> None:
        """Count a row."""
        self.rows += 1
        self.cells += crc32(SEPARATOR.join(cells).encode())


@dataclass(frozen=True)
class Messages:
    """A file of Singer messages of one stream.

    Attributes:
        path: The file.
        records: How many records it has.
        texts: Columns whose text is to arrive unchanged.
        forms: Columns whose form is each target's own, with what makes one form of them.
        wanted: What the rows of a right file come to.
    """

    path: Path
    records: int
    texts: Sequence[str]
    forms: Mapping[str, Callable[[str], str]]
    wanted: Fingerprint


def check_delivered(name: str, files: Sequence[Path], messages: Messages) -> None:
    """Check that a target made one file of the messages, with all rows and all cells.

    Args:
        name: Whose work it is.
        files: The CSV files that arrived.
        messages: What it was given.

    Raises:
        BenchmarkError: If there is another number of files, or other rows.
    """
    if len(files) != 1:
        msg = f"{name} should have delivered one file: {[file.name for file in files]}"
        raise BenchmarkError(msg)
    found = Fingerprint()
    with files[0].open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, strict=True)
        header = next(rows, [])
        if missing := {*messages.texts, *messages.forms}.difference(header):
            msg = f"{name} left out columns: {sorted(missing)}"
            raise BenchmarkError(msg)
        texts = [header.index(column) for column in messages.texts]
        forms = [(header.index(column), form) for column, form in messages.forms.items()]
        for row in rows:
            if len(row) != len(header):
                msg = f"{name} delivered a row of {len(row)} values: {row}"
                raise BenchmarkError(msg)
            found.add(
                [*(row[place] for place in texts), *(form(row[place]) for place, form in forms)]
            )
    if found != messages.wanted:
        msg = f"{name} should have delivered {messages.wanted}, not {found}"
        raise BenchmarkError(msg)
