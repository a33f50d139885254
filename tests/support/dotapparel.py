"""What DotApparel should know of a shop, worked out from the shop's books by the README."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from .books import utc

if TYPE_CHECKING:
    from ordergroove_sandbox import Merchant
    from ordergroove_sandbox.dotapparel import Inbox

    Cells = dict[str, Any]

SUCCESS = 5
MOBILE = 2
NUMBERS = {"SUB_TOTAL", "DISCOUNT", "SHIPPING", "TAX", "TOTAL"}
CUSTOMERS: Final = "customers"
ORDERS: Final = "orders"
REWARDS: Final = "rewards"


def time(wall: str | None) -> str:
    """Return a wall-clock time of Chicago as DotApparel's files have it, in UTC."""
    return f"{utc(wall):%Y-%m-%dT%H:%M:%S}" if wall else ""


def truth(merchant: Merchant) -> dict[str, dict[str, Cells]]:
    """Return the cells that DotApparel should have, by type and key."""
    orders = [row for row in merchant.truth("orders") if row["status"] == SUCCESS]
    incentives = merchant.truth("one_time_incentives")
    return {
        CUSTOMERS: {row["merchant_user_id"]: _customer(row) for row in merchant.truth("customers")},
        ORDERS: {row["public_id"]: _order(row) for row in orders},
        REWARDS: {row["public_id"]: _reward(row) for row in incentives},
    }


def _customer(row: Cells) -> Cells:
    return {
        "PERIDX": row["merchant_user_id"],
        "FIRSTNAME": row["first_name"] or "",
        "SURNAME": row["last_name"] or "",
        "MOBILE": (row["phone_number"] or "") if row["phone_type"] == MOBILE else "",
        "EMAIL": row["email"],
        "LAST_UPDATED": time(row["last_updated"]),
        "CREATED_DATE": time(row["created"]),
    }


def _order(row: Cells) -> Cells:
    return {
        "ORDER_ID": row["public_id"],
        "PERIDX": row["customer"],
        "ORDER_NUMBER": row["order_merchant_id"] or "",
        "ORDER_DATE": time(row["place"]),
        "SUB_TOTAL": Decimal(row["sub_total"]),
        "DISCOUNT": Decimal(row["discount_total"]),
        "SHIPPING": Decimal(row["shipping_total"]),
        "TAX": Decimal(row["tax_total"]),
        "TOTAL": Decimal(row["total"]),
        "CURRENCY": row["currency_code"] or "USD",
    }


def _reward(row: Cells) -> Cells:
    return {
        "REWARD_ID": row["public_id"],
        "PERIDX": row["customer"],
        "REWARD_CODE": row.get("external_code") or "",
        "DESCRIPTION": row.get("description") or "",
        "ORDER_ID": row.get("order") or "",
        "CREATED_DATE": time(row.get("created")),
        "EXPIRY_DATE": time(row.get("expires")),
        "USED_DATE": time(row.get("applied_at")),
    }


def known(inbox: Inbox) -> dict[str, dict[str, Cells]]:
    """Return what DotApparel has, in the same form; of an order or reward, the latest row."""
    profiles = inbox.table(CUSTOMERS).values()
    return {
        CUSTOMERS: {profile.primary_key: profile.columns for profile in profiles},
        ORDERS: {key: _numbers(rows[-1]) for key, rows in inbox.table(ORDERS).items()},
        REWARDS: {key: rows[-1] for key, rows in inbox.table(REWARDS).items()},
    }


def _numbers(row: dict[str, str]) -> Cells:
    return {name: Decimal(cell) if name in NUMBERS else cell for name, cell in row.items()}


def differences(merchant: Merchant, inbox: Inbox) -> list[str]:
    """Return what DotApparel does not know, knows otherwise, or should not know.

    What the shop has deleted stays with DotApparel: files delete nothing there.
    """
    wanted, found = truth(merchant), known(inbox)
    deleted = {REWARDS: merchant.deleted("one_time_incentives").keys()}
    return [
        f"{kind} {key}: {found[kind].get(key)}, should be {rows.get(key)}"
        for kind, rows in wanted.items()
        for key in rows.keys() | (found[kind].keys() - deleted.get(kind, set()))
        if found[kind].get(key) != rows.get(key)
    ]
