"""The list endpoints: their paths, filters, and what they hide or leave out by default."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.rest import filters as f
from ordergroove_sandbox.rest.filters import Filter, choice, exact, times

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ordergroove_sandbox.merchant.table import Entry, Row
    from ordergroove_sandbox.merchant.tables import Tables


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One list endpoint.

    Attributes:
        table: The merchant's table behind it.
        path: With its trailing slash.
        filters: Query parameter to filter; parameters not named here are ignored.
        shapers: Boolean query parameter to the change of the shown row that ``true`` brings.
        required: Query parameters that must be given.
        page_size: How many rows a page has unless asked otherwise.
        page_cap: How many rows a page has at most; more is cut down to it.
        always_cursor: Whether pages go by cursor without the version header too.
    """

    table: str
    path: str
    filters: Mapping[str, Filter] = field(default_factory=dict)
    shapers: Mapping[str, Callable[[Tables, Row], Row]] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    page_size: int = 10
    page_cap: int = 100
    always_cursor: bool = False


def _status_of_order(tables: Tables, entry: Entry) -> Any:
    return tables.row("orders", entry.row["order"])["status"]


def _created(_: Tables, entry: Entry) -> str:
    return entry.created


def _with_plan(tables: Tables, order: Row) -> Row:
    kinds = {
        tables.row("products", item["product"])["product_type"]
        for item in tables.items_of[order["public_id"]]
    }
    return {**order, "has_plan": "plan" in kinds}


def _without_prices(_: Tables, item: Row) -> Row:
    left_out = {"price", "extra_cost", "total_price"}
    return {name: value for name, value in item.items() if name not in left_out}


def _including(key: str) -> Callable[[Tables, Row], Row]:
    """Return the shaper that adds one of a product's includes."""
    return lambda tables, product: {
        **product,
        key: tables.includes[product["external_product_id"]][key],
    }


_CREATED = times("created", "created")
_UPDATED = times("updated", "updated")
_AUTOSHIP = choice({"true": True, "false": False, "all": f.ANY})
_DISCONTINUED = choice({"false": False, "true": f.ANY, "strict": True})
_STATUS = choice({"available": "available", "archived": "archived", "all": f.ANY})

_ALL = (
    Endpoint(
        "customers",
        "/customers/",
        {**exact("live", "email"), **_CREATED, **times("updated", "last_updated")},
    ),
    Endpoint(
        "subscriptions",
        "/subscriptions/",
        {**exact("live", "product", "customer"), **_CREATED, **_UPDATED},
    ),
    Endpoint(
        "orders",
        "/orders/",
        {**exact("status", "customer"), **_CREATED, **_UPDATED},
        {"include_has_plan": _with_plan},
    ),
    Endpoint(
        "items",
        "/items/",
        {
            **exact("order", "subscription", "product", "one_time"),
            # Of the item's order.
            "status": exact("status")["status"]._replace(value=_status_of_order),
            **times("order_updated", "order_updated"),
        },
        {"omit_price_calculation": _without_prices},
    ),
    Endpoint("addresses", "/addresses/", {**exact("live", "customer"), **_UPDATED}),
    Endpoint("payments", "/payments/", exact("customer")),
    Endpoint(
        "products",
        "/products/",
        {
            # Hidden unless asked for: products that are sold once only, or no longer.
            "autoship_enabled": Filter(_AUTOSHIP, f.field("autoship_enabled"), "true"),
            "allow_discontinued": Filter(_DISCONTINUED, f.field("discontinued"), "false"),
        },
        {
            "include_product_selection_rules": _including("product_selection_rules"),
            "include_product_resource_grants": _including("product_resource_grants"),
            "include_product_free_trials": _including("product_free_trial_configurations"),
        },
    ),
    Endpoint(
        "offer_profiles",
        "/offer_profiles/",
        # Hidden unless asked for: archived profiles.
        {"status": Filter(_STATUS, f.field("status"), "available")},
    ),
    Endpoint(
        "one_time_incentives",
        "/one_time_incentives/",
        {
            **exact("order", "customer", "item"),
            **_CREATED,
            **times("last_updated", "last_updated"),
            **times("applied_at", "applied_at"),
        },
    ),
    Endpoint("product_groups", "/product_groups/", exact("name", "group_type")),
    Endpoint("resources", "/resources/"),
    Endpoint("cancel_reasons", "/merchant/cancel_reason/"),
    Endpoint(
        "placement_responses",
        "/placement_logs/responses/",
        {
            "start_date": Filter(f.from_moment, _created),
            "end_date": Filter(f.before_moment, _created),
        },
        page_cap=1000,
        always_cursor=True,
    ),
    # On a host of its own at Ordergroove; needs no version header there.
    Endpoint(
        "entitlements",
        "/entitlements/",
        exact("live", "merchant", "merchant_user_id"),
        required=("merchant",),
        page_size=100,
        always_cursor=True,
    ),
)

ENDPOINTS: Mapping[str, Endpoint] = {endpoint.path: endpoint for endpoint in _ALL}
