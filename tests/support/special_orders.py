"""What BSPK should know of a shop's orders and items, worked out from its books by the README."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from .books import utc

if TYPE_CHECKING:
    from ordergroove_sandbox import Merchant
    from ordergroove_sandbox.bspk import Bspk

    Cells = dict[str, Any]

STORE, ASSOCIATE, CURRENCY = "STORE-7", "ASSOCIATE-3", "USD"
ORDERS, LINES, EVENTS = "SPECIAL-ORDERS", "SPECIAL-ORDER-LINE-ITEMS", "SPECIAL-ORDER-EVENTS"
REJECTED, CANCELLED, SUCCESS, MERGED = 3, 4, 5, 17
NUMBERS = {"total_amount", "quantity", "price", "sequence"}


def status(order: Cells) -> str:
    if order["status"] == SUCCESS:
        return "closed"
    return "cancelled" if order["status"] in (REJECTED, CANCELLED, MERGED) else "open"


def time(wall: str) -> str:
    return f"{utc(wall):%Y-%m-%dT%H:%M:%SZ}"


def truth(merchant: Merchant) -> dict[str, dict[Any, Cells]]:
    """Return the rows that BSPK should have, by type and key; blank cells left out."""
    orders = {row["public_id"]: row for row in merchant.truth("orders")}
    return {
        ORDERS: {key: _order(row) for key, row in orders.items()},
        LINES: {key: _delivery(row) for key, row in orders.items()}
        | {row["public_id"]: _line(row, orders) for row in merchant.truth("items")},
        EVENTS: {
            (event["order_ref"], str(event["sequence"])): event
            for event in map(_event, orders.values())
            if event
        },
    }


def _order(row: Cells) -> Cells:
    number = row["order_merchant_id"]
    return {
        "order_ref": row["public_id"],
        "shopper_id": row["customer"],
        "store_id": STORE,
        "sales_associate_id": ASSOCIATE,
        "description": f"Subscription order {number}" if number else "Subscription order",
        "total_amount": Decimal(row["total"]),
        "currency_code": row["currency_code"] or CURRENCY,
        "created_at": time(row["created"]),
        "type": "back_order",
        "status": status(row),
    }


def _delivery(row: Cells) -> Cells:
    return {
        "order_ref": row["public_id"],
        "line_item_ref": row["public_id"],
        "name": "Delivery",
        "quantity": Decimal(1),
        "status": status(row),
    }


def _line(row: Cells, orders: dict[str, Cells]) -> Cells:
    cells = {
        "order_ref": row["order"],
        "line_item_ref": row["public_id"],
        "name": f"Product {row['product']}" if row["product"] else "Product still to be chosen",
        "quantity": Decimal(row["quantity"]),
        "currency_code": CURRENCY,
        "status": status(orders[row["order"]]),
    }
    if row["product"]:
        cells["product_ref"] = row["product"]
    if row["price"] is not None:
        cells["price"] = Decimal(row["price"])
    return cells


def _event(row: Cells) -> Cells | None:
    kinds = {
        SUCCESS: ("Placed", "place", 998),
        CANCELLED: ("Cancelled", "cancelled", 999),
        REJECTED: ("Rejected by the shop", "place", 100 + (row["tries"] or 0)),
    }
    description, when, sequence = kinds.get(row["status"], ("", "place", 0))
    if not description or not row[when]:
        return None
    return {
        "order_ref": row["public_id"],
        "line_item_ref": row["public_id"],
        "sequence": Decimal(sequence),
        "description": description,
        "created_at": time(row[when]),
        "action_required": "TRUE" if row["status"] == REJECTED else "FALSE",
    }


def known(bspk: Bspk) -> dict[str, dict[Any, Cells]]:
    """Return the rows that BSPK has, in the same form."""
    return {kind: _as_read(bspk.table(kind)) for kind in (ORDERS, LINES, EVENTS)}


def _as_read(rows: dict[Any, dict[str, str]]) -> dict[Any, Cells]:
    return {
        key: {
            name: Decimal(cell) if name in NUMBERS else cell for name, cell in row.items() if cell
        }
        for key, row in rows.items()
    }


def differences(merchant: Merchant, bspk: Bspk, earlier: dict[str, Any] | None = None) -> list[str]:
    """Return what BSPK does not know, or knows otherwise, or should not know.

    Args:
        merchant: The shop.
        bspk: BSPK.
        earlier: The truth of before: what the shop has deleted since stays with BSPK, and an order
            whose status changed again keeps its events.
    """
    wanted, found = truth(merchant), known(bspk)
    wrong = []
    for kind, rows in wanted.items():
        before = (earlier or {}).get(kind, {})
        wrong += [
            f"{kind} {key}: {found[kind].get(key)}, should be {row}"
            for key, row in rows.items()
            if found[kind].get(key) != row
        ]
        extra = found[kind].keys() - rows.keys() - before.keys()
        wrong += [f"{kind} {key}: too much" for key in extra]
    return wrong
