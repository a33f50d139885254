"""Rows about the shop: products, groups, offers, resources, reasons. Pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ordergroove_sandbox.merchant import vocabulary as words
from ordergroove_sandbox.merchant.random_draws import chance, money, new_id

if TYPE_CHECKING:
    from random import Random

    from ordergroove_sandbox.merchant.table import Row


def product_row(rng: Random, merchant: str, number: int, stamp: str) -> Row:
    """Make the numbered product of the vocabulary, created at ``stamp`` (naive Chicago text)."""
    name, price, product_type = words.PRODUCTS[number]
    groups = rng.sample(words.GROUPS, k=rng.randrange(3))
    return {
        "merchant": merchant,
        # Some shops use numbers with leading zeros, others words.
        "external_product_id": f"{number:05d}" if chance(rng, 0.5) else f"SKU-{number}",
        "groups": [{"group_type": kind, "name": group} for kind, group in groups],
        "name": name,
        "price": money(price),
        "sku": f"SKU-{number}",
        "image_url": f"https://shop.example.com/{number}.png",
        "detail_url": f"https://shop.example.com/{number}",
        "autoship_enabled": name not in words.NOT_AUTOSHIP,
        "autoship_by_default": chance(rng, 0.1),
        "prepaid_eligible": chance(rng, 0.2),
        "premier_enabled": 0,
        "created": stamp,
        "last_update": stamp,
        "live": True,
        "discontinued": name in words.DISCONTINUED,
        "extra_data": {"i18n_display": {"fr-fr": {"name": name}}} if chance(rng, 0.2) else None,
        "product_type": product_type,
        "every": 1 if product_type == "plan" else None,
        "every_period": 3 if product_type == "plan" else None,
        **dict.fromkeys(("offer_profile", "incentive_group")),
    }


def product_includes(rng: Random, product: Row, resource: str, others: list[str]) -> Row:
    """Make what a product shows only when an ``include_…`` parameter asks for it.

    A plan grants a resource, a rotating product goes through others: both by their ids.
    """
    stamps = {"created": product["created"], "last_updated": product["created"]}
    rotating = product["product_type"] == "rotating"
    plan = product["product_type"] == "plan"
    rule = {
        "public_id": new_id(rng),
        "selection_rule_type": "ORDINAL",
        "product_selection_list_elements": [
            {"public_id": new_id(rng), "product": other, "starting_ordinal": str(ordinal)}
            for ordinal, other in enumerate(others)
        ],
        "configuration": {"reveal_moment": "ORDER_PLACEMENT", "pricing_policy": "ROTATING_PRODUCT"},
    }
    grant = {
        "resource": resource,
        "product": product["external_product_id"],
        "public_id": new_id(rng),
        "time_amount": 30,
        "grace_period": None,
        **stamps,
    }
    trial = {"public_id": new_id(rng), "duration_in_days": 14, **stamps}
    return {
        "product_selection_rules": [rule] if rotating else [],
        "product_resource_grants": [grant] if plan else [],
        "product_free_trial_configurations": [trial] if plan else [],
    }


def _coupon(rng: Random, name: str, percent: int) -> Row:
    discount = {
        "public_id": new_id(rng),
        "name": f"{percent}% off",
        "object": 1,
        "field": 2,
        "type": "Discount Percent",
        "value": str(percent),
        "threshold_field": 3,
        "threshold_value": "50",
    }
    code = f"{name.lower().replace(' ', '-')}-{percent}"
    return {"public_id": new_id(rng), "name": name, "code": code, "discounts": [discount]}


def offer_profile_row(rng: Random, merchant: str, number: int) -> Row:
    """Make the numbered offer profile of the vocabulary."""
    name, status = words.OFFER_PROFILES[number]
    return {
        "public_id": new_id(rng),
        "name": name,
        "merchant": merchant,
        "live": status == "available",
        "status": status,
        "weight": 100 - number,
        "offers": [new_id(rng) for _ in range(rng.randrange(1, 4))],
        "recurring_coupon": _coupon(rng, name, 10),
        "initial_coupon": _coupon(rng, f"{name} first", 20) if chance(rng, 0.5) else None,
    }


def resource_row(rng: Random, merchant: str, number: int, stamp: str) -> Row:
    """Make the numbered resource of the vocabulary, created at ``stamp`` (naive Chicago text)."""
    name, external_id = words.RESOURCES[number]
    return {
        "public_id": new_id(rng),
        "merchant": merchant,
        "name": name,
        "external_resource_id": external_id,
        "description": None,
        "image_url": None,
        "created": stamp,
        "last_updated": stamp,
    }
