"""Loads one file's content, and tells what came of it."""

from __future__ import annotations

from .report_folder import Folder
from .sftp_tap import without_added

ORDERS = "acme_orders_10152025080512.csv"
SUBSCRIPTIONS = "acme_subscription_10152025080530.csv"
NAMES = {
    "orders_report": ORDERS,
    "subscriptions_report": SUBSCRIPTIONS,
    "cancelled_subscriptions_report": "acme_cancelled_subscriptions_10152025080541.csv",
    "crm_subscriptions": "acme_crm_subscription_10152025080550.csv",
    "subscriber_events": "acme_crm_subscriber_events_10152025080601.csv",
    "inventory_report": "acme_Inventory_Report_10152025080610.csv",
    "total_subscriber_value": "acme_TotalSubscriberValue_Report_10152025080615.csv",
}

ORDERS_SAMPLE = (
    "Merchant,Ordergroove User ID,Merchant User ID,Place Date,Ordergroove Order ID,"
    "Ordergroove Subscription ID,Email Address,First Name,Last Name,Product,External Product ID,"
    "SKU,Quantity,Price,Order Subtotal,Order Status,Merchant Order ID,Rejected Error Code,"
    "Order Item ID\n"
    "Acme Pets,700101,cust-204881,10/14/2025,3100045,950001,ada.quill@example.com,Ada,Quill,"
    '"Salmon Bites, 2 lb ""XL""",P-1001,SB 2-XL,1,27.00,39.00,Success,WEB-50981,,8800101\n'
    "Acme Pets,700101,cust-204881,10/14/2025,3100045,,ada.quill@example.com,Ada,Quill,"
    "Catnip Toy,P-3001,CT-1,1,12.00,39.00,Success,WEB-50981,,8800102\n"
    "Acme Pets,700102,cust-204990,10/14/2025,3100046,950007,zoe@example.com,Zoë,Marsh,"
    "Litter 20 kg,P-2001,LT-20,2,18.50,37.00,Rejected,,140,8800103\n"
)


def load(content, stream="orders_report", name=None, **config):
    """Sync one file."""
    folder = Folder()
    folder.put(name or NAMES[stream], content)
    return folder.sync(select=[stream], **config)


def rows(content, stream="orders_report", **config):
    """The records of a file that has nothing wrong with it, without what the tap adds."""
    outcome = load(content, stream, **config)
    assert outcome.error is None
    assert outcome.records("rejected_rows") == []
    return [without_added(record) for record in outcome.records(stream)]


def rejected(outcome):
    return [
        (each["line"], each["reason"], each["raw"]) for each in outcome.records("rejected_rows")
    ]
