"""Bytes in, CSV rows with their places out. No row is ever shifted or swallowed.

A quote that is never closed would make one field of all that follows: where the CSV module finds
fault with a record, its first line is broken off and reading goes on with the next line.
"""

from __future__ import annotations

import contextlib
import csv
import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tap_ordergroove_sftp.errors import LINE_TOO_LONG, ReportFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CHUNK = 1 << 18
"""Bytes that are parsed at once: what comes is gathered here, and nowhere before."""
LONGEST_LINE = 16 << 20
FALLBACK = "cp1252"
BOM = b"\xef\xbb\xbf"
NUL = "\udc00"
"""What stands for NUL, which Python's csv module refuses before version 3.11: text that was decoded
strictly holds no lone surrogate."""
_STRAY = re.compile("[\udc80-\udcff]+")


@dataclass(frozen=True)
class Broken:
    """A line that is no row: its number from 1, the reason, and the line itself."""

    number: int
    reason: str
    raw: str


@dataclass
class Chunk:
    """Some rows in a row.

    Attributes:
        rows: Their fields.
        numbers: For each, the number of its first line, from 1.
        ends: For each, the number of the line after its last.
        broken: The lines between them that are no rows.
        fallback: How many lines were not in the encoding they should be in.
        has_nul: Whether there is a `NUL` in it.
        lines: All its lines as they stand there, the first of which has the number `first`.
    """

    rows: list[list[str]] = field(default_factory=list)
    numbers: Sequence[int] = ()
    ends: Sequence[int] = ()
    broken: list[Broken] = field(default_factory=list)
    fallback: int = 0
    has_nul: bool = False
    lines: list[str] = field(default_factory=list)
    first: int = 1

    def take_first(self) -> list[str]:
        """Take the first row out."""
        self.numbers, self.ends = self.numbers[1:], self.ends[1:]
        return self.rows.pop(0)

    @property
    def begins_broken(self) -> bool:
        """Whether the first thing in it is no row."""
        return bool(self.broken) and not (self.numbers and self.numbers[0] < self.broken[0].number)

    def raw(self, number: int, end: int) -> str:
        """Return lines as they stand in the file, without that of the number `end`."""
        return "".join(self.lines[number - self.first : end - self.first])


def read_rows(blocks: Iterable[bytes], encoding: str = "utf-8") -> Iterator[Chunk]:
    """Read CSV as RFC 4180 has it, with any line ends, and a byte order mark or none.

    Where the encoding is UTF-8, bytes that are not are read as cp1252. Empty lines are left out.

    Raises:
        ReportFileError: If a line exceeds 16 MiB.
    """
    left: list[str] = []
    first = 1
    for block, is_last in _whole_lines(blocks):
        text, fallback = decode(block, encoding)
        text = text.replace("\0", NUL)
        lines = left + list(io.StringIO(text, newline=""))
        chunk = Chunk(lines=lines, first=first, fallback=fallback)
        chunk.has_nul = any(NUL in line for line in (*left, text))
        used = _parse(chunk, is_last=is_last)
        yield chunk
        left = lines[used:]
        first += used


def decode(block: bytes, encoding: str) -> tuple[str, int]:
    """Decode whole lines.

    Returns:
        The text, in which a lone surrogate stands for a byte that cannot be read, and the number
        of lines in which cp1252 had to be taken for some bytes, or in which there is such a byte.
    """
    try:
        return block.decode(encoding), 0
    except UnicodeDecodeError:
        pass
    text = block.decode(encoding, "surrogateescape")
    odd = sum(_STRAY.search(line) is not None for line in io.StringIO(text, newline=""))
    if encoding == "utf-8":
        text = _STRAY.sub(_in_fallback, text)
    return text, odd


def _in_fallback(stray: re.Match[str]) -> str:
    """Decode bytes that are not UTF-8; what is around them stays as it is."""
    return stray[0].encode("utf-8", "surrogateescape").decode(FALLBACK, "surrogateescape")


def _whole_lines(blocks: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Yield bytes up to line ends, and whether they are the last ones."""
    gathered: list[bytes] = []
    size, enough, is_first = 0, CHUNK, True
    for block in blocks:
        gathered.append(block)
        size += len(block)
        if size < enough:
            continue
        text = b"".join(gathered)
        # A CR that comes last may be half of a CRLF.
        end = max(text.rfind(b"\n"), text.rfind(b"\r", 0, -1)) + 1
        if end:
            yield _without_bom(text[:end]) if is_first else text[:end], False
            is_first = False
        elif size > LONGEST_LINE:
            raise ReportFileError(LINE_TOO_LONG, size=LONGEST_LINE >> 20)
        gathered, size = [text[end:]], size - end
        # A long line is not looked through again before it has doubled.
        enough = max(CHUNK, min(2 * size, LONGEST_LINE + 1))
    text = b"".join(gathered)
    yield _without_bom(text) if is_first else text, True


def _without_bom(text: bytes) -> bytes:
    """Take off byte order marks: a tool that adds one does not look for one."""
    while text.startswith(BOM):
        text = text.removeprefix(BOM)
    return text


def _parse(chunk: Chunk, *, is_last: bool) -> int:
    """Parse a chunk's lines, and return how many were used up."""
    lines, first = chunk.lines, chunk.first
    with contextlib.suppress(csv.Error):
        rows = list(csv.reader(lines, strict=True))
        # As a rule a row is a line, and none is empty.
        if len(rows) == len(lines) and all(rows):
            chunk.rows = rows
            chunk.numbers = range(first, first + len(rows))
            chunk.ends = range(first + 1, first + len(rows) + 1)
            return len(lines)
    # Otherwise each row with its place; what cannot be parsed is passed over by the line.
    chunk.numbers, chunk.ends = numbers, ends = [], []
    start = 0
    while start < len(lines):
        reader = csv.reader(lines[start:] if start else lines, strict=True)
        begin = first + start
        number = begin
        try:
            for row in reader:
                end = begin + reader.line_num
                if row:
                    chunk.rows.append(row)
                    numbers.append(number)
                    ends.append(end)
                number = end
        except csv.Error as error:
            start = number - first
            if "end of data" in str(error) and not is_last:
                return start
            chunk.broken.append(Broken(number, f"not CSV: {error}", lines[start]))
            start += 1
        else:
            break
    return len(lines)
