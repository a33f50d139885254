"""Reading comma-separated values as RFC 4180 writes them, and no other way.

Written for this purpose: Python's ``csv`` also takes quotes in the middle of a value. Lines may end
in CRLF, as the RFC has it, or in LF, which the services' documentation leaves open; so may they in
one file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_value = re.compile(r'(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|\Z)').match


class Record(NamedTuple):
    """A record: the number of the line on which it begins, from 1, and its values."""

    line: int
    values: list[str]


class MalformedError(ValueError):
    """A text that is not of RFC 4180.

    Attributes:
        line: The line on which the record begins that is wrong.
    """

    def __init__(self, line: int) -> None:
        super().__init__("is not of RFC 4180: a quote or a line break is out of place")
        self.line = line


def records(text: str) -> Iterator[Record]:
    """Read records one by one.

    Raises:
        MalformedError: A quote, or a carriage return, where none may be.
    """
    position, line = 0, 1
    while position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        if text.find('"', position, end) < 0:
            plain = text[position:end].removesuffix("\r" if end < len(text) else "")
            if "\r" in plain:
                raise MalformedError(line)
            yield Record(line, plain.split(","))
            position, line = end + 1, line + 1
        else:
            record, position = _quoted(text, position, line)
            yield record
            line += text.count("\n", end, position) or 1


def _quoted(text: str, position: int, line: int) -> tuple[Record, int]:
    """Read a record of which some values may be quoted, and return where the next begins."""
    values = []
    while found := _value(text, position):
        quoted, plain, after = found.groups()
        values.append(plain if quoted is None else quoted.replace('""', '"'))
        position = found.end()
        if after != ",":
            return Record(line, values), position
    raise MalformedError(line)
