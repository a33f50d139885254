"""Says whether a row, a line or a file tells of a person.

The e-mail address counts anywhere, in whatever capitals and escapes, but not as a part of a longer
address. The customer's id counts only where an id of a customer stands: it may be a small number.
"""

from __future__ import annotations

import base64
import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

IDS = {"merchant_user_id", "customer", "shopper_id", "peridx"}
"""Columns, and names in documents, whose value is a customer's id: add your own, in small letters.

The first two are Ordergroove's, shopper_id is BSPK's, and PERIDX is DotApparel's.
"""

ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.)|$)", re.DOTALL)
BLANKS = dict.fromkeys("bfnrt", " ")


def plain(text: str) -> str:
    """Return a text without JSON's escapes, also those of a document within a document."""
    if "\\" not in text:
        return text
    while "\\" in text:
        text = ESCAPE.sub(_unescape, text)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # pairs are one


def _unescape(found: re.Match[str]) -> str:
    code, sign = found.groups()
    return chr(int(code, 16)) if code else BLANKS.get(sign, sign or "")


def folded(text: str) -> str:
    """Return a text in small letters, each written in one way."""
    return unicodedata.normalize("NFC", text.lower())


@dataclass(frozen=True)
class Person:
    """A person.

    Attributes:
        email: The e-mail address.
        customer: The customer's id, or None to look for the address alone.
    """

    email: str
    customer: str | None = None

    def in_text(self, text: str) -> bool:
        """Whether a text or a document holds the address, or the id under one of its names."""
        text = plain(text)
        address = re.escape(folded(self.email))
        # A dot may end a sentence, and an apostrophe may be a quote.
        whole = rf"(?<![\w.%+-])(?<![\w.%+-]'){address}(?![.-]*\w)"
        if re.search(whole, folded(text)):
            return True
        if self.customer is None or self.customer not in text:
            return False
        name = rf"""["'](?i:{"|".join(sorted(IDS))})["']+"""
        value = rf"""["']*{re.escape(self.customer)}["']*"""
        return re.search(rf"{name}\s*:\s*{value}\s*(?:[,}}\0]|$)", text) is not None

    def in_row(self, row: Mapping[str, str | None]) -> bool:
        """Whether a row of a table, by the names of its columns, tells of the person."""
        cells = {name.lower(): text for name, text in row.items() if text is not None}
        if cells.get("encoding") == "base64" and "body" in cells:  # the log, of odd bytes
            cells["body"] = base64.b64decode(cells["body"]).decode("utf-8", "replace")
        if self.in_text("\0".join(cells.values())):
            return True
        return self.customer is not None and self.customer in set(_ids(cells))

    def in_csv(self, text: str) -> bool:
        """Whether a file of CSV with a header tells of the person."""
        csv.field_size_limit(2**31 - 1)
        rows = csv.DictReader(io.StringIO(text, newline=""))
        return self.in_text(text) or any(
            self.in_row({str(name): str(cell) for name, cell in row.items()}) for row in rows
        )


def _ids(cells: Mapping[str, str]) -> Iterator[str]:
    """Yield what may be a customer's id in a row."""
    yield from (cells[name] for name in IDS & cells.keys())
    if cells.get("actor_type") == "customer" and "actor_id" in cells:
        yield cells["actor_id"]
    # A rejected row of a report: nobody knows which of its fields is which.
    if {"raw", "report"} <= cells.keys():
        yield from (each.strip("\" '\r\n") for each in re.split("[,;\t|]", cells["raw"]))
    # The ledgers of the file targets.
    if cells.get("column", "").lower() in IDS:
        yield from (cells[name].strip('[]"') for name in ("key", "cell") if name in cells)
