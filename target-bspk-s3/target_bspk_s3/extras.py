"""Columns that a user adds to a type, and the formats that they may have."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from singer_commons.csv_target.codes import COUNTRY_CODE, CURRENCY_CODE, LANGUAGE_CODE
from singer_commons.csv_target.errors import WRONG_COLUMNS
from singer_commons.csv_target.formats import (
    PHONE,
    URL,
    Enum,
    Format,
    Integer,
    ListOf,
    Number,
    Text,
)
from singer_commons.csv_target.layout import Column, Layout, LayoutError
from singer_commons.csv_target.settings import check_types
from singer_commons.csv_target.times import Date
from singer_commons.errors import SettingError
from target_bspk_s3 import errors
from target_bspk_s3.core_data import BOOLEAN, UTC_TIME

MakeFormat: TypeAlias = Callable[[Sequence[str]], Format]
"""The setting's values → a format."""

FORMATS: dict[str, MakeFormat] = {
    "text": lambda _: Text(),
    "number": lambda _: Number(),
    "integer": lambda _: Integer(),
    "date": lambda _: Date(),
    "datetime": lambda _: UTC_TIME,
    "boolean": lambda _: BOOLEAN,
    "enum": lambda values: Enum(tuple(values)),
    "list": lambda values: ListOf(Enum(tuple(values)) if values else Text()),
    "url": lambda _: URL,
    "phone": lambda _: PHONE,
    "country": lambda _: COUNTRY_CODE,
    "currency": lambda _: CURRENCY_CODE,
    "language": lambda _: LANGUAGE_CODE,
}

SETTING = "extra_columns"


def with_extras(
    layouts: Mapping[str, Layout], extras: Mapping[str, Sequence[Mapping[str, Any]]]
) -> dict[str, Layout]:
    """Return the layouts with a user's columns at their ends.

    Args:
        layouts: The types by name.
        extras: The setting.

    Raises:
        SettingError: If they do not fit.
    """
    check_types(extras, layouts, "BSPK", SETTING)
    result = dict(layouts)
    for kind, given in extras.items():
        columns = tuple(_column(kind, each) for each in given)
        try:
            result[kind] = replace(layouts[kind], columns=layouts[kind].columns + columns)
        except LayoutError as error:
            raise SettingError(WRONG_COLUMNS, SETTING, problem=error) from None
    return result


def _column(kind: str, given: Mapping[str, Any]) -> Column:
    name, values = given["name"], given.get("values") or ()
    if not name or name != name.strip() or not name.isprintable():
        raise SettingError(errors.COLUMN_WITHOUT_NAME, SETTING, type=kind, name=name)
    chosen = given.get("format") or "text"
    if chosen == "enum" and not values:
        raise SettingError(errors.ENUM_WITHOUT_VALUES, SETTING, type=kind, name=name)
    if values and chosen not in ("enum", "list"):
        raise SettingError(errors.VALUES_WITHOUT_ENUM, SETTING, type=kind, name=name)
    return Column(
        name,
        FORMATS[chosen](values),
        max_length=given.get("max_length"),
        required=bool(given.get("required")),
    )
