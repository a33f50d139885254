"""Query parameters that choose rows: how their text is read, and what they test."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ordergroove_sandbox.merchant.table import Entry
    from ordergroove_sandbox.merchant.tables import Tables

# A test of one field's value, and how a parameter's text becomes one (ValueError: unreadable).
Test = Callable[[Any], bool]
Reader = Callable[[str], Test]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}")
_SPACED = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}")
_DAY_LENGTH = len("2026-01-01")
_FLAGS = {"true": True, "1": True, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class Filter:
    """One query parameter of a list endpoint.

    Attributes:
        reader: Turns the parameter's text into a test.
        field: The field of the row that is tested.
        value_of: What is tested instead of a field of the row, if any.
        default: The text that counts when the parameter is absent; None tests nothing.
    """

    reader: Reader
    field: str = ""
    value_of: Callable[[Tables, Entry], Any] | None = None
    default: str | None = None

    def test(self, texts: list[str], tables: Tables) -> Callable[[Entry], bool]:
        """Return the test of an entry; of a repeated parameter any value may match.

        Raises:
            ValueError: A text that cannot be read.
        """
        tests = [self.reader(text) for text in texts]
        one, field, value_of = tests[0], self.field, self.value_of
        if value_of is not None:
            return lambda entry: any(test(value_of(tables, entry)) for test in tests)
        if len(tests) == 1:
            return lambda entry: one(entry.row.get(field))
        return lambda entry: any(test(entry.row.get(field)) for test in tests)


def _checked(text: str, *forms: re.Pattern[str]) -> str:
    """Return text that has one of the forms and names a real moment of the calendar."""
    if not any(form.fullmatch(text) for form in forms):
        msg = f"{text!r} is not a valid date or date-time"
        raise ValueError(msg)
    datetime.fromisoformat(text)
    return text


def wall(text: str) -> str:
    """Read a filter bound as the text rows carry; a day alone means its first second."""
    _checked(text, _DAY, _MOMENT)
    return f"{text} 00:00:00" if len(text) == _DAY_LENGTH else text.replace("T", " ")


def exact(text: str) -> Test:
    """Match a text field."""
    return lambda value: bool(value == text)


def number(text: str) -> Test:
    """Match an integer field."""
    wanted = int(text)
    return lambda value: bool(value == wanted)


def flag(text: str) -> Test:
    """Match a boolean field."""
    if text.lower() not in _FLAGS:
        msg = f"{text!r} is not a boolean"
        raise ValueError(msg)
    wanted = _FLAGS[text.lower()]
    return lambda value: bool(value == wanted)


def since(text: str) -> Test:
    """Match wall-clock text at or after a bound."""
    bound = wall(text)
    return lambda value: value is not None and value >= bound


def until(text: str) -> Test:
    """Match wall-clock text at or before a bound."""
    bound = wall(text)
    return lambda value: value is not None and value <= bound


def day(text: str) -> Test:
    """Match wall-clock text on a day."""
    wanted = _checked(text, _DAY)
    return lambda value: value is not None and value[:_DAY_LENGTH] == wanted


def since_day(text: str) -> Test:
    """Match wall-clock text on a day or later."""
    wanted = _checked(text, _DAY)
    return lambda value: value is not None and value[:_DAY_LENGTH] >= wanted


def until_day(text: str) -> Test:
    """Match wall-clock text on a day or earlier."""
    wanted = _checked(text, _DAY)
    return lambda value: value is not None and value[:_DAY_LENGTH] <= wanted


def from_moment(text: str) -> Test:
    """Match wall-clock text at or after ``YYYY-MM-DD HH:MM:SS``."""
    bound = _checked(text, _SPACED)
    return lambda value: bool(value >= bound)


def before_moment(text: str) -> Test:
    """Match wall-clock text before ``YYYY-MM-DD HH:MM:SS``, which itself is left out."""
    bound = _checked(text, _SPACED)
    return lambda value: bool(value < bound)


def member(text: str) -> Test:
    """Match a set of texts that holds this one."""
    return lambda values: text in values


def choice(allowed: Mapping[str, Test]) -> Reader:
    """Return the reader of a parameter that takes one of a few words."""

    def read(text: str) -> Test:
        if text.lower() not in allowed:
            msg = f"{text!r} is not one of {', '.join(allowed)}"
            raise ValueError(msg)
        return allowed[text.lower()]

    return read
