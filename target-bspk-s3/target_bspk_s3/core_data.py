"""BSPK's core types of file, as data.

From developers.bspk.com, core-data-integration/file-types, and core-data-integration/
pre-reqs-to-import. Marked [guess]: what the public pages do not say, or show only in part.
"""

from __future__ import annotations

from datetime import timezone

from singer_commons.csv_target.codes import COUNTRY_CODE, CURRENCY_CODE, LANGUAGE_CODE
from singer_commons.csv_target.formats import (
    PHONE,
    URL,
    Boolean,
    Enum,
    Integer,
    ListOf,
    Number,
    Text,
)
from singer_commons.csv_target.layout import Column, Layout, Parent, UniquePer
from singer_commons.csv_target.times import Date, DateTime

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

STORE_REGION = Layout(
    type="STORE-REGION",
    version="V2",  # [guess]
    is_complete=False,  # names from the example of a header; what is required is a guess
    key=("store_region_ref",),
    columns=(
        ref("store_region_ref"),
        *texts("name", "privacy_policy_link", "privacy_policy_email"),
    ),
)

STORES = Layout(
    type="STORE",
    version="V2",
    key=("store_ref",),
    columns=(
        ref("store_ref"),
        text("name", required=True),
        *texts("address", "city", "state", "zip_code"),
        Column("country_code", COUNTRY_CODE, 2, 2),
        Column("currency_code", CURRENCY_CODE, 3, 3, required=True),
        Column("phone", PHONE),
        *texts("privacy_policy_link", "privacy_policy_email", "store_region_ref"),
        Column("active", BOOLEAN, required=True),
    ),
    parents=(Parent("STORE-REGION", ("store_region_ref",), ("store_region_ref",)),),
)

SALES_ASSOCIATES = Layout(
    type="SALES-ASSOCIATE",
    version="V2",
    key=("sales_associate_ref",),
    columns=(
        ref("sales_associate_ref"),
        text("first_name", required=True),
        text("last_name", required=True),
        Column("email", Text(), 5, 255),  # [guess] the stored page lost this column's name
        Column("mobile_phone", PHONE),
        ref("store_ref"),
        Column("active", BOOLEAN, required=True),
    ),
    parents=(STORE,),
)

SHOPPERS = Layout(
    type="SHOPPER",
    version="V3",
    is_complete=False,  # the stored page ends after phone_call_contact
    key=("shopper_ref",),
    unique=(UniquePer("mobile_phone", "shopper_ref"),),
    columns=(
        ref("shopper_ref"),
        text("barcode"),
        Column("profile_type", Enum(("person", "organization"))),
        *texts("first_name", "last_name", "alternate_first_name", "alternate_last_name"),
        Column("gender", Enum(("M", "F", "NB"))),
        text("email"),
        text("title", 20),
        Column("mobile_phone", PHONE),
        Column("other_phone", PHONE),
        *texts("address", "address_2", "address_3", "address_4"),
        *texts("city", "state", "zip_code"),
        Column("country_code", COUNTRY_CODE, 2, 2),
        Column("preferences", ListOf(Text())),
        Column(
            "preferred_contact_channel",
            Enum(("chat", "email", "line", "whatsapp", "wechat", "call")),
        ),
        Column("nationality", COUNTRY_CODE, 2, 2),
        Column("languages", ListOf(LANGUAGE_CODE)),
        Column("email_contact", BOOLEAN),
        Column("phone_call_contact", BOOLEAN),
    ),
)

SHOPPER_ADDRESSES = Layout(
    type="SHOPPER-ADDRESS",
    version="V3",
    is_complete=False,  # the stored page ends after phone; the last two are named in its overview
    key=("shopper_ref", "address_ref"),
    columns=(
        ref("shopper_ref"),
        ref("address_ref"),
        text("address_1", required=True),
        *texts("first_name", "last_name", "company_name", "address_2", "address_3", "address_4"),
        *texts("city", "province", "province_code", "country"),
        Column("country_code", COUNTRY_CODE, 2, 2),
        text("zip"),
        Column("phone", PHONE),
        Column("is_default", BOOLEAN),
        Column("active", BOOLEAN),
    ),
    parents=(SHOPPER,),
)

METAFIELDS = Layout(
    type="METAFIELDS",
    version="V2",  # [guess]
    key=("owner_type", "owner_ref", "namespace", "key"),
    columns=(
        Column("owner_type", Enum(("Shopper",)), required=True),
        text("owner_ref", required=True),
        text("namespace", required=True),
        text("key", required=True),
        Column("is_list", LOWER_BOOLEAN, required=True),
        text("value_type", required=True),
        text("value", required=True),
        Column("active", LOWER_BOOLEAN, required=True),
    ),
    parents=(Parent("SHOPPER", ("owner_ref",), ("shopper_ref",)),),
)

PRODUCTS = Layout(
    type="PRODUCT",
    version="V2",
    key=("product_ref", "language_code"),  # one row for each language
    columns=(
        ref("product_ref"),
        text("name", required=True),
        text("description", LONG_TEXT),
        Column("categories", ListOf(Text()), 0, LONG_TEXT),
        LANGUAGE,
        Column("brand", Text(), 1, 30),
        Column("published", BOOLEAN, required=True),
    ),
)

OPTIONS = tuple(f"option_{n}_{part}" for n in (1, 2, 3) for part in ("name", "value"))

PRODUCT_VARIANTS = Layout(
    type="PRODUCT-VARIANTS",
    version="V2",
    key=("product_ref", "sku", "language_code"),
    unique=(UniquePer("sku", "product_ref"),),
    columns=(
        ref("product_ref"),
        ref("sku"),
        text("barcode"),
        *texts(*OPTIONS),
        Column("language_code", LANGUAGE_CODE, 2, 2, required_with=OPTIONS),
        Column("store_refs", REFS),
        Column("published", BOOLEAN, required=True),
    ),
    parents=(PRODUCT,),
)

PRODUCT_PRICES = Layout(
    type="PRODUCT-PRICES",
    version="V2",
    # [guess] What tells two prices apart: all but the price itself and its end.
    key=("product_ref", "sku", "currency_code", "store_refs", "starting_on", "discounted"),
    columns=(
        ref("product_ref"),
        ref("sku"),  # * stands for all
        money("price", required=True),
        Column("currency_code", CURRENCY_CODE, 3, 3, required=True),
        Column("store_refs", REFS),
        Column("starting_on", Date(), 10, 10),
        Column("ending_on", Date(), 10, 10, only_if=("discounted", "TRUE")),
        Column("discounted", BOOLEAN),
    ),
    parents=(PRODUCT, VARIANT),
)

PRODUCT_INVENTORY = Layout(
    type="PRODUCT-INVENTORY",
    version="V2",  # [guess]
    is_complete=False,  # [guess] no page was found; these are the fields of the Platform API
    key=("product_ref", "sku", "store_ref"),
    columns=(
        ref("product_ref"),
        ref("sku"),
        Column("quantity", Number(), required=True),
        ref("store_ref", required=False),
        Column("at", UTC_TIME),
    ),
    parents=(PRODUCT, VARIANT, STORE),
)

PRODUCT_IMAGES = Layout(
    type="PRODUCT-IMAGES",
    version="V2",
    key=("product_ref", "position"),
    # A file's rows of a product replace all images that it has.
    all_or_none=("product_ref",),
    columns=(
        ref("product_ref"),
        Column("skus", REFS),
        Column("image_url", URL, required=True),
        Column("position", Integer(), required=True),
    ),
    parents=(PRODUCT,),
)

SALES = Layout(
    type="SALE",
    version="V2",
    # No key: one sale has several rows, and nothing says what tells two of them apart.
    columns=(
        text("sale_ref", required=True),
        ref("product_ref"),
        Column("quantity", Number(), 1, 7, required=True),
        money("price", 10, required=True),
        Column("currency_code", CURRENCY_CODE, 3, 3, required=True),
        Column("created_at", UTC_TIME_WITHOUT_Z, 19, 19, required=True),
        ref("sku", required=False),
        text("shopper_ref", required=True),
        *texts("store_ref", "sales_associate_ref"),
    ),
    parents=(PRODUCT, VARIANT, SHOPPER, STORE, ASSOCIATE),
)

CORE_DATA = (
    *(STORE_REGION, STORES, SALES_ASSOCIATES, SHOPPERS, SHOPPER_ADDRESSES, METAFIELDS),
    *(PRODUCTS, PRODUCT_VARIANTS, PRODUCT_PRICES, PRODUCT_INVENTORY, PRODUCT_IMAGES, SALES),
)
