"""How a value is written in a cell: in the destination's words, never in Python's.

A format is data. Compiled once, it is a function from a value, as JSON gives it, to the cell's
text; what it cannot write exactly, it refuses. Every format takes its own output back, so that
what was once written can be sent again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol, TypeAlias

Convert: TypeAlias = Callable[[Any], str]

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
"""A number as JSON writes it, RFC 8259."""

INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
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


class Format(Protocol):
    """How a column's values are written."""

    def compile(self) -> Convert:
        """Return the function that writes a value; it raises `FormatError`."""


def show(value: object) -> str:
    """Return a value for a message, cut short."""
    try:
        text = value if isinstance(value, str) else str(value)
    except ValueError:  # Python writes no more than 4300 digits
        return "a number of thousands of digits"
    return repr(text if len(text) <= SHOWN else f"{text[:SHOWN]}…")


def name_kind(value: object) -> str:
    """Return what a value is, in words."""
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, (int, float, Decimal)):
        return "a number"
    kinds: tuple[tuple[type | tuple[type, ...], str], ...] = (
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

    def compile(self) -> Convert:
        """Return the function that writes a value."""

        def to_text(value: Any) -> str:
            if not isinstance(value, str):
                if isinstance(value, int) and not isinstance(value, bool):
                    return _digits(value)
                kind = (
                    "a number with a fraction"
                    if isinstance(value, (float, Decimal))
                    else name_kind(value)
                )
                raise FormatError(rule="text", message=f"is {kind}, not text")
            # Checked here, since every other format is plain ASCII or refuses both by itself.
            if not value.isascii():
                try:
                    value.encode()
                except UnicodeEncodeError:
                    raise FormatError(
                        rule="unicode", message="holds half a surrogate pair, which is no character"
                    ) from None
            if self.one_line and CONTROL.search(value):
                raise FormatError(rule="control", message=f"{show(value)} has a control character")
            if "\0" in value:
                raise FormatError(
                    rule="nul", message="holds the character NUL, which no CSV reader takes"
                )
            return value

        return to_text


@dataclass(frozen=True)
class Number:
    """A decimal number: exact, with a point, never with an exponent."""

    def compile(self) -> Convert:
        """Return the function that writes a value."""
        return _write_number


@dataclass(frozen=True)
class Integer:
    """A whole number.

    Attributes:
        lowest: The smallest that is taken, if any.
        highest: The greatest that is taken, if any.
    """

    lowest: int | None = None
    highest: int | None = None

    def compile(self) -> Convert:
        """Return the function that writes a value."""
        lowest, highest = self.lowest, self.highest

        def to_text(value: Any) -> str:
            number = _whole(value)
            if (lowest is not None and number < lowest) or (
                highest is not None and number > highest
            ):
                raise FormatError(
                    rule="integer", message=f"{show(value)} is not from {lowest} to {highest}"
                )
            return _digits(number)

        return to_text


@dataclass(frozen=True)
class Boolean:
    """Yes or no, in two words.

    Attributes:
        true: The word for true.
        false: The word for false.
    """

    true: str = "TRUE"
    false: str = "FALSE"

    def compile(self) -> Convert:
        """Return the function that writes a value; it takes the words in any case too."""
        true, false = self.true, self.false
        words = {true.casefold(): true, false.casefold(): false}

        def to_text(value: Any) -> str:
            if value is True:
                return true
            if value is False:
                return false
            if isinstance(value, str) and value.casefold() in words:
                return words[value.casefold()]
            raise FormatError(
                rule="boolean", message=f"{show(value)} is neither {true} nor {false}"
            )

        return to_text


@dataclass(frozen=True)
class Enum:
    """One of a few words, exactly as they are written."""

    values: tuple[str, ...]

    @property
    def words(self) -> frozenset[str]:
        """What is taken as it is."""
        return frozenset(self.values)

    def compile(self) -> Convert:
        """Return the function that writes a value."""
        return one_of("enum", self.words, f"is none of {', '.join(self.values)}")


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

    def compile(self) -> Convert:
        """Return the function that writes a value."""
        convert, separator = self.item.compile(), self.separator

        def to_text(value: Any) -> str:
            if isinstance(value, str):
                value = value.split(separator)
            elif not isinstance(value, (list, tuple)):
                raise FormatError(rule="list", message=f"is {name_kind(value)}, not a list")
            texts = ["" if each is None else convert(each) for each in value]
            if not all(texts):
                raise FormatError(rule="list", message="holds an empty item")
            if any(separator in text for text in texts):
                problem = f"holds an item with {separator!r} in it, which stands between items"
                raise FormatError(rule="list", message=problem)
            return separator.join(texts)

        return to_text


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

    def compile(self) -> Convert:
        """Return the function that writes a value."""
        fullmatch, text = self.pattern.fullmatch, Text().compile()

        def to_text(value: Any) -> str:
            if isinstance(value, str) and fullmatch(value) and not CONTROL.search(value):
                return text(value)
            raise FormatError(rule=self.rule, message=f"{show(value)} {self.problem}")

        return to_text


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


def one_of(rule: str, words: frozenset[str], problem: str) -> Convert:
    """Return the function that takes a few words exactly as they are written."""

    def to_text(value: Any) -> str:
        if isinstance(value, str) and value in words:
            return value
        raise FormatError(rule=rule, message=f"{show(value)} {problem}")

    return to_text


def _digits(number: int) -> str:
    try:
        return str(number)
    except ValueError:  # Python writes no more than 4300 digits
        raise FormatError(rule="number", message="has thousands of digits") from None


def _write_number(value: Any) -> str:
    if isinstance(value, str):
        if not NUMBER.fullmatch(value):
            raise FormatError(
                rule="number", message=f"{show(value)} is not a plain number such as 456.39"
            )
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
