"""What a catalog may ask for: it is done, or refused by name, and never something else instead."""

from __future__ import annotations

import json

import pytest
from tests.support.rest_tap import run_tap

from singer_commons.errors import PluginError
from tap_ordergroove.tap import TapOrdergroove


@pytest.fixture
def discovered():
    """What discovery says, with nothing selected yet."""
    catalog = TapOrdergroove(config={"api_key": "sandbox-key"}).catalog_dict
    catalog = json.loads(json.dumps(catalog))
    for entry in catalog["streams"]:
        root_of(entry)["selected"] = False
    return catalog


def root_of(entry):
    return next(each["metadata"] for each in entry["metadata"] if each["breadcrumb"] == [])


def pick(catalog, stream, **asked):
    """Select a stream of a catalog, and ask for something more in its root metadata."""
    entry = next(each for each in catalog["streams"] if each["tap_stream_id"] == stream)
    root_of(entry).update({"selected": True, **asked})
    return entry


def test_a_discovered_catalog_is_read_as_it_is(server, discovered):
    pick(discovered, "orders")
    pick(discovered, "payments")
    outcome = run_tap(server.url, catalog=discovered)
    assert outcome.error is None
    assert outcome.bookmark("orders")
    assert "snapshot_at" in outcome.state["bookmarks"]["payments"]


@pytest.mark.parametrize(("config", "offered"), [({}, False), ({"merchant_id": "acme"}, True)])
def test_entitlements_are_offered_once_the_merchant_is_known(config, offered):
    catalog = TapOrdergroove(config={"api_key": "sandbox-key", **config}).catalog_dict
    names = {entry["tap_stream_id"] for entry in catalog["streams"]}
    assert ("entitlements" in names) is offered
    assert {"customers", "product_groups", "snapshots"} <= names


@pytest.mark.parametrize("placed", ["metadata", "entry"])
def test_a_forced_full_table_reads_everything_again(server, merchant, discovered, placed):
    first = run_tap(server.url, select=("orders",))
    entry = pick(discovered, "orders")
    if placed == "metadata":
        root_of(entry)["forced-replication-method"] = "FULL_TABLE"
    else:
        entry["replication_method"] = "FULL_TABLE"
    merchant.advance(1)
    outcome = run_tap(server.url, state=first.state, catalog=discovered)
    assert len(outcome.records("orders")) == len(merchant.truth("orders"))
    assert outcome.bookmark("orders") == first.bookmark("orders")


@pytest.mark.parametrize(
    ("stream", "method"),
    [("orders", "LOG_BASED"), ("orders", "CDC"), ("payments", "INCREMENTAL")],
)
def test_a_method_that_cannot_be_is_refused_by_name(server, discovered, stream, method):
    pick(discovered, stream, **{"forced-replication-method": method})
    with pytest.raises(PluginError, match=f"{stream}: .*{method}.*FULL_TABLE"):
        run_tap(server.url, catalog=discovered)
    assert server.sandbox.requests.entries() == []


def test_a_method_of_a_stream_that_is_not_selected_matters_to_nobody(server, discovered):
    pick(discovered, "orders", selected=False, **{"forced-replication-method": "LOG_BASED"})
    pick(discovered, "customers")
    assert run_tap(server.url, catalog=discovered).records("customers")


def test_a_replication_key_of_the_catalogs_own_changes_nothing(server, discovered):
    pick(discovered, "orders", **{"replication-key": "created"})["replication_key"] = None
    outcome = run_tap(server.url, catalog=discovered)
    assert outcome.state["bookmarks"]["orders"]["replication_key"] == "updated"


OVERRIDES = {
    "money as text": ("total", {"type": ["null", "string"]}),
    "a time as mere text": ("created", {"type": ["string", "null"]}),
    "a number as a time": ("tries", {"type": ["string", "null"], "format": "date-time"}),
    "never null": ("rejected_message", {"type": "string"}),
    "one of many": ("status", {"type": ["integer", "null"], "anyOf": [{"minimum": 1}]}),
    "a limit": ("status", {"type": ["integer", "null"], "maximum": 5}),
    "a field that there is not": ("gift", {"type": ["string", "null"]}),
}


@pytest.mark.parametrize("override", OVERRIDES.values(), ids=OVERRIDES)
def test_a_schema_that_the_records_would_not_follow_is_refused_by_name(
    server, discovered, override
):
    field, definition = override
    pick(discovered, "orders")["schema"]["properties"][field] = definition
    with pytest.raises(PluginError, match=f"orders: the catalog gives the field {field} another"):
        run_tap(server.url, catalog=discovered)


def test_a_catalog_of_an_earlier_version_goes_on(server, discovered):
    properties = pick(discovered, "orders")["schema"]["properties"]
    del properties["rejected_message"]  # a field came to be known since
    properties["total"] = {"type": ["null", "number"], "description": "other words"}
    properties["_was_ours"] = {"type": "string"}
    outcome = run_tap(server.url, catalog=discovered)
    assert outcome.error is None
    assert outcome.records("orders")
    schema = next(each for each in outcome.messages if each.get("stream") == "orders")["schema"]
    assert "rejected_message" not in schema["properties"]
    assert not any("rejected_message" in each for each in outcome.records("orders"))
