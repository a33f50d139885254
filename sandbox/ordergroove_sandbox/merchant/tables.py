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
    """The merchant's tables by name, and its time; every change to an order goes through here.

    Attributes:
        now: The merchant's present, aware UTC.
        actor: Who does what happens now.
        includes: What products show on request only, by product.
        home_of: Each customer's live address and payment.
        live_subscriptions: Those that are not cancelled.
        subscriptions_of: All subscriptions by customer.
        next_item_of: Each live subscription's upcoming item.
        items_of: Items by order.
        upcoming_of: Unsent orders by customer.
        due: Orders by the Chicago day (YYYY-MM-DD) on which they were to be placed.
        incentives_of: Incentives by the order or the item that they are on.
        entitlement_of: The access that a subscription has opened.
        deleted: When rows of a table were deleted, by key.
    """

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
        self.actor = CUSTOMER
        self.includes: dict[str, Row] = {}
        self.home_of: dict[str, tuple[Row, Row]] = {}
        self.live_subscriptions: list[Row] = []
        self.subscriptions_of: defaultdict[str, list[Row]] = defaultdict(list)
        self.next_item_of: dict[str, Row] = {}
        self.items_of: defaultdict[str, list[Row]] = defaultdict(list)
        self.upcoming_of: defaultdict[str, list[Row]] = defaultdict(list)
        self.due: defaultdict[str, list[Row]] = defaultdict(list)
        self.incentives_of: defaultdict[str, list[Row]] = defaultdict(list)
        self.entitlement_of: dict[str, Row] = {}
        self.deleted: dict[str, dict[str, datetime]] = {
            "orders": {},
            "items": {},
            "one_time_incentives": {},
        }
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
        self.tell(type_, item, customer=self.row("orders", item["order"])["customer"])

    def add_order(self, order: Row) -> Row:
        """Write down an unsent order and put it in the diary."""
        self.add("orders", order)
        self.upcoming_of[order["customer"]].append(order)
        self.due[order["place"][:10]].append(order)
        self._without_items.add(order["public_id"])
        return order

    def add_item(self, item: Row) -> None:
        """Write down an item of an unsent order, which touches the order."""
        self.add("items", item)
        self.items_of[item["order"]].append(item)
        if item["subscription"]:
            self.next_item_of[item["subscription"]] = item
        self.touch_order(item["order"])
        self._tell_first_item(item["order"])
        self.tell_item("item.create", item)

    def touch_order(self, key: str) -> None:
        """Recalculate an order and stamp it; its items show the stamp as ``order_updated``."""
        order, items = self.row("orders", key), self.items_of[key]
        order["updated"] = self.stamp
        for item in items:
            item["order_updated"] = order["updated"]
        total_order(order, items)

    def move_item(self, item: Row, target: str) -> None:
        """Attach an item to another order; both orders are touched, an emptied one stays."""
        source = item["order"]
        self.items_of[source].remove(item)
        self.items_of[target].append(item)
        item["order"] = target
        self.touch_order(source)
        self.touch_order(target)
        self._tell_first_item(target)
        self.tell_item("item.change_order", item)

    def close_order(self, order: Row) -> None:
        """Take a sent or cancelled order out of the upcoming ones."""
        self.upcoming_of[order["customer"]].remove(order)

    def delete_item(self, item: Row) -> None:
        """Delete an item of an unsent order, and the order too once nothing is left in it."""
        order = self.row("orders", item["order"])
        self.tell_item("item.remove", item)
        self.items_of[order["public_id"]].remove(item)
        self._delete("items", item)
        if self.items_of[order["public_id"]]:
            self.touch_order(order["public_id"])
            return
        self.tell("order.delete", order)
        self.close_order(order)
        self._delete("orders", order)

    def _tell_first_item(self, order: str) -> None:
        """Tell that an order was created: an event that comes with its first item."""
        if order in self._without_items:
            self._without_items.remove(order)
            self.tell("order.create", self.row("orders", order))

    def _delete(self, table: str, row: Row) -> None:
        """Delete a row, and the incentives on it."""
        for incentive in self.incentives_of.pop(row["public_id"], ()):
            self._delete("one_time_incentives", incentive)
        self[table].remove(row["public_id"])
        self.deleted[table][row["public_id"]] = self.now
