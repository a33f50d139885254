"""What BSPK's columns have in common."""

from __future__ import annotations

from datetime import timezone

from singer_commons.csv_target.codes import CURRENCY_CODE, LANGUAGE_CODE
from singer_commons.csv_target.formats import Boolean, ListOf, Number, Text
from singer_commons.csv_target.layout import Column, Parent
from singer_commons.csv_target.times import DateTime

LONG_TEXT = 65535
REFS = ListOf(Text(one_line=True))
UTC_TIME = DateTime()  # 2022-01-17T19:23:22Z
UTC_TIME_WITHOUT_Z = DateTime(suffix="", naive=timezone.utc)  # 2022-01-17T10:15:18
BOOLEAN = Boolean("TRUE", "FALSE")
LOWER_BOOLEAN = Boolean("true", "false")
PRODUCT_REFERENCES = ("product_ref", "sku")
"""BSPK tells these apart without regard to upper and lower case."""


def ref(name: str, lowest: int = 1, *, required: bool = True) -> Column:
    """Return a reference, or the text that names it: 1 to 255 characters."""
    fold = name in PRODUCT_REFERENCES
    return Column(name, Text(one_line=True), lowest, 255, required=required, fold=fold)


def text(name: str, highest: int | None = None, *, required: bool = False) -> Column:
    """Return a column of text."""
    form = Text(one_line=name.endswith("_ref"))
    return Column(name, form, 0, highest, required=required)


def texts(*names: str) -> tuple[Column, ...]:
    """Return columns of text of which no more is known."""
    return tuple(text(name) for name in names)


def money(name: str, highest: int = 255, *, required: bool = False) -> Column:
    """Return an amount or another number."""
    return Column(name, Number(), 1, highest, required=required)


def currency(amount: str) -> Column:
    """Return the currency that an amount needs."""
    return Column("currency_code", CURRENCY_CODE, 3, 3, required_with=(amount,))


LANGUAGE = Column("language_code", LANGUAGE_CODE, 2, 2)

PRODUCT = Parent("PRODUCT", ("product_ref",), ("product_ref",))
VARIANT = Parent("PRODUCT-VARIANTS", ("sku",), ("sku",))
STORE = Parent("STORE", ("store_ref",), ("store_ref",))
SHOPPER = Parent("SHOPPER", ("shopper_ref",), ("shopper_ref",))
ASSOCIATE = Parent("SALES-ASSOCIATE", ("sales_associate_ref",), ("sales_associate_ref",))
