"""Fields of a record as their JSON Schema says, and as exact as they came.

What a field's schema says is what the record holds. A value that cannot be made to fit, and a
field that the schema does not know, are given back as they came: nothing is dropped, and nothing
breaks the load.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timezone, tzinfo
from decimal import Decimal
from typing import Any, NamedTuple

from singer_commons.exact_json import MalformedError, decode
from singer_commons.fitting import TOO_LARGE, fit, fits, fits_double, fits_integer, keep

UNKNOWN_FIELDS = "_unknown_fields"
"""Where a record keeps what is unknown or does not fit."""

MOST_PLANS = 1000
MOST_REMEMBERED = 1 << 15
LONGEST_REMEMBERED = 40

UNSTORABLE = "has text or numbers that no database takes"

NULL_TEXTS = ("", "null")
"""Texts that mean null in a field that does not hold text: both have been seen in answers."""

Record = dict[str, Any]
Converter = Callable[[Any], Any]
MISFITS = (ValueError, TypeError, LookupError, ArithmeticError)
"""What a converter raises, without a word, for a value that does not fit."""


class Plan(NamedTuple):
    """What is to be done with records of one shape; all else stays as it is.

    Attributes:
        strange: The names that the schema does not know.
        steps: The fields to convert.
        documents: The objects and lists, whose inside is to be looked at.
        lists: The lists that may be missing.
    """

    strange: list[str]
    steps: list[tuple[str, Converter]]
    documents: list[str]
    lists: list[str]


class FieldCleaner:
    """Makes the fields of one stream's records fit their schema."""

    def __init__(
        self,
        properties: Mapping[str, Mapping[str, Any]],
        to_time: Converter,
        report: Callable[[str, str], None],
    ) -> None:
        """Prepare a converter for each field.

        Args:
            properties: The JSON Schema of the fields; names that begin with _ are the tap's own.
            to_time: Converts a time to ISO 8601 in UTC.
            report: Called with a field's name and what is wrong with it, for each value.
        """
        own = {name: each for name, each in properties.items() if not name.startswith("_")}
        by_kind = {**CONVERTERS, "date-time": (to_time, None)}
        found = {name: by_kind[kind_of(each)] for name, each in own.items()}
        self.converters = {name: convert for name, (convert, _) in found.items()}
        self._fitting = {name: fitting for name, (_, fitting) in found.items()}
        self._documents = [name for name, each in self._fitting.items() if each in (dict, list)]
        self._lists = [name for name, each in own.items() if each["type"] == "array"]
        self._report = report
        self._plans: dict[tuple[Any, ...], Plan] = {}

    def clean(
        self, raw: Record, *, texts_fit: bool = False, inner_fit: bool = False
    ) -> tuple[Record, Record | None]:
        """Convert a record.

        Args:
            raw: A record as decoded from JSON, numbers with a fraction as `Decimal`.
            texts_fit: Whether its texts are known to fit databases; documents are looked at anyway.
            inner_fit: Whether the texts inside its documents are known to fit, too.

        Returns:
            A new record of the known fields that `raw` has, and of all lists that cannot be null;
            and what is unknown or does not fit, see `keep`.
        """
        shape = (*raw, *map(type, raw.values()))
        plan = self._plans.get(shape)
        if plan is None:
            plan = self._plan(raw, shape)
        record, unknown = raw.copy(), Record()
        for name in plan.strange:
            unknown[name] = record.pop(name)
            self._report(name, "is not in the schema")
        for name, convert in plan.steps:
            try:
                record[name] = convert(raw[name])
            except MISFITS:  # noqa: PERF203 - one that does not fit is no reason for the others
                unknown[name] = raw[name]
                record[name] = None
                self._report(name, "has a value that does not fit its type")
        for name in plan.documents if texts_fit else record:
            value = record[name]
            if value and not fits(value, texts_fit=inner_fit and value is raw[name]):
                record[name], unknown[name] = fit(value), raw[name]
                self._report(name, UNSTORABLE)
        for name in plan.lists:
            if record.get(name) is None:
                record[name] = []
        return record, keep(unknown) if unknown else None

    def _plan(self, raw: Record, shape: tuple[Any, ...]) -> Plan:
        """Return what is to be done with all records of the names and types that this one has."""
        steps: list[tuple[str, Converter]] = []
        for name, convert in self.converters.items():
            kind = type(raw.get(name))
            if kind not in {type(None), self._fitting[name]}:
                steps.append((name, REMEMBERED.get(convert, convert) if kind is str else convert))
        plan = Plan(
            strange=[name for name in raw if name not in self.converters],
            steps=steps,
            documents=[name for name in self._documents if raw.get(name) is not None],
            lists=[name for name in self._lists if not isinstance(raw.get(name), list)],
        )
        if len(self._plans) >= MOST_PLANS:
            self._plans.clear()
        self._plans[shape] = plan
        return plan


def kind_of(definition: Mapping[str, Any]) -> str:
    """Return a property's JSON Schema type that is not null, or the format of text that has one."""
    types = definition["type"]
    kind: str = types if isinstance(types, str) else next(each for each in types if each != "null")
    return definition.get("format", kind) if kind == "string" else kind


def text(value: Any) -> str:
    """Return text as it is, and a number as text: an id may come as either."""
    if type(value) is str:
        return value
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise TypeError
    return str(value)


def number(value: Any) -> Decimal | None:
    """Return an exact decimal; Ordergroove sends money as text."""
    if value in NULL_TEXTS:
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int, Decimal)):
        raise TypeError
    result = Decimal(value)
    if not fits_double(result):
        raise ValueError
    return result


def integer(value: Any) -> int | None:
    """Return a whole number."""
    if type(value) is int and -TOO_LARGE <= value < TOO_LARGE:
        return value
    result = number(value)
    if result is None:
        return None
    if not fits_integer(result) or result != int(result):
        raise ValueError
    return int(result)


BOOLEANS = {True: True, False: False, "true": True, "false": False, "1": True, "0": False}


def boolean(value: Any) -> bool | None:
    """Return a boolean; the documentation shows the text ``True`` in places."""
    if type(value) is bool:
        return value
    if value in NULL_TEXTS:
        return None
    return BOOLEANS[value.lower() if isinstance(value, str) else value]


def day(value: Any) -> str | None:
    """Return a date as ``YYYY-MM-DD``, also where a time of day was sent with it."""
    if value in NULL_TEXTS:
        return None
    if not isinstance(value, str):
        raise TypeError
    return date.fromisoformat(value[:10]).isoformat()


def document(value: Any) -> Record | None:
    """Return an object, whether it came as one or as JSON text.

    What is not an object, such as text that is not JSON, is kept under the key ``_value``.
    """
    if isinstance(value, str):
        if not value.strip():
            return None
        try:
            value = decode(value.encode())
        except (MalformedError, UnicodeEncodeError):
            return {"_value": value}
    if value is None or isinstance(value, dict):
        return value
    return {"_value": value}


def items(value: Any) -> list[Any] | None:
    """Return a list, also of legacy text that separates its parts by commas."""
    if isinstance(value, list):
        return value
    if isinstance(value, str):
        if value in NULL_TEXTS:
            return None
        return [part.strip() for part in value.split(",") if part.strip()]
    return [value]


CONVERTERS: Mapping[str, tuple[Converter, type | None]] = {
    "string": (text, str),
    "number": (number, None),
    "integer": (integer, None),
    "boolean": (boolean, bool),
    "date": (day, None),
    "object": (document, dict),
    "array": (items, list),
}
"""By JSON Schema type, or by format for text that has one; times differ from source to source.

With each, if there is one, the type of values that it would return as they are.
"""


class Remembered(dict["str | None", Any]):
    """A conversion with a memory: dates, prices and flags come again and again."""

    def __init__(self, convert: Callable[[str], Any]) -> None:
        super().__init__({None: None})
        self._convert = convert

    def __missing__(self, text: str | None) -> Any:
        """Convert, and remember."""
        text = text or ""
        value = self._convert(text)
        if len(self) < MOST_REMEMBERED and len(text) <= LONGEST_REMEMBERED:
            self[text] = value
        return value


REMEMBERED: Mapping[Converter, Converter] = {
    each: Remembered(each).__getitem__ for each in (number, day)
}
"""The same converters, for text."""


def parse_time(text: str, zone: tzinfo) -> datetime:
    """Return in UTC a time in ISO 8601; `zone` is that of a text that names none.

    The first pass is meant where a wall time occurs twice.

    Raises:
        ValueError: If the text is not a time.
    """
    # Python 3.10's fromisoformat does not know the suffix Z.
    time = datetime.fromisoformat(text[:-1] + "+00:00" if text.endswith(("Z", "z")) else text)
    if time.tzinfo is None:
        time = time.replace(tzinfo=zone)
    return time.astimezone(timezone.utc)


def format_time(instant: datetime) -> str:
    """Write an aware time as ISO 8601 in UTC, as it goes into records and bookmarks."""
    return instant.astimezone(timezone.utc).isoformat()
