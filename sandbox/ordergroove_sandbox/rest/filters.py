"""Query parameters that choose rows: how their text is read, and what they test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from ordergroove_sandbox.merchant.table import Entry
    from ordergroove_sandbox.merchant.tables import Tables

# A test of a value, and how a parameter's text becomes one (ValueError: unreadable).
Test = Callable[[Any], bool]
Reader = Callable[[str], Test]

ANY = object()


class Filter(NamedTuple):
    """One query parameter of a list endpoint.

    Attributes:
        reader: Turns the parameter's text into a test.
        value: What is tested.
        default: The text that counts when the parameter is absent; None tests nothing.
    """

    reader: Reader
    value: Callable[[Tables, Entry], Any]
    default: str | None = None


def field(name: str) -> Callable[[Tables, Entry], Any]:
    """Return the reader of a field of the row."""
    return lambda _, entry: entry.row.get(name)


def exact(*names: str) -> dict[str, Filter]:
    """Return the filters of fields that have to show a text, in whatever case."""
    return {name: Filter(_same, field(name)) for name in names}


def times(name: str, column: str) -> dict[str, Filter]:
    """Return the filters of a field's range of time, inclusive at both ends."""
    return {
        f"{name}_start": Filter(_since, field(column)),
        f"{name}_end": Filter(_until, field(column)),
    }


def choice(allowed: Mapping[str, object]) -> Reader:
    """Return the reader of a parameter that takes one of a few words, each for a value."""

    def read(text: str) -> Test:
        if text.lower() not in allowed:
            msg = f"{text!r} is not one of {', '.join(allowed)}"
            raise ValueError(msg)
        wanted = allowed[text.lower()]
        return lambda value: wanted is ANY or bool(value == wanted)

    return read


def from_moment(text: str) -> Test:
    """Match wall-clock text at or after ``YYYY-MM-DD HH:MM:SS``."""
    bound = _wall(text, "%Y-%m-%d %H:%M:%S")
    return lambda value: bool(value >= bound)


def before_moment(text: str) -> Test:
    """Match wall-clock text before ``YYYY-MM-DD HH:MM:SS``, which itself is left out."""
    bound = _wall(text, "%Y-%m-%d %H:%M:%S")
    return lambda value: bool(value < bound)


def _same(text: str) -> Test:
    return lambda value: str(value).lower() == text.lower()


def _since(text: str) -> Test:
    bound = _bound(text)
    return lambda value: value is not None and value >= bound


def _until(text: str) -> Test:
    bound = _bound(text)
    return lambda value: value is not None and value <= bound


def _bound(text: str) -> str:
    """Read the bound of a range; a day alone means its first second."""
    return _wall(text, "%Y-%m-%dT%H:%M:%S" if "T" in text else "%Y-%m-%d")


def _wall(text: str, form: str) -> str:
    """Return the text in which rows carry a time, once it has been read in the one right form."""
    time = datetime.strptime(text, form)  # noqa: DTZ007 - a wall time of Chicago
    if time.strftime(form) != text:
        msg = f"{text!r} is not a valid date or date-time"
        raise ValueError(msg)
    return str(time)
