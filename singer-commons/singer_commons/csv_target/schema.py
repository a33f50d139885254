"""Columns from a stream's JSON Schema, for types of file that have no columns of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from singer_commons.csv_target.formats import Boolean, Convert, Number, Text
from singer_commons.csv_target.jsonl import encode
from singer_commons.csv_target.times import Date, DateTime

if TYPE_CHECKING:
    from singer_commons.csv_target.formats import Format

CHOICES = ("anyOf", "oneOf", "allOf")


@dataclass(frozen=True)
class Anything:
    """A value of any kind: text as it is, exact numbers, two words for yes and no, or JSON.

    Attributes:
        boolean: The two words.
    """

    boolean: Boolean = field(default_factory=Boolean)

    def compile(self) -> Convert:
        """Return the function that writes a value."""
        text, number = Text().compile(), Number().compile()
        yes_or_no = self.boolean.compile()

        def to_text(value: Any) -> str:
            if isinstance(value, str):
                return text(value)
            if isinstance(value, bool):
                return yes_or_no(value)
            if isinstance(value, (dict, list, tuple)):
                return encode(value).decode()
            return number(value)

        return to_text


@dataclass(frozen=True)
class ValueStyle:
    """How a destination writes what a schema tells apart.

    Attributes:
        boolean: Yes and no.
        moment: A date and time.
    """

    boolean: Boolean = field(default_factory=Boolean)
    moment: DateTime = field(default_factory=DateTime)

    def format(self, declared: object) -> Format:
        """Return the format for a property of a schema."""
        found = _format(declared)
        if found == "date-time":
            return self.moment
        return Date() if found == "date" else Anything(self.boolean)


def properties(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a schema's properties, in their order."""
    found = schema.get("properties")
    return found if isinstance(found, Mapping) else {}


def _format(declared: object) -> str | None:
    """Return the format of a property, also where it is one of several choices."""
    if not isinstance(declared, Mapping):
        return None
    if declared.get("format"):
        return str(declared["format"])
    choices = [each for name in CHOICES for each in declared.get(name) or ()]
    # Text that may also be something else is left as it is.
    kinds = {_format(each) for each in choices if not _is_null(each)}
    return kinds.pop() if len(kinds) == 1 else None


def _is_null(declared: object) -> bool:
    """Whether a choice is for null only, in any of the ways to say so."""
    if not isinstance(declared, Mapping):
        return False
    return (
        declared.get("type") in ("null", ["null"])
        or declared.get("enum") == [None]
        or declared.get("const", ...) is None
    )
