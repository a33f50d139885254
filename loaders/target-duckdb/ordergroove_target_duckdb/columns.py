"""Types of columns: by JSON Schema where they are made, and as they are in a file."""

from __future__ import annotations

import re
from decimal import MAX_PREC, Context, Decimal
from typing import TYPE_CHECKING, Any

from singer_sdk.helpers._typing import get_datelike_property_type

from singer_commons.sql_target.columns import check_name, types_of
from singer_commons.sql_target.raw_rows import Field, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    "TIME": Kind.CLOCK,
    "JSON": Kind.DOCUMENT,
}
_DECIMAL = re.compile(r"DECIMAL\((\d+),(\d+)\)")
_BITS = {"TINYINT": 8, "SMALLINT": 16, "INTEGER": 32, "BIGINT": 64, "HUGEINT": 128}
_WHOLE = {
    **{name: (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) for name, bits in _BITS.items()},
    **{f"U{name}": (0, 2**bits - 1) for name, bits in _BITS.items()},
}
"""The least and the greatest of each type of whole numbers."""

INEXACT = ("DOUBLE", "FLOAT")
_CLOCK = rb'"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?"'

_TIMES = {"TIMESTAMP", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE"}
_CUT_TIMES = {"TIMESTAMP_S", "TIMESTAMP_MS"}
_TAKES = {
    "BIGINT": {*_WHOLE, *INEXACT, "DECIMAL"},
    NUMBER: {*_WHOLE, *INEXACT, "DECIMAL"} - {"BIGINT"},
    "BOOLEAN": {"BOOLEAN"},
    "TIMESTAMP": _TIMES,
    "DATE": {"DATE", *_TIMES, *_CUT_TIMES},
    "TIME": {"TIME"},
    "VARCHAR": set[str](),
    "JSON": set[str](),
}
"""Which types take the values of another, or say of one that it does not fit; text takes any."""

_KNOWN = {"DATE", *_CUT_TIMES}.union(*_TAKES.values())
_WIDER = {
    NUMBER: ("BIGINT",),
    "TIMESTAMP": ("DATE", *_CUT_TIMES),
    "JSON": _KNOWN,
}
"""What becomes the type that is wanted; where neither takes the other's values, it is text."""


def folded(name: str) -> str:
    """Return a name as DuckDB compares it: A to Z are a to z, and other letters what they are."""
    return name.encode(errors="surrogatepass").lower().decode(errors="surrogatepass")


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
    return Field(
        name, _KINDS.get(wanted, Kind.TEXT), pattern=_CLOCK if wanted == "TIME" else pattern
    )


def range_of(found: str) -> tuple[int, int, int] | None:
    """Return the least and the greatest number that a type of exact numbers holds, and its scale.

    Both are in units of the last of its decimals.
    """
    if decimal := _DECIMAL.fullmatch(found):
        most = 10 ** int(decimal[1]) - 1
        return -most, most, int(decimal[2])
    return (*_WHOLE[found], 0) if found in _WHOLE else None


def is_inexact(found: str) -> bool:
    """Return whether a type holds numbers in binary, of which it rounds those of many digits."""
    return found in INEXACT


def has_writings(found: str) -> bool:
    """Return whether two values may be one to DuckDB in a column of a type, and no cell shows it.

    A UUID has small letters or capitals, and a FLOAT rounds what a DOUBLE tells apart.
    """
    return found.partition("(")[0] not in {*_KNOWN, "VARCHAR", "JSON"} - {"FLOAT"}


def widened(wanted: str, found: str) -> str | None:
    """Return the type that a column has to become, if it has to.

    Args:
        wanted: Its type by the stream's schema.
        found: The type that it has. One that this loader never makes stays.
    """
    kind = found.partition("(")[0]
    if kind not in _KNOWN or kind in _TAKES[wanted]:
        return None
    return wanted if kind in _WIDER.get(wanted, ()) else "VARCHAR"


def wider_types(wanted: str, found: str, value: Decimal) -> Iterator[str]:
    """Yield what a column may become to take a number that does not fit in, the best first.

    Args:
        wanted: Its type by the stream's schema.
        found: The type that it has.
        value: The number.
    """
    if not value.is_finite():
        return
    exponent = int(value.normalize(Context(prec=MAX_PREC)).as_tuple().exponent)
    if wanted == "BIGINT":
        least, most = _WHOLE["HUGEINT"]
        if found == "BIGINT" and exponent >= 0 and value.adjusted() < _WIDTH + 1:
            yield from ["HUGEINT"] if least <= value <= most else []
        return
    if wanted != NUMBER or not (limits := range_of(found)):
        return
    decimals = max(limits[2], -exponent)
    if decimals <= _MOST_DECIMALS and value.adjusted() < _WIDTH - decimals:
        yield f"DECIMAL({_WIDTH},{decimals})"
    if same_in_binary(value):
        yield "DOUBLE"


def same_in_binary(value: Decimal) -> bool:
    """Return whether a number comes back from a DOUBLE as it was."""
    return Decimal(repr(float(value))) == value


def _pattern(found: str) -> bytes:
    """Return what a number looks like that its column surely takes as it is."""
    limits = range_of(found)
    if limits is None:
        if not is_inexact(found):
            return rb"-?[0-9.]+(?:[eE][-+]?[0-9]+)?"
        # Fifteen digits come back from a DOUBLE.
        return rb"-?(?:[0-9]{1,15}|(?=[0-9.]{3,16}(?![0-9.]))[0-9]+\.[0-9]+)"
    least, most, after = limits
    # One digit less than the greatest has; DECIMAL's is all nines.
    before = len(str(most + 1)) - 1 - after
    decimals = rb"(?:\.[0-9]{1,%d})?" % after if after else b""
    # At least one digit is always there, be it the 0 of 0.5.
    return rb"%b[0-9]{1,%d}%b" % (b"-?" if least else b"", max(before, 1), decimals)


def _all_types(schema: Mapping[str, Any]) -> set[str]:
    """Return the JSON types of a schema, or of all that it offers, but for null."""
    offered = schema.get("anyOf") or schema.get("oneOf") or ()
    if "type" in schema or not offered:
        return types_of(schema)
    if {} in offered:  # anything
        return set()
    return set().union(*map(_all_types, offered))
