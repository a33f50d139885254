"""What becomes of an event's fields."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest
from tests.support.webhooks import NOW, PATH, event, fill, make_tap, run_tap

from tap_ordergroove_webhooks.receiver.samples import make_samples

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
FAMILIES = {
    "webhook_subscriber_events": "subscriber",
    "subscription_events": "subscription",
    "order_events": "order",
    "item_events": "item",
    "entitlement_events": "entitlement",
    "workflow_events": "workflow",
}
TIMES = {"created", "updated", "last_updated", "cancelled"}
MONEY = {
    "price", "total_price", "sub_total", "tax_total", "shipping_total", "discount_total", "total",
}  # fmt: skip


def utc(seconds):
    return (EPOCH + timedelta(seconds=seconds)).isoformat()


def expected(name, value):
    """What a field of a payload should become, by the reference."""
    if value is None:
        return None
    if name in TIMES:
        return utc(value)
    if name in MONEY:
        return Decimal(value)
    if name == "cancel_reason_code":
        return str(value)
    if name == "rejected_message":
        return {"_value": value}
    return value


def test_every_type_is_in_its_family_with_each_field_in_its_type(store):
    samples = make_samples("x", NOW)
    fill(store, [sample.body for sample in samples])
    outcome = run_tap(store)
    assert [each["event_id"] for each in outcome.records("events")] == [s.id for s in samples]
    for stream, family in FAMILIES.items():
        bodies = [json.loads(s.body) for s in samples if s.type.startswith(family + ".")]
        records = outcome.records(stream)
        assert [each["event_type"] for each in records] == [body["type"] for body in bodies]
        for record, body in zip(records, bodies, strict=True):
            assert (record["route"], record["route_merchant"]) == (PATH, "acme")
            assert record["event_created"] == utc(NOW)
            assert record["received_at"] == "2025-10-14T14:00:00+00:00"
            assert record["_unknown_fields"] is None, body["type"]
            for name, value in body["data"]["object"].items():
                if name == "one_click_token":
                    assert name not in record
                else:
                    assert record[name] == expected(name, value), name


def test_a_number_keeps_its_digits(sqlite_store):
    fill(sqlite_store, [event("e1", "order.create", total="10.10", sub_total="1.000")])
    tap, _ = make_tap(sqlite_store)
    lines = [
        bytes(tap.message_writer.format_message(message))
        for record in tap.streams["order_events"].get_records(None)
        for message in tap.streams["order_events"]._generate_record_messages(record)
    ]
    assert b'"total":10.10' in lines[0]
    assert b'"sub_total":1.000' in lines[0]


def test_workflow_columns_come_from_beside_the_object(sqlite_store):
    body = event("e1", "workflow.send_communication", workflow_id="w1")
    body["data"] |= {
        "key": "gift",
        "subscriber": {"email": "a@example.com", "first_name": "Ada", "shoe_size": 38},
        "execution_context": {"a": 1},
        "further": True,
    }
    fill(sqlite_store, [body])
    [record] = run_tap(sqlite_store).records("workflow_events")
    assert (record["workflow_id"], record["key"]) == ("w1", "gift")
    assert (record["subscriber_email"], record["subscriber_first_name"]) == ("a@example.com", "Ada")
    assert record["execution_context"] == {"a": 1}
    assert record["_unknown_fields"] == {
        "public_id": "a" * 32,
        "data.subscriber": {"shoe_size": 38},
        "data.further": True,
    }


ACTOR = {"actor": {"type": "customer", "customer": {"merchant_user_id": "c1"}}}


@pytest.mark.parametrize(
    "where", [("top",), ("data",), ("object",), ("top", "data", "object")], ids=str
)
def test_context_and_snapshot_are_found_in_all_three_places(sqlite_store, where):
    body = event("e1", "order.create")
    places = {"top": body, "data": body["data"], "object": body["data"]["object"]}
    for name, place in places.items():
        place["context"] = ACTOR if name in where else None
        place["snapshot"] = {"customer": {"email": "a@example.com"}} if name in where else {}
    fill(sqlite_store, [body])
    outcome = run_tap(sqlite_store)
    for stream in ("events", "order_events"):
        [record] = outcome.records(stream)
        assert record["context"] == ACTOR
        assert record["snapshot"] == {"customer": {"email": "a@example.com"}}
        assert (record["actor_type"], record["actor_id"]) == ("customer", "c1")
        assert record["_unknown_fields"] is None


def test_the_parts_of_a_context_may_be_in_different_places(sqlite_store):
    body = event("e1", "subscription.create")
    body["context"] = ACTOR
    body["data"]["context"] = {"source": "PurchasePOST"}
    fill(sqlite_store, [body])
    [record] = run_tap(sqlite_store).records("subscription_events")
    assert (record["actor_id"], record["source"]) == ("c1", "PurchasePOST")


@pytest.mark.parametrize(
    ("actor", "type_", "id_"),
    [
        ({"type": "apikey", "api_key": {"public_id": "k1", "name": "n"}}, "apikey", "k1"),
        ({"type": "user", "user": {"public_id": "u1"}}, "user", "u1"),
        ({"type": "og-system-process"}, "og-system-process", None),
        ("text", None, None),
        ({"type": 7, "customer": []}, None, None),
    ],
)
def test_who_caused_it(sqlite_store, actor, type_, id_):
    fill(sqlite_store, [{**event("e1"), "context": {"actor": actor}}])
    record = run_tap(sqlite_store).records("events")[0]
    assert (record["actor_type"], record["actor_id"]) == (type_, id_)


def test_what_does_not_fit_is_kept(sqlite_store):
    body = event("e1", "order.create", total="a lot", place=7, tries=1.5,
                 colour="red", extra_data='{"a": 1}', status=10**40, cancelled=10**15)  # fmt: skip
    body["more"] = 1
    body["data"]["object"]["created"] = "yesterday"
    fill(sqlite_store, [body])
    outcome = run_tap(sqlite_store)
    [record] = outcome.records("order_events")
    assert [record[name] for name in ("total", "created", "place", "tries", "status")] == [None] * 5
    assert record["extra_data"] == {"a": 1}
    assert record["_unknown_fields"] == {
        "envelope.more": 1, "total": "a lot", "created": "yesterday", "place": 7,
        "tries": Decimal("1.5"), "colour": "red", "status": str(10**40), "cancelled": 10**15,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("a, b,,c", ["a", "b", "c"]),
        ("", []),
        (None, []),
        (["a, b"], ["a, b"]),
        ({"a": 1}, [{"a": 1}]),
    ],
)
def test_a_list_is_a_list_also_where_text_separates_its_parts_by_commas(sqlite_store, value, parts):
    fill(sqlite_store, [event("e1", "item.create", components=value)])
    assert run_tap(sqlite_store).records("item_events")[0]["components"] == parts


@pytest.mark.parametrize(
    ("field", "fits", "too_large"),
    [
        ("total", "1.7e308", "1.8e308"),
        ("total", "1e-323", "1e-324"),
        ("status", 2**63 - 1, "9223372036854775808"),
        ("status", -(2**63), "-9223372036854775809"),
    ],
)
def test_a_number_is_taken_as_far_as_a_column_of_a_database_goes(
    sqlite_store, field, fits, too_large
):
    fill(sqlite_store, [event("e1", "order.x", **{field: fits}),
                        event("e2", "order.x", **{field: too_large})])  # fmt: skip
    first, second = run_tap(sqlite_store).records("order_events")
    assert (first[field], first["_unknown_fields"]) == (Decimal(fits), None)
    assert (second[field], second["_unknown_fields"]) == (None, {field: too_large})


@pytest.mark.parametrize(
    ("value", "time"),
    [
        (1760450400, "2025-10-14T14:00:00+00:00"),
        ("1760450400", "2025-10-14T14:00:00+00:00"),
        ("2025-10-14T14:00:00Z", "2025-10-14T14:00:00+00:00"),
        ("2025-10-14 09:00:00", "2025-10-14T14:00:00+00:00"),  # Central, as in the API
        ("", None),
        (None, None),
        (0, "1970-01-01T00:00:00+00:00"),
    ],
    ids=["number", "digits", "zone", "wall", "empty", "null", "zero"],
)
def test_a_time_of_cancellation_may_come_in_three_forms(sqlite_store, value, time):
    fill(sqlite_store, [event("e1", "order.cancel", cancelled=value)])
    assert run_tap(sqlite_store).records("order_events")[0]["cancelled"] == time


def test_malformed_bodies_and_unknown_types_are_among_the_events(store):
    bodies = [b"{not json", b"\xff\x00", b'{"id":"e1","type":"teleport.begin"}', b"[1]"]
    fill(store, bodies)
    outcome = run_tap(store)
    found = outcome.records("events")
    assert [each["event_type"] for each in found] == [None, None, "teleport.begin", None]
    assert [each["raw_body"] for each in found] == ["{not json", "/wA=", None, "[1]"]
    assert {each["type"] for each in outcome.messages} == {"SCHEMA", "RECORD", "STATE"}
    assert len(found) == sum(each["type"] == "RECORD" for each in outcome.messages)


def test_new_types_of_a_family_are_in_its_stream_whatever_the_case(sqlite_store):
    fill(sqlite_store, [event("e1", "order.teleport"), event("e2", "Order.Delete")])
    outcome = run_tap(sqlite_store)
    assert [each["event_id"] for each in outcome.records("order_events")] == ["e1", "e2"]
    assert [each["event_id"] for each in outcome.records("deleted_orders")] == ["e2"]
