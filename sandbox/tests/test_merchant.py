from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime, timezone

import pytest

from ordergroove_sandbox import Merchant
from ordergroove_sandbox.clock import instant_of, wall_text

REFERENCES = (
    ("addresses", "customer", "customers"),
    ("payments", "customer", "customers"),
    ("payments", "billing_address", "addresses"),
    ("subscriptions", "customer", "customers"),
    ("subscriptions", "payment", "payments"),
    ("subscriptions", "shipping_address", "addresses"),
    ("subscriptions", "product", "products"),
    ("orders", "customer", "customers"),
    ("orders", "payment", "payments"),
    ("orders", "shipping_address", "addresses"),
    ("items", "order", "orders"),
    ("items", "subscription", "subscriptions"),
    ("items", "product", "products"),
    ("one_time_incentives", "order", "orders"),
    ("one_time_incentives", "item", "items"),
    ("one_time_incentives", "customer", "customers"),
    ("placement_responses", "order", "orders"),
    ("entitlements", "merchant_user_id", "customers"),
)
NAMES = {"customers": "merchant_user_id", "products": "external_product_id"}


def everything(merchant):
    return {table: merchant.truth(table) for table in merchant.counts()}


def keys(merchant, table):
    return {row[NAMES.get(table, "public_id")] for row in merchant.truth(table)}


@pytest.mark.parametrize("days", [0, 1, 45])
def test_every_reference_resolves(days):
    merchant = Merchant()
    if days:
        merchant.advance(days)
    for table, field, target in REFERENCES:
        known = keys(merchant, target) | {None}
        assert {row[field] for row in merchant.truth(table)} <= known, (table, field)


def test_same_seed_and_calls_give_the_same_rows():
    one, two, other = Merchant(seed=3), Merchant(seed=3), Merchant(seed=4)
    for merchant in (one, two, other):
        merchant.advance(2.5)
        merchant.touch("orders", 3)
    assert everything(one) == everything(two)
    assert everything(one) != everything(other)


TELL = """
import hashlib, json
from ordergroove_sandbox import Merchant
merchant = Merchant(seed=3, customers=20, days=100)
merchant.advance(2.5)
merchant.touch("orders", 3)
told = [merchant.truth(table) for table in merchant.counts()]
print(hashlib.sha256(json.dumps(told).encode()).hexdigest())
"""
# Taken once; another one means another story, in the demo and in every test.
STORY = "941c7dceb81926dad488c0e3b95bbaa30243747bea745d161704d296a35f91e0"


@pytest.mark.parametrize(("hash_seed", "zone"), [("0", "UTC"), ("1", "Pacific/Auckland")])
def test_the_story_is_the_same_for_every_clock_zone_hash_seed_and_python(hash_seed, zone):
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "TZ": zone}
    told = subprocess.run(
        [sys.executable, "-c", TELL], env=environment, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == STORY


def test_each_live_subscription_has_one_upcoming_item():
    merchant = Merchant()
    merchant.advance(20)
    orders = {row["public_id"]: row for row in merchant.truth("orders")}
    upcoming = [
        row["subscription"]
        for row in merchant.truth("items")
        if orders[row["order"]]["status"] == 1 and row["subscription"]
    ]
    live = [row["public_id"] for row in merchant.truth("subscriptions") if row["live"]]
    assert sorted(upcoming) == sorted(live)
    for row in orders.values():
        assert (row["place"] > wall_text(merchant.now)) >= (row["status"] == 1) or not any(
            item["order"] == row["public_id"] for item in merchant.truth("items")
        )
        assert row["place"].endswith("00:00:00") == (row["status"] in {1, 4})


def test_a_days_advance_changes_everything_that_can_change():
    merchant = Merchant()
    before = everything(merchant)
    merchant.advance(3)
    after = everything(merchant)
    unchanging = {
        "product_groups", "resources", "cancel_reasons", "offer_profiles",
    }  # fmt: skip
    changed = {table for table in before if before[table] != after[table]}
    assert changed | {"entitlements"} == before.keys() - unchanging


def test_cancelled_subscriptions_leave_no_upcoming_item_or_order():
    merchant = Merchant()
    items, orders = keys(merchant, "items"), keys(merchant, "orders")
    merchant.advance(5)
    assert items - keys(merchant, "items")
    assert orders - keys(merchant, "orders")
    cancelled = {row["public_id"] for row in merchant.truth("subscriptions") if not row["live"]}
    unsent = {row["public_id"] for row in merchant.truth("orders") if row["status"] == 1}
    assert not [
        row
        for row in merchant.truth("items")
        if row["subscription"] in cancelled and row["order"] in unsent
    ]


def test_items_move_and_touch_both_orders():
    merchant = Merchant()
    before = {row["public_id"]: row for row in merchant.truth("items")}
    start = wall_text(merchant.now)
    merchant.advance(1)
    moved = [row for row in merchant.truth("items") if row["public_id"] in before
             and row["order"] != before[row["public_id"]]["order"]]  # fmt: skip
    assert moved
    orders = {row["public_id"]: row for row in merchant.truth("orders")}
    for row in moved:
        assert orders[row["order"]]["updated"] >= start
        source = before[row["public_id"]]["order"]
        assert source not in orders or orders[source]["updated"] >= start


def test_items_show_their_orders_stamp():
    merchant = Merchant()
    merchant.advance(10)
    merchant.touch("items", 5)
    merchant.touch("orders", 5)
    stamps = {row["public_id"]: row["updated"] for row in merchant.truth("orders")}
    assert all(row["order_updated"] == stamps[row["order"]] for row in merchant.truth("items"))


def test_rows_are_written_in_chicago_wall_time_with_daylight_saving():
    assert wall_text(datetime(2026, 1, 15, 12, tzinfo=timezone.utc)) == "2026-01-15 06:00:00"
    assert wall_text(datetime(2026, 7, 15, 12, tzinfo=timezone.utc)) == "2026-07-15 07:00:00"
    merchant = Merchant(days=3, now=instant_of(datetime(2026, 11, 1, 0, 30)))
    merchant.pass_time(instant_of(datetime(2026, 11, 1, 1, 30)) - merchant.now)
    first = merchant.touch("customers")[0]["last_updated"]
    merchant.pass_time(instant_of(datetime(2026, 1, 1, 1)) - instant_of(datetime(2026, 1, 1)))
    second = merchant.touch("customers")[0]["last_updated"]
    assert first == second == "2026-11-01 01:30:00"


def test_no_row_is_later_than_now():
    merchant = Merchant()
    merchant.advance(7.3)
    now = wall_text(merchant.now)
    for table, field in (("orders", "updated"), ("customers", "last_updated")):
        assert max(row[field] for row in merchant.truth(table)) <= now


def test_touch_changes_so_many_rows_now():
    merchant = Merchant()
    before = {row["public_id"]: row for row in merchant.truth("subscriptions")}
    merchant.touch("subscriptions", 4)
    changed = [row for row in merchant.truth("subscriptions") if before[row["public_id"]] != row]
    assert len(changed) == 4
    assert {row["updated"] for row in changed} == {wall_text(merchant.now)}
    with pytest.raises(ValueError, match="do not change"):
        merchant.touch("cancel_reasons")
    with pytest.raises(KeyError):
        merchant.touch("nothing")


def test_the_odd_shapes_are_there():
    merchant = Merchant()
    shapes = {type(row["extra_data"]) for row in merchant.truth("orders")}
    assert shapes == {type(None), dict, str}
    texts = [r["extra_data"] for r in merchant.truth("orders") if isinstance(r["extra_data"], str)]
    assert any(text.startswith("{") and json.loads(text) for text in texts)
    assert any(not text.startswith("{") for text in texts)
    assert {"null", None} < {row["cancelled"] for row in merchant.truth("orders")}
    assert {type(row["components"]) for row in merchant.truth("subscriptions")} == {list, str}
    assert {row["status"] for row in merchant.truth("orders")} >= {1, 3, 4, 5, 14, 15}
    assert all(row["customer"].startswith("0") for row in merchant.truth("orders"))


@pytest.mark.parametrize("wrong", [{"customers": 0}, {"days": 0}, {"now": datetime(2026, 1, 1)}])
def test_impossible_merchants_are_refused(wrong):
    with pytest.raises(ValueError, match="a merchant needs"):
        Merchant(**wrong)


def test_time_does_not_run_backwards():
    with pytest.raises(ValueError, match="more than 0"):
        Merchant().advance(-1)
