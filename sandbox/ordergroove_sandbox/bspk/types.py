"""The types of files: their columns, their keys, and what they refer to.

https://developers.bspk.com/core-data-integration and …/special-orders-integration. ``columns.csv``
has the documented columns; where it says ``uncertain``, the documentation is not sure to have one,
so that headers may lack it. That parents come first follows from the documented order of types. Our
reading of what is open:

- Keys: PRODUCT by reference and language, as several rows localise it, and PRODUCT-VARIANTS alike
  by SKU and language; PRODUCT-PRICES by all that makes a price another one (its tables keep future
  and former prices, and do not work out which is current); SALE by its reference, product and SKU,
  as a sale has a row for each product; PRODUCT-INVENTORY by product, SKU and store. A line item's
  reference is unique among all orders; one that comes again under another order moves there.
- A position of an image, and the sequence of an event, is a whole number.
- Lists of references, such as ``store_refs``, are not followed, nor are references of special
  orders to core types: no text says that they are any. Nor is it checked that a discount has a
  standard price beside it, as that text is cut.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, NamedTuple

from ordergroove_sandbox.bspk import formats

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ordergroove_sandbox.bspk.formats import Check


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        name: Its name in the header.
        check: The format of values that are not blank.
        low: The fewest characters.
        high: The most characters; None: any number.
        required: Whether it must not be blank.
        required_with: Columns of which none may have a value if this one has none.
        only_with: A column and the value that it must have if this one has any.
        blank: What a blank value stands for in a key.
        folded: Whether letter case makes no difference where the column is a key.
        certain: Whether the documentation is sure to have it, so that headers must.
    """

    name: str
    check: Check
    low: int = 0
    high: int | None = None
    required: bool = False
    required_with: tuple[str, ...] = ()
    only_with: tuple[str, ...] = ()
    blank: str = ""
    folded: bool = False
    certain: bool = True

    @classmethod
    def of(cls, row: Mapping[str, str]) -> Column:
        """Read a row of ``columns.csv``."""
        rules = dict(rule.partition(":")[::2] for rule in row["rules"].split())
        return cls(
            row["column"],
            formats.check_of(row["format"]),
            int(row["least"] or 0),
            int(row["most"]) if row["most"] else None,
            required="required" in rules,
            required_with=tuple(filter(None, rules.get("with", "").split(","))),
            only_with=tuple(filter(None, rules.get("only", "").split("="))),
            blank=rules.get("blank", ""),
            folded="folded" in rules,
            certain="uncertain" not in rules,
        )

    def key(self, value: str) -> str:
        """Return a good value as keys and references compare it."""
        if self.folded:
            return value.casefold()
        if self.check is formats.whole and value:
            return str(int(value))  # 7 and 007 are one number
        return value or self.blank


class Parent(NamedTuple):
    """A reference to a row that must have been imported.

    Attributes:
        type: The type that is referred to.
        agreeing: A column that must be the same in both rows.
        but: A value that refers to nothing.
    """

    type: str
    agreeing: str = ""
    but: str = ""


@dataclass(frozen=True, slots=True)
class FileType:
    """A type of file.

    Attributes:
        name: Its name, as in file names.
        key: The columns that tell rows apart; other types refer to the first.
        parents: What it refers to, by column.
        versions: The versions whose columns these are.
        unique: Columns whose values two rows must not share.
        mode: What a row does to rows that exist. ``upsert``: it takes the place of the one with its
            key; ``append``: it is ignored if there is one with its key; ``replace``: the first one
            of a file with a reference removes all from earlier files with the same.
        removed_by: A column and the value by which a row removes the one with its key.
        complete: Whether all columns are public; if not, others are taken as they come.
        columns: Its columns.
    """

    name: str
    key: tuple[str, ...]
    parents: Mapping[str, Parent] = field(default_factory=dict)
    versions: tuple[str, ...] = ("V2",)
    unique: tuple[str, ...] = ()
    mode: Literal["upsert", "append", "replace"] = "upsert"
    removed_by: tuple[str, str] | None = None
    complete: bool = True
    columns: list[Column] = field(default_factory=list)


_EITHER = ("V2", "V3")  # which one is not public
_SHOPPER, _PRODUCT = Parent("SHOPPER"), Parent("PRODUCT")
_STORE, _VARIANTS = Parent("STORE"), Parent("PRODUCT-VARIANTS")
_SHARES_ORDER = Parent("SPECIAL-ORDER-LINE-ITEMS", agreeing="order_ref")
_ALL = (
    FileType("STORE-REGION", ("store_region_ref",), versions=_EITHER, complete=False),
    FileType("STORE", ("store_ref",), {"store_region_ref": Parent("STORE-REGION")}),
    FileType("SALES-ASSOCIATE", ("sales_associate_ref",), {"store_ref": _STORE}),
    FileType(
        "SHOPPER", ("shopper_ref",), versions=("V3",), unique=("mobile_phone",), complete=False
    ),
    FileType(
        "SHOPPER-ADDRESS",
        ("address_ref",),
        {"shopper_ref": _SHOPPER},
        versions=("V3",),
        complete=False,
    ),
    FileType(
        "METAFIELDS",
        ("owner_type", "owner_ref", "namespace", "key"),
        {"owner_ref": _SHOPPER},
        versions=_EITHER,
        removed_by=("active", "false"),
    ),
    FileType("PRODUCT", ("product_ref", "language_code")),
    FileType("PRODUCT-VARIANTS", ("sku", "language_code"), {"product_ref": _PRODUCT}),
    FileType(
        "PRODUCT-PRICES",
        ("product_ref", "sku", "currency_code", "store_refs", "discounted", "starting_on"),
        {"product_ref": _PRODUCT, "sku": Parent("PRODUCT-VARIANTS", but="*")},
    ),
    # Its columns are those of the Platform API.
    FileType(
        "PRODUCT-INVENTORY",
        ("product_ref", "sku", "store_ref"),
        {"product_ref": _PRODUCT, "sku": _VARIANTS, "store_ref": _STORE},
        versions=_EITHER,
        complete=False,
    ),
    FileType(
        "PRODUCT-IMAGES", ("product_ref", "position"), {"product_ref": _PRODUCT}, mode="replace"
    ),
    FileType(
        "SALE",
        ("sale_ref", "product_ref", "sku"),
        {
            "product_ref": _PRODUCT,
            "sku": _VARIANTS,
            "shopper_ref": _SHOPPER,
            "store_ref": _STORE,
            "sales_associate_ref": Parent("SALES-ASSOCIATE"),
        },
    ),
    FileType("SPECIAL-ORDERS", ("order_ref",)),
    FileType(
        "SPECIAL-ORDER-LINE-ITEMS", ("line_item_ref",), {"order_ref": Parent("SPECIAL-ORDERS")}
    ),
    FileType(
        "SPECIAL-ORDER-EVENTS",
        ("order_ref", "sequence"),
        {"order_ref": Parent("SPECIAL-ORDERS"), "line_item_ref": _SHARES_ORDER},
        mode="append",
    ),
)
TYPES = {one.name: one for one in _ALL}
for _row in csv.DictReader(files(__package__).joinpath("columns.csv").read_text().splitlines()):
    TYPES[_row["type"]].columns.append(Column.of(_row))
