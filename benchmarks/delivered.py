"""Checks what a target delivered: one CSV file that holds every record as it was sent."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from zlib import crc32

from benchmarks.children import BenchmarkError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

SEPARATOR = "\x1f"  # of fields; in no text


@dataclass
class Fingerprint:
    """What rows come to, in whatever order they are.

    Attributes:
        rows: How many there are.
        texts: The sum of their texts' checksums.
        cents: The sum of their amounts, in hundredths.
    """

    rows: int = 0
    texts: int = 0
    cents: int = 0

    def add(self, texts: Iterable[str], cents: int) -> None:
        """Count a row."""
        self.rows += 1
        self.texts += crc32(SEPARATOR.join(texts).encode())
        self.cents += cents


@dataclass(frozen=True)
class Messages:
    """A file of Singer messages of one stream.

    Attributes:
        path: The file.
        records: How many records it has.
        texts: Columns whose text is to arrive unchanged.
        amount: The column of an amount.
        wanted: What the rows of a right file come to.
    """

    path: Path
    records: int
    texts: Sequence[str]
    amount: str
    wanted: Fingerprint


def check_delivered(name: str, files: Sequence[Path], messages: Messages) -> None:
    """Check that a target made one file of the messages, with all rows and all texts.

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
        if missing := {*messages.texts, messages.amount}.difference(header):
            msg = f"{name} left out columns: {sorted(missing)}"
            raise BenchmarkError(msg)
        places = [header.index(column) for column in messages.texts]
        amount = header.index(messages.amount)
        for row in rows:
            if len(row) != len(header):
                msg = f"{name} delivered a row of {len(row)} values: {row}"
                raise BenchmarkError(msg)
            found.add([row[place] for place in places], int(Decimal(row[amount]) * 100))
    if found != messages.wanted:
        msg = f"{name} should have delivered {messages.wanted}, not {found}"
        raise BenchmarkError(msg)
