"""How a value is written in a cell: in the destination's words, never in Python's.

A format is data, and a function from a value, as JSON gives it, to the cell's text; what it cannot
write exactly, it refuses. Every format takes its own output back, so that what was once written can
be sent again.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

Format: TypeAlias = Callable[[Any], str]
"""How a column's values are written; it raises `FormatError`."""

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
"""A number as JSON writes it, RFC 8259."""

INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
WHOLE = re.compile(rf"({INTEGER.pattern})\.0+")
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
MOST_DIGITS = 400
SHOWN = 60


class FormatError(ValueError):
    """A value that a column does not take.

    Attributes:
        rule: Which rule it breaks, in a word; the message goes on after the column's name.
    """

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule


def show(value: object) -> str:
    """Return a value for a message, cut short."""
    try:
        text = str(value)
    except ValueError:  # Python writes no more than 4300 digits
        return "a number of thousands of digits"
    return repr(text if len(text) <= SHOWN else f"{text[:SHOWN]}…")


def name_kind(value: object) -> str:
    """Return what a value is, in words."""
    kinds: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (bool, "a boolean"),
        ((int, float, Decimal), "a number"),
        (str, "text"),
        (dict, "an object"),
        ((list, tuple), "a list"),
    )
    found = (name for kind, name in kinds if isinstance(value, kind))
    return next(found, f"of type {type(value).__name__}")


@dataclass(frozen=True)
class Text:
    """Any text. A whole number is written as its digits.

    Attributes:
        one_line: Whether it is a name of something, in which no control character may be.
    """

    one_line: bool = False

    def __call__(self, value: Any) -> str:
        """Write a value."""
        if not isinstance(value, str):
            if isinstance(value, int) and not isinstance(value, bool):
                return _digits(value)
            fraction = " with a fraction" if isinstance(value, (float, Decimal)) else ""
            raise FormatError(rule="text", message=f"is {name_kind(value)}{fraction}, not text")
        # Checked here, since every other format is plain ASCII or refuses both by itself.
        if not value.isascii():
            try:
                value.encode()
            except UnicodeEncodeError:
                problem = "holds half a surrogate pair, which is no character"
                raise FormatError(rule="unicode", message=problem) from None
        if self.one_line and CONTROL.search(value):
            raise FormatError(rule="control", message=f"{show(value)} has a control character")
        if "\0" in value:
            raise FormatError(
                rule="nul", message="holds the character NUL, which no CSV reader takes"
            )
        return value


@dataclass(frozen=True)
class Number:
    """A decimal number: exact, with a point, never with an exponent."""

    def __call__(self, value: Any) -> str:
        """Write a value."""
        if isinstance(value, str):
            if not NUMBER.fullmatch(value):
                problem = f"{show(value)} is not a plain number such as 456.39"
                raise FormatError(rule="number", message=problem)
            if "e" not in value and "E" not in value:
                return value
            value = Decimal(value)
        elif isinstance(value, float):
            value = Decimal(repr(value))
        if isinstance(value, Decimal):
            return _write_decimal(value)
        if isinstance(value, int) and not isinstance(value, bool):
            return _digits(value)
        raise FormatError(rule="number", message=f"is {name_kind(value)}, not a number")


@dataclass(frozen=True)
class Integer:
    """A whole number.

    Attributes:
        lowest: The smallest that is taken, if any.
        highest: The greatest that is taken, if any.
    """

    lowest: int | None = None
    highest: int | None = None

    def __call__(self, value: Any) -> str:
        """Write a value."""
        number = _whole(value)
        if (self.lowest is not None and number < self.lowest) or (
            self.highest is not None and number > self.highest
        ):
            problem = f"{show(value)} is not from {self.lowest} to {self.highest}"
            raise FormatError(rule="integer", message=problem)
        return _digits(number)


@dataclass(frozen=True)
class Boolean:
    """Yes or no, in two words, which are taken in any case too.

    Attributes:
        true: The word for true.
        false: The word for false.
    """

    true: str = "TRUE"
    false: str = "FALSE"

    def __call__(self, value: Any) -> str:
        """Write a value."""
        if isinstance(value, bool):
            return self.true if value else self.false
        for word in (self.true, self.false):
            if isinstance(value, str) and value.casefold() == word.casefold():
                return word
        raise FormatError(
            rule="boolean", message=f"{show(value)} is neither {self.true} nor {self.false}"
        )


@dataclass(frozen=True)
class Enum:
    """One of a few words, exactly as they are written.

    Attributes:
        values: They.
        rule: What any other text breaks.
        problem: What is said of such a text.
    """

    values: tuple[str, ...]
    rule: str = "enum"
    problem: str = ""

    @functools.cached_property
    def words(self) -> frozenset[str]:
        """What is taken as it is."""
        return frozenset(self.values)

    def __call__(self, value: Any) -> str:
        """Write a value."""
        if isinstance(value, str) and value in self.words:
            return value
        problem = self.problem or f"is none of {', '.join(self.values)}"
        raise FormatError(rule=self.rule, message=f"{show(value)} {problem}")


@dataclass(frozen=True)
class ListOf:
    """Several values in one cell. Text is taken as already joined.

    Attributes:
        item: The format of each.
        separator: What stands between them. An item that holds it is refused: nobody could tell
            where it ends.
    """

    item: Format
    separator: str = ";"

    def __call__(self, value: Any) -> str:
        """Write a value."""
        if isinstance(value, str):
            value = value.split(self.separator)
        elif not isinstance(value, (list, tuple)):
            raise FormatError(rule="list", message=f"is {name_kind(value)}, not a list")
        texts = ["" if each is None else self.item(each) for each in value]
        if not all(texts):
            raise FormatError(rule="list", message="holds an empty item")
        if any(self.separator in text for text in texts):
            problem = f"holds an item with {self.separator!r} in it, which stands between items"
            raise FormatError(rule="list", message=problem)
        return self.separator.join(texts)


@dataclass(frozen=True)
class Matching:
    """Text of a form, without control characters.

    Attributes:
        rule: What other text breaks.
        pattern: The form.
        problem: What is said of other text.
    """

    rule: str
    pattern: re.Pattern[str]
    problem: str

    def __call__(self, value: Any) -> str:
        """Write a value."""
        if isinstance(value, str) and self.pattern.fullmatch(value) and not CONTROL.search(value):
            return Text()(value)
        raise FormatError(rule=self.rule, message=f"{show(value)} {self.problem}")


URL = Matching(
    "url",
    re.compile(
        r"https?://(?:[^\s/?#@]*@)?(?:\[[0-9a-f:.]+\]|[^\s/?#:@\[\]]+)(?::[0-9]{1,5})?"
        r"(?:[/?#]\S*)?",
        re.IGNORECASE,
    ),
    "is not an http(s) address",
)
"""An absolute http or https address without white space."""

PHONE = Matching(
    "phone", re.compile(r"\+[1-9][0-9]{1,14}"), "is not a number such as +14155550123 (E.164)"
)
"""A telephone number as E.164 writes it: ``+``, country code, number, digits only."""


def as_whole(text: str) -> str:
    """Return a whole number without its zeros behind the point; any other text as it is."""
    found = WHOLE.fullmatch(text)
    return text if found is None else found[1]


def _digits(number: int) -> str:
    try:
        return str(number)
    except ValueError:  # Python writes no more than 4300 digits
        raise FormatError(rule="number", message="has thousands of digits") from None


def _write_decimal(value: Decimal) -> str:
    if not value.is_finite():
        raise FormatError(rule="number", message=f"{value} is not a number")
    text = str(value)
    if "E" in text:
        if abs(value.adjusted()) > MOST_DIGITS:
            raise FormatError(
                rule="number", message=f"{show(value)} has more than {MOST_DIGITS} digits"
            )
        text = format(value, "f")
    return text if value else text.lstrip("-")


def _whole(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and INTEGER.fullmatch(value) and len(value) <= MOST_DIGITS:
        return int(value)
    if isinstance(value, float):
        value = Decimal(repr(value))
    if (
        isinstance(value, Decimal)
        and value.is_finite()
        and value.adjusted() <= MOST_DIGITS
        and value == value.to_integral_value()
    ):
        return int(value)
    raise FormatError(rule="integer", message=f"{show(value)} is not a whole number")
