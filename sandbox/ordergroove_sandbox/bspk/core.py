"""The core types: https://developers.bspk.com/core-data-integration.

The tables of STORE, SALES-ASSOCIATE, PRODUCT, PRODUCT-VARIANTS, PRODUCT-PRICES, PRODUCT-IMAGES,
SALE and METAFIELDS are public in full; of SHOPPER, SHOPPER-ADDRESS, STORE-REGION and
PRODUCT-INVENTORY some columns are. That parents come first follows from the documented order of
types. Our reading of what is open:

- Keys: PRODUCT by reference and language, as several rows localise it, and PRODUCT-VARIANTS alike
  by SKU and language; PRODUCT-PRICES by all that makes a price another one (its tables keep future
  and former prices, and do not work out which is current); SALE by its reference, product and SKU,
  as a sale has a row for each product; PRODUCT-INVENTORY by product, SKU and store.
- A position of an image is a whole number.
- Columns that are inferred, or were added within a version, may be missing from a header.
- Lists of references, such as ``store_refs``, are not followed. Nor is it checked that a discount
  has a standard price beside it, as that text is cut.
"""

from __future__ import annotations

from ordergroove_sandbox.bspk.formats import (
    boolean,
    country,
    currency,
    date,
    each,
    email,
    language,
    number,
    one_of,
    phone,
    url,
    utc_time,
    whole,
)
from ordergroove_sandbox.bspk.types import Column, FileType, Parent

_MOST = 65535
_bit = one_of("true", "false")  # as the page of metafields writes them


def _ref(name: str, *, required: bool = False, folded: bool = False) -> Column:
    return Column(name, low=1, high=255, required=required, folded=folded)


def _product_ref() -> Column:
    return _ref("product_ref", required=True, folded=True)


def _maybe(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, certain=False) for name in names)


def _plain(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name) for name in names)


STORE_REGION = FileType(
    "STORE-REGION",
    ("V2", "V3"),  # not public
    (
        _ref("store_region_ref", required=True),
        *_plain("name", "privacy_policy_link", "privacy_policy_email"),
    ),
    key=("store_region_ref",),
    ref="store_region_ref",
    complete=False,
)

STORE = FileType(
    "STORE",
    ("V2",),
    (
        _ref("store_ref", required=True),
        Column("name", required=True),
        *_plain("address", "city", "state", "zip_code"),
        Column("country_code", country, low=2, high=2),
        Column("currency_code", currency, low=3, high=3, required=True),
        Column("phone", phone),
        *_plain("privacy_policy_link", "privacy_policy_email", "store_region_ref"),
        Column("active", boolean, required=True),
    ),
    key=("store_ref",),
    ref="store_ref",
    parents=(Parent("store_region_ref", "STORE-REGION"),),
)

SALES_ASSOCIATE = FileType(
    "SALES-ASSOCIATE",
    ("V2",),
    (
        _ref("sales_associate_ref", required=True),
        Column("first_name", required=True),
        Column("last_name", required=True),
        # The name of this column is inferred.
        Column("email", email, low=5, high=255, certain=False),
        Column("mobile_phone", phone),
        Column("store_ref", required=True),
        Column("active", boolean, required=True),
    ),
    key=("sales_associate_ref",),
    ref="sales_associate_ref",
    parents=(Parent("store_ref", "STORE"),),
)

SHOPPER = FileType(
    "SHOPPER",
    ("V3",),
    (
        _ref("shopper_ref", required=True),
        Column("barcode", certain=False),
        Column("profile_type", one_of("person", "organization"), certain=False),
        *_plain("first_name", "last_name", "alternate_first_name", "alternate_last_name"),
        Column("gender", one_of("M", "F", "NB")),
        Column("email", email),
        Column("title", low=1, high=20),
        Column("mobile_phone", phone),
        Column("other_phone", phone),
        *_plain("address", "address_2", "address_3", "address_4", "city", "state", "zip_code"),
        Column("country_code", country, low=2, high=2),
        Column("preferences"),
        Column(
            "preferred_contact_channel",
            one_of("chat", "email", "line", "whatsapp", "wechat", "call"),
        ),
        Column("nationality", country, low=2, high=2),
        Column("languages", each(language)),
        Column("email_contact", boolean),
        Column("phone_call_contact", boolean),
        *_maybe("chat_contact", "do_not_contact", "interested_in_new_products", "segment"),
        *_maybe("passport_number", "birthday", "creation_date", "store_ref"),
        *_maybe("sales_associate_ref", "ignore_columns"),
    ),
    key=("shopper_ref",),
    ref="shopper_ref",
    unique=("mobile_phone",),
    complete=False,
)

SHOPPER_ADDRESS = FileType(
    "SHOPPER-ADDRESS",
    ("V3",),
    (
        Column("shopper_ref", required=True),
        Column("address_ref", required=True),
        Column("address_1", required=True),
        *_plain("first_name", "last_name", "company_name", "address_2", "address_3", "address_4"),
        *_plain("city", "province", "province_code", "country"),
        Column("country_code", country, low=2, high=2),
        Column("zip"),
        Column("phone", phone, certain=False),
        Column("is_default", boolean, certain=False),
        Column("active", boolean, certain=False),
    ),
    key=("address_ref",),
    parents=(Parent("shopper_ref", "SHOPPER"),),
    complete=False,
)

METAFIELDS = FileType(
    "METAFIELDS",
    ("V2", "V3"),  # not public
    (
        Column("owner_type", one_of("Shopper"), required=True),
        Column("owner_ref", required=True),
        Column("namespace", required=True),
        Column("key", required=True),
        Column("is_list", _bit, required=True),
        Column("value_type", required=True),
        Column("value", required=True),
        Column("active", _bit, required=True),
    ),
    key=("owner_type", "owner_ref", "namespace", "key"),
    parents=(Parent("owner_ref", "SHOPPER"),),
    removed_by=("active", "false"),
)

PRODUCT = FileType(
    "PRODUCT",
    ("V2",),
    (
        _product_ref(),
        Column("name", required=True),
        Column("description", high=_MOST),
        Column("categories", high=_MOST),
        Column("language_code", language),
        Column("brand", low=1, high=30),
        Column("published", boolean, required=True),
    ),
    key=("product_ref", "language_code"),
    ref="product_ref",
)

_OPTIONS = tuple(f"option_{n}_{part}" for n in (1, 2, 3) for part in ("name", "value"))

PRODUCT_VARIANTS = FileType(
    "PRODUCT-VARIANTS",
    ("V2",),
    (
        _product_ref(),
        _ref("sku", required=True, folded=True),
        Column("barcode"),
        *_plain(*_OPTIONS),
        Column("language_code", language, required_with=_OPTIONS),
        Column("store_refs"),
        Column("published", boolean, required=True),
    ),
    key=("sku", "language_code"),
    ref="sku",
    parents=(Parent("product_ref", "PRODUCT"),),
)

PRODUCT_PRICES = FileType(
    "PRODUCT-PRICES",
    ("V2",),
    (
        _product_ref(),
        _ref("sku", required=True, folded=True),
        Column("price", number, required=True),
        Column("currency_code", currency, low=3, high=3, required=True),
        Column("store_refs"),
        Column("starting_on", date),
        Column("ending_on", date, only_with=("discounted", "TRUE")),
        Column("discounted", boolean, blank="FALSE"),
    ),
    key=("product_ref", "sku", "currency_code", "store_refs", "discounted", "starting_on"),
    parents=(Parent("product_ref", "PRODUCT"), Parent("sku", "PRODUCT-VARIANTS", but="*")),
)

PRODUCT_INVENTORY = FileType(
    "PRODUCT-INVENTORY",
    ("V2", "V3"),  # not public, as its columns; these are those of the Platform API
    (
        Column("product_ref", folded=True, certain=False),
        Column("sku", folded=True, certain=False),
        Column("quantity", number, certain=False),
        *_maybe("store_ref", "at"),
    ),
    key=("product_ref", "sku", "store_ref"),
    parents=(
        Parent("product_ref", "PRODUCT"),
        Parent("sku", "PRODUCT-VARIANTS"),
        Parent("store_ref", "STORE"),
    ),
    complete=False,
)

PRODUCT_IMAGES = FileType(
    "PRODUCT-IMAGES",
    ("V2",),
    (
        _product_ref(),
        Column("skus"),
        Column("image_url", url, required=True),
        Column("position", whole, required=True),
    ),
    key=("product_ref", "position"),
    ref="product_ref",
    parents=(Parent("product_ref", "PRODUCT"),),
    mode="replace",
)

SALE = FileType(
    "SALE",
    ("V2",),
    (
        Column("sale_ref", required=True),
        _product_ref(),
        Column("quantity", number, low=1, high=7, required=True),
        Column("price", number, low=1, high=10, required=True),
        Column("currency_code", currency, low=3, high=3, required=True),
        Column("created_at", utc_time, low=19, high=19, required=True),
        Column("sku", folded=True),
        Column("shopper_ref", required=True),
        *_plain("store_ref", "sales_associate_ref"),
    ),
    key=("sale_ref", "product_ref", "sku"),
    parents=(
        Parent("product_ref", "PRODUCT"),
        Parent("sku", "PRODUCT-VARIANTS"),
        Parent("shopper_ref", "SHOPPER"),
        Parent("store_ref", "STORE"),
        Parent("sales_associate_ref", "SALES-ASSOCIATE"),
    ),
)

CORE = (
    STORE_REGION,
    STORE,
    SALES_ASSOCIATE,
    SHOPPER,
    SHOPPER_ADDRESS,
    METAFIELDS,
    PRODUCT,
    PRODUCT_VARIANTS,
    PRODUCT_PRICES,
    PRODUCT_INVENTORY,
    PRODUCT_IMAGES,
    SALE,
)
