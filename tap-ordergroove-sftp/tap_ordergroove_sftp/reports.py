"""The reports, as data: their names in file names, their keys, and the names of their columns.

Sources: Ordergroove's help centre, one article a report, and the developer guide "SFTP file drops".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE, LINE = "_sdc_source_file", "_sdc_source_line"
BY_LINE = ((FILE, LINE),)
"""The key of rows that have none of their own."""


@dataclass(frozen=True)
class Report:
    """A report.

    Attributes:
        name: Its stream.
        tokens: What stands for it in file names, whatever the case, spaces and underscores.
        keys: The columns that name a row; where there are several such sets, the best one first.
        snapshot: Whether each file replaces the one before, rather than bringing changes.
        aliases: Column names that mean something else here than in other reports.
        pattern: For a configured report: which file names are its own.
        columns: For a configured report: the columns that become fields (see `snake_case`), all of
            them text.
    """

    name: str
    tokens: tuple[str, ...] = ()
    keys: tuple[tuple[str, ...], ...] = BY_LINE
    snapshot: bool = False
    aliases: Mapping[str, str] = field(default_factory=dict)
    pattern: str | None = None
    columns: tuple[str, ...] = ()

    @property
    def is_ordered(self) -> bool:
        """Whether a later file can change what an earlier one said; events stand for ever."""
        return self.snapshot or self.keys != BY_LINE


PUBLIC = {"og_subscription_id": "public_subscription_id"}
"""What the CRM files call the public id, while OG Subscription ID is a number elsewhere."""

REPORTS = (
    Report(
        "orders_report",
        ("orders", "order", "OrderCSV", "Order Report", "Orders Report"),
        (
            ("order_item_id",),
            ("ordergroove_order_id", "ordergroove_subscription_id", "external_product_id"),
        ),
    ),
    Report(
        "subscriptions_report",
        (
            "subscription",
            "subscriptions",
            "SubscriptionCSV",
            "Subscription Report",
            "Subscriptions Report",
        ),
        (("ordergroove_subscription_id",),),
    ),
    Report(
        "cancelled_subscriptions_report",
        (
            "cancelled_subscriptions",
            "canceled_subscriptions",
            "SubscriptionsCancelledCSV",
            "SubscriptionsCanceledCSV",
            "SubscriptionCancelledCSV",
            "SubscriptionCanceledCSV",
            "Cancelation Report",
            "Cancellation Report",
            "Subscription Cancelation Report",
            "Subscription Cancellation Report",
        ),
        (("ordergroove_subscription_id",),),
    ),
    Report("inventory_report", ("Inventory_Report",), snapshot=True),
    Report(
        "crm_subscriptions",
        ("crm_subscription", "crm_subscriptions", "CRM Subscription File"),
        (("public_subscription_id",),),
        aliases=PUBLIC,
    ),
    Report(
        "subscriber_events",
        ("crm_subscriber_events", "Member Activity File"),
        # Here it is the merchant's id of the customer, elsewhere Ordergroove's.
        aliases={**PUBLIC, "user_id": "merchant_user_id"},
    ),
    Report("total_subscriber_value", ("TotalSubscriberValue_Report",), snapshot=True),
)

ALIASES = {
    "customer_email": "email_address",
    "customer_id": "ordergroove_user_id",
    "email": "email_address",
    "frequency_days": "frequency",
    "is_deleted": "_deleted",
    "merchant_product_id": "external_product_id",
    "og_order_id": "ordergroove_order_id",
    "og_subscription_id": "ordergroove_subscription_id",
    "og_user_id": "ordergroove_user_id",
    "order_id": "ordergroove_order_id",
    "product_id": "external_product_id",
    "shipping_zip": "shipping_zip_code",
    "status": "subscription_status",
    "subscription_id": "ordergroove_subscription_id",
    "user_id": "ordergroove_user_id",
    "zip_code": "shipping_zip_code",
}
"""What the same thing is called in different reports. The first name met in the documentation of
the Order report counts: all streams call it alike, so that they can be joined."""

LABELS = {
    "external_product_id": "External Product ID",
    "order_item_id": "Order Item ID",
    "ordergroove_order_id": "Ordergroove Order ID",
    "ordergroove_subscription_id": "Subscription ID",
    "public_subscription_id": "Public Subscription ID",
}
"""What to ask Ordergroove for."""


def normal(column: str) -> str:
    """Return a column's name without what does not matter: case, spaces, underscores."""
    return re.sub(r"[\s_]+", "", column).casefold()


def snake_case(column: str) -> str:
    """Return a column's name as a field: lower case, and underscores for all other signs."""
    return re.sub(r"[\W_]+", "_", column.casefold()).strip("_")
