"""BSPK's three types of file for special orders, as data; all of version V2. Then all types.

From developers.bspk.com, special-orders-integration/file-types: special-orders,
special-order-line-items, special-order-events.
"""

from __future__ import annotations

import functools

from singer_commons.csv_target.formats import URL, Enum, Integer
from singer_commons.csv_target.layout import Column, Layout, Parent, UniquePer
from target_bspk_s3.core_data import (
    BOOLEAN,
    CORE_DATA,
    LONG_TEXT,
    PRODUCT,
    UTC_TIME,
    VARIANT,
    currency,
    money,
    ref,
    text,
)
from target_bspk_s3.inherit import WaitingRecords

STATUS = Column("status", Enum(("open", "closed", "partial", "cancelled")), required=True)
# The pages give this a length of 10, and examples of 20 characters.
CREATED_AT = Column("created_at", UTC_TIME, required=True)

SPECIAL_ORDERS = Layout(
    type="SPECIAL-ORDERS",
    version="V2",
    key=("order_ref",),
    referenced_by=(("status",),),
    columns=(
        ref("order_ref", 3),
        ref("shopper_id"),
        ref("store_id"),
        ref("sales_associate_id"),
        text("description", LONG_TEXT),
        money("total_amount"),
        currency("total_amount"),
        CREATED_AT,
        Column("type", Enum(("back_order", "custom", "repair")), required=True),
        STATUS,
    ),
    parents=(
        Parent("SHOPPER", ("shopper_id",), ("shopper_ref",)),
        Parent("STORE", ("store_id",), ("store_ref",)),
        Parent("SALES-ASSOCIATE", ("sales_associate_id",), ("sales_associate_ref",)),
    ),
)

SPECIAL_ORDER_LINE_ITEMS = Layout(
    type="SPECIAL-ORDER-LINE-ITEMS",
    version="V2",
    key=("order_ref", "line_item_ref"),
    # line_item_ref is documented as unique: under a second order it would move the line there.
    unique=(UniquePer("line_item_ref", "order_ref"),),
    columns=(
        ref("order_ref", 3),
        ref("line_item_ref", 3),
        ref("product_ref", 3, required=False),
        ref("sku", required=False),
        ref("barcode", required=False),
        text("name", 255, required=True),
        text("description", LONG_TEXT),
        Column("image_url", URL, 0, LONG_TEXT),
        money("quantity", required=True),
        money("price"),
        currency("price"),
        STATUS,
    ),
    parents=(
        Parent("SPECIAL-ORDERS", ("order_ref",), ("order_ref",), warn=True),
        PRODUCT,
        VARIANT,
    ),
)

SPECIAL_ORDER_EVENTS = Layout(
    type="SPECIAL-ORDER-EVENTS",
    version="V2",
    key=("order_ref", "sequence"),
    append_only=True,
    columns=(
        ref("order_ref", 3),
        ref("line_item_ref", 3),
        Column("sequence", Integer(0, 999), 1, 3, required=True),
        text("description", 255, required=True),
        CREATED_AT,
        text("reference", LONG_TEXT),
        Column("action_required", BOOLEAN, required=True),
    ),
    parents=(
        Parent("SPECIAL-ORDERS", ("order_ref",), ("order_ref",)),
        Parent(
            "SPECIAL-ORDER-LINE-ITEMS",
            ("order_ref", "line_item_ref"),
            ("order_ref", "line_item_ref"),
        ),
    ),
)

STATUS_OF_ORDER = functools.partial(
    WaitingRecords,
    "SPECIAL-ORDER-LINE-ITEMS",
    "status",
    "SPECIAL-ORDERS",
    "order_ref",
    unless=("partial",),  # of such an order a line item may be open or closed
)
"""Line items that do not say their status have their order's."""

LAYOUTS = {
    each.type: each
    for each in (*CORE_DATA, SPECIAL_ORDERS, SPECIAL_ORDER_LINE_ITEMS, SPECIAL_ORDER_EVENTS)
}
"""All types, in BSPK's order."""
