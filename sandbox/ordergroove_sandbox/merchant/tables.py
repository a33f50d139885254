"""What a merchant has written down: its tables, and the indexes that keep them quick."""

from __future__ import annotations

from collections import defaultdict
from random import Random
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.clock import wall_text
from ordergroove_sandbox.merchant.events import CUSTOMER, MerchantEvent
from ordergroove_sandbox.merchant.order_book import total_order
from ordergroove_sandbox.merchant.random_draws import new_id
from ordergroove_sandbox.merchant.table import Row, Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    # Is told of what happens, with the tables in which it does.
    Listener = Callable[["Tables", MerchantEvent], None]

UNSENT = 1

# table: the fields that together name a row
KEYS: dict[str, tuple[str, ...]] = {
    "customers": ("merchant_user_id",),
    "addresses": ("public_id",),
    "payments": ("public_id",),
    "subscriptions": ("public_id",),
    "orders": ("public_id",),
    "items": ("public_id",),
    "products": ("external_product_id",),
    "offer_profiles": ("public_id",),
    "one_time_incentives": ("public_id",),
    "product_groups": ("group_type", "name"),
    "resources": ("public_id",),
    "cancel_reasons": ("application", "cancel_reason"),
    "placement_responses": ("public_id",),
    "entitlements": ("public_id",),
}


class Tables(dict[str, Table]):
    """The merchant's tables by name, and its time; every change to an order goes through here."""

    def __init__(self, seed: int, now: datetime) -> None:
        """Make empty tables.

        Args:
            seed: Decides every id, name and draw to come.
            now: The merchant's present, aware UTC.
        """
        super().__init__((name, Table(key)) for name, key in KEYS.items())
        self.rng = Random(seed)  # noqa: S311 - invented data, not secrets
        self.merchant = new_id(self.rng)
        self.now = now
        self.includes: dict[str, Row] = {}
        self.address_of: dict[str, str] = {}
        self.payment_of: dict[str, str] = {}
        self.live_subscriptions: list[str] = []
        self.subscriptions_of: defaultdict[str, list[str]] = defaultdict(list)
        self.items_of: defaultdict[str, list[str]] = defaultdict(list)
        self.upcoming_of: defaultdict[str, list[str]] = defaultdict(list)
        self.next_item_of: dict[str, str] = {}
        self.incentives_of: defaultdict[str, list[str]] = defaultdict(list)
        self.entitlement_of: dict[str, str] = {}
        self.due: defaultdict[str, list[str]] = defaultdict(list)
        self.deleted: dict[str, dict[str, datetime]] = {
            "orders": {},
            "items": {},
            "one_time_incentives": {},
        }
        self.actor = CUSTOMER
        self.listeners: list[Listener] = []
        self._without_items: set[str] = set()

    @property
    def stamp(self) -> str:
        """The merchant's present as naive Chicago text."""
        return wall_text(self.now)

    def add(self, table: str, row: Row) -> Row:
        """Write down a new row, created now, and return it."""
        return self[table].add(row, self.stamp)

    def row(self, table: str, key: str) -> Row:
        """Return a row by its key.

        Raises:
            KeyError: No such row.
        """
        return self[table].get(key)

    def tell(self, type_: str, row: Row, **details: Any) -> None:
        """Tell whoever listens that something has happened to a row now.

        Args:
            type_: Ordergroove's name for it, such as ``order.success``.
            row: The row, as it is after it; of a deleted one, as it was.
            details: See ``MerchantEvent``.
        """
        for listener in tuple(self.listeners):
            listener(self, MerchantEvent(type_, self.now, self.actor, dict(row), details))

    def tell_item(self, type_: str, item: Row) -> None:
        """Tell that something has happened to an item now; its customer is its order's."""
        if self.listeners:
            customer = self.row("orders", item["order"])["customer"]
            self.tell(type_, item, customer=customer)

    def home_of(self, customer: str) -> tuple[Row, Row]:
        """Return a customer's live address and payment, which are the newest of their kind."""
        return (
            self.row("addresses", self.address_of[customer]),
            self.row("payments", self.payment_of[customer]),
        )

    def items_in(self, order: str) -> list[Row]:
        """Return the items of an order."""
        return [self.row("items", item) for item in self.items_of[order]]

    def add_order(self, order: Row) -> Row:
        """Write down an unsent order and put it in the diary."""
        self.add("orders", order)
        self.upcoming_of[order["customer"]].append(order["public_id"])
        self.due[order["place"][:10]].append(order["public_id"])
        self._without_items.add(order["public_id"])
        return order

    def add_item(self, item: Row) -> Row:
        """Write down an item of an unsent order, which touches the order."""
        self.add("items", item)
        self.items_of[item["order"]].append(item["public_id"])
        if item["subscription"]:
            self.next_item_of[item["subscription"]] = item["public_id"]
        self.touch_order(item["order"])
        self._tell_first_item(item["order"])
        self.tell_item("item.create", item)
        return item

    def touch_order(self, key: str) -> None:
        """Recalculate an order and stamp it; its items show the stamp as ``order_updated``."""
        order = self.row("orders", key)
        items = self.items_in(key)
        order["updated"] = self.stamp
        for item in items:
            item["order_updated"] = order["updated"]
        total_order(order, items)

    def move_item(self, item: Row, target: str) -> None:
        """Attach an item to another order; both orders are touched, an emptied one stays."""
        source = item["order"]
        self.items_of[source].remove(item["public_id"])
        self.items_of[target].append(item["public_id"])
        item["order"] = target
        self.touch_order(source)
        self.touch_order(target)
        self._tell_first_item(target)
        self.tell_item("item.change_order", item)

    def close_order(self, order: Row) -> None:
        """Take a sent or cancelled order out of the upcoming ones."""
        self.upcoming_of[order["customer"]].remove(order["public_id"])

    def delete_item(self, item: Row) -> None:
        """Delete an item of an unsent order, and the order too once nothing is left in it."""
        key, order = item["public_id"], item["order"]
        self.tell_item("item.remove", item)
        self.deleted["items"][key] = self.now
        self._drop_incentives(key)
        self["items"].remove(key)
        self.items_of[order].remove(key)
        if self.items_of[order]:
            self.touch_order(order)
            return
        self.tell("order.delete", self.row("orders", order))
        self.deleted["orders"][order] = self.now
        self._drop_incentives(order)
        self.close_order(self.row("orders", order))
        del self.items_of[order]
        self["orders"].remove(order)

    def _tell_first_item(self, order: str) -> None:
        """Tell that an order was created: an event that comes with its first item."""
        if order in self._without_items:
            self._without_items.remove(order)
            self.tell("order.create", self.row("orders", order))

    def _drop_incentives(self, holder: str) -> None:
        for key in self.incentives_of.pop(holder, ()):
            self.deleted["one_time_incentives"][key] = self.now
            self["one_time_incentives"].remove(key)
