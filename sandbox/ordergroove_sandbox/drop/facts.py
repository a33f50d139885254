"""What the rows of reports are about: the merchant's rows, joined and chosen by day."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ordergroove_sandbox.merchant.random_draws import cents
from ordergroove_sandbox.merchant.tables import UNSENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ordergroove_sandbox.merchant import Merchant
    from ordergroove_sandbox.merchant.table import Row

SUCCESS = 5
# Codes of the Member Activity File.
STARTED, PLACED, CARD_ISSUE, CANCELLED = 1, 2, 3, 5


@dataclass(frozen=True, slots=True)
class Facts:
    """The merchant's rows behind one line of a report; empty where there is none.

    Attributes:
        customer: The customer.
        product: The product.
        subscription: The subscription; of a one-time item none.
        order: The order.
        item: The order item.
        next_day: Of a live subscription, the day of its upcoming order, ``YYYY-MM-DD``.
        response_code: What the shop answered to the order's placement.
        value: What all upcoming items of the customer cost together, in cents.
        event: A code of the Member Activity File.
    """

    customer: Row
    product: Row
    subscription: Row = field(default_factory=dict)
    order: Row = field(default_factory=dict)
    item: Row = field(default_factory=dict)
    next_day: str = ""
    response_code: str = ""
    value: int = 0
    event: int = 0


class View:
    """The merchant's rows as they are now, joined. Hold the merchant's lock while it is used.

    Days are Chicago's, ``YYYY-MM-DD``; without a day the methods return everything.
    """

    def __init__(self, merchant: Merchant) -> None:
        tables = merchant.tables
        self._customers = {row["merchant_user_id"]: row for row in tables["customers"].rows()}
        self._products = {row["external_product_id"]: row for row in tables["products"].rows()}
        self._subscriptions = {row["public_id"]: row for row in tables["subscriptions"].rows()}
        self._orders = {row["public_id"]: row for row in tables["orders"].rows()}
        self._codes = {
            row["order"]: row["response_code"] for row in tables["placement_responses"].rows()
        }
        self._items: defaultdict[str, list[Row]] = defaultdict(list)
        self._next: dict[str, str] = {}
        self._values: Counter[str] = Counter()
        for item in tables["items"].rows():
            order = self._orders[item["order"]]
            self._items[order["public_id"]].append(item)
            if order["status"] == UNSENT:
                self._values[order["customer"]] += cents(item["total_price"])
                self._next[item["subscription"]] = order["place"][:10]

    def placed(self, on: str | None = None) -> Iterator[Facts]:
        """Return the items of orders placed, refused or cancelled that were due on a day."""
        for order in self._orders.values():
            if order["status"] != UNSENT and _is_on(on, order["place"]):
                yield from self._of_order(order)

    def upcoming(self, after: str | None = None, days: int = 30) -> Iterator[Facts]:
        """Return the items of unsent orders due within so many days after a day."""
        last = str(date.fromisoformat(after) + timedelta(days=days)) if after else "9"
        for order in self._orders.values():
            if order["status"] == UNSENT and (after or "") < order["place"][:10] <= last:
                yield from self._of_order(order)

    def updated(self, on: str | None = None) -> Iterator[Facts]:
        """Return the subscriptions whose latest update was on a day."""
        return self._of_subscriptions("updated", on)

    def cancelled(self, on: str | None = None) -> Iterator[Facts]:
        """Return the subscriptions that were cancelled on a day."""
        return self._of_subscriptions("cancelled", on)

    def events(self, on: str | None = None) -> Iterator[Facts]:
        """Return what happened to subscriptions on a day, as far as the rows still tell."""
        for facts in self._of_subscriptions("created", on):
            yield replace(facts, event=STARTED)
        for facts in self.placed(on):
            if facts.subscription and facts.response_code:
                placed = facts.order["status"] == SUCCESS
                yield replace(facts, event=PLACED if placed else CARD_ISSUE)
        for facts in self.cancelled(on):
            yield replace(facts, event=CANCELLED)

    def _of_order(self, order: Row) -> Iterator[Facts]:
        for item in self._items[order["public_id"]]:
            yield Facts(
                customer=self._customers[order["customer"]],
                product=self._products[item["product"]],
                subscription=self._subscriptions.get(item["subscription"], {}),
                order=order,
                item=item,
                response_code=self._codes.get(order["public_id"], ""),
                value=self._values[order["customer"]],
            )

    def _of_subscriptions(self, time: str, on: str | None) -> Iterator[Facts]:
        for subscription in self._subscriptions.values():
            if _is_on(on, subscription[time]):
                yield Facts(
                    customer=self._customers[subscription["customer"]],
                    product=self._products[subscription["product"]],
                    subscription=subscription,
                    next_day=self._next.get(subscription["public_id"], ""),
                )


def _is_on(on: str | None, wall: str | None) -> bool:
    return wall is not None and (on is None or wall.startswith(on))
