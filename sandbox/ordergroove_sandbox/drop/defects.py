"""The defects that a file can have, on request. Each changes a sheet before it is written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from inspect import signature
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ordergroove_sandbox.drop.files import CsvForm
    from ordergroove_sandbox.drop.reports import Report

QUOTED_TEXT = ' 2 lb, "XL"\r\nsecond line\nthird'
CP1252_TEXT = " Andy\N{RIGHT SINGLE QUOTATION MARK}s Zoë"
# As printed in Ordergroove's guide: six names, seven values.
GUIDE_HEADER = ("order_id", "customer_id", "order_item_id", "subscription_id", "product_id",
                "quantity")  # fmt: skip
GUIDE_LINE = ("12345", "67890", "98765", "54321", "1001", "1", "15.00")


@dataclass(frozen=True, slots=True)
class Defect:
    """A defect of the next file of a report.

    Attributes:
        kind: One of ``KINDS``.
        report: The report's token; empty means every report of the delivery.
        parameters: What the kind takes.
    """

    kind: str
    report: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check the kind and its parameters.

        Raises:
            ValueError: Something does not fit.
        """
        if self.kind not in KINDS:
            msg = f"unknown defect {self.kind!r}; one of {', '.join(KINDS)}"
            raise ValueError(msg)
        takes = signature(KINDS[self.kind]).parameters
        for name, value in self.parameters.items():
            if name not in takes or type(value) is not type(takes[name].default):
                msg = f"{self.kind} does not take {name}={value!r}"
                raise ValueError(msg)

    @classmethod
    def of(cls, kind: str, report: str = "", **parameters: Any) -> Defect:
        """Make a defect with its parameters as keywords.

        Raises:
            ValueError: Something does not fit.
        """
        return cls(kind, report, parameters)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of values, and whether a reader should take it."""

    values: tuple[str, ...]
    good: bool = True


@dataclass(slots=True)
class Sheet:
    """A file before it is written.

    Attributes:
        report: Its report.
        labels: The columns' labels; columns added by defects have none.
        header: The columns' names as they are written.
        lines: Its lines, without the header.
        csv: How it is written.
        empty: Whether nothing at all is written.
        growing: In how many steps the second half arrives; 0: all of it is there at once.
        mode: The file's permissions.
        age: Which time it shows: of its delivery, the merchant's present, the real present, or
            that of an hour after the file that it replaces.
    """

    report: Report
    labels: tuple[str, ...]
    header: tuple[str, ...]
    lines: list[Line]
    csv: CsvForm
    empty: bool = False
    growing: int = 0
    mode: int = 0o644
    age: str = "delivered"

    def place(self, label: str) -> int:
        """Return the position of a column, by its label.

        Raises:
            ValueError: No such column.
        """
        if label not in self.labels:
            msg = f"{self.report.token} has no column {label!r}"
            raise ValueError(msg)
        return self.labels.index(label)

    def middle(self) -> int:
        """Return the position of a good line in the middle.

        Raises:
            ValueError: There is none.
        """
        good = [place for place, line in enumerate(self.lines) if line.good]
        if not good:
            msg = f"{self.report.token} has no row to spoil"
            raise ValueError(msg)
        return good[len(good) // 2]


def _pattern(sheet: Sheet) -> tuple[str, ...]:
    """Return the values of a good line, or, where there is none, some of as many columns."""
    if any(line.good for line in sheet.lines):
        return sheet.lines[sheet.middle()].values
    return ("1",) * len(sheet.header)


def _broken(sheet: Sheet, values: tuple[str, ...]) -> None:
    """Put a line that cannot be taken between good ones."""
    sheet.lines.insert(len(sheet.lines) // 2, Line(values, good=False))


def _long_row(sheet: Sheet, value: str = "15.00") -> None:
    _broken(sheet, (*_pattern(sheet), value))


def _short_row(sheet: Sheet, missing: int = 1) -> None:
    _broken(sheet, _pattern(sheet)[:-missing])


def _bad_value(sheet: Sheet, column: str = "", value: str = "twelve") -> None:
    place = sheet.place(column or sheet.report.number)
    values = _pattern(sheet)
    _broken(sheet, (*values[:place], value, *values[place + 1 :]))


def _duplicate_header(sheet: Sheet, column: str = "") -> None:
    place = sheet.place(column or sheet.report.number)
    sheet.header = (*sheet.header, sheet.header[place])
    sheet.lines = [Line((*line.values, line.values[place]), line.good) for line in sheet.lines]


def _missing_key(sheet: Sheet) -> None:
    if not sheet.report.key:
        msg = f"{sheet.report.token} has no key"
        raise ValueError(msg)
    places = {sheet.place(label) for label in sheet.report.key if label in sheet.labels}
    sheet.labels = _without(sheet.labels, places)
    sheet.header = _without(sheet.header, places)
    sheet.lines = [Line(_without(line.values, places), line.good) for line in sheet.lines]


def _without(values: tuple[str, ...], places: set[int]) -> tuple[str, ...]:
    return tuple(value for place, value in enumerate(values) if place not in places)


def _extra_column(sheet: Sheet, name: str = "Surprise", value: str = "unexpected") -> None:
    sheet.header = (*sheet.header, name)
    sheet.lines = [Line((*line.values, value), line.good) for line in sheet.lines]


def _note(sheet: Sheet, text: str) -> None:
    """Lengthen the text in a line in the middle."""
    place, middle = sheet.place(sheet.report.note), sheet.middle()
    line = sheet.lines[middle]
    values = (*line.values[:place], line.values[place] + text, *line.values[place + 1 :])
    sheet.lines[middle] = replace(line, values=values)


def _cp1252(sheet: Sheet) -> None:
    _note(sheet, CP1252_TEXT)
    sheet.csv = replace(sheet.csv, encoding="cp1252", bom=False)


def _header_only(sheet: Sheet) -> None:
    sheet.lines = []


def _empty(sheet: Sheet) -> None:
    sheet.lines, sheet.empty = [], True


def _guide_example(sheet: Sheet) -> None:
    sheet.labels = sheet.header = GUIDE_HEADER
    sheet.lines = [Line(GUIDE_LINE, good=False)]


def _redropped(sheet: Sheet) -> None:
    _note(sheet, " (again)")
    sheet.age = "redropped"


def _csv(**changes: Any) -> Callable[[Sheet], None]:
    def change(sheet: Sheet) -> None:
        sheet.csv = replace(sheet.csv, **changes)

    return change


def _sheet(**changes: Any) -> Callable[[Sheet], None]:
    def change(sheet: Sheet) -> None:
        for name, value in changes.items():
            setattr(sheet, name, value)

    return change


def _growing(sheet: Sheet, steps: int = 3) -> None:
    sheet.growing = steps


# kind: how it changes a sheet; it takes the parameters that this has
KINDS: dict[str, Callable[..., None]] = {
    "long_row": _long_row,
    "short_row": _short_row,
    "bad_value": _bad_value,
    "duplicate_header": _duplicate_header,
    "missing_key": _missing_key,
    "extra_column": _extra_column,
    "guide_example": _guide_example,
    "quoted": lambda sheet: _note(sheet, QUOTED_TEXT),
    "cp1252": _cp1252,
    "header_only": _header_only,
    "empty": _empty,
    "crlf": _csv(line_end="\r\n"),
    "bom": _csv(bom=True),
    "quote_all": _csv(quoting="all"),
    "no_last_newline": _csv(last_newline=False),
    "redropped": _redropped,
    "late": _sheet(age="present"),
    "young": _sheet(age="real"),
    "growing": _growing,
    "unreadable": _sheet(mode=0),
}


def damage(sheet: Sheet, defect: Defect) -> None:
    """Change a sheet as a defect says.

    Raises:
        ValueError: The sheet lacks the row or column that the defect needs.
    """
    KINDS[defect.kind](sheet, **defect.parameters)
