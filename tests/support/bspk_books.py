"""The second route: what BSPK's stand-in has in its books, beside what was sent."""

from __future__ import annotations

import json
from decimal import Decimal

from .bspk_target import EVENT, ITEM, ORDER

KINDS = {
    "special_orders": "SPECIAL-ORDERS",
    "special_order_line_items": "SPECIAL-ORDER-LINE-ITEMS",
    "special_order_events": "SPECIAL-ORDER-EVENTS",
}
SAMPLES = {"special_orders": ORDER, "special_order_line_items": ITEM, "special_order_events": EVENT}
STORE = {
    "store_ref": "S1",
    "name": "Main Street",
    "address": None,
    "city": None,
    "state": None,
    "zip_code": None,
    "country_code": "US",
    "currency_code": "USD",
    "phone": None,
    "privacy_policy_link": None,
    "privacy_policy_email": None,
    "store_region_ref": None,
    "active": True,
}
ASSOCIATE = {
    "sales_associate_ref": "SA1",
    "first_name": "Ann",
    "last_name": "Lee",
    "email": "ann@example.com",
    "mobile_phone": "+14155550100",
    "store_ref": "S1",
    "active": True,
}
SHOPPER = {
    "shopper_ref": "C1",
    "barcode": None,
    "profile_type": "person",
    "first_name": None,
    "last_name": None,
    "alternate_first_name": None,
    "alternate_last_name": None,
    "gender": "NB",
    "email": None,
    "title": None,
    "mobile_phone": None,
    "other_phone": None,
    "address": None,
    "address_2": None,
    "address_3": None,
    "address_4": None,
    "city": None,
    "state": None,
    "zip_code": None,
    "country_code": None,
    "preferences": None,
    "preferred_contact_channel": None,
    "nationality": None,
    "languages": ["en", "fr"],
    "email_contact": False,
    "phone_call_contact": None,
}
PRODUCT = {
    "product_ref": "RING",
    "name": "Ring",
    "description": None,
    "categories": None,
    "language_code": None,
    "brand": None,
    "published": True,
}
VARIANT = {
    "product_ref": "RING",
    "sku": "RING-1",
    "barcode": None,
    "option_1_name": None,
    "option_1_value": None,
    "option_2_name": None,
    "option_2_value": None,
    "option_3_name": None,
    "option_3_value": None,
    "language_code": None,
    "store_refs": None,
    "published": True,
}
IMAGE = {
    "product_ref": "RING",
    "skus": None,
    "image_url": "https://example.com/1.jpg",
    "position": 1,
}


def settings_for(bspk, **more):
    """Return the settings that lead to the stand-in."""
    return {
        "bucket": bspk.bucket,
        "endpoint_url": bspk.endpoint_url,
        "aws_access_key_id": bspk.access_key,
        "aws_secret_access_key": bspk.secret_key,
        "aws_region": bspk.region,
        **more,
    }


def stream(name, *records, keys=(), types=None):
    """Return the messages of a stream whose records have all the same columns."""
    properties = {column: (types or {}).get(column, {}) for column in records[0]}
    described = {"type": "SCHEMA", "stream": name, "schema": {"properties": properties}}
    return [
        described | {"key_properties": list(keys)},
        *({"type": "RECORD", "stream": name, "record": each} for each in records),
    ]


def special(name, *changes):
    """Return the messages of special orders, line items or events: a sample with changes."""
    return stream(name, *(SAMPLES[name] | each for each in changes))


def text(value):
    """Return what stands in BSPK's books for a value; by hand, from the reference."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, list):
        return ";".join(value)
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def as_book(record):
    return {column: text(value) for column, value in record.items()}


def ordered(book):
    """Return the rows of a book in an order that can be compared."""
    return sorted(book.values() if isinstance(book, dict) else book, key=json.dumps)


def held_back(folder):
    """Return the records that are held back in a folder, if there is one."""
    paths = sorted(folder.iterdir()) if folder.exists() else []
    lines = [line for path in paths for line in path.read_bytes().splitlines()]
    # Python reads no number of more than 4300 digits.
    found = [json.loads(line, parse_int=lambda digits: int(digits[:4000])) for line in lines]
    return [each for each in found if each["type"] == "RECORD"]
