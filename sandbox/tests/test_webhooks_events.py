"""What events there are, and what they say."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from functools import partial

import pytest

from ordergroove_sandbox import Merchant, webhooks
from ordergroove_sandbox.clock import instant_of, wall_text
from ordergroove_sandbox.webhooks.signature import header

KEY = "sandbox-verification-key"
# A slow machine is no failure.
sending = partial(webhooks.sending, timeout=60)
# The fields of Ordergroove's pages on event payloads.
ORDER = {
    "type", "merchant", "public_id", "customer", "payment", "shipping_address", "discount_total",
    "shipping_total", "sub_total", "tax_total", "total", "extra_data", "generic_error_count",
    "order_merchant_id", "place", "rejected_message", "status", "status_display", "tries",
    "cancelled", "created",
}  # fmt: skip
ITEM = {
    "type", "merchant", "public_id", "customer", "product", "order", "subscription", "offer",
    "quantity", "price", "total_price", "first_placed", "components",
}  # fmt: skip
SUBSCRIPTION = {
    "type", "merchant", "public_id", "customer", "product", "components", "extra_data",
    "prepaid_subscription_context", "quantity", "price", "frequency_days", "reminder_days",
    "every", "every_period", "every_period_display", "cancelled", "cancel_reason",
    "cancel_reason_code", "session_id", "merchant_order_id", "live", "external_id", "created",
    "start_date", "offer", "payment", "shipping_address", "updated",
}  # fmt: skip
SUBSCRIBER = {
    "type", "merchant", "merchant_user_id", "subscription", "subscriptions", "session_id",
    "first_name", "last_name", "email", "phone_number", "phone_type", "phone_type_display",
    "live", "created", "last_updated", "extra_data", "locale", "locale_display",
}  # fmt: skip
EXTRA = {"context", "snapshot", "one_click_token"}


def small(seed=1):
    return Merchant(seed=seed, customers=30, days=120)


@pytest.fixture
def sent(receiver):
    """The events of three weeks, as received, with the shop before and after them."""
    merchant = small()
    before = {table: merchant.truth(table) for table in ("orders", "items", "subscriptions")}
    with sending(merchant, receiver.url, KEY) as sender:
        merchant.advance(21)
        merchant.touch("items", 2)
        sender.drain()
    return merchant, before, receiver.got


def of(events, type_):
    return [event["data"]["object"] for event in events if event["type"] == type_]


def ids(rows):
    return {row["public_id"] for row in rows}


def test_the_events_tell_the_whole_story(sent):
    """Played back over the shop of before, they give the shop of after."""
    merchant, before, events = sent
    orders = {row["public_id"]: row["status"] for row in before["orders"]}
    items = {row["public_id"]: (row["order"], row["quantity"]) for row in before["items"]}
    live = {row["public_id"]: row["live"] for row in before["subscriptions"]}
    for event in events:
        family, verb = event["type"].split(".")
        object_ = event["data"]["object"]
        if family == "order":
            orders[object_["public_id"]] = object_["status"]
            if verb == "delete":
                del orders[object_["public_id"]]
        elif family == "item":
            items[object_["public_id"]] = object_["order"], object_["quantity"]
            if verb == "remove":
                del items[object_["public_id"]]
        elif family == "subscription":
            live[object_["public_id"]] = object_["live"]
    assert orders == {row["public_id"]: row["status"] for row in merchant.truth("orders")}
    assert items == {
        row["public_id"]: (row["order"], row["quantity"]) for row in merchant.truth("items")
    }
    assert live == {row["public_id"]: row["live"] for row in merchant.truth("subscriptions")}


def test_every_kind_of_change_has_its_event(sent):
    _, _, events = sent
    assert {event["type"] for event in events} >= {
        "order.create", "order.change_payment", "order.change_shipping_address",
        "order.skip_order", "order.success", "order.delete", "item.create", "item.change_order",
        "item.change_quantity", "item.remove", "item.successfully_placed", "subscription.create",
        "subscription.cancel", "subscription.change_quantity", "subscription.change_payment",
        "subscription.change_shipping_address", "subscriber.create",
        "subscriber.subscriptions_created",
    }  # fmt: skip


def test_orders_that_are_not_placed_say_so(receiver):
    merchant = Merchant(customers=60, days=120)
    with sending(merchant, receiver.url, KEY) as sender:
        merchant.advance(90)
        sender.drain()
    rejected, failed = of(receiver.got, "order.reject"), of(receiver.got, "order.generic_error")
    assert {row["status"] for row in rejected} == {3}
    assert {row["status"] for row in failed} == {14, 15}
    messages = [row["rejected_message"] for row in (*rejected, *failed)]
    assert {type(message) for message in messages} >= {str, dict}


def test_the_last_cancelled_subscription_ends_the_subscriber(receiver):
    merchant = Merchant(customers=20, days=60)
    with sending(merchant, receiver.url, KEY) as sender:
        merchant.advance(20)
        sender.drain()
    cancelled = {row["public_id"] for row in of(receiver.got, "subscription.cancel")}
    ended = of(receiver.got, "subscriber.cancel")
    assert ended
    for row in ended:
        assert row["subscription"] in cancelled
        assert row["subscriptions"] == []


def test_deletions_are_known_with_their_time(sent):
    merchant, before, events = sent
    for table, type_ in (("orders", "order.delete"), ("items", "item.remove")):
        told = {
            event["data"]["object"]["public_id"]: event["created"]
            for event in events
            if event["type"] == type_
        }
        deleted = merchant.deleted(table)
        assert ids(before[table]) - ids(merchant.truth(table)) <= told.keys() <= deleted.keys()
        assert told == {key: int(deleted[key].timestamp()) for key in told}
        assert not deleted.keys() & ids(merchant.truth(table))
    with pytest.raises(KeyError):
        merchant.deleted("customers")


def test_the_forms_are_those_of_payloads_not_of_the_api(sent):
    merchant, _, events = sent
    fields = {
        "order": ORDER, "item": ITEM, "subscription": SUBSCRIPTION, "subscriber": SUBSCRIBER,
    }  # fmt: skip
    for event in events:
        object_ = event["data"]["object"]
        family = event["type"].split(".")[0]
        if family in fields:
            assert object_.keys() - EXTRA == fields[family], event["type"]
        assert (object_["type"], object_["merchant"]) == (family, merchant.public_id)
        assert "updated" not in object_ or family == "subscription"
    orders = {row["public_id"]: row for row in merchant.truth("orders")}
    for row in of(events, "order.success"):
        wall = wall_text(datetime.fromtimestamp(row["created"], timezone.utc))
        assert wall == orders[row["public_id"]]["created"]
        assert row["place"] == orders[row["public_id"]]["place"][:10]
        assert type(row["extra_data"]) is dict
    for row in of(events, "subscription.cancel"):
        assert type(row["cancelled"]) is type(row["cancel_reason_code"]) is int
        assert (row["live"], "one_click_token" in row) == (False, True)


def test_events_carry_the_time_at_which_they_happened(sent):
    merchant, _, events = sent
    placed = {row["public_id"]: row["place"] for row in merchant.truth("orders")}
    for event in events:
        if event["type"] == "order.success":
            wall = wall_text(datetime.fromtimestamp(event["created"], timezone.utc))
            assert wall == placed[event["data"]["object"]["public_id"]]
    stamps = [event["created"] for event in events]
    assert stamps == sorted(stamps)


def test_context_and_snapshot_are_in_all_three_places(sent):
    _, _, events = sent
    places = set()
    actors = set()
    for event in events:
        holders = {
            "event": event, "data": event["data"], "object": event["data"]["object"],
        }  # fmt: skip
        (place,) = (name for name, holder in holders.items() if "context" in holder)
        assert holders[place]["snapshot"] == {}
        places.add(place)
        actors.add(holders[place]["context"]["actor"]["type"])
    assert places == {"event", "data", "object"}
    assert actors == {"customer", "og-system-process", "apikey"}


def test_letters_beyond_ascii_go_out_as_they_are(receiver):
    merchant = small()
    with sending(merchant, receiver.url, KEY) as sender:
        merchant.advance(21)
    assert any("Zoë".encode() in event.body for event in sender.events)


def test_the_same_seed_and_calls_give_the_same_events(receiver):
    bodies = []
    for _ in range(2):
        merchant = small(seed=5)
        with sending(merchant, receiver.url, KEY) as sender:
            merchant.advance(2)
            bodies.append([event.body for event in sender.events])
    assert bodies[0] == bodies[1]
    assert len({event.id for event in sender.events}) == len(bodies[0])


def test_who_listens_changes_nothing(receiver):
    heard, alone = small(), small()
    with sending(heard, receiver.url, KEY):
        heard.advance(5)
    alone.advance(5)
    assert all(heard.truth(table) == alone.truth(table) for table in heard.counts())


def test_nothing_is_heard_before_and_after(receiver):
    merchant = small()
    with sending(merchant, receiver.url, KEY) as sender:
        pass
    merchant.advance(1)
    assert sender.events == []


@pytest.mark.parametrize(
    ("key", "body", "expected"),
    [
        (
            "og-test-verification-key-0001",
            (
                '{"id":"evt1","type":"item.remove","created":1760450400,'
                '"data":{"object":{"type":"item","public_id":"0d9e"}},"context":null,"snapshot":{}}'
            ),
            "2e9401105b9f84ab452d74c3d9a5042258c59ec2782f04395aaa87dff384b871",
        ),
        (
            "og-test-verification-key-0001",
            (
                '{"id":"evt2","type":"subscriber.create","created":1760450400,'
                '"data":{"object":{"first_name":"Zoë"}}}'
            ),
            "687222c4f702623cd9691eed75189078fc4caae21bf49cef2f291f324ea6df48",
        ),
        (
            "og-test-verification-key-0001",
            '{ "id" : "evt3" }\n',
            "27b41f234626d448fa5a27b4e7e044b09ab3018be94548867623cebdbd70191a",
        ),
    ],
)
def test_signatures_are_those_of_the_test_vectors(key, body, expected):
    assert header([key], 1760450401, body.encode()) == f"ts=1760450401,sig={expected}"


def test_events_of_the_hour_that_november_repeats_keep_their_instants(receiver):
    merchant = Merchant(days=3, now=instant_of(datetime(2026, 11, 1, 0, 30)))
    with sending(merchant, receiver.url, KEY) as sender:
        merchant.advance(0.2)
        until = merchant.now.timestamp()
    stamps = [json.loads(event.body)["created"] for event in sender.events]
    assert stamps == sorted(stamps)
    assert stamps[-1] <= until
