"""Rows about a shopper: customer, address, payment. Pure functions of a random source."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ordergroove_sandbox.merchant import vocabulary as words
from ordergroove_sandbox.merchant.random_draws import chance, new_id

if TYPE_CHECKING:
    from random import Random

    from ordergroove_sandbox.merchant.table import Row


def extra_data(rng: Random) -> object:
    """Return one of the shapes in which ``extra_data`` is met.

    Mostly null or an object, often JSON in text, now and then text that is no JSON at all.
    """
    shapes: tuple[object, ...] = (
        None,
        {},
        {"shopify_contract_id": str(rng.randrange(10**6)), "tags": ["a", "b"]},
        json.dumps({"source": "checkout", "gift": chance(rng, 0.5)}),
        "note: leave at the door",
    )
    return rng.choices(shapes, weights=(50, 12, 20, 15, 3))[0]


def customer_row(rng: Random, merchant: str, number: int, stamp: str) -> Row:
    """Make a customer, created at ``stamp`` (naive Chicago text)."""
    first, last = rng.choice(words.FIRST_NAMES), rng.choice(words.LAST_NAMES)
    row: Row = {
        "merchant": merchant,
        "merchant_user_id": f"{number:06d}",
        "session_id": f"{merchant}.{rng.randrange(10**6)}.{rng.randrange(10**9)}",
        "user_token_id": "" if chance(rng, 0.6) else None,
        "first_name": first,
        "last_name": last,
        "email": f"customer{number}@example.com",
        "phone_number": f"+1555{rng.randrange(10**7):07d}" if chance(rng, 0.8) else None,
        "phone_type": rng.choice((None, 0, 1, 2, 3)),
        "live": not chance(rng, 0.03),
        "created": stamp,
        "last_updated": stamp,
        "last_login": stamp if chance(rng, 0.5) else None,
        "extra_data": extra_data(rng),
        "locale": 1,
    }
    # In the field table of the documentation, missing from its example: so present in some rows.
    if chance(rng, 0.3):
        row["price_code"] = rng.choice((None, "wholesale"))
    return row


def address_row(rng: Random, customer: Row, stamp: str) -> Row:
    """Make a live address of a customer, created at ``stamp`` (naive Chicago text)."""
    city, state, postcode = rng.choice(words.CITIES)
    return {
        "customer": customer["merchant_user_id"],
        "public_id": new_id(rng),
        "label": "Home" if chance(rng, 0.2) else None,
        "first_name": customer["first_name"],
        "last_name": customer["last_name"],
        "company_name": rng.choice(words.COMPANIES) if chance(rng, 0.1) else None,
        "address": f"{rng.randrange(1, 999)} {rng.choice(words.STREETS)}",
        "address2": f"Apt {rng.randrange(1, 40)}" if chance(rng, 0.3) else None,
        "city": city,
        "state_province_code": state,
        "zip_postal_code": postcode,
        "phone": customer["phone_number"],
        "fax": None,
        "country_code": "US",
        "live": True,
        "created": stamp,
        "updated": stamp,
        "token_id": None,
        "store_public_id": None,
    }


def payment_row(rng: Random, customer: Row, address: Row, stamp: str) -> Row:
    """Make a live payment billed to an address, created at ``stamp`` (naive Chicago text)."""
    card = chance(rng, 0.85)
    month, year = rng.randrange(1, 13), int(stamp[:4]) + rng.randrange(1, 5)
    # Documented as MM/YYYY, observed as M/YYYY too.
    expiry = f"{month:02d}/{year}" if chance(rng, 0.8) else f"{month}/{year}"
    holder = f"{customer['first_name']} {customer['last_name']}"
    return {
        "customer": customer["merchant_user_id"],
        "billing_address": address["public_id"],
        "cc_number_ending": f"{rng.randrange(10**4):04d}" if card else None,
        "payment_method": "credit card" if card else "paypal",
        "public_id": new_id(rng),
        "label": None,
        "token_id": f"sandbox-token-{rng.randrange(10**8):08d}",
        "cc_holder": holder if card and chance(rng, 0.7) else None,
        "cc_type": rng.choice(words.CARD_TYPES) if card else None,
        "cc_exp_date": expiry if card else None,
        "live": True,
        "created": stamp,
        "last_updated": stamp,
    }
