"""Every stream's schema says what each field is, and opens no door to a failed load."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft7Validator
from tests.support.webhooks import NOW, event, fill, run_tap

from tap_ordergroove_webhooks.receiver.samples import make_samples
from tap_ordergroove_webhooks.tap.tap import TapOrdergrooveWebhooks

STREAMS = TapOrdergrooveWebhooks(config={"store": "sqlite:///not-opened.db"}).streams
TOMBSTONES = ("deleted_items", "deleted_orders")
ENVELOPE = {
    "route", "route_merchant", "event_id", "event_type", "event_created", "received_at",
    "actor_type", "actor_id", "source", "_sequence",
}  # fmt: skip
EVENTS = [name for name, stream in STREAMS.items() if stream.counts]


@pytest.mark.parametrize("name", EVENTS)
def test_a_schema(name):
    stream = STREAMS[name]
    schema = json.loads(json.dumps(stream.schema))
    Draft7Validator.check_schema(schema)
    assert schema["description"].endswith(".")
    assert schema["properties"].keys() >= ENVELOPE
    for field, definition in schema["properties"].items():
        assert definition["description"].endswith("."), field
        # What Ordergroove adds to an open set must not fail a validating loader.
        assert not {"enum", "pattern"} & definition.keys(), field
        if field not in ("route", "event_id", "public_id", "_sequence"):
            assert "null" in definition["type"] or definition["type"] == "array", field
    assert "one_click_token" not in schema["properties"]
    assert ("_unknown_fields" in schema["properties"]) is (name not in TOMBSTONES)


def test_streams_and_keys():
    found = {
        name: (tuple(each.primary_keys), each.replication_key) for name, each in STREAMS.items()
    }
    by_event, by_object = (("route", "event_id"), "_sequence"), (("public_id",), "_sequence")
    assert found == {
        "events": by_event,
        "subscription_events": by_event,
        "order_events": by_event,
        "item_events": by_event,
        "webhook_subscriber_events": by_event,
        "entitlement_events": by_event,
        "workflow_events": by_event,
        "deleted_orders": by_object,
        "deleted_items": by_object,
        "rejected_records": (("stream", "run", "number"), None),
    }


def test_what_the_views_rely_on():
    for name in TOMBSTONES:
        assert STREAMS[name].schema["properties"].keys() >= {"public_id", "deleted_at", "event_id"}
    assert "order" in STREAMS["deleted_items"].schema["properties"]


def test_every_record_is_as_its_schema_says(sqlite_store):
    odd = [
        b"{not json",
        event("e1", "order.delete", None),
        event("e2", "item.remove", price="x", components="y", quantity=[], order=None),
        {"id": "e3", "type": "order.create", "data": [1]},
        {"id": "e4", "type": "entitlement.x", "data": {"object": {"entitlements": {"a": 1}}}},
        {**event("e5", "workflow.x"), "context": "text", "snapshot": [1]},
    ]  # fmt: skip
    fill(sqlite_store, [*(sample.body for sample in make_samples("x", NOW)), *odd])
    outcome = run_tap(sqlite_store)
    seen = set()
    for message in outcome.messages:
        if message["type"] == "RECORD":
            seen.add(message["stream"])
            record = json.loads(json.dumps(message["record"], default=float))
            schema = STREAMS[message["stream"]].schema
            Draft7Validator({**schema, "additionalProperties": False}).validate(record)
            assert record.keys() == schema["properties"].keys()
    assert seen == set(EVENTS)
