"""The list endpoints: their paths, filters, and what they hide or leave out by default."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.rest import filters as f
from ordergroove_sandbox.rest.filters import Filter

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


def _times(name: str, column: str) -> dict[str, Filter]:
    """Return the filters of a time: its day, and a range inclusive at both ends."""
    return {
        name: Filter(f.day, column),
        f"{name}_start": Filter(f.since, column),
        f"{name}_end": Filter(f.until, column),
    }


def _exact(*columns: str) -> dict[str, Filter]:
    return {column: Filter(f.exact, column) for column in columns}


def _order_of(column: str) -> Callable[[Tables, Entry], Any]:
    """Return the reader of a field of an item's order."""
    return lambda tables, entry: tables.row("orders", entry.row["order"])[column]


def _resource(column: str) -> Callable[[Tables, Entry], Any]:
    return lambda _, entry: entry.row["resource"][column]


def _subscriptions(tables: Tables, entry: Entry) -> set[str | None]:
    return {item["subscription"] for item in tables.items_in(entry.row["public_id"])}


def _created(_: Tables, entry: Entry) -> str:
    return entry.created


def _with_plan(tables: Tables, order: Row) -> Row:
    kinds = {
        tables.row("products", item["product"])["product_type"]
        for item in tables.items_in(order["public_id"])
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


_LIVE = {"live": Filter(f.flag, "live")}
_CREATED = _times("created", "created")
_UPDATED = _times("updated", "updated")
_AUTOSHIP = f.choice({"true": bool, "false": lambda on: not on, "all": lambda _: True})
_DISCONTINUED = f.choice({"false": lambda off: not off, "true": lambda _: True, "strict": bool})
_STATUS = f.choice(
    {
        "available": lambda status: bool(status == "available"),
        "archived": lambda status: bool(status == "archived"),
        "all": lambda _: True,
    }
)

_ALL = (
    Endpoint(
        "customers",
        "/customers/",
        {**_LIVE, **_exact("email"), **_CREATED, **_times("updated", "last_updated")},
    ),
    Endpoint(
        "subscriptions",
        "/subscriptions/",
        {**_LIVE, **_exact("product", "shipping_address", "customer"), **_CREATED, **_UPDATED},
    ),
    Endpoint(
        "orders",
        "/orders/",
        {
            "status": Filter(f.number, "status"),
            "subscription": Filter(f.member, value_of=_subscriptions),
            **_exact("customer"),
            "place": Filter(f.day, "place"),
            "place_start": Filter(f.since_day, "place"),
            "place_end": Filter(f.until_day, "place"),
            **_CREATED,
            **_UPDATED,
        },
        {"include_has_plan": _with_plan},
    ),
    Endpoint(
        "items",
        "/items/",
        {
            **_exact("order", "offer", "subscription", "product"),
            "one_time": Filter(f.flag, "one_time"),
            "status": Filter(f.number, value_of=_order_of("status")),
            "place": Filter(f.day, value_of=_order_of("place")),
            "place_start": Filter(f.since_day, value_of=_order_of("place")),
            "place_end": Filter(f.until_day, value_of=_order_of("place")),
            "order_updated_start": Filter(f.since, "order_updated"),
            "order_updated_end": Filter(f.until, "order_updated"),
        },
        {"omit_price_calculation": _without_prices},
    ),
    Endpoint(
        "addresses",
        "/addresses/",
        {
            **_LIVE,
            **_exact("customer"),
            "updated_start": Filter(f.since, "updated"),
            "updated_end": Filter(f.until, "updated"),
        },
    ),
    Endpoint("payments", "/payments/", _exact("customer")),
    Endpoint(
        "products",
        "/products/",
        {
            **_LIVE,
            **_exact("product_type"),
            "external_product_ids[]": Filter(f.exact, "external_product_id"),
            "autoship_by_default": Filter(f.flag, "autoship_by_default"),
            # Hidden unless asked for: products that are sold once only, or no longer.
            "autoship_enabled": Filter(_AUTOSHIP, "autoship_enabled", default="true"),
            "allow_discontinued": Filter(_DISCONTINUED, "discontinued", default="false"),
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
        {"status": Filter(_STATUS, "status", default="available")},
    ),
    Endpoint(
        "one_time_incentives",
        "/one_time_incentives/",
        {
            **_exact("order", "customer", "external_code", "item"),
            **_CREATED,
            **_times("last_updated", "last_updated"),
            **_times("applied_at", "applied_at"),
        },
    ),
    Endpoint("product_groups", "/product_groups/", _exact("name", "group_type")),
    Endpoint("resources", "/resources/", _exact("external_resource_id")),
    Endpoint("cancel_reasons", "/merchant/cancel_reason/", _exact("application")),
    Endpoint(
        "placement_responses",
        "/placement_logs/responses/",
        {
            "start_date": Filter(f.from_moment, value_of=_created),
            "end_date": Filter(f.before_moment, value_of=_created),
        },
        page_cap=1000,
        always_cursor=True,
    ),
    # On a host of its own at Ordergroove; needs no version header there.
    Endpoint(
        "entitlements",
        "/entitlements/",
        {
            **_LIVE,
            **_exact("merchant", "merchant_user_id"),
            "resource_public_id": Filter(f.exact, value_of=_resource("public_id")),
            "external_resource_id": Filter(f.exact, value_of=_resource("external_resource_id")),
            "resource_name": Filter(f.exact, value_of=_resource("name")),
        },
        required=("merchant",),
        page_size=100,
        always_cursor=True,
    ),
)

ENDPOINTS: Mapping[str, Endpoint] = {endpoint.path: endpoint for endpoint in _ALL}
