"""Names and bytes of report files. Pure functions of small specifications."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from ordergroove_sandbox.drop.reports import Report

_DATES = {"mdy": "%m%d%Y", "dmy": "%d%m%Y", "ymd": "%Y%m%d"}
_QUOTING: dict[str, Literal[0, 1]] = {"minimal": csv.QUOTE_MINIMAL, "all": csv.QUOTE_ALL}


@dataclass(frozen=True, slots=True)
class NameForm:
    """How files are called.

    Attributes:
        mode: Where ``full`` or ``delta`` stands: before or after the stamp, or nowhere.
        digits: 14 with the time of day, 8 without.
        order: The order of day, month and year.
        prefix: Whether the merchant's name leads.
        glued: Without separators, as the developer guide prints its rule.
        alias: The report names of the feed that had no prefix, such as ``SubscriptionCSV``.
    """

    mode: Literal["before", "after", "none"] = "none"
    digits: Literal[8, 14] = 14
    order: Literal["mdy", "dmy", "ymd"] = "mdy"
    prefix: bool = True
    glued: bool = False
    alias: bool = False


# The forms met, by their numbers in the notes on Ordergroove's SFTP exports; N4 and N6 are N3
# for other reports. N1 is as printed, without separators, and as it was probably meant.
FORMS = {
    "N1": NameForm("before", order="dmy", glued=True),
    "N1-separated": NameForm("before", order="dmy"),
    "N2": NameForm("after", 8, "ymd"),
    "N3": NameForm(),
    "N4": NameForm(),
    "N5": NameForm(prefix=False, alias=True),
    "N6": NameForm(),
}


def file_name(
    form: NameForm, merchant_name: str, report: Report, wall: datetime, *, full: bool
) -> str:
    """Return the name of a file.

    Args:
        form: How files are called.
        merchant_name: The merchant's name as it leads file names.
        report: The report.
        wall: When the file was finished, Chicago wall time.
        full: Whether it holds everything rather than a day's changes.
    """
    stamp = wall.strftime(_DATES[form.order] + ("%H%M%S" if form.digits > len("20250317") else ""))
    token = (form.alias and report.alias) or report.token
    mode = "full" if full else "delta"
    name = merchant_name if form.prefix else ""
    if form.glued:
        return f"{name}{token}__{mode if form.mode == 'before' else ''}{stamp}.csv"
    parts = [name, token, stamp]
    if form.mode != "none":
        parts.insert(2 if form.mode == "before" else 3, mode)
    return "_".join(part for part in parts if part) + ".csv"


@dataclass(frozen=True, slots=True)
class CsvForm:
    """How files are written.

    Attributes:
        encoding: The encoding, such as ``utf-8`` or ``cp1252``; what it lacks becomes ``?``.
        bom: Whether a UTF-8 byte order mark leads.
        line_end: What ends a line.
        quoting: Whether every value is quoted, or those that must be.
        last_newline: Whether the last line is ended too.
    """

    encoding: str = "utf-8"
    bom: bool = False
    line_end: str = "\n"
    quoting: Literal["minimal", "all"] = "minimal"
    last_newline: bool = True


def csv_bytes(form: CsvForm, lines: Iterable[Sequence[str]]) -> bytes:
    """Write lines of values, the header among them, as the content of a file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator=form.line_end, quoting=_QUOTING[form.quoting])
    writer.writerows(lines)
    text = out.getvalue()
    if not form.last_newline:
        text = text.removesuffix(form.line_end)
    return (b"\xef\xbb\xbf" if form.bom else b"") + text.encode(form.encoding, errors="replace")
