"""Every stream's schema says what each field is, and opens no door to a failed load."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft7Validator

from tap_ordergroove.tap import TapOrdergroove

STREAMS = TapOrdergroove(config={"api_key": "k"}).streams


@pytest.mark.parametrize("name", STREAMS)
def test_a_schema(name):
    stream = STREAMS[name]
    schema = json.loads(json.dumps(stream.schema))
    Draft7Validator.check_schema(schema)
    assert schema["description"]
    assert sorted(schema["required"]) == sorted(stream.primary_keys)
    for field, definition in schema["properties"].items():
        assert definition["description"].endswith("."), field
        # What Ordergroove adds to an open set must not fail a validating loader.
        assert not {"enum", "pattern"} & definition.keys(), field
        if field in stream.primary_keys:
            assert definition["type"] in ("string", "integer"), field
        elif definition["type"] not in ("array", "integer"):
            assert "null" in definition["type"], field
    is_read = name not in ("snapshots", "rejected_records")
    assert ("_unknown_fields" in schema["properties"]) is is_read
    is_full_table = stream.replication_key is None and is_read
    assert ("_snapshot_at" in schema["properties"]) is is_full_table


def test_keys_and_replication_follow_the_documentation():
    found = {
        name: (tuple(stream.primary_keys), stream.replication_key)
        for name, stream in STREAMS.items()
    }
    assert found == {
        "customers": (("merchant_user_id",), "last_updated"),
        "subscriptions": (("public_id",), "updated"),
        "orders": (("public_id",), "updated"),
        "items": (("public_id",), "order_updated"),
        "addresses": (("public_id",), "updated"),
        "payments": (("public_id",), None),
        "products": (("external_product_id",), None),
        "offer_profiles": (("public_id",), None),
        "one_time_incentives": (("public_id",), None),
        "upcoming_orders": (("public_id",), None),
        "upcoming_items": (("public_id",), None),
        "product_groups": (("group_type", "name"), None),
        "resources": (("public_id",), None),
        "cancel_reasons": (("application", "cancel_reason"), None),
        "placement_responses": (("public_id",), "_window_start"),
        "entitlements": (("public_id",), None),
        "snapshots": (("stream", "snapshot_at"), None),
        "rejected_records": (("stream", "run", "number"), None),
    }
