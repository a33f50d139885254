"""What tells the rows of the Order report apart, and the size of the state."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from tests.support.report_folder import PRESENT, Folder

from tap_ordergroove_sftp.streams import ReportStream

ITEMS = "Order Item ID,Ordergroove Order ID,Ordergroove Subscription ID,External Product ID\n"
NO_ITEMS = ITEMS.removeprefix("Order Item ID,")
MAKESHIFT = ["ordergroove_order_id", "ordergroove_subscription_id", "external_product_id"]


def orders(day):
    return f"acme_orders_202510{day:02}_delta.csv"


def sync_orders(folder, state=None):
    return folder.sync(select=["orders_report"], state=state)


def key(outcome):
    return outcome.bookmark("orders_report")["key"]


def test_orders_are_told_apart_by_their_items_if_all_files_name_them():
    folder = Folder()
    for day in (1, 2):
        folder.put(orders(day), f"{ITEMS}{day},1,1,1\n")
    first = sync_orders(folder)
    assert (key(first), first.error) == (["order_item_id"], None)
    assert first.loaded.keys["orders_report"] == ("order_item_id",)
    # From then on a file without them fails: the table has its key.
    folder.put(orders(3), f"{NO_ITEMS}1,1,1\n")
    second = sync_orders(folder, first.state)
    assert "lacks 'Order Item ID'" in second.error
    assert "Or load the report once with --full-refresh" in second.error
    assert key(second) == ["order_item_id"]


def test_one_file_without_items_makes_the_makeshift_key_of_all_and_it_stays(caplog):
    folder = Folder()
    folder.put(orders(1), f"{ITEMS}1,1,1,1\n")
    folder.put(orders(2), f"{NO_ITEMS}1,1,1\n")
    first = sync_orders(folder)
    assert (key(first), first.error) == (MAKESHIFT, None)
    assert "Ask Ordergroove" in caplog.text
    folder.put(orders(3), f"{ITEMS}3,1,1,1\n")
    caplog.clear()
    second = sync_orders(folder, first.state)
    assert (key(second), second.error) == (MAKESHIFT, None)
    assert "--full-refresh" in caplog.text


@pytest.mark.parametrize("runs", [1, 2])
def test_the_makeshift_key_is_announced_to_the_loader(runs):
    folder = Folder()
    folder.put(orders(1), f"{NO_ITEMS}1,1,1\n")
    outcome = sync_orders(folder)
    if runs == 2:
        folder.put(orders(2), f"{NO_ITEMS}2,1,1\n")
        outcome = sync_orders(folder, outcome.messages[-1]["value"])
    [schema] = [each for each in outcome.messages
                if each["type"] == "SCHEMA" and each["stream"] == "orders_report"]  # fmt: skip
    assert schema["key_properties"] == MAKESHIFT


def test_what_has_no_header_has_no_say_in_the_key():
    folder = Folder()
    folder.put(orders(1), "")
    folder.put(orders(2), "", trouble="deny")
    folder.put(orders(3), f"{ITEMS}1,1,1,1\n")
    folder.put(orders(4), f"{NO_ITEMS}1,1,1\n", PRESENT)  # young
    assert key(sync_orders(folder)) == ["order_item_id"]


def test_a_file_whose_header_is_broken_has_no_say_in_the_key():
    folder = Folder()
    folder.put(orders(1), f'"{ITEMS}1,2,3,4\n')
    folder.put(orders(2), f"{ITEMS}1,2,3,4\n")
    outcome = folder.sync(select=["orders_report"])
    assert outcome.statuses() == {orders(1): "failed", orders(2): "loaded"}
    assert key(outcome) == ["order_item_id"]


def test_a_file_that_fails_by_either_key_has_no_say_in_it():
    folder = Folder()
    folder.put(orders(1), "Merchant,SKU,Quantity\nAcme,x,1\n")
    folder.put(orders(2), f"{ITEMS}1,1,1,1\n")
    outcome = folder.sync(select=["orders_report"])
    assert outcome.statuses() == {orders(1): "failed", orders(2): "loaded"}
    assert key(outcome) == ["order_item_id"]


@pytest.mark.parametrize(
    "file",
    [
        None,
        {"content": "", "trouble": "deny"},
        {"content": ""},
        {"content": f"{ITEMS}1,1,1,1\n", "modified": PRESENT},  # young
        {"content": "Merchant,SKU\nAcme,x\n"},
    ],
)
def test_no_key_is_announced_before_a_file_tells_it(file):
    folder = Folder()
    if file:
        folder.put(orders(1), **file)
    first = sync_orders(folder)
    assert "orders_report" not in first.loaded.keys
    folder.files.clear()
    folder.put(orders(2), f"{NO_ITEMS}1,1,1\n")
    second = sync_orders(folder, first.state)
    assert (second.error, second.read()) == (None, [orders(2)])
    assert second.loaded.keys["orders_report"] == tuple(MAKESHIFT)


@pytest.mark.parametrize("packed", [b"PK\x03\x04", "\ufeff".encode("utf-16"), b"Order\xff,"])
def test_what_is_no_csv_has_no_say_in_the_key(packed):
    folder = Folder()
    folder.put(orders(1), packed + f"x,{NO_ITEMS}1,1,1\n".encode())
    folder.put(orders(2), f"{ITEMS}1,1,1,1\n")
    outcome = folder.sync(select=["orders_report"], encoding="ascii")
    assert outcome.statuses() == {orders(1): "failed", orders(2): "loaded"}
    assert key(outcome) == ["order_item_id"]


def test_a_key_that_was_announced_is_in_the_state_though_no_file_could_be_loaded():
    folder = Folder()
    folder.put(orders(1), f"{ITEMS}1,1,1,1,1,1\n")
    first = folder.sync(select=["orders_report"], max_rejected_rows=0)
    assert first.statuses() == {orders(1): "failed"}
    assert first.loaded.keys["orders_report"] == ("order_item_id",)
    assert key(first) == ["order_item_id"]
    again = folder.sync(state=first.state, select=["orders_report"], max_rejected_rows=0)
    assert again.statuses() == first.statuses()


def test_who_has_a_table_by_items_and_no_state_of_it_is_told_the_way_out(caplog):
    folder = Folder()
    folder.put(orders(1), f"{NO_ITEMS}1,1,1\n")
    first = sync_orders(folder, {"bookmarks": {"orders_report": {}}})
    assert "made with another key: drop it if it is empty" in caplog.text
    caplog.clear()
    folder.put(orders(2), f"{NO_ITEMS}2,1,1\n")
    sync_orders(folder, first.state)
    assert "another key" not in caplog.text


TOKENS = ("orders", "subscription", "cancelled_subscriptions", "crm_subscription",
          "crm_subscriber_events", "Inventory_Report", "TotalSubscriberValue_Report")  # fmt: skip


def test_the_state_of_thirty_days_of_a_hundred_files_stays_small(monkeypatch):
    folder = Folder()
    begin = datetime(2025, 10, 1, 5, tzinfo=timezone.utc)
    for number in range(3000):
        made = begin + timedelta(minutes=14 * number)
        stamp = (made - timedelta(hours=5)).strftime("%m%d%Y%H%M%S")
        folder.put(f"acme_{TOKENS[number % 7]}_{stamp}.csv", b"", made)
    with monkeypatch.context() as patch:  # or three thousand states would be written
        patch.setattr(ReportStream, "_write_state_message", lambda _stream: None)
        first = folder.sync()
    assert len(first.files()) == 3000
    second = folder.sync(state=first.tap.state)
    assert folder.opened == []
    assert max(len(line) for line in second.lines if '"STATE"' in line[:16]) < 300_000
