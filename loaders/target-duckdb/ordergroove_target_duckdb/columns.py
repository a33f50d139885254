"""Types of columns: by JSON Schema where they are made, and as they are in a file."""

from __future__ import annotations

import re
from decimal import MAX_PREC, Context, Decimal
from typing import TYPE_CHECKING, Any

from singer_sdk.helpers._typing import get_datelike_property_type

from singer_commons.sql_target.columns import check_name, types_of
from singer_commons.sql_target.raw_rows import Field, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

NUMBER = "DECIMAL(38,10)"
"""Twenty digits and ten decimals is the most that tap-ordergroove-sftp takes; a sum needs more."""

_WIDTH, _MOST_DECIMALS = 38, 20

_FORMATS: Mapping[str | None, str] = {"date-time": "TIMESTAMP", "date": "DATE", "time": "TIME"}
_KINDS = {
    "BIGINT": Kind.INTEGER,
    NUMBER: Kind.NUMBER,
    "BOOLEAN": Kind.BOOLEAN,
    "TIMESTAMP": Kind.TIME,
    "DATE": Kind.DATE,
    "JSON": Kind.DOCUMENT,
}
_DECIMAL = re.compile(r"DECIMAL\((\d+),(\d+)\)")
_DIGITS = {
    "TINYINT": 2,
    "SMALLINT": 4,
    "INTEGER": 9,
    "BIGINT": 18,
    "UTINYINT": 2,
    "USMALLINT": 4,
    "UINTEGER": 9,
    "UBIGINT": 19,
    "HUGEINT": 38,
    "UHUGEINT": 38,
}
"""Whole numbers of so many digits fit in whatever they are; more are looked at one by one."""

_WIDER = {
    "BIGINT": {NUMBER, "VARCHAR"},
    "HUGEINT": {"VARCHAR"},
    NUMBER: {"VARCHAR"},
    "BOOLEAN": {"VARCHAR"},
}
"""What a column may become when a stream's values no longer have its type."""

_LOSSY = {
    "TIMESTAMP": {"DATE", "TIME", "TIMESTAMP_S", "TIMESTAMP_MS"},
    NUMBER: {"FLOAT"},
    "BIGINT": {"DOUBLE", "FLOAT"},
}
"""Types that take another's values and cut them in silence."""


def sql_type(schema: Mapping[str, Any]) -> str:
    """Return the type of a new column."""
    types = _all_types(schema)
    if not types or types & {"object", "array"}:
        return "JSON"
    if types == {"string"}:
        return _FORMATS.get(get_datelike_property_type(dict(schema)), "VARCHAR")
    if types <= {"integer", "number"}:
        return NUMBER if "number" in types else "BIGINT"
    return "BOOLEAN" if types == {"boolean"} else "VARCHAR"


def field_of(name: str, wanted: str, found: str) -> Field:
    """Return a column as the fast way takes it.

    Args:
        name: Its name.
        wanted: Its type by the stream's schema.
        found: Its type in the file.

    Raises:
        UnknownColumnError: If its name is odd.
    """
    check_name(name)
    if "JSON" in (wanted, found):
        return Field(name, Kind.DOCUMENT)
    # All numbers have a pattern: rows that wait keep their order when a column becomes wider.
    pattern = _pattern(found) if wanted in (NUMBER, "BIGINT") else None
    return Field(name, _KINDS.get(wanted, Kind.TEXT), pattern=pattern)


def digits_of(found: str) -> tuple[int, int] | None:
    """Return how many digits a type of exact numbers has before and after its point."""
    if decimal := _DECIMAL.fullmatch(found):
        width, scale = int(decimal[1]), int(decimal[2])
        return width - scale, scale
    return (_DIGITS[found], 0) if found in _DIGITS else None


def widened(wanted: str, found: str) -> str | None:
    """Return the type that a column has to become, if it has to."""
    return wanted if wanted in _WIDER.get(found, ()) else None


def loses(wanted: str, found: str) -> bool:
    """Return whether a column silently cuts values off."""
    return found in _LOSSY.get(wanted, ())


def wide_enough(found: str, value: Decimal) -> str:
    """Return the type of exact numbers that a column's values and another fit in, or DOUBLE.

    Args:
        found: The type that the column has.
        value: What does not fit in.
    """
    digits = digits_of(found)
    exponent = value.normalize(Context(prec=MAX_PREC)).as_tuple().exponent
    if digits and isinstance(exponent, int):
        decimals = max(digits[1], -exponent)
        if decimals <= _MOST_DECIMALS and value.adjusted() < _WIDTH - decimals:
            return f"DECIMAL({_WIDTH},{decimals})"
    return "DOUBLE"


def _pattern(found: str) -> bytes:
    digits = digits_of(found)
    if digits is None:
        return rb"-?[0-9.]+(?:[eE][-+]?[0-9]+)?"
    sign = b"" if found.startswith("U") else b"-?"
    before, after = digits
    decimals = rb"(?:\.[0-9]{1,%d})?" % after if after else b""
    # At least one digit is always there, be it the 0 of 0.5.
    return rb"%b[0-9]{1,%d}%b" % (sign, max(before, 1), decimals)


def _all_types(schema: Mapping[str, Any]) -> set[str]:
    """Return the JSON types of a schema, or of all that it offers, but for null."""
    offered = schema.get("anyOf") or schema.get("oneOf") or ()
    if "type" in schema or not offered:
        return types_of(schema)
    return set().union(*map(_all_types, offered))
