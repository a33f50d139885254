"""All of BSPK's types of file, in BSPK's order."""

from __future__ import annotations

from target_bspk_s3 import core_data, special_orders

LAYOUTS = {layout.type: layout for layout in (*core_data.LAYOUTS, *special_orders.LAYOUTS)}
