"""What an event's ``data.object`` holds, family by family: other forms than the REST API's.

Times are Unix seconds, orders and items have no time of change, ``place`` is a day. The forms are
those of Ordergroove's pages on event payloads; what they leave open is said where it is decided.
"""

from __future__ import annotations

import json
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.clock import unix_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ordergroove_sandbox.merchant.table import Row

# family: the fields of its object, after `type` and `merchant`
FIELDS = {
    "subscriber": (
        "merchant_user_id subscription subscriptions session_id first_name last_name email "
        "phone_number phone_type phone_type_display live created last_updated extra_data locale "
        "locale_display"
    ),
    "subscription": (
        "public_id customer product components extra_data prepaid_subscription_context quantity "
        "price frequency_days reminder_days every every_period every_period_display cancelled "
        "cancel_reason cancel_reason_code session_id merchant_order_id live external_id created "
        "start_date offer payment shipping_address updated"
    ),
    "order": (
        "public_id customer payment shipping_address discount_total shipping_total sub_total "
        "tax_total total extra_data generic_error_count order_merchant_id place rejected_message "
        "status status_display tries cancelled created"
    ),
    "item": (
        "public_id customer product order subscription offer quantity price total_price "
        "first_placed components"
    ),
    "entitlement": "customer entitlements",
}
ENTITLEMENT = (
    "public_id access_type created last_updated expiration grace_period live grantees resource"
)
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
WITH_TOKEN = {"subscription.cancel", "subscription.create"}


def payload(type_: str, merchant: str, row: Row, details: Mapping[str, Any]) -> Row:
    """Return an event's ``data.object``.

    Args:
        type_: The event's type.
        merchant: The merchant's id.
        row: The row that it is about, as the API shows it.
        details: What the row does not say; see ``MerchantEvent``.
    """
    family = type_.partition(".")[0]
    known = {**row, **_MORE.get(family, dict)(row), **details}
    shown = {name: _SHOWN.get(name, _as_is)(known[name]) for name in FIELDS[family].split()}
    made = {"type": family, "merchant": merchant, **shown}
    if type_ in WITH_TOKEN:
        made["one_click_token"] = f"sandbox-one-click-{sha256(type_.encode()).hexdigest()[:8]}"
    return made


def _of_subscriber(row: Row) -> Row:
    return {
        "subscription": "",
        "subscriptions": [],
        "phone_type_display": PHONES.get(row["phone_type"]),
        "locale_display": "en-us",
    }


def _of_order(row: Row) -> Row:
    """The message is text or, since March 2026, an object: here with every other order."""
    text = row["rejected_message"]
    as_object = text and int(row["public_id"], 16) % 2
    return {
        "rejected_message": _object(text) if as_object else text or None,
        "status_display": STATUSES.get(row["status"]),
    }


def _of_entitlement(row: Row) -> Row:
    given = row["resource"]
    resource = {name: given[name] for name in ("public_id", "name", "description")}
    resource |= {"external_id": given["external_resource_id"], "image_url": given["image_url"]}
    times = {name: _utc_unix(row[name]) for name in ("created", "last_updated", "expiration")}
    known = {**row, **times, "resource": resource}
    entitlement = {name: known[name] for name in ENTITLEMENT.split()}
    return {"customer": row["merchant_user_id"], "entitlements": [entitlement]}


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


def _unix(wall: str | None) -> int | None:
    # The literal text "null" was met in the REST API.
    return None if wall in {None, "null"} else unix_of(str(wall))


def _utc_unix(text: str) -> int:
    return int(datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp())


def _as_is(value: Any) -> Any:
    return value


# family: what its object has beside the row's fields
_MORE: dict[str, Callable[[Row], Row]] = {
    "subscriber": _of_subscriber,
    "subscription": lambda row: {"every_period_display": PERIODS[row["every_period"]]},
    "order": _of_order,
    "entitlement": _of_entitlement,
}
# field: how it is shown, where that differs from the API's form
_SHOWN: dict[str, Callable[[Any], Any]] = {
    "cancel_reason": lambda text: text or "",
    "cancel_reason_code": lambda raw: int(raw.strip("| ")) if raw else None,
    "cancelled": _unix,
    "components": _components,
    "created": _unix,
    "extra_data": _object,
    "last_updated": _unix,
    "phone_number": lambda text: text or "",
    "place": lambda text: text[:10],
    "updated": _unix,
}
