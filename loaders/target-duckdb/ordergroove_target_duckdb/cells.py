"""Values of decoded records become cells of CSV, each exact for its column, or refused."""

from __future__ import annotations

from datetime import date, datetime, timezone
from datetime import time as time_of_day
from decimal import MAX_PREC, Context, Decimal, Inexact, InvalidOperation
from math import isfinite
from typing import Any

from singer_sdk.singerlib.json import serialize_json

from ordergroove_target_duckdb.columns import INEXACT, range_of
from singer_commons.sql_target.csv_cells import NULL, quote, storable

_EXACT = Context(prec=MAX_PREC, traps=[Inexact, InvalidOperation])
_MOST_DIGITS = 5000
"""A number of an exponent beyond is not written out: no column takes it."""


class UnfitError(ValueError):
    """A value that its column cannot hold as it is."""


def cell(value: Any, found: str) -> bytes:
    """Return a cell.

    Args:
        value: What the SDK made of a field's JSON.
        found: The type of the column.

    Raises:
        UnfitError: If the column would round the value, or is for values of another type.
    """
    if value is None:
        return NULL
    if limits := range_of(found):
        return _number(value, *limits)
    if found in _OF_TYPE:
        return _OF_TYPE[found](value)
    return _as_text(value, found)


def _as_text(value: Any, found: str) -> bytes:
    if found == "JSON" or isinstance(value, (dict, list)):
        return quote(serialize_json(storable(value)).encode())
    if isinstance(value, (date, time_of_day)):  # a datetime is a date
        return quote(_in_utc(value, found).isoformat().encode())
    if isinstance(value, str):
        return quote(storable(value).encode())
    # Quoted as a text would be: a key may come as the one and as the other.
    return quote((str(value).lower() if isinstance(value, bool) else str(value)).encode())


def _in_utc(value: date | time_of_day, found: str) -> date | time_of_day:
    if isinstance(value, datetime):
        return value if found == "VARCHAR" else _moment(value)
    if isinstance(value, time_of_day):
        # As of a date and time, of which no date is left.
        return _moment(datetime.combine(date(2000, 1, 1), value)).time()
    return value


def _moment(value: datetime) -> datetime:
    try:
        return value.astimezone(timezone.utc).replace(tzinfo=None) if value.tzinfo else value
    except OverflowError:  # before year 1, or after year 9999
        raise UnfitError from None


def _flag(value: Any) -> bytes:
    # 1 and 0 are what DuckDB takes for true and false, too.
    if value not in (True, False):
        raise UnfitError
    return b"true" if value else b"false"


def _decimal(value: Any) -> Decimal:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise UnfitError from None


def _number(value: Any, least: int, most: int, scale: int) -> bytes:
    """Return a number in full: what DuckDB reads exactly."""
    number = _decimal(value)
    if not number.is_finite() or (number and abs(number.adjusted()) > _MOST_DIGITS):
        raise UnfitError
    try:
        exact = number.quantize(Decimal(1).scaleb(-scale), context=_EXACT)
    except (InvalidOperation, Inexact):
        raise UnfitError from None
    if not least <= exact.scaleb(scale, context=_EXACT) <= most:
        raise UnfitError
    return f"{exact:f}".encode()


def _binary(value: Any) -> bytes:
    """Return a number for a column that rounds, unless nothing were left of it."""
    number = _decimal(value)
    if not number.is_finite():
        return str(number).encode()
    rounded = float(number)
    if (rounded == 0) != (number == 0) or not isfinite(rounded):
        raise UnfitError
    return repr(rounded).encode()


_OF_TYPE = {"BOOLEAN": _flag, **dict.fromkeys(INEXACT, _binary)}
