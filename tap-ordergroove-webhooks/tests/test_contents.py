"""What one body, or one id, can hold: lists, another event, the other sign of a deletion."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import update
from tests.support.webhooks import PATH, RECEIVED, encode, event, fill, rows, run_tap, serving

from tap_ordergroove_webhooks.log import maintenance
from tap_ordergroove_webhooks.log.engine import parse_store
from tap_ordergroove_webhooks.log.event import make_events
from tap_ordergroove_webhooks.log.event_log import EventLog
from tap_ordergroove_webhooks.log.log_reader import Selection
from tap_ordergroove_webhooks.log.tables import events


def test_another_content_under_a_known_id_is_kept_beside_the_first_and_said(store):
    first, other = event("e1", public_id="o1"), event("e1", public_id="o2")
    with serving(store) as receiver:
        for body in (first, other, first, other):
            assert receiver.post(body).status_code == 204
        [told] = receiver.logged("another event of a known id, kept beside it")
        assert receiver.metric("ordergroove_webhooks_duplicates_total") == 2
    one, two = (row["event_id"] for row in rows(store))
    assert (one, two.partition("#")[0]) == ("e1", "e1")
    assert told["event_id"] == two
    outcome = run_tap(store)
    assert [each["public_id"] for each in outcome.records("deleted_orders")] == ["o1", "o2"]
    log = EventLog(parse_store(store))
    assert maintenance.replay(log.engine, Selection()) == 2
    log.close()
    assert [row["event_id"] for row in rows(store)] == [one, two]


@pytest.mark.parametrize(
    "again",
    [
        {"attempt": 2},
        {"context": {"actor": {"type": "user"}}},
        {"snapshot": {"orders": [{"total": "5.00"}]}},
        {
            "data": {
                "object": {"public_id": "a" * 32, "type": "order", "snapshot": {}},
                "context": 1,
            }
        },
    ],
)
def test_what_a_delivery_adds_makes_no_other_event(sqlite_store, again):
    body = event("e1", total=1.5)
    if "data" in again:
        again["data"]["object"]["total"] = 1.5
    spaced = json.dumps({**body, **again}, indent=2, sort_keys=True).encode()
    fill(sqlite_store, [body, spaced])
    assert len(rows(sqlite_store)) == 1


def test_a_list_of_events_is_taken_apart(store):
    bodies = [event("e1", public_id="o1"), event("e2", "item.remove", public_id="i1"), 7]
    with serving(store) as receiver:
        assert receiver.post(bodies).status_code == 204
        assert receiver.post(b"\xef\xbb\xbf [" + encode(event("e1", public_id="o1")) + b" ]\n"
                             ).status_code == 204  # fmt: skip
        assert receiver.metric("ordergroove_webhooks_received_total") == 4
    outcome = run_tap(store)
    assert [each["public_id"] for each in outcome.records("deleted_orders")] == ["o1"]
    assert [each["public_id"] for each in outcome.records("deleted_items")] == ["i1"]
    assert [each["raw_body"] for each in outcome.records("events")] == [None, None, "7"]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (b"[]", 1), (b"[1,2]", 1), (b'[{"id":"a"},{"id":NaN}]', 2), (b'[{"id":"a"}', 1),
        (b'[{"id":"a"}]x', 1), (b'[{"id":"a"},]', 1), (b"[" + b"{}," * 20_000 + b"{}]", 1),
    ],
)  # fmt: skip
def test_what_counts_as_a_list_of_events(body, count):
    assert len(make_events(PATH, "acme", body, RECEIVED)) == count


def test_no_list_of_removals_is_too_long(store):
    """As long as a body may be."""
    removals = [event(f"e{n}", public_id=f"o{n}") for n in range(8000)]
    with serving(store) as receiver:
        receiver.deliver(encode(removals))
    outcome = run_tap(store, select=("deleted_orders",))
    assert len(outcome.records("deleted_orders")) == 8000


ODD = [
    b"\xef\xbb\xbf%s" % encode(event("bom", name="Zoë", public_id="bom")),
    b'{"id":"nul","type":"order.delete","data":{"object":{"public_id":"nul","note":"a\0b"}}}',
    b'{"id":"latin","type":"order.delete","data":{"object":{"public_id":"latin","note":"\xe9"}}}',
    json.dumps(event("utf-16", public_id="utf-16")).encode("utf-16"),
]


def test_an_encoding_hides_no_removal_and_no_field(store):
    fill(store, ODD)
    outcome = run_tap(store)
    names = ["bom", "nul", "latin", "utf-16"]
    for stream in ("deleted_orders", "order_events"):
        assert [each["public_id"] for each in outcome.records(stream)] == names
    assert [each["object"]["public_id"] for each in outcome.records("events")] == names
    assert outcome.records("events")[2]["object"]["note"] == "\ufffd"


def test_what_says_no_type_is_warned_of(receiver):
    for body in (b"{not json", event("e1")):
        receiver.deliver(body)
    assert [line["level"] for line in receiver.logged("stored")] == ["warning", "info"]


def test_equal_numbers_are_the_same_content_and_a_text_is_another(sqlite_store):
    totals = [b"5", b"-100", b'"-100"', b"-100.0", b"-1e2", b"-1000e-1", b"5.00"]
    huge = [b"1e999999999999", b"1E99999999999999999999", b"2E99999999999999999999", b"9" * 5000]
    bodies = [b'{"id":"e1","data":{"total":%s}}' % total for total in (*totals, *huge, *huge)]
    fill(sqlite_store, bodies)
    stored = [row["body"].encode() for row in rows(sqlite_store)]
    assert stored == [*bodies[:3], *bodies[len(totals) : len(totals) + len(huge)]]


def test_a_list_that_an_earlier_version_kept_whole_is_taken_apart_by_replay(sqlite_store):
    fill(sqlite_store, [b"{"])
    log = EventLog(parse_store(sqlite_store))
    whole = encode([event("e1"), event("e2", "item.remove")]).decode()
    with log.engine.begin() as connection:
        connection.execute(update(events).values(body=whole))
    maintenance.replay(log.engine, Selection())
    log.close()
    assert [row["event_id"] for row in rows(sqlite_store)] == ["e1", "e2"]


@pytest.mark.parametrize("type_", ["subscription.expired", "Subscription Expired"])
def test_an_expired_subscription_removes_an_order_only_where_it_says_so(store, type_):
    """The guide names the event as a sign that an order was deleted; nothing tells its content."""
    order = event("e1", type_, type="order", public_id="o1")
    subscription = event("e2", type_, type="subscription", public_id="s1")
    entitlement = event("e3", "entitlement.entitlements_expired", type="entitlement")
    fill(store, [order, subscription, entitlement, event("e4", "order.delete")])
    found = {each["public_id"] for each in run_tap(store).records("deleted_orders")}
    assert found == {"o1", "a" * 32}
    log = EventLog(parse_store(store))
    maintenance.prune(log.engine, RECEIVED.replace(year=2030), removals=False)
    log.close()
    assert [row["event_id"] for row in rows(store)] == ["e1", "e4"]
