"""The passing of a merchant's time: how often what happens, and in which order."""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from ordergroove_sandbox.clock import day_at, wall_date
from ordergroove_sandbox.merchant import actions, catalogue
from ordergroove_sandbox.merchant import vocabulary as words
from ordergroove_sandbox.merchant.orders import place_due
from ordergroove_sandbox.merchant.random_draws import count_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from ordergroove_sandbox.merchant.tables import Tables

Planned = tuple["datetime", "Callable[[Tables], None]"]

PLACEMENT = time(3, 5)
_DAY = timedelta(days=1)

# What happens, and how often a day for each live subscription.
RATES: tuple[tuple[Callable[[Tables], None], float], ...] = (
    (actions.log_in, 0.010),
    (actions.skip_delivery, 0.004),
    (actions.change_quantity, 0.004),
    (actions.add_one_time_item, 0.003),
    (actions.grant_incentive, 0.003),
    (actions.cancel_subscription, 0.0015),
    (actions.correct_address, 0.0015),
    (actions.replace_payment, 0.001),
    (actions.move_home, 0.001),
    (actions.new_subscription, 0.001),
    (actions.cancel_order, 0.0005),
    (actions.edit_product, 0.0005),
)


def stock(tables: Tables) -> None:
    """Fill the shop: reasons, groups, resources, products and offers, all created now."""
    rng, stamp = tables.rng, tables.stamp
    for code, _ in words.CANCEL_REASONS:
        tables.add("cancel_reasons", {"cancel_reason": code, "application": "msi"})
    for group_type, name in words.GROUPS:
        tables.add("product_groups", {"name": name, "group_type": group_type})
    for number in range(len(words.RESOURCES)):
        tables.add("resources", catalogue.resource_row(rng, tables.merchant, number, stamp))
    for number in range(len(words.OFFER_PROFILES)):
        tables.add("offer_profiles", catalogue.offer_profile_row(rng, tables.merchant, number))
    for number in range(len(words.PRODUCTS)):
        tables.add("products", catalogue.product_row(rng, tables.merchant, number, stamp))
    ids = [product["external_product_id"] for product in tables["products"].rows()]
    for product in tables["products"].rows():
        resource = tables["resources"].pick(rng)["public_id"]
        tables.includes[product["external_product_id"]] = catalogue.product_includes(
            rng, product, resource, ids[:3]
        )


def live(tables: Tables, until: datetime, sign_ups: Sequence[datetime], at_least: int) -> None:
    """Let a merchant live until an instant, aware UTC.

    Args:
        tables: The merchant's tables.
        until: The end.
        sign_ups: Aware instants at which customers sign up.
        at_least: How often each kind of event happens at least, in each day or part of one.
    """
    waiting = sorted(sign_ups)
    while tables.now < until:
        end = min(tables.now + _DAY, until)
        arrived = [instant for instant in waiting if instant < end or end == until]
        waiting = waiting[len(arrived) :]
        planned: list[Planned] = [
            *((instant, actions.sign_up) for instant in arrived),
            *_placements(tables, end),
            *_draws(tables, end, at_least),
        ]
        for instant, happen in sorted(planned, key=lambda each: each[0]):
            tables.now = max(tables.now, instant)
            happen(tables)
        tables.now = end


def sign_up_times(
    tables: Tables, count: int, since: datetime, until: datetime
) -> Iterator[datetime]:
    """Draw aware instants, spread evenly between two others."""
    for _ in range(count):
        yield since + tables.rng.random() * (until - since)


def _placements(tables: Tables, end: datetime) -> Iterator[Planned]:
    last = str(wall_date(end))
    for day in sorted(day for day in tables.due if day <= last):
        instant = day_at(date.fromisoformat(day), PLACEMENT)
        if instant <= end:
            yield max(instant, tables.now), partial(place_due, day=day, limit=end)


def _draws(tables: Tables, end: datetime, at_least: int) -> Iterator[Planned]:
    span = end - tables.now
    subscriptions = len(tables.live_subscriptions)
    for happen, rate in RATES:
        for _ in range(max(at_least, count_of(tables.rng, rate * subscriptions * (span / _DAY)))):
            yield tables.now + tables.rng.random() * span, partial(_if_possible, happen)


def _if_possible(happen: Callable[[Tables], None], tables: Tables) -> None:
    """Leave a merchant without a live subscription in peace."""
    if tables.live_subscriptions:
        happen(tables)
