"""Which column is which field, and what becomes of the others."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.support.report_rows import ORDERS, load, rows
from tests.support.sftp_tap import UNKNOWN

MET = [
    ("orders_report", "ordergroove_user_id", ["Ordergroove User ID", "User ID", "customer_id"]),
    ("orders_report", "merchant_user_id", ["Merchant User ID"]),
    ("orders_report", "ordergroove_order_id", ["Ordergroove Order ID", "OG Order ID", "order_id"]),
    ("orders_report", "ordergroove_subscription_id",
     ["Ordergroove Subscription ID", "Subscription ID", "subscription_id"]),
    ("orders_report", "public_subscription_id", ["Public Subscription ID"]),
    ("orders_report", "external_product_id",
     ["External Product ID", "Merchant Product ID", "product_id"]),
    ("subscriptions_report", "ordergroove_user_id", ["Ordergroove User ID", "User ID"]),
    ("subscriptions_report", "subscription_status", ["Status", "Subscription Status"]),
    ("subscriptions_report", "frequency", ["Frequency", "Frequency Days"]),
    ("cancelled_subscriptions_report", "ordergroove_user_id", ["User ID", "Ordergroove User ID"]),
    ("cancelled_subscriptions_report", "ordergroove_subscription_id",
     ["Subscription ID", "Ordergroove Subscription ID"]),
    ("crm_subscriptions", "public_subscription_id",
     ["og_subscription_id", "Public Subscription ID"]),
    ("crm_subscriptions", "ordergroove_user_id", ["customer_id", "Ordergroove User ID"]),
    ("crm_subscriptions", "external_product_id", ["external product ID", "product_id"]),
    ("crm_subscriptions", "merchant_order_id", ["merchant order ID"]),
    ("subscriber_events", "public_subscription_id", ["og_subscription_id"]),
    ("subscriber_events", "merchant_user_id", ["user_id", "Merchant User ID"]),
    ("inventory_report", "ordergroove_order_id", ["OG Order ID", "Ordergroove Order ID"]),
    ("inventory_report", "external_product_id", ["External Product ID", "Merchant Product ID"]),
    ("total_subscriber_value", "frequency", ["Frequency Days", "Frequency"]),
]  # fmt: skip
KEY_COLUMN = {
    "orders_report": "Order Item ID",
    "subscriptions_report": "Subscription ID",
    "cancelled_subscriptions_report": "Subscription ID",
    "crm_subscriptions": "og_subscription_id",
}
IS_KEY = {
    "orders_report": "order_item_id",
    "subscriptions_report": "ordergroove_subscription_id",
    "cancelled_subscriptions_report": "ordergroove_subscription_id",
    "crm_subscriptions": "public_subscription_id",
}


def spellings(column):
    """The ways to write a column's name that should not matter."""
    words = column.replace("_", " ")
    return {
        column, words, words.lower(), words.upper(), words.title(), words.replace(" ", "_"),
        words.replace(" ", ""), f"  {words}  ", words.replace(" ", "  "), words.replace(" ", "__"),
    }  # fmt: skip


def field_of(stream, column, field):
    """What a column's value becomes, beside the column that names the row."""
    is_key = field == IS_KEY.get(stream)
    header, row = (column, "7") if is_key else (f"{KEY_COLUMN.get(stream, 'X')},{column}", "1,7")
    [record] = rows(f"{header},Other\n{row},x\n", stream)
    return record.get(field)


@pytest.mark.parametrize(
    ("stream", "field", "column"),
    [(stream, field, column) for stream, field, columns in MET for column in columns],
)
def test_what_columns_are_called_does_not_matter(stream, field, column):
    for spelling in spellings(column):
        assert str(field_of(stream, spelling, field)) == "7", spelling


@pytest.mark.parametrize("spelling", ["OG Subscription ID", "og_subscription_id"])
@pytest.mark.parametrize(
    "stream", ["orders_report", "subscriptions_report", "cancelled_subscriptions_report"]
)
def test_the_og_subscription_id_of_standard_reports_is_the_number(stream, spelling):
    """Section 5.8; H11 names the key of orders (OG Order ID, OG Subscription ID)."""
    outcome = load(f"OG Order ID,Order Item ID,{spelling}\n1,2,950001\n", stream)
    [record] = outcome.records(stream)
    assert record["ordergroove_subscription_id"] == "950001"
    assert record.get("public_subscription_id") is None


def test_of_two_names_for_the_same_thing_the_canonical_one_counts_and_none_gets_lost():
    content = "order_id,Order Item ID,Ordergroove Order ID\nA,1,B\n"
    [record] = load(content).records("orders_report")
    assert record["ordergroove_order_id"] == "B"
    assert record[UNKNOWN] == {"order_id": "A"}
    [record] = load("OG Order ID,order_id,Order Item ID\nA,B,1\n").records("orders_report")
    assert record["ordergroove_order_id"] == "A"
    assert record[UNKNOWN] == {"order_id": "B"}


def test_unknown_columns_are_kept_as_they_stand():
    content = "Order Item ID,Größe ,Price,,shipping-method\n1, XL ,2.50,x,\n2,,3.00,,air\n"
    first, second = load(content).records("orders_report")
    assert first[UNKNOWN] == {"Größe ": " XL ", "": "x", "shipping-method": None}
    assert second[UNKNOWN] == {"Größe ": None, "": None, "shipping-method": "air"}
    assert (first["price"], second["price"]) == (Decimal("2.50"), Decimal("3.00"))


def test_unknown_columns_are_told(caplog):
    load("Order Item ID,Colour,Size\n1,red,XL\n")
    [said] = [each.message for each in caplog.records if each.levelname == "WARNING"]
    assert ORDERS in said
    assert "'Colour', 'Size'" in said


def test_ids_stay_as_they_are_written():
    content = (
        "Order Item ID,Merchant User ID,Ordergroove Order ID,External Product ID,SKU,"
        "Rejected Error Code\n"
        "0007,000021,1e5,0x10, 42 ,010\n"
    )
    assert rows(content) == [
        {
            "order_item_id": "0007",
            "merchant_user_id": "000021",
            "ordergroove_order_id": "1e5",
            "external_product_id": "0x10",
            "sku": " 42 ",
            "rejected_error_code": "010",
        }
    ]


def test_empty_cells_are_null_whatever_their_type():
    [record] = rows("Order Item ID,Quantity,Price,Place Date,SKU\n1,,,,\n")
    assert [record[name] for name in ("quantity", "price", "place_date", "sku")] == [None] * 4
    [record] = rows('og_subscription_id,subscription_status\n"1",""\n', "crm_subscriptions")
    assert record["subscription_status"] is None


def test_a_date_with_a_time_of_day_keeps_both():
    content = (
        "Subscription ID,Cancel Date,Create Date\n"
        "1,10/14/2025 17:41:09,09/14/2025 00:00:00\n"
        "2,10/14/2025,09/14/2025\n"
    )
    first, second = load(content, "subscriptions_report").records("subscriptions_report")
    assert first["cancel_date"] == "2025-10-14"
    assert first[UNKNOWN] == {"Cancel Date": "10/14/2025 17:41:09"}
    assert (first["create_date"], second["cancel_date"]) == ("2025-09-14", "2025-10-14")
    assert second[UNKNOWN] is None
