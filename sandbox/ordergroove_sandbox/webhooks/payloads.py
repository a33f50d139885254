"""What an event's ``data.object`` holds, family by family: other forms than the REST API's.

Times are Unix seconds, orders and items have no time of change, ``place`` is a day. Pure functions
of rows as the API shows them. The forms are those of Ordergroove's pages on event payloads; what
they leave open is said where it is decided.
"""

from __future__ import annotations

import json
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.clock import unix_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ordergroove_sandbox.merchant.table import Row

PERIODS = {1: "Days", 2: "Weeks", 3: "Months", 4: "Years"}
PHONES = {0: "invalid", 1: "landline", 2: "mobile", 3: "voip"}
# Only "Unsent" was seen as text; the others are our guess.
STATUSES = {
    1: "Unsent",
    3: "Rejected",
    4: "Cancelled",
    5: "Success",
    14: "Response processing error",
    15: "Generic error response",
}
# The types whose object carries a token with which a customer acts without signing in.
WITH_TOKEN = frozenset(
    {
        "order.refresh_one_click_token",
        "order.reminder",
        "subscription.cancel",
        "subscription.create",
        "subscription.refresh_one_click_token",
    }
)


def payload(type_: str, merchant: str, row: Row, details: Mapping[str, Any]) -> Row:
    """Return an event's ``data.object``.

    Args:
        type_: The event's type.
        merchant: The merchant's id.
        row: The row that it is about.
        details: What the row does not say; see ``MerchantEvent``.
    """
    made = _OBJECTS[type_.partition(".")[0]](merchant, row, details)
    if type_ in WITH_TOKEN:
        made["one_click_token"] = f"sandbox-one-click-{sha256(type_.encode()).hexdigest()[:8]}"
    return made


def _subscriber(merchant: str, row: Row, details: Mapping[str, Any]) -> Row:
    kind = row["phone_type"]
    return {
        "type": "subscriber",
        "merchant": merchant,
        "merchant_user_id": row["merchant_user_id"],
        "subscription": details.get("subscription", ""),
        "subscriptions": details.get("subscriptions", []),
        "session_id": row["session_id"],
        "first_name": row["first_name"],
        "last_name": row["last_name"],
        "email": row["email"],
        "phone_number": row["phone_number"] or "",
        "phone_type": kind,
        "phone_type_display": PHONES.get(kind),
        "live": row["live"],
        "created": unix_of(row["created"]),
        "last_updated": unix_of(row["last_updated"]),
        "extra_data": _object(row["extra_data"]),
        "locale": row["locale"],
        "locale_display": "en-us",
    }


def _subscription(merchant: str, row: Row, _: Mapping[str, Any]) -> Row:
    return {
        "type": "subscription",
        "merchant": merchant,
        "public_id": row["public_id"],
        "customer": row["customer"],
        "product": row["product"],
        "components": _components(row["components"]),
        "extra_data": _object(row["extra_data"]),
        "prepaid_subscription_context": row["prepaid_subscription_context"],
        "quantity": row["quantity"],
        "price": row["price"],
        "frequency_days": row["frequency_days"],
        "reminder_days": row["reminder_days"],
        "every": row["every"],
        "every_period": row["every_period"],
        "every_period_display": PERIODS[row["every_period"]],
        "cancelled": _unix(row["cancelled"]),
        "cancel_reason": row["cancel_reason"] or "",
        "cancel_reason_code": _code(row["cancel_reason_code"]),
        "session_id": row["session_id"],
        "merchant_order_id": row["merchant_order_id"],
        "live": row["live"],
        "external_id": row["external_id"],
        "created": unix_of(row["created"]),
        "start_date": row["start_date"],
        "offer": row["offer"],
        "payment": row["payment"],
        "shipping_address": row["shipping_address"],
        "updated": unix_of(row["updated"]),
    }


def _order(merchant: str, row: Row, _: Mapping[str, Any]) -> Row:
    return {
        "type": "order",
        "merchant": merchant,
        "public_id": row["public_id"],
        "customer": row["customer"],
        "payment": row["payment"],
        "shipping_address": row["shipping_address"],
        "discount_total": row["discount_total"],
        "shipping_total": row["shipping_total"],
        "sub_total": row["sub_total"],
        "tax_total": row["tax_total"],
        "total": row["total"],
        "extra_data": _object(row["extra_data"]),
        "generic_error_count": row["generic_error_count"],
        "order_merchant_id": row["order_merchant_id"],
        "place": row["place"][:10],
        "rejected_message": _message(row),
        "status": row["status"],
        "status_display": STATUSES.get(row["status"]),
        "tries": row["tries"],
        "cancelled": _unix(row["cancelled"]),
        "created": unix_of(row["created"]),
    }


def _item(merchant: str, row: Row, details: Mapping[str, Any]) -> Row:
    return {
        "type": "item",
        "merchant": merchant,
        "public_id": row["public_id"],
        "customer": details["customer"],
        "product": row["product"],
        "order": row["order"],
        "subscription": row["subscription"],
        "offer": row["offer"],
        "quantity": row["quantity"],
        "price": row["price"],
        "total_price": row["total_price"],
        "first_placed": row["first_placed"],
        "components": _components(row["components"]),
    }


def _entitlement(merchant: str, row: Row, _: Mapping[str, Any]) -> Row:
    resource = row["resource"]
    return {
        "type": "entitlement",
        "merchant": merchant,
        "customer": row["merchant_user_id"],
        "entitlements": [
            {
                "public_id": row["public_id"],
                "access_type": row["access_type"],
                "created": _utc_unix(row["created"]),
                "last_updated": _utc_unix(row["last_updated"]),
                "expiration": _utc_unix(row["expiration"]),
                "grace_period": row["grace_period"],
                "live": row["live"],
                "grantees": row["grantees"],
                "resource": {
                    "public_id": resource["public_id"],
                    "name": resource["name"],
                    "description": resource["description"],
                    "external_id": resource["external_resource_id"],
                    "image_url": resource["image_url"],
                },
            }
        ],
    }


_OBJECTS = {
    "subscriber": _subscriber,
    "subscription": _subscription,
    "order": _order,
    "item": _item,
    "entitlement": _entitlement,
}


def _message(order: Row) -> Any:
    """Text or null; since March 2026 the field may hold an object: here with every other order."""
    text = order["rejected_message"]
    as_object = text and int(order["public_id"], 16) % 2
    return _object(text) if as_object else text or None


def _object(raw: Any) -> Row:
    """Return an object; the REST API has text, too, and sometimes none at all."""
    try:
        parsed = json.loads(raw) if isinstance(raw, str) else raw
    except ValueError:
        parsed = None
    return parsed if isinstance(parsed, dict) else {}


def _components(raw: Any) -> list[Row]:
    """Return objects; the legacy form is ids with commas between, and nothing else is known."""
    return [{"product": each} for each in raw.split(",")] if isinstance(raw, str) else raw


def _code(raw: str | None) -> int | None:
    return int(raw.strip("| ")) if raw else None


def _unix(wall: str | None) -> int | None:
    # The literal text "null" was met in the REST API.
    return None if wall in {None, "null"} else unix_of(str(wall))


def _utc_unix(text: str) -> int:
    return int(datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp())
