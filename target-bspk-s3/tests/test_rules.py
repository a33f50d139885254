"""Rules of meaning: what BSPK would ignore, wipe or mix up is held back, or sent otherwise."""

from __future__ import annotations

import logging

import pytest
from tests.support.bspk_target import EVENT, orders, record, rows, schema, state, sync
from tests.support.target_runs import rejects, rules

from singer_commons.errors import PluginError, SettingError

IMAGE = {"product_ref": "RING", "skus": None, "image_url": "https://e.com/1.jpg", "position": 1}


def files(folder):
    return {path.name.split("_")[0]: rows(path.read_bytes())[1] for path in folder.glob("*.csv")}


def images(*given):
    properties = {name: {} for name in IMAGE}
    first = {"type": "SCHEMA", "stream": "product_images", "schema": {"properties": properties}}
    return [
        first | {"key_properties": []},
        *({"type": "RECORD", "stream": "product_images", "record": IMAGE | each} for each in given),
    ]


def events(*given):
    return [
        schema("special_order_events"),
        *(record("special_order_events", **each) for each in given),
    ]


def items(*given):
    return [
        schema("special_order_line_items"),
        *(record("special_order_line_items", **each) for each in given),
    ]


def test_a_sequence_is_unique_in_its_order_and_a_second_content_is_held_back(tmp_path):
    sync(
        events(
            {"line_item_ref": "103495-1", "description": "first"},
            {"line_item_ref": "103495-2", "description": "first"},
            {"line_item_ref": "103495-1", "description": "first"},
            {"order_ref": "103496", "line_item_ref": "103496-1", "description": "first"},
        ),
        output_dir=str(tmp_path),
    )
    assert [row[:3] for row in files(tmp_path)["SPECIAL-ORDER-EVENTS"]] == [
        ["103495", "103495-1", "1"],
        ["103496", "103496-1", "1"],
    ]
    (reject,) = rejects(tmp_path / "rejects")
    assert rules(reject) == ["sequence:append_only"]
    assert reject["record"] == EVENT | {"line_item_ref": "103495-2", "description": "first"}


def test_a_correction_of_a_sent_event_is_held_back_and_a_repetition_is_not(bucket, tmp_path):
    config = bucket.config | {"output_dir": str(tmp_path)}
    sync(events({"description": "first"}), **config)
    sync(events({"description": "corrected"}), **config)
    sync(events({"description": "first"}), **config)
    assert [row[3] for row in bucket.all_rows("SPECIAL-ORDER-EVENTS")] == ["first", "first"]
    (reject,) = rejects(tmp_path / "rejects")
    assert reject["key"] == {"order_ref": "103495", "sequence": 1}


def test_all_images_of_a_product_are_in_one_file(tmp_path):
    given = [
        {"product_ref": ref, "position": position, "image_url": f"https://e.com/{position}.jpg"}
        for position in range(3)
        for ref in ("ring", "HAT", "bag")
    ]
    sync(
        images(*given, {"product_ref": "Hat", "position": 9}),
        output_dir=str(tmp_path),
        max_rows_per_file=4,
    )
    parts = [rows(path.read_bytes())[1] for path in sorted(tmp_path.glob("*.csv"))]
    assert sorted(len(part) for part in parts) == [3, 3, 4]
    assert sorted({row[0].lower() for row in part} for part in parts) == [
        {"bag"},
        {"hat"},
        {"ring"},
    ]


def test_one_bad_image_holds_back_all_of_its_product(tmp_path):
    sync(
        images({}, {"position": 2, "image_url": "2.jpg"}, {"product_ref": "HAT"}),
        output_dir=str(tmp_path),
    )
    assert files(tmp_path) == {"PRODUCT-IMAGES": [["HAT", "", "https://e.com/1.jpg", "1"]]}
    assert [rules(each) for each in rejects(tmp_path / "rejects")] == [
        ["image_url:url"],
        ["product_ref:together"],
    ]


def test_product_references_are_told_apart_without_case(tmp_path):
    def product(ref, name):
        values = [ref, name, None, None, None, None, True]
        names = ["product_ref", "name", "description", "categories", "language_code", "brand"]
        return dict(zip([*names, "published"], values, strict=True))

    given = [product("Ring", "old"), product("RING", "new")]
    first = {"type": "SCHEMA", "stream": "products", "key_properties": []}
    messages = [
        first | {"schema": {"properties": {name: {} for name in given[0]}}},
        *({"type": "RECORD", "stream": "products", "record": each} for each in given),
    ]
    sync(messages, output_dir=str(tmp_path))
    assert files(tmp_path) == {"PRODUCT": [["RING", "new", "", "", "", "", "TRUE"]]}


def test_a_line_item_belongs_to_one_order(tmp_path):
    sync(items({}, {"order_ref": "103496"}), output_dir=str(tmp_path))
    assert len(files(tmp_path)["SPECIAL-ORDER-LINE-ITEMS"]) == 1
    (reject,) = rejects(tmp_path / "rejects")
    assert rules(reject) == ["line_item_ref:owner"]


def test_items_and_events_of_a_bad_order_are_held_back_with_it(tmp_path):
    messages = [
        *events({}, {"order_ref": "200", "line_item_ref": "200-1"}),
        *items({}, {"order_ref": "200", "line_item_ref": "200-1"}),
        *orders("103495", status="lost"),
        *orders("200"),
    ]
    sync(messages, output_dir=str(tmp_path))
    assert {kind: [row[0] for row in each] for kind, each in files(tmp_path).items()} == {
        "SPECIAL-ORDERS": ["200"],
        "SPECIAL-ORDER-LINE-ITEMS": ["200"],
        "SPECIAL-ORDER-EVENTS": ["200"],
    }
    assert {each["file_type"]: rules(each) for each in rejects(tmp_path / "rejects")} == {
        "SPECIAL-ORDERS": ["status:enum"],
        "SPECIAL-ORDER-LINE-ITEMS": ["order_ref:parent"],
        "SPECIAL-ORDER-EVENTS": ["order_ref:parent", "line_item_ref:parent"],
    }


def test_line_items_of_unknown_orders_are_a_warning(tmp_path, bucket, caplog):
    config = bucket.config | {"output_dir": str(tmp_path)}

    def warnings(messages):
        caplog.clear()
        with caplog.at_level(logging.WARNING):
            sync(messages, **config)
        return [each.getMessage() for each in caplog.records if each.levelname == "WARNING"]

    (warning,) = warnings(items({}))
    assert "order_ref" in warning
    assert "'103495'" in warning
    assert warnings([*orders("103495"), *items({})]) == []
    assert warnings(items({"line_item_ref": "103495-2"})) == []
    assert len(bucket.all_rows("SPECIAL-ORDER-LINE-ITEMS")) == 3


def test_the_last_record_of_an_order_is_sent(tmp_path):
    sync(
        [*orders("103", "104", "103", status="open"), *orders("103", status="closed"), state()],
        output_dir=str(tmp_path),
    )
    assert [(row[0], row[9]) for row in files(tmp_path)["SPECIAL-ORDERS"]] == [
        ("104", "open"),
        ("103", "closed"),
    ]


def test_a_column_that_a_stream_never_has_is_no_blank_unless_somebody_says_so(tmp_path):
    message = record("special_orders")
    del message["record"]["description"]
    properties = {name: {} for name in message["record"]}
    messages = [schema("special_orders", properties), message]
    with pytest.raises(SettingError, match=r"^absent_columns: .*'special_orders' has no descript"):
        sync(messages, output_dir=str(tmp_path))
    assert list(tmp_path.glob("*.csv")) == []
    sync(messages, output_dir=str(tmp_path), absent_columns="blank")
    assert files(tmp_path)["SPECIAL-ORDERS"][0][4] == ""


def test_a_record_that_lacks_a_column_is_held_back_and_null_resets(tmp_path):
    lacking = record("special_orders", order_ref="104")
    del lacking["record"]["description"]
    sync([*orders("103"), lacking], output_dir=str(tmp_path))
    assert [row[0] for row in files(tmp_path)["SPECIAL-ORDERS"]] == ["103"]
    (reject,) = rejects(tmp_path / "rejects")
    assert rules(reject) == ["description:absent"]
    assert "absent_columns" in reject["reasons"][0]["message"]


def test_events_have_nothing_to_reset(tmp_path):
    message = record("special_order_events")
    del message["record"]["reference"]
    sync([schema("special_order_events"), message], output_dir=str(tmp_path))
    assert files(tmp_path)["SPECIAL-ORDER-EVENTS"][0][5] == ""


def test_too_many_rejects_and_nothing_is_sent_and_no_state(bucket, proxy, behind, tmp_path, capsys):
    given = [*orders("103", "104"), *orders("105", "106", status="lost"), state()]
    with pytest.raises(PluginError, match=r"2 records .* max_rejects allows \(1\)"):
        sync(given, **behind, output_dir=str(tmp_path), max_rejects=1)
    assert capsys.readouterr().out == ""
    assert proxy.requests == []
    assert len(rejects(tmp_path / "rejects")) == 2
    assert sync(given, **behind, output_dir=str(tmp_path), max_rejects=2) == [state()["value"]]
    assert len(bucket.all_rows("SPECIAL-ORDERS")) == 2


def test_columns_that_the_public_pages_do_not_show_can_be_added(tmp_path):
    extra = {
        "STORE-REGION": [
            {"name": "active", "format": "boolean", "required": True},
            {"name": "tags", "format": "list", "values": ["a", "b"]},
            {"name": "opened_on", "format": "date"},
            {"name": "note", "max_length": 3},
        ]
    }
    names = ["store_region_ref", "name", "privacy_policy_link", "privacy_policy_email"]
    names += ["active", "tags", "opened_on", "note"]
    schema_message = {"type": "SCHEMA", "stream": "store_regions", "key_properties": []}
    messages = [
        schema_message | {"schema": {"properties": {name: {} for name in names}}},
        *(
            {
                "type": "RECORD",
                "stream": "store_regions",
                "record": dict(zip(names, values, strict=True)),
            }
            for values in (
                ["EU", None, None, None, True, ["a", "b"], "2022-01-17", "abc"],
                ["US", None, None, None, None, ["c"], "today", "abcd"],
            )
        ),
    ]
    sync(messages, output_dir=str(tmp_path), extra_columns=extra)
    (path,) = tmp_path.glob("*.csv")
    header, found = rows(path.read_bytes())
    assert header == names
    assert found == [["EU", "", "", "", "TRUE", "a;b", "2022-01-17", "abc"]]
    (reject,) = rejects(tmp_path / "rejects")
    assert rules(reject) == ["active:required", "tags:enum", "opened_on:date", "note:length"]


def test_the_wait_between_types_is_the_one_asked_for(tmp_path, monkeypatch):
    waits = []
    monkeypatch.setattr("time.sleep", waits.append)
    messages = [*events({}), *items({}), *orders("103495")]
    sync(messages, output_dir=str(tmp_path), type_delay_seconds=60)
    assert [round(each) for each in waits] == [60, 60]
    assert len(files(tmp_path)) == 3


def test_a_type_may_have_another_version(tmp_path):
    sync(
        orders("103"), output_dir=str(tmp_path), file_types={"special_orders": "SPECIAL-ORDERS_V3"}
    )
    (path,) = tmp_path.glob("*.csv")
    assert path.name.startswith("SPECIAL-ORDERS_V3_NiceCo_")
