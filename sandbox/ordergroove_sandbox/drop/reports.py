"""The reports: which rows, which columns, in which spelling. Data, and next to no code.

Columns stand in the documented order under their documented labels; of the Subscription report
only the first eight are documented in order, the others by name. The sources are the help-centre
articles of each report; the Cancelation report's own samples write two of its dates ISO.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, NamedTuple

from ordergroove_sandbox.drop.cells import day, digits, flag, integer_id, moment, plain
from ordergroove_sandbox.drop.facts import SUCCESS, Facts, View
from ordergroove_sandbox.merchant.random_draws import cents, money

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MERCHANT_LABEL = "Acme Pets"
# Columns that Ordergroove switches on when asked to.
OPTIONAL = frozenset({"Order Item ID", "Public Subscription ID"})
# Only the first three words are documented; the others follow the API's names.
STATUS_WORDS = {
    3: "Rejected",
    4: "Cancelled",
    5: "Success",
    14: "Response Processing Error",
    15: "Generic Error Response",
}


class Column(NamedTuple):
    """A column: its label, and what it shows."""

    label: str
    cell: Callable[[Facts], str]


@dataclass(frozen=True, slots=True)
class Report:
    """A report.

    Attributes:
        token: Its name inside file names.
        at: When its file is placed, Chicago wall time.
        columns: Its columns.
        rows: What it tells of a Chicago day (``YYYY-MM-DD``), or of everything.
        key: The labels that together name a row; none for events and forecasts.
        note: The column whose text defects change.
        number: The column that holds a number.
        alias: Its name in the file names of another feed.
    """

    token: str
    at: time
    columns: tuple[Column, ...]
    rows: Callable[[View, str | None], Iterator[Facts]]
    note: str
    number: str
    key: tuple[str, ...] = ()
    alias: str = ""


def _price(facts: Facts) -> str:
    """Return what one piece of an item costs after its discount."""
    return money(cents(facts.item["total_price"]) // facts.item["quantity"])


def _rejected(facts: Facts) -> str:
    return "" if facts.order["status"] == SUCCESS else facts.response_code


def _customer_status(facts: Facts) -> str:
    new = facts.customer["created"][:10] == facts.subscription["created"][:10]
    return "New" if new else "Existing"


def _subscription_id(facts: Facts) -> str:
    public_id = facts.subscription.get("public_id")
    return plain(integer_id(public_id)) if public_id else ""


def _public_subscription_id(facts: Facts) -> str:
    return plain(facts.subscription.get("public_id"))


_MERCHANT = Column("Merchant", lambda _: MERCHANT_LABEL)
_MERCHANT_USER = Column("Merchant User ID", lambda f: plain(f.customer["merchant_user_id"]))
_EMAIL = Column("Email Address", lambda f: f.customer["email"])
_SKU = Column("SKU", lambda f: f.product["sku"])
_PRODUCT_ID = Column("External Product ID", lambda f: f.product["external_product_id"])
_PRODUCT_NAME = Column("Product Name", lambda f: f.product["name"])
_DISCOUNT_PRICE = Column("Discount Price", _price)
_PLACE_DATE = Column("Place Date", lambda f: day(f.order["place"]))
_IN_STOCK = Column("In Stock", lambda f: flag(value=not f.product["discontinued"]))
_ORDER_QUANTITY = Column("Order Quantity", lambda f: plain(f.item["quantity"]))
_SUBSCRIPTION = Column("Subscription ID", _subscription_id)
_PUBLIC_SUBSCRIPTION = Column("Public Subscription ID", _public_subscription_id)
_CREATE_DATE = Column("Create Date", lambda f: day(f.subscription["created"]))
_CUSTOMER_STATUS = Column("Customer Status", _customer_status)
_OFFER = Column("Offer ID", lambda f: plain(integer_id(f.subscription["offer"])))
_ORIGIN = Column("Merchant Order ID", lambda f: plain(f.subscription["merchant_order_id"]))
_GUEST = Column("Guest Checkout", lambda _: "0")


def _user(label: str) -> Column:
    return Column(label, lambda f: plain(integer_id(f.customer["merchant_user_id"])))


ORDERS = (
    _MERCHANT,
    _user("Ordergroove User ID"),
    _MERCHANT_USER,
    _PLACE_DATE,
    Column("Ordergroove Order ID", lambda f: plain(integer_id(f.order["public_id"]))),
    Column("Ordergroove Subscription ID", _subscription_id),
    _EMAIL,
    Column("First Name", lambda f: f.customer["first_name"]),
    Column("Last Name", lambda f: f.customer["last_name"]),
    Column("Product", lambda f: f.product["name"]),
    _PRODUCT_ID,
    _SKU,
    Column("Quantity", lambda f: plain(f.item["quantity"])),
    Column("Price", lambda f: f.item["price"]),
    Column("Order Subtotal", lambda f: f.order["sub_total"]),
    Column("Order Status", lambda f: STATUS_WORDS[f.order["status"]]),
    Column("Merchant Order ID", lambda f: plain(f.order["order_merchant_id"])),
    Column("Rejected Error Code", _rejected),
    Column("Order Item ID", lambda f: plain(integer_id(f.item["public_id"]))),
    _PUBLIC_SUBSCRIPTION,
)

SUBSCRIPTION = (
    _MERCHANT,
    _user("Ordergroove User ID"),
    _MERCHANT_USER,
    _CREATE_DATE,
    Column("Create Time", lambda f: moment(f.subscription["created"])),
    Column("Start Date", lambda f: day(f.subscription["start_date"])),
    _CUSTOMER_STATUS,
    _SUBSCRIPTION,
    _PUBLIC_SUBSCRIPTION,
    _EMAIL,
    Column("Status", lambda f: "Live" if f.subscription["live"] else "Canceled"),
    Column("Frequency", lambda f: plain(f.subscription["frequency_days"])),
    Column("Quantity", lambda f: plain(f.subscription["quantity"])),
    _SKU,
    Column("Price", lambda f: f.subscription["price"] or f.product["price"]),
    Column("Cancel Date", lambda f: day(f.subscription["cancelled"])),
    Column("Next Order Date", lambda f: day(f.next_day)),
    _OFFER,
    _ORIGIN,
    _GUEST,
)

CANCELLED_SUBSCRIPTIONS = (
    _PUBLIC_SUBSCRIPTION,
    _MERCHANT,
    _user("User ID"),
    _MERCHANT_USER,
    _CREATE_DATE,
    Column("Create Time", lambda f: f.subscription["created"]),
    Column("Start Date", lambda f: f.subscription["start_date"]),
    _CUSTOMER_STATUS,
    _SUBSCRIPTION,
    _OFFER,
    _ORIGIN,
    _GUEST,
)

INVENTORY = (
    _DISCOUNT_PRICE,
    _PLACE_DATE,
    _PRODUCT_NAME,
    _PRODUCT_ID,
    _SKU,
    Column("OG Order ID", lambda f: plain(integer_id(f.order["public_id"]))),
    Column("Detail URL", lambda f: f.product["detail_url"]),
    Column("Date Created", lambda f: day(f.subscription.get("created"))),
    Column("Frequency", lambda f: plain(f.subscription.get("frequency_days"))),
    _IN_STOCK,
    _ORDER_QUANTITY,
)

CRM_SUBSCRIPTION = (
    Column("og_subscription_id", _public_subscription_id),
    _user("customer_id"),
    Column("customer_email", lambda f: f.customer["email"]),
    Column("subscription_create_date", lambda f: digits(f.subscription["created"])),
    Column("merchant order ID", lambda f: plain(f.subscription["merchant_order_id"])),
    Column("external product ID", lambda f: f.product["external_product_id"]),
    Column("SKU", lambda f: f.product["sku"]),
    Column("quantity", lambda f: plain(f.subscription["quantity"])),
    Column("frequency", lambda f: plain(f.subscription["frequency_days"])),
    Column("subscription_status", lambda f: flag(value=f.subscription["live"])),
    Column("next_order_date", lambda f: digits(f.next_day)),
)

CRM_SUBSCRIBER_EVENTS = (
    Column("og_subscription_id", _public_subscription_id),
    Column("user_id", lambda f: f.customer["merchant_user_id"]),
    Column("customer_email", lambda f: f.customer["email"]),
    Column("subscription_action_event", lambda f: plain(f.event)),
)

TOTAL_SUBSCRIBER_VALUE = (
    _MERCHANT_USER,
    _EMAIL,
    _PLACE_DATE,
    _DISCOUNT_PRICE,
    Column("Frequency Days", lambda f: plain(f.subscription.get("frequency_days"))),
    _IN_STOCK,
    _PRODUCT_NAME,
    _SKU,
    _ORDER_QUANTITY,
    Column("Total Subscriber Value", lambda f: money(f.value)),
)


# fmt: off
_ALL = (
    Report("orders", time(8, 5, 12), ORDERS, View.placed, "Product", "Quantity",
           ("Order Item ID", "Ordergroove Order ID"), "OrderCSV"),
    Report("subscription", time(8, 5, 30), SUBSCRIPTION, View.updated, "Customer Status",
           "Quantity", ("Subscription ID",), "SubscriptionCSV"),
    Report("cancelled_subscriptions", time(8, 5, 41), CANCELLED_SUBSCRIPTIONS, View.cancelled,
           "Customer Status", "Guest Checkout", ("Subscription ID",), "SubscriptionsCancelledCSV"),
    Report("crm_subscription", time(8, 5, 50), CRM_SUBSCRIPTION, View.updated, "SKU", "quantity",
           ("og_subscription_id",)),
    Report("crm_subscriber_events", time(8, 6, 1), CRM_SUBSCRIBER_EVENTS, View.events,
           "customer_email", "subscription_action_event"),
    Report("Inventory_Report", time(8, 6, 10), INVENTORY, View.upcoming, "Product Name",
           "Order Quantity"),
    Report("TotalSubscriberValue_Report", time(8, 6, 15), TOTAL_SUBSCRIBER_VALUE, View.upcoming,
           "Product Name", "Order Quantity"),
)
# fmt: on
REPORTS = {report.token: report for report in _ALL}
