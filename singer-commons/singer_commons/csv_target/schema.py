"""Columns from a stream's JSON Schema, for types of file that have no columns of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from singer_commons.csv_target.formats import (
    Boolean,
    Format,
    FormatError,
    ListOf,
    Number,
    Text,
    as_whole,
)
from singer_commons.csv_target.jsonl import encode
from singer_commons.csv_target.times import TIME, Date, DateTime, TimeOfDay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from singer_commons.csv_target.layout import Layout

NO_TEXT = "no text"
CHOICES = ("anyOf", "oneOf", "allOf")
DECIMALS = ("singer.decimal", "x-singer.decimal", "decimal", "number", "float", "double")
"""Formats of text that is a number."""
TEXTS = (
    *("", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uuid", "regex"),
    *("uri", "uri-reference", "uri-template", "iri", "iri-reference"),
    *("json-pointer", "relative-json-pointer", "duration", "password", "byte", "binary"),
)
"""Formats of text that is written as it is; empty: any text."""
NUMERIC = re.compile(r"[+-]?(?:[0-9.,]+(?:e[+-]?[0-9]+)?|nan|inf(?:inity)?)", re.IGNORECASE)
DAY = re.compile(r"\d{4}-\d\d-\d\d")
CLOCK = re.compile(r"\d\d:?\d\d.*")
NOWHERE = object()
"""What a reference that leads nowhere stands for."""
ANY = re.compile(r".*", re.DOTALL)


def _unchanged(value: Any) -> Any:
    return value


@dataclass(frozen=True)
class Anything:
    """A value of any kind: text as it is, exact numbers, two words for yes and no, or JSON.

    Attributes:
        boolean: The two words.
        special: Formats of text, and what text of each looks like, whether it is valid or not.
        is_text: Whether text that looks like none of these is written as it is; it is refused by
            the first of them otherwise.
        inside: Returns a list or an object as it is in JSON.
    """

    boolean: Boolean = field(default_factory=Boolean)
    special: tuple[tuple[re.Pattern[str], Format], ...] = ()
    is_text: bool = True
    inside: Callable[[Any], Any] = field(default=_unchanged, compare=False)

    def __call__(self, value: Any) -> str:
        """Write a value."""
        if isinstance(value, str):
            for looks, form in self.special:
                if looks.fullmatch(value):
                    return form(value)
            return Text()(value) if self.is_text else self.special[0][1](value)
        if isinstance(value, bool):
            return self.boolean(value)
        if isinstance(value, (dict, list, tuple)):
            return encode(self.inside(value)).decode()
        return Number()(value)


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
        kinds = dict.fromkeys(_kinds(declared))
        texts = [kind for kind in kinds if kind != NO_TEXT]
        known: dict[str, tuple[re.Pattern[str], Format]] = {
            "date-time": (TIME, self.moment),
            "date": (DAY, Date()),
            "time": (CLOCK, TimeOfDay()),
            **dict.fromkeys(DECIMALS, (NUMERIC, Number())),
        }
        special = tuple(
            known.get(kind, (ANY, _unknown(kind))) for kind in texts if kind not in TEXTS
        )
        if len(kinds) == 1 and known.keys() >= kinds.keys():
            return special[0][1]
        is_text = len(special) < len(texts) or not special
        return Anything(self.boolean, special, is_text, self._inside(declared))

    def fit(self, layout: Layout, schema: Mapping[str, Any]) -> Layout:
        """Return a layout whose text is written as a stream's schema says, if it names a format."""
        declared = properties(schema)
        columns = tuple(
            replace(each, format=self._of_column(declared.get(each.source), each.format))
            for each in layout.columns
        )
        return layout if columns == layout.columns else replace(layout, columns=columns)

    def _of_column(self, declared: object, form: Format) -> Format:
        if isinstance(form, ListOf):
            return replace(form, item=self._of_column(_part(declared, "items"), form.item))
        return self.of_text(declared, form) if isinstance(form, Text) else form

    def of_text(self, declared: object, text: Format) -> Format:
        """Return the format for text: what a schema names comes first, and its text is written.

        A whole number has one form: 7.00 may name what elsewhere is 7.
        """
        form = self.format(declared)
        return text if form == Anything(self.boolean) else lambda value: text(as_whole(form(value)))

    def _inside(self, declared: object) -> Callable[[Any], Any]:
        """Return the function from a list or an object to the same with text as it is declared."""
        items, fields = _part(declared, "items"), _part(declared, "properties")
        if not (isinstance(items, Mapping) or isinstance(fields, Mapping)):
            return _unchanged
        item = self.format(items)
        forms = {name: self.format(each) for name, each in (fields or {}).items()}

        def convert(form: Format | None, value: Any) -> Any:
            if isinstance(value, str):
                return value if form in (None, Anything(self.boolean)) else form(value)
            if isinstance(value, (dict, list, tuple)) and isinstance(form, Anything):
                return form.inside(value)
            return value

        def inside(value: Any) -> Any:
            if isinstance(value, dict):
                return {name: convert(forms.get(name), each) for name, each in value.items()}
            return [convert(item, each) for each in value]

        return inside


def _unknown(name: str) -> Format:
    """Return the format of text of which nobody here knows how to write it."""

    def refuse(_: Any) -> str:
        problem = f"has the format {name!r} in its schema, which is not known here"
        raise FormatError(rule="format", message=problem)

    return refuse


def properties(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a schema's properties, in their order, with what they refer to."""
    found = schema.get("properties")
    given = found if isinstance(found, Mapping) else {}
    return {name: _resolve(each, schema, ()) for name, each in given.items()}


def look_up(schema: Mapping[str, Any], ref: object, seen: tuple[object, ...] = ()) -> Any:
    """Return what a reference to a part of the same schema stands for, or `NOWHERE`."""
    if not isinstance(ref, str) or not (ref == "#" or ref.startswith("#/")) or ref in seen:
        return NOWHERE
    found: Any = schema
    for part in ref.split("/")[1:]:
        name = unquote(part).replace("~1", "/").replace("~0", "~")
        try:
            found = found[int(name) if isinstance(found, list) else name]
        except (LookupError, TypeError, ValueError):
            return NOWHERE
    if isinstance(found, Mapping) and "$ref" in found:
        end = look_up(schema, found["$ref"], (*seen, ref))
        return NOWHERE if end is NOWHERE else found
    return found


def _resolve(declared: object, schema: Mapping[str, Any], seen: tuple[str, ...]) -> Any:
    """Return a property with what it refers to, and so all that is in it."""
    if not isinstance(declared, Mapping):
        return declared
    ref = declared.get("$ref")
    if ref is not None and ref not in seen:
        rest = {name: each for name, each in declared.items() if name != "$ref"}
        found = _resolve(look_up(schema, ref), schema, (*seen, ref))
        return {**found, **rest} if isinstance(found, Mapping) else found
    inside: dict[str, Any] = {}
    for name, each in declared.items():
        if name in CHOICES and isinstance(each, list):
            inside[name] = [_resolve(choice, schema, seen) for choice in each]
        elif name == "properties" and isinstance(each, Mapping):
            inside[name] = {field: _resolve(its, schema, seen) for field, its in each.items()}
        elif name == "items":
            inside[name] = _resolve(each, schema, seen)
    return {**declared, **inside}


def _kinds(declared: object) -> Iterator[str]:
    """Yield the formats that a property's text may have; "" for any text, `NO_TEXT` for none."""
    if not isinstance(declared, Mapping):
        return
    if declared.get("format"):
        yield str(declared["format"])
        return
    types = declared.get("type", "string")
    choices = [each for name in CHOICES[:2] for each in declared.get(name) or ()]
    every = [kind for each in declared.get("allOf") or () for kind in _kinds(each) if kind]
    if every or choices:
        yield from every
        for each in choices:
            yield from () if _is_null(each) else _kinds(each)
    else:
        yield "" if "string" in types else NO_TEXT


def _part(declared: object, name: str) -> Any:
    """Return what a schema, or else one of its choices, says in a keyword."""
    if not isinstance(declared, Mapping):
        return None
    choices = (each for choice in CHOICES for each in declared.get(choice) or ())
    found = (_part(each, name) for each in choices)
    return declared.get(name) or next((each for each in found if each), None)


def _is_null(declared: object) -> bool:
    """Whether a choice is for null only, in any of the ways to say so."""
    if not isinstance(declared, Mapping):
        return False
    return (
        declared.get("type") in ("null", ["null"])
        or declared.get("enum") == [None]
        or declared.get("const", ...) is None
    )
