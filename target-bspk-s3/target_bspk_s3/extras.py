"""Columns that a user adds to a type, and the formats that they may have."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from singer_commons.csv_target.codes import Country, Currency, Language
from singer_commons.csv_target.formats import (
    Enum,
    Format,
    Integer,
    ListOf,
    Number,
    Phone,
    Text,
    Url,
)
from singer_commons.csv_target.layout import Column, Layout
from singer_commons.csv_target.times import Date
from singer_commons.errors import LayoutError, SettingError
from target_bspk_s3.columns import BOOLEAN, UTC_TIME

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
    "url": lambda _: Url(),
    "phone": lambda _: Phone(),
    "country": lambda _: Country(),
    "currency": lambda _: Currency(),
    "language": lambda _: Language(),
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
    unknown = sorted(set(extras) - set(layouts))
    if unknown:
        problem = f"BSPK has no type {', '.join(unknown)}; its types are {', '.join(layouts)}"
        raise SettingError(SETTING, problem)
    result = dict(layouts)
    for kind, given in extras.items():
        columns = tuple(_column(kind, each) for each in given)
        try:
            result[kind] = replace(layouts[kind], columns=layouts[kind].columns + columns)
        except LayoutError as error:
            raise SettingError(SETTING, str(error)) from None
    return result


def _column(kind: str, given: Mapping[str, Any]) -> Column:
    name, values = given["name"], given.get("values") or ()
    if not name.strip() or not name.isprintable():
        raise SettingError(SETTING, f"a column of {kind} has no name")
    chosen = given.get("format") or "text"
    if chosen == "enum" and not values:
        raise SettingError(SETTING, f"{kind}.{name} is an enum without values")
    if values and chosen not in ("enum", "list"):
        raise SettingError(SETTING, f"{kind}.{name} has values, but is no enum or list")
    return Column(
        name,
        FORMATS[chosen](values),
        max_length=given.get("max_length"),
        required=bool(given.get("required")),
    )
