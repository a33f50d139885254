"""Singer messages of every kind, as taps send them."""

from __future__ import annotations

import gzip
import json
import logging

import pytest
from tests.support.bspk_target import ORDER, orders, record, rows, run_program, schema, state, sync
from tests.support.target_runs import rejects, rules

from singer_commons.errors import PluginError, SettingError
from target_bspk_s3.target import TargetBspkS3

TYPED = {
    "order_ref": {"type": "string"},
    "shopper_id": {"type": "string"},
    "store_id": {"type": "string"},
    "sales_associate_id": {"type": "string"},
    "description": {"type": ["string", "null"]},
    "total_amount": {"type": ["number", "null"]},
    "currency_code": {"type": ["string", "null"]},
    "created_at": {"type": "string", "format": "date-time"},
    "type": {"type": "string"},
    "status": {"type": "string"},
}


def sent(folder):
    return [row for path in sorted(folder.glob("*.csv")) for row in rows(path.read_bytes())[1]]


def refs(folder):
    return [row[0] for row in sent(folder)]


def test_a_record_that_breaks_its_streams_schema_is_held_back_and_the_run_goes_on(tmp_path):
    messages = [
        schema("special_orders", TYPED, ["order_ref"]),
        record("special_orders", order_ref="103"),
        record("special_orders", order_ref=104),  # as text it would do, but the schema says string
        record("special_orders", order_ref="105", total_amount="5", status=None),
        record("special_orders", order_ref="106"),
        state(),
    ]
    assert sync(messages, output_dir=str(tmp_path)) == [state()["value"]]
    assert refs(tmp_path) == ["103", "106"]
    assert [rules(each) for each in rejects(tmp_path / "rejects")] == [
        ["order_ref:schema"],
        ["total_amount:schema", "status:schema", "status:required"],
    ]


def test_checking_the_streams_schema_can_be_turned_off(tmp_path):
    messages = [schema("special_orders", TYPED), record("special_orders", order_ref=104)]
    sync(messages, output_dir=str(tmp_path), validate_records=False)
    assert refs(tmp_path) == ["104"]


def test_a_record_without_its_key_is_held_back(tmp_path):
    message = record("special_orders")
    del message["record"]["order_ref"]
    sync([schema("special_orders", keys=["order_ref"]), message], output_dir=str(tmp_path))
    (reject,) = rejects(tmp_path / "rejects")
    assert rules(reject) == ["order_ref:key", "order_ref:required"]
    assert reject["key"] == {"order_ref": None}


def test_a_stream_that_nobody_mapped_ends_the_run_and_is_named(tmp_path):
    customers = {"type": "SCHEMA", "stream": "customers", "schema": {"properties": {"id": {}}}}
    messages = [*orders("103"), customers | {"key_properties": []}]
    with pytest.raises(SettingError, match=r"^file_types: .*'customers'.*null"):
        sync(messages, output_dir=str(tmp_path))
    assert refs(tmp_path) == []
    message = {"type": "RECORD", "stream": "customers", "record": {"id": 1}}
    for file_types in ({"customers": None}, {"*": None}):
        sync([*messages, message], output_dir=str(tmp_path), file_types=file_types)
    assert refs(tmp_path) == ["103", "103"]


@pytest.mark.parametrize("maps", [{"customers": None}, {"special_orders": {}, "__else__": None}])
def test_a_stream_that_stream_maps_leave_out_needs_no_type(tmp_path, maps):
    customers = {"type": "SCHEMA", "stream": "customers", "schema": {"properties": {"id": {}}}}
    message = {"type": "RECORD", "stream": "customers", "record": {"id": 1}}
    messages = [customers | {"key_properties": []}, message, *orders("103"), message]
    sync(messages, output_dir=str(tmp_path), stream_maps=maps)
    assert refs(tmp_path) == ["103"]


def test_one_stream_may_be_mapped_to_several_types(tmp_path):
    order = {"type": "SCHEMA", "stream": "orders", "key_properties": ["id"]}
    messages = [
        order | {"schema": {"properties": {"id": {}, "at": {}, "cents": {}}}},
        *(
            {
                "type": "RECORD",
                "stream": "orders",
                "record": {"id": ref, "at": "2022-01-17T19:23:22Z", "cents": 1999},
            }
            for ref in (103, 104)
        ),
    ]
    same = {
        "order_ref": "str(id)",
        "status": "'open'",
        "description": "None",
        "currency_code": "'USD'",
    }
    blanks = dict.fromkeys(["product_ref", "sku", "barcode", "image_url"], "None")
    maps = {
        "orders": None,
        "special_orders": same
        | {
            "__source__": "orders",
            "shopper_id": "'S'",
            "store_id": "'S'",
            "sales_associate_id": "'S'",
            "total_amount": "float(cents) / 100",
            "created_at": "at",
            "type": "'custom'",
        },
        "special_order_line_items": same
        | blanks
        | {
            "__source__": "orders",
            "line_item_ref": "str(id) + '-1'",
            "name": "'Ring'",
            "quantity": "int(1)",
            "price": "float(cents) / 100",
        },
    }
    sync(messages, output_dir=str(tmp_path), stream_maps=maps)
    (items, found) = (rows(path.read_bytes())[1] for path in sorted(tmp_path.glob("*.csv")))
    assert [(row[0], row[5]) for row in found] == [("103", "19.99"), ("104", "19.99")]
    assert [(row[1], row[9]) for row in items] == [("103-1", "19.99"), ("104-1", "19.99")]


def test_a_stream_that_takes_the_name_of_one_left_out_is_not_lost(tmp_path):
    messages = [*orders("103"), *(each | {"stream": "mine"} for each in orders("104"))]
    maps = {"special_orders": None, "mine": {"__alias__": "special_orders"}}
    sync(messages, output_dir=str(tmp_path), stream_maps=maps)
    (path,) = tmp_path.glob("SPECIAL-ORDERS_*.csv")
    assert [row[0] for row in rows(path.read_bytes())[1]] == ["104"]


@pytest.mark.parametrize("name", ["nested__at", "nothing("])
def test_an_expression_that_cannot_be_evaluated_is_the_maps_fault(tmp_path, name):
    maps = {"special_orders": {"__else__": None, "order_ref": name}}
    with pytest.raises(PluginError, match=rf"^stream_maps: .*special_orders.*{name[:7]}.*CSV-05"):
        sync(orders("103"), output_dir=str(tmp_path), stream_maps=maps)


def test_streams_of_any_name_may_be_mapped_two_to_a_type(tmp_path):
    messages = [
        message | {"stream": name}
        for name, ref in (("repairs", "103"), ("customs", "104"))
        for message in orders(ref)
    ]
    types = {"repairs": "SPECIAL-ORDERS", "customs": "SPECIAL-ORDERS"}
    sync(messages, output_dir=str(tmp_path), file_types=types)
    assert refs(tmp_path) == ["103", "104"]
    assert len(list(tmp_path.glob("*.csv"))) == 1


def test_a_schema_that_changes_midway_cuts_no_file(tmp_path):
    wider = TYPED | {"order_ref": {"type": ["string", "integer"]}, "more": {}}
    messages = [
        schema("special_orders", TYPED),
        record("special_orders", order_ref="103"),
        record("special_orders", order_ref=104),
        schema("special_orders", wider, ["order_ref"]),
        record("special_orders", order_ref=105, more=1),
        schema("special_orders", TYPED),
        record("special_orders", order_ref=106),
        record("special_orders", order_ref="107"),
    ]
    sync(messages, output_dir=str(tmp_path))
    assert refs(tmp_path) == ["103", "105", "107"]
    assert len(list(tmp_path.glob("*.csv"))) == 1
    assert [each["key"]["order_ref"] for each in rejects(tmp_path / "rejects")] == [104, 106]


def test_time_does_not_cut_a_file_nor_let_a_state_out(tmp_path, capsys):
    target = TargetBspkS3(config={"company_name": "NiceCo", "output_dir": str(tmp_path)})
    for message in [*orders("103"), state(), *orders("104")]:
        target._last_full_drain_at -= 3600
        target.process_lines([json.dumps(message).encode()])
    assert capsys.readouterr().out == ""
    target.process_endofpipe()
    assert refs(tmp_path) == ["103", "104"]
    assert json.loads(capsys.readouterr().out) == state()["value"]


def test_only_the_last_state_is_written_and_only_once(tmp_path):
    messages = [*orders("103"), state(1), *orders("104"), state(2), *orders("105")]
    assert sync(messages, output_dir=str(tmp_path)) == [state(2)["value"]]


def test_no_messages_no_file_no_state(tmp_path):
    assert sync([], output_dir=str(tmp_path)) == []
    assert sync([schema("special_orders"), state()], output_dir=str(tmp_path)) == [state()["value"]]
    assert list(tmp_path.glob("*.csv")) == []


def test_activate_version_is_passed_over(tmp_path, caplog):
    version = {"type": "ACTIVATE_VERSION", "stream": "special_orders", "version": 1}
    with caplog.at_level(logging.INFO):
        sync([version, *orders("103"), version, version], output_dir=str(tmp_path))
    assert refs(tmp_path) == ["103"]
    told = [each for each in caplog.records if "ACTIVATE_VERSION" in each.getMessage()]
    assert len(told) == 1


def batch(folder, name, records, compression=None):
    lines = b"".join(json.dumps(each).encode() + b"\n" for each in records)
    path = folder / name
    path.write_bytes(gzip.compress(lines) if compression == "gzip" else lines)
    encoding = {"format": "jsonl", "compression": compression or "none"}
    manifest = [path.as_uri()]
    return {
        "type": "BATCH",
        "stream": "special_orders",
        "encoding": encoding,
        "manifest": manifest,
    }


@pytest.mark.parametrize("compression", ["gzip", "none"])
def test_batches_are_read_record_by_record_through_stream_maps(tmp_path, compression):
    records = [ORDER | {"order_ref": str(ref)} for ref in range(100, 200)]
    records[7]["status"] = "lost"
    message = batch(tmp_path, "batch", records, compression)
    maps = {"special_orders": {"description": "'from the map'"}}
    sync([schema("special_orders"), message, state()], output_dir=str(tmp_path), stream_maps=maps)
    found = sent(tmp_path)
    assert len(found) == 99
    assert {row[4] for row in found} == {"from the map"}
    assert len(rejects(tmp_path / "rejects")) == 1


def test_batches_that_cannot_be_read_end_the_run(tmp_path):
    message = batch(tmp_path, "batch", [ORDER])
    with pytest.raises(PluginError, match="parquet"):
        sync(
            [schema("special_orders"), message | {"encoding": {"format": "parquet"}}],
            output_dir=str(tmp_path),
        )
    gone = {"manifest": [(tmp_path / "gone").as_uri()]}
    with pytest.raises(PluginError, match="gone"):
        sync([schema("special_orders"), message | gone], output_dir=str(tmp_path))
    assert refs(tmp_path) == []


@pytest.mark.parametrize(
    "line", [b"{", b"[]", b'"x"', b"5", b"{}", b'{"type":"WHAT"}', b"\xff", b'{"type":[]}']
)
def test_a_line_that_is_no_message_ends_the_run_and_is_not_repeated(tmp_path, line):
    given = json.dumps(schema("special_orders")).encode() + b"\n" + line + b"\n"
    with pytest.raises(PluginError, match=r"^line 2 of the input") as raised:
        sync(given, output_dir=str(tmp_path))
    assert line.decode(errors="replace") not in str(raised.value).replace("line 2", "")
    assert refs(tmp_path) == []


@pytest.mark.parametrize("given", [None, [], "x"], ids=str)
def test_a_record_message_without_a_record_ends_the_run(tmp_path, given):
    messages = [schema("special_orders"), record("special_orders") | {"record": given}]
    with pytest.raises(PluginError, match="special_orders"):
        sync(messages, output_dir=str(tmp_path))


def test_odd_text_is_held_back_not_broken_on(tmp_path):
    lines = [
        json.dumps(record("special_orders", order_ref="103", description="\ud83d")),
        json.dumps(record("special_orders", order_ref="104", description="a\0b")),
        json.dumps(record("special_orders", order_ref="105", total_amount=float("nan"))),
        json.dumps(record("special_orders", order_ref="106", total_amount=10**30)),
        json.dumps(record("special_orders", order_ref="107", more="\ud83d")),
    ]
    given = "\n".join([json.dumps(schema("special_orders")), *lines, ""]).encode()
    sync(given, output_dir=str(tmp_path))
    assert [(row[0], row[5]) for row in sent(tmp_path)] == [
        ("106", "1" + 30 * "0"),
        ("107", "456.39"),
    ]
    (path,) = (tmp_path / "rejects").iterdir()
    text = path.read_text()
    assert '"description":"\\ud83d"' in text
    assert '"description":"a\\u0000b"' in text
    assert '"total_amount":NaN' in text


def test_a_reject_that_is_right_once_the_settings_are_is_sent_by_the_documented_command(tmp_path):
    out = tmp_path / "out"
    lacking = record("special_orders", order_ref="104")
    del lacking["record"]["description"]
    config = {
        "output_dir": str(out),
        "stream_maps": {"special_orders": {"order_ref": "'9' + order_ref"}},
    }
    given = [*orders("103"), lacking, state()]
    code, _, log = run_program(tmp_path, given, config)
    assert code == 0, log
    (path,) = (out / "rejects").iterdir()
    assert refs(out) == ["9103"]
    code, written, log = run_program(
        tmp_path, b"", config | {"absent_columns": "blank"}, "--replay", str(path)
    )
    assert code == 0, log
    assert written == ""
    assert refs(out) == ["9103", "9104"]  # mapped once, not twice


def test_a_run_that_only_validates_sends_nothing_and_writes_no_state(bucket, proxy, behind, caplog):
    with caplog.at_level(logging.INFO):
        states = sync(
            [*orders("103", "104"), *orders("105", status="x"), state()],
            **behind,
            validate_only=True,
            rejects_path=f"s3://{bucket.name}/held",
        )
    assert states == []
    assert proxy.requests == []
    (told,) = [each for each in caplog.messages if each.startswith("Manifest: ")]
    manifest = json.loads(told.removeprefix("Manifest: "))
    (file,) = manifest["files"]
    assert file["key"].startswith(f"s3://{bucket.name}/SPECIAL-ORDERS_V2_NiceCo_")
    assert (file["rows"], file["status"], file["rejects"]) == (2, "valid", 1)
    assert manifest["rejects"]["count"] == 1


def test_a_run_that_only_validates_needs_no_destination_and_fails_above_the_limit(tmp_path):
    config = {"validate_only": True, "max_rejects": 0}
    code, written, log = run_program(tmp_path, [*orders("103"), state()], config)
    assert (code, written) == (0, "")
    given = [*orders("103", status="x"), state()]
    code, written, log = run_program(tmp_path, given, config)
    assert (code, written) == (1, "")
    assert "max_rejects" in log
    assert len(rejects(tmp_path / "bspk-rejects")) == 1
