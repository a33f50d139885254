"""Files to records: which column is which, what is rejected, and what a file fails for.

The samples are those of the notes on Ordergroove's SFTP exports, section 8.
"""

from __future__ import annotations

from decimal import Decimal

from tests.support.report_rows import ORDERS, ORDERS_SAMPLE, load, rejected, rows
from tests.support.sftp_tap import EXPORTED, FILE, LINE, UNKNOWN


def test_the_order_report():
    outcome = load(ORDERS_SAMPLE)
    assert outcome.error is None
    first, second, third = outcome.records("orders_report")
    assert first == {
        "merchant": "Acme Pets",
        "ordergroove_user_id": "700101",
        "merchant_user_id": "cust-204881",
        "place_date": "2025-10-14",
        "ordergroove_order_id": "3100045",
        "ordergroove_subscription_id": "950001",
        "email_address": "ada.quill@example.com",
        "first_name": "Ada",
        "last_name": "Quill",
        "product": 'Salmon Bites, 2 lb "XL"',
        "external_product_id": "P-1001",
        "sku": "SB 2-XL",
        "quantity": 1,
        "price": Decimal("27.00"),
        "order_subtotal": Decimal("39.00"),
        "order_status": "Success",
        "merchant_order_id": "WEB-50981",
        "rejected_error_code": None,
        "order_item_id": "8800101",
        UNKNOWN: None,
        FILE: ORDERS,
        LINE: 2,
        EXPORTED: "2025-10-15T13:05:12Z",
    }
    assert second["ordergroove_subscription_id"] is None
    assert (third["first_name"], third["quantity"], third["price"]) == ("Zoë", 2, Decimal("18.50"))
    assert (third["order_status"], third["merchant_order_id"]) == ("Rejected", None)
    assert (third["rejected_error_code"], third[LINE]) == ("140", 4)
    assert sum('"price":27.00,"order_subtotal":39.00,' in line for line in outcome.lines) == 1


def test_the_subscription_report():
    content = (
        "Merchant,Ordergroove User ID,Merchant User ID,Create Date,Create Time,Start Date,"
        "Customer Status,Subscription ID,Public Subscription ID,Status,Frequency,Quantity,SKU,"
        "Price,Cancel Date,Next Order Date\n"
        "Acme Pets,700101,cust-204881,09/14/2025,09/14/2025 09:00:00,09/14/2025,Existing,950001,"
        "7f3b0c9a51d24e6f8a1b2c3d4e5f6071,Live,30,1,SB 2-XL,27.00,,11/13/2025\n"
        "Acme Pets,700103,cust-205003,01/05/2024,01/05/2024 17:41:09,06/30/2021,New,910422,"
        "7f3b0c9a51d24e6f8a1b2c3d4e5f6099,Canceled,60,2,LT-20,18.50,10/14/2025,\n"
    )
    assert rows(content, "subscriptions_report")[1] == {
        "merchant": "Acme Pets",
        "ordergroove_user_id": "700103",
        "merchant_user_id": "cust-205003",
        "create_date": "2024-01-05",
        "create_time": "2024-01-05T23:41:09Z",
        "start_date": "2021-06-30",
        "customer_status": "New",
        "ordergroove_subscription_id": "910422",
        "public_subscription_id": "7f3b0c9a51d24e6f8a1b2c3d4e5f6099",
        "subscription_status": "Canceled",
        "frequency": 60,
        "quantity": 2,
        "sku": "LT-20",
        "price": Decimal("18.50"),
        "cancel_date": "2025-10-14",
        "next_order_date": None,
    }


def test_the_cancelation_report_with_its_two_kinds_of_dates():
    content = (
        "Public Subscription ID,Merchant,User ID,Merchant User ID,Create Date,Create Time,"
        "Start Date,Customer Status,Subscription ID,Offer ID,Merchant Order ID,Guest Checkout\n"
        "7f3b0c9a51d24e6f8a1b2c3d4e5f6099,Acme Pets,700103,cust-205003,01/05/2024,"
        "2024-01-05 17:41:09,2021-06-30,New,910422,5210,WEB-31190,0\n"
    )
    assert rows(content, "cancelled_subscriptions_report") == [
        {
            "public_subscription_id": "7f3b0c9a51d24e6f8a1b2c3d4e5f6099",
            "merchant": "Acme Pets",
            "ordergroove_user_id": "700103",
            "merchant_user_id": "cust-205003",
            "create_date": "2024-01-05",
            "create_time": "2024-01-05T23:41:09Z",
            "start_date": "2021-06-30",
            "customer_status": "New",
            "ordergroove_subscription_id": "910422",
            "offer_id": "5210",
            "merchant_order_id": "WEB-31190",
            "guest_checkout": "0",
        }
    ]


def test_the_crm_subscription_file():
    content = (
        "og_subscription_id,customer_id,customer_email,subscription_create_date,merchant order ID,"
        "external product ID,SKU,quantity,frequency,subscription_status,next_order_date\n"
        "7f3b0c9a51d24e6f8a1b2c3d4e5f6071,700101,ada.quill@example.com,09142025090000,WEB-50017,"
        "P-1001,SB 2-XL,1,30,1,11132025000000\n"
    )
    assert rows(content, "crm_subscriptions") == [
        {
            "public_subscription_id": "7f3b0c9a51d24e6f8a1b2c3d4e5f6071",
            "ordergroove_user_id": "700101",
            "email_address": "ada.quill@example.com",
            "subscription_create_date": "2025-09-14T14:00:00Z",
            "merchant_order_id": "WEB-50017",
            "external_product_id": "P-1001",
            "sku": "SB 2-XL",
            "quantity": 1,
            "frequency": 30,
            "subscription_status": True,
            "next_order_date": "2025-11-13T06:00:00Z",
        }
    ]


def test_the_member_activity_file_names_customers_by_the_merchants_id():
    content = (
        "og_subscription_id,user_id,customer_email,subscription_action_event\n"
        "7f3b0c9a51d24e6f8a1b2c3d4e5f6099,cust-205003,kim@example.com,5\n"
    )
    assert rows(content, "subscriber_events") == [
        {
            "public_subscription_id": "7f3b0c9a51d24e6f8a1b2c3d4e5f6099",
            "merchant_user_id": "cust-205003",
            "email_address": "kim@example.com",
            "subscription_action_event": 5,
        }
    ]


def test_the_forecasts():
    inventory = (
        "Discount Price,Place Date,Product Name,External Product ID,SKU,OG Order ID,Detail URL,"
        "Date Created,Frequency,In Stock,Order Quantity\n"
        '27.00,11/13/2025,"Salmon Bites, 2 lb",P-1001,SB 2-XL,3100999,https://acme.example/p/1001,'
        "09/14/2025,30,1,1\n"
    )
    assert rows(inventory, "inventory_report") == [
        {
            "discount_price": Decimal("27.00"),
            "place_date": "2025-11-13",
            "product_name": "Salmon Bites, 2 lb",
            "external_product_id": "P-1001",
            "sku": "SB 2-XL",
            "ordergroove_order_id": "3100999",
            "detail_url": "https://acme.example/p/1001",
            "date_created": "2025-09-14",
            "frequency": 30,
            "in_stock": True,
            "order_quantity": 1,
        }
    ]
    value = (
        "Merchant User ID,Email Address,Place Date,Discount Price,Frequency Days,In Stock,"
        "Product Name,SKU,Order Quantity,Total Subscriber Value\n"
        'cust-204881,ada.quill@example.com,11/13/2025,27.00,30,0,"Salmon Bites, 2 lb",SB 2-XL,1,'
        "27.00\n"
    )
    assert rows(value, "total_subscriber_value") == [
        {
            "merchant_user_id": "cust-204881",
            "email_address": "ada.quill@example.com",
            "place_date": "2025-11-13",
            "discount_price": Decimal("27.00"),
            "frequency": 30,
            "in_stock": False,
            "product_name": "Salmon Bites, 2 lb",
            "sku": "SB 2-XL",
            "order_quantity": 1,
            "total_subscriber_value": Decimal("27.00"),
        }
    ]


def test_the_guides_own_example_is_rejected_and_not_shifted():
    """Six names, seven values (developer guide "SFTP file drops")."""
    outcome = load(
        "order_id,customer_id,order_item_id,subscription_id,product_id,quantity\n"
        "12345,67890,98765,54321,1001,1,15.00\n",
        name="acmeorders__delta15102025080512.csv",
    )
    assert outcome.error is None
    assert outcome.records("orders_report") == []
    assert rejected(outcome) == [
        (2, "7 values under 6 column names", "12345,67890,98765,54321,1001,1,15.00\n")
    ]
    [file] = outcome.files().values()
    assert (file["rows"], file["rejected_rows"], file["status"]) == (0, 1, "loaded")


def test_the_guides_header_with_rows_that_fit():
    content = (
        "order_id,customer_id,order_item_id,subscription_id,product_id,quantity\n"
        "12345,67890,98765,54321,1001,1\n"
    )
    assert rows(content) == [
        {
            "ordergroove_order_id": "12345",
            "ordergroove_user_id": "67890",
            "order_item_id": "98765",
            "ordergroove_subscription_id": "54321",
            "external_product_id": "1001",
            "quantity": 1,
        }
    ]


# Section 5.8: the same thing under different names. The first name met is what all streams say.
