"""Values of decoded records become cells of CSV, each exact for its column, or refused."""

from __future__ import annotations

from datetime import date, datetime, timezone
from datetime import time as time_of_day
from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import Any

from singer_sdk.singerlib.json import serialize_json

from ordergroove_target_duckdb.columns import digits_of
from singer_commons.sql_target.csv_cells import NULL, quote


class UnfitError(ValueError):
    """A value that its column cannot hold as it is."""


def cell(value: Any, found: str) -> bytes:
    """Return a cell.

    Args:
        value: What the SDK made of a field's JSON.
        found: The type of the column.

    Raises:
        UnfitError: If the column would round the value, or if it is no text.
    """
    if value is None:
        return NULL
    if found == "JSON" or isinstance(value, (dict, list)):
        return _quoted(serialize_json(value))
    if isinstance(value, datetime) and found != "VARCHAR":
        value = _moment(value)
    if isinstance(value, (date, time_of_day)):  # a datetime is a date
        return _quoted(value.isoformat())
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if digits := digits_of(found):
        return _number(value, digits)
    return _quoted(value) if isinstance(value, str) else str(value).encode()


def _quoted(text: str) -> bytes:
    try:
        return quote(text.encode())
    except UnicodeEncodeError:
        raise UnfitError from None


def _moment(value: datetime) -> datetime:
    return value.astimezone(timezone.utc).replace(tzinfo=None) if value.tzinfo else value


def _number(value: Any, digits: tuple[int, int]) -> bytes:
    """Return a number in full: what DuckDB reads exactly."""
    before, after = digits
    # A whole number of as many digits may still be too large, which DuckDB says.
    context = Context(prec=before + after + (after == 0), traps=[Inexact, InvalidOperation])
    try:
        exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-after), context=context)
    except (InvalidOperation, Inexact):
        raise UnfitError from None
    return f"{exact:f}".encode()
