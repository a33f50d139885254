"""All of BSPK's types of file, and what a user adds to them."""

from __future__ import annotations

from target_bspk_s3.core_data import (
    METAFIELDS,
    PRODUCT_IMAGES,
    PRODUCT_INVENTORY,
    PRODUCT_PRICES,
    PRODUCT_VARIANTS,
    PRODUCTS,
    SALES,
    SALES_ASSOCIATES,
    SHOPPER_ADDRESSES,
    SHOPPERS,
    STORE_REGION,
    STORES,
)
from target_bspk_s3.special_orders import (
    SPECIAL_ORDER_EVENTS,
    SPECIAL_ORDER_LINE_ITEMS,
    SPECIAL_ORDERS,
)

LAYOUTS = {
    layout.type: layout
    for layout in (
        STORE_REGION,
        STORES,
        SALES_ASSOCIATES,
        SHOPPERS,
        SHOPPER_ADDRESSES,
        METAFIELDS,
        PRODUCTS,
        PRODUCT_VARIANTS,
        PRODUCT_PRICES,
        PRODUCT_INVENTORY,
        PRODUCT_IMAGES,
        SALES,
        SPECIAL_ORDERS,
        SPECIAL_ORDER_LINE_ITEMS,
        SPECIAL_ORDER_EVENTS,
    )
}
"""All types, in BSPK's order."""
