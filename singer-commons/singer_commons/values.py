"""Fields of a record as their JSON Schema says, and as exact as they came.

What a field's schema says is what the record holds. A value that cannot be made to fit, and a
field that the schema does not know, are given back as they came: nothing is dropped, and nothing
breaks the load.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from datetime import date, datetime, timezone, tzinfo
from decimal import Decimal
from typing import Any

from singer_commons.exact_json import MalformedError, decode
from singer_commons.fitting import TOO_LARGE, fit, fits, fits_double, fits_integer, keep

UNKNOWN_FIELDS = "_unknown_fields"
"""Where a record keeps what is unknown or does not fit."""

SHORT = 40
"""Texts of at most so many characters are remembered."""

UNSTORABLE = "has text or numbers that no database takes"

NULL_TEXTS = ("", "null")
"""Texts that mean null in a field that does not hold text: both have been seen in answers."""

Record = dict[str, Any]
Converter = Callable[[Any], Any]
MISFITS = (ValueError, TypeError, LookupError, ArithmeticError)
"""What a converter raises, without a word, for a value that does not fit."""


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
        self._fitting = {name: fitting for name, (_, fitting) in found.items() if fitting}
        self._documents = [name for name, each in self._fitting.items() if each in (dict, list)]
        self._lists = [name for name, each in own.items() if each["type"] == "array"]
        self._report = report

    def clean(self, raw: Record, *, texts_fit: bool = False) -> tuple[Record, Record | None]:
        """Convert a record.

        Args:
            raw: A record as decoded from JSON, numbers with a fraction as `Decimal`.
            texts_fit: Whether its texts are known to fit databases; documents are looked at anyway.

        Returns:
            A new record of the known fields that `raw` has, and of all lists that cannot be null;
            and what is unknown or does not fit, see `keep`.
        """
        record: Record = {}
        unknown: Record = {}
        converters, fitting = self.converters, self._fitting
        for name, value in raw.items():
            kind = type(value)
            if kind is fitting.get(name) and (kind is not int or -TOO_LARGE <= value < TOO_LARGE):
                record[name] = value
            elif name not in converters:
                unknown[name] = value
                self._report(name, "is not in the schema")
            elif value is None:
                record[name] = None
            else:
                try:
                    record[name] = converters[name](value)
                except MISFITS:
                    unknown[name] = value
                    record[name] = None
                    self._report(name, "has a value that does not fit its type")
        for name in self._documents if texts_fit else record:
            value = record.get(name)
            if value and not fits(value, texts_fit=texts_fit and value is raw[name]):
                record[name], unknown[name] = fit(value), raw[name]
                self._report(name, UNSTORABLE)
        for name in self._lists:
            if record.get(name) is None:
                record[name] = []
        return record, keep(unknown) if unknown else None


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
    if isinstance(value, str):
        return _number_in(value) if len(value) <= SHORT else _number_in.__wrapped__(value)
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise TypeError
    if not fits_double(result := Decimal(value)):
        raise ValueError
    return result


@functools.lru_cache(maxsize=1 << 14)  # prices come again and again
def _number_in(text: str) -> Decimal | None:
    if text in NULL_TEXTS:
        return None
    if not fits_double(result := Decimal(text)):
        raise ValueError
    return result


def integer(value: Any) -> int | None:
    """Return a whole number."""
    result: int | Decimal | None = value if type(value) is int else number(value)
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
    "integer": (integer, int),
    "boolean": (boolean, bool),
    "date": (day, None),
    "object": (document, dict),
    "array": (items, list),
}
"""By JSON Schema type, or by format for text that has one; times differ from source to source.

With each, if there is one, the type of values that it would return as they are.
"""


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
