"""The passing of a merchant's time: how often what happens, and in which order."""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from ordergroove_sandbox.clock import day_at, wall_date
from ordergroove_sandbox.merchant import catalogue, events
from ordergroove_sandbox.merchant import vocabulary as words
from ordergroove_sandbox.merchant.chance import count_of
from ordergroove_sandbox.merchant.orders import place_due

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from ordergroove_sandbox.merchant.books import Books

Event = tuple["datetime", "Callable[[Books], None]"]

PLACEMENT = time(3, 5)
_DAY = timedelta(days=1)

# What happens, and how often a day for each live subscription.
RATES: tuple[tuple[Callable[[Books], None], float], ...] = (
    (events.log_in, 0.010),
    (events.skip_delivery, 0.004),
    (events.change_quantity, 0.004),
    (events.add_one_time_item, 0.003),
    (events.grant_incentive, 0.003),
    (events.cancel_subscription, 0.0015),
    (events.correct_address, 0.0015),
    (events.replace_payment, 0.001),
    (events.move_home, 0.001),
    (events.new_subscription, 0.001),
    (events.cancel_order, 0.0005),
    (events.edit_product, 0.0005),
)


def stock(books: Books) -> None:
    """Fill the shop: reasons, groups, resources, products and offers, all created now."""
    rng, stamp = books.rng, books.stamp
    for code, _ in words.CANCEL_REASONS:
        books.add("cancel_reasons", {"cancel_reason": code, "application": "msi"})
    for group_type, name in words.GROUPS:
        books.add("product_groups", {"name": name, "group_type": group_type})
    for number in range(len(words.RESOURCES)):
        books.add("resources", catalogue.resource_row(rng, books.merchant, number, stamp))
    for number in range(len(words.OFFER_PROFILES)):
        books.add("offer_profiles", catalogue.offer_profile_row(rng, books.merchant, number))
    for number in range(len(words.PRODUCTS)):
        books.add("products", catalogue.product_row(rng, books.merchant, number, stamp))
    ids = [product["external_product_id"] for product in books.tables["products"].rows()]
    for product in books.tables["products"].rows():
        resource = books.tables["resources"].pick(rng)["public_id"]
        books.includes[product["external_product_id"]] = catalogue.product_includes(
            rng, product, resource, ids[:3]
        )


def live(books: Books, until: datetime, sign_ups: Sequence[datetime], at_least: int) -> None:
    """Let a merchant live until an instant.

    Args:
        books: The merchant's books, standing at the start; they end up at ``until``.
        until: The end, aware UTC.
        sign_ups: Aware instants at which customers sign up.
        at_least: How often each kind of event happens at least, in each day or part of one.
    """
    waiting = sorted(sign_ups)
    while books.now < until:
        end = min(books.now + _DAY, until)
        arrived = [instant for instant in waiting if instant < end or end == until]
        waiting = waiting[len(arrived) :]
        happenings: list[Event] = [
            *((instant, events.sign_up) for instant in arrived),
            *_placements(books, end),
            *_draws(books, end, at_least),
        ]
        for instant, happen in sorted(happenings, key=lambda event: event[0]):
            books.now = max(books.now, instant)
            happen(books)
        books.now = end


def sign_up_times(books: Books, count: int, since: datetime, until: datetime) -> Iterator[datetime]:
    """Draw aware instants, spread evenly between two others."""
    for _ in range(count):
        yield since + books.rng.random() * (until - since)


def _placements(books: Books, end: datetime) -> Iterator[Event]:
    last = str(wall_date(end))
    for day in sorted(day for day in books.due if day <= last):
        instant = day_at(date.fromisoformat(day), PLACEMENT)
        if instant <= end:
            yield max(instant, books.now), partial(place_due, day=day, limit=end)


def _draws(books: Books, end: datetime, at_least: int) -> Iterator[Event]:
    span = end - books.now
    subscriptions = len(books.live_subscriptions)
    for happen, rate in RATES:
        for _ in range(max(at_least, count_of(books.rng, rate * subscriptions * (span / _DAY)))):
            yield books.now + books.rng.random() * span, _if_possible(happen)


def _if_possible(happen: Callable[[Books], None]) -> Callable[[Books], None]:
    """Leave a merchant without a live subscription in peace."""

    def happen_if_possible(books: Books) -> None:
        if books.live_subscriptions:
            happen(books)

    return happen_if_possible
