"""Lines of a CSV file: UTF-8 without a byte order mark, RFC 4180."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class _Echo:
    """Gives back what is written to it; `csv.writer` hands that on."""

    @staticmethod
    def write(text: str) -> str:
        return text


def line_maker(columns: int) -> Callable[[Sequence[str]], bytes]:
    """Return a function from cells to a line, with its CRLF.

    The cells hold neither NUL nor half a surrogate pair: `csv_target.formats` sees to that.

    Args:
        columns: How many cells each line has.
    """
    writerow: Callable[[Sequence[str]], str] = csv.writer(_Echo()).writerow
    commas = columns - 1

    def line(cells: Sequence[str]) -> bytes:
        # Most lines need no quotes. csv.writer finds that out too, but takes four times as long.
        text = ",".join(cells)
        if (
            '"' in text
            or "\n" in text
            or "\r" in text
            or text.count(",") != commas
            or not text  # one column, blank: written as ""
        ):
            return writerow(cells).encode()
        return (text + "\r\n").encode()

    return line
