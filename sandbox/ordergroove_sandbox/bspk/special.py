"""The three types of special orders: https://developers.bspk.com/special-orders-integration.

Their tables are public in full. Our reading of what they leave open:

- ``shopper_id``, ``store_id``, ``sales_associate_id``, ``product_ref`` and ``sku`` refer to core
  types by their meaning, but no text says so: see ``Parent.documented``. Line items refer to their
  order, events to their order and to a line item of that order.
- ``line_item_ref`` is unique among all orders; a line item that comes again under another order
  moves there.
- A ``sequence`` is a whole number from 0 to 999; it has at most three digits.
"""

from __future__ import annotations

from ordergroove_sandbox.bspk.formats import boolean, currency, number, one_of, time, url, whole
from ordergroove_sandbox.bspk.types import Column, FileType, Parent

_MOST = 65535
_status = one_of("open", "closed", "partial", "cancelled")

SPECIAL_ORDERS = FileType(
    "SPECIAL-ORDERS",
    ("V2",),
    (
        Column("order_ref", low=3, high=255, required=True),
        Column("shopper_id", low=1, high=255, required=True),
        Column("store_id", low=1, high=255, required=True),
        Column("sales_associate_id", low=1, high=255, required=True),
        Column("description", high=_MOST),
        Column("total_amount", number, low=1, high=255),
        Column("currency_code", currency, low=3, high=3, required_with=("total_amount",)),
        Column("created_at", time, required=True),
        Column("type", one_of("back_order", "custom", "repair"), required=True),
        Column("status", _status, required=True),
    ),
    key=("order_ref",),
    ref="order_ref",
    parents=(
        Parent("shopper_id", "SHOPPER", documented=False),
        Parent("store_id", "STORE", documented=False),
        Parent("sales_associate_id", "SALES-ASSOCIATE", documented=False),
    ),
)

LINE_ITEMS = FileType(
    "SPECIAL-ORDER-LINE-ITEMS",
    ("V2",),
    (
        Column("order_ref", low=3, high=255, required=True),
        Column("line_item_ref", low=3, high=255, required=True),
        Column("product_ref", low=3, high=255, folded=True),
        Column("sku", low=1, high=255, folded=True),
        Column("barcode", low=1, high=255),
        Column("name", low=1, high=255, required=True),
        Column("description", high=_MOST),
        Column("image_url", url, high=_MOST),
        Column("quantity", number, low=1, high=255, required=True),
        Column("price", number, low=1, high=255),
        Column("currency_code", currency, low=3, high=3, required_with=("price",)),
        Column("status", _status, required=True),
    ),
    key=("line_item_ref",),
    ref="line_item_ref",
    parents=(
        Parent("order_ref", "SPECIAL-ORDERS"),
        Parent("product_ref", "PRODUCT", documented=False),
        Parent("sku", "PRODUCT-VARIANTS", documented=False),
    ),
)

EVENTS = FileType(
    "SPECIAL-ORDER-EVENTS",
    ("V2",),
    (
        Column("order_ref", low=3, high=255, required=True),
        Column("line_item_ref", low=3, high=255, required=True),
        Column("sequence", whole, low=1, high=3, required=True),
        Column("description", low=1, high=255, required=True),
        Column("created_at", time, required=True),
        Column("reference", low=1, high=_MOST),
        Column("action_required", boolean, required=True),
    ),
    key=("order_ref", "sequence"),
    parents=(
        Parent("order_ref", "SPECIAL-ORDERS"),
        Parent("line_item_ref", "SPECIAL-ORDER-LINE-ITEMS", agreeing=("order_ref",)),
    ),
    mode="append",
)

SPECIAL = (SPECIAL_ORDERS, LINE_ITEMS, EVENTS)
