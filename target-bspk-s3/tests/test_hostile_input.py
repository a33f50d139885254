"""Messages as no tap should send them: one line says what is wrong, and quotes nobody's data."""

from __future__ import annotations

import json

import pytest
from tests.support.bspk_books import KINDS, held_back, settings_for, special, stream
from tests.support.bspk_target import ITEM, ORDER, rows, run_program, state, sync
from tests.support.target_runs import as_lines, rules

from singer_commons.errors import PluginError

ORDERS, ITEMS, EVENTS = KINDS
SCHEMA, RECORD = special(ORDERS, {"description": "Jane Doe"})
NUMBER = {"total_amount": {"type": ["number", "null"]}}


def refs(folder):
    found = sorted(folder.glob("SPECIAL-ORDERS_*.csv"))
    return [row[0] for path in found for row in rows(path.read_bytes())[1]]


def lines(*given):
    return "\n".join([*(each if isinstance(each, str) else json.dumps(each) for each in given), ""])


BROKEN = {
    "a record before its schema": [RECORD],
    "a record without a stream": [SCHEMA, {"type": "RECORD", "record": RECORD["record"]}],
    "a record of a list": [SCHEMA, RECORD | {"stream": ["Jane Doe"]}],
    "a record that is a list": [SCHEMA, RECORD | {"record": ["Jane Doe"]}],
    "a schema without a stream": [{"type": "SCHEMA", "schema": {"properties": {}}}],
    "a schema without a schema": [{"type": "SCHEMA", "stream": ORDERS}],
    "a schema that is a list": [SCHEMA | {"schema": []}],
    "a schema without properties": [SCHEMA | {"schema": {}}],
    "a type that JSON has not": [SCHEMA | {"schema": {"properties": {"order_ref": {"type": "x"}}}}],
    "keys that are text": [SCHEMA | {"key_properties": "order_ref"}],
    "keys that are numbers": [SCHEMA | {"key_properties": [1]}],
    "a stream that is a list": [SCHEMA | {"stream": [ORDERS]}],
    "a state without a value": [SCHEMA, RECORD, {"type": "STATE"}],
    "an empty line": [SCHEMA, "", RECORD],
    "a batch without an encoding": [SCHEMA, {"type": "BATCH", "stream": ORDERS, "manifest": []}],
    "a batch without files": [
        SCHEMA,
        {"type": "BATCH", "stream": ORDERS, "encoding": {"format": "jsonl"}},
    ],
    "half a line": [SCHEMA, json.dumps(RECORD)[:-9]],
}


@pytest.mark.parametrize("given", BROKEN.values(), ids=BROKEN)
def test_what_is_no_message_ends_the_run_and_nothing_is_sent(tmp_path, given, capsys):
    with pytest.raises(Exception, match=r".") as raised:
        sync(lines(*given).encode(), output_dir=str(tmp_path))
    assert refs(tmp_path) == []
    assert capsys.readouterr().out == ""
    if isinstance(raised.value, PluginError):
        assert "Jane" not in str(raised.value).replace("['Jane Doe']", "")


@pytest.mark.parametrize(
    "name", ["a record before its schema", "a record without a stream", "a state without a value"]
)
def test_the_program_says_it_in_a_line_without_anybodys_data(tmp_path, name):
    given = lines(*BROKEN[name]).encode()
    code, out, log = run_program(tmp_path, given, {"output_dir": str(tmp_path / "out")})
    assert (code, out) == (1, "")
    assert "Traceback" not in log
    assert log.splitlines()[-1].startswith("Error: ")
    assert "Jane" not in log
    assert refs(tmp_path / "out") == []


def test_a_stream_map_that_fails_ends_the_run_without_quoting_the_record(tmp_path):
    config = {
        "output_dir": str(tmp_path / "out"),
        "stream_maps": {ORDERS: {"description": "str(int(description))"}},
    }
    code, out, log = run_program(tmp_path, as_lines([SCHEMA, RECORD]), config)
    assert (code, out) == (1, "")
    assert "stream_maps" in log.splitlines()[-1]
    assert "Jane" not in log


def test_a_batch_file_that_is_broken_is_named_and_not_quoted(tmp_path):
    path = tmp_path / "batch.jsonl"
    path.write_text(json.dumps(ORDER) + "\n" + '{"order_ref": "Jane Doe"\n')
    message = {"type": "BATCH", "stream": ORDERS, "encoding": {"format": "jsonl"}}
    with pytest.raises(PluginError, match=r"^line 2 of the batch file .*batch\.jsonl") as raised:
        sync([SCHEMA, message | {"manifest": [path.as_uri()]}], output_dir=str(tmp_path))
    assert "Jane" not in str(raised.value)
    assert refs(tmp_path) == []


@pytest.mark.parametrize("keys", [{}, {"key_properties": None}, {"key_properties": []}], ids=str)
def test_a_stream_without_key_properties_is_taken(tmp_path, keys):
    schema = {name: value for name, value in SCHEMA.items() if name != "key_properties"} | keys
    sync([schema, RECORD, state()], output_dir=str(tmp_path))
    assert refs(tmp_path) == ["103495"]


def test_a_schema_that_comes_again_with_other_keys_cuts_nothing(bspk):
    messages = []
    for number, keys in enumerate([["order_ref"], [], ["order_ref", "status"], ["order_ref"]]):
        schema, record = special(ORDERS, {"order_ref": f"10{number}"})
        messages += [schema | {"key_properties": keys}, record]
    again = special(ORDERS, {"order_ref": "100", "status": "closed"})
    sync([*messages, *again], **settings_for(bspk))
    found = {row["order_ref"]: row["status"] for row in bspk.table("SPECIAL-ORDERS").values()}
    assert found == {"100": "closed", "101": "open", "102": "open", "103": "open"}
    assert len(bspk.files) == 1


def test_a_key_that_only_the_stream_knows_must_be_there(tmp_path):
    sync([SCHEMA | {"key_properties": ["id"]}, RECORD], output_dir=str(tmp_path))
    (held,) = held_back(tmp_path / "rejects")
    assert rules(held) == ["id:key"]


def test_two_streams_and_two_schemas_for_one_type_are_one_file_and_the_last_counts(bspk):
    first = special(ORDERS, {"order_ref": "100", "status": "open"}, {"order_ref": "101"})
    second = special(ORDERS, {"order_ref": "100", "status": "closed"}, {"order_ref": "102"})
    renamed = [each | {"stream": "repairs"} for each in second]
    config = settings_for(bspk, file_types={"repairs": "SPECIAL-ORDERS"})
    sync([*first, *renamed], **config)
    found = {row["order_ref"]: row["status"] for row in bspk.table("SPECIAL-ORDERS").values()}
    assert found == {"100": "closed", "101": "open", "102": "open"}
    assert len(bspk.files) == 1


@pytest.mark.parametrize("value", ["1.5", "0.1000000000000000055511151231257827", "1e-7", "1" * 40])
def test_a_state_has_the_numbers_that_came_in(tmp_path, value):
    given = lines(SCHEMA, RECORD, '{"type":"STATE","value":{"at":' + value + ',"of":[null,true]}}')
    (found,) = sync(given.encode(), output_dir=str(tmp_path))
    assert found == json.loads('{"at":' + value + ',"of":[null,true]}')
    assert refs(tmp_path) == ["103495"]


def test_a_state_with_any_text_is_a_line_of_its_own(tmp_path):
    value = {"é": "\ud83d", "line": "a\nb\u2028", "nested": [{"deep": []}]}
    given = [{"type": "STATE", "value": value}]
    assert sync(given, output_dir=str(tmp_path)) == [value]


def test_a_number_is_described_as_a_multiple_of_next_to_nothing(tmp_path):
    # As taps of SQL databases describe a column of decimals.
    schema, record = json.dumps(SCHEMA), json.dumps(RECORD)
    numbers = '{"type":["null","number"],"multipleOf":1e-38,"maximum":1e62,"minimum":-1e62}'
    described = schema.replace('"total_amount": {}', f'"total_amount": {numbers}')
    assert described != schema
    bad = record.replace("456.39", "1e63").replace("103495", "103496")
    sync(lines(described, record, bad).encode(), output_dir=str(tmp_path))
    assert refs(tmp_path) == ["103495"]
    assert [each["key"]["order_ref"] for each in held_back(tmp_path / "rejects")] == ["103496"]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "9" * 5000, "1e400"])
@pytest.mark.parametrize("checked", [True, False], ids=["checked", "unchecked"])
def test_a_number_that_is_none_never_becomes_a_blank(tmp_path, number, checked):
    types = {"price": {"type": ["number", "null"], "maximum": 10**9}}
    silent = {name: value for name, value in ITEM.items() if name != "status"}
    line = json.dumps(stream(ITEMS, silent | {"currency_code": "USD"})[1])
    given = lines(
        *special(ORDERS, {}),
        stream(ITEMS, silent, types=types)[0],
        line.replace('"price": null', f'"price": {number}'),
    )
    sync(given.encode(), output_dir=str(tmp_path), validate_records=checked)
    assert list(tmp_path.glob("SPECIAL-ORDER-LINE-ITEMS*")) == []
    (held,) = held_back(tmp_path / "rejects")
    assert {rule.partition(":")[0] for rule in rules(held)} - {"None"} == {"price"}
    (path,) = (tmp_path / "rejects").iterdir()
    assert f'"price":{number.upper() if "e" in number else number}' in path.read_text().replace(
        "1E+400", "1E400"
    )


def test_of_two_records_of_a_line_item_the_later_counts_though_the_first_waits(bspk):
    silent = {name: value for name, value in ITEM.items() if name != "status"}
    given = [
        *stream(ITEMS, silent | {"name": "first"}, ITEM | {"name": "last", "status": "cancelled"}),
        *special(ORDERS, {"status": "open"}),
    ]
    sync(given, **settings_for(bspk, absent_columns="blank"))
    (row,) = bspk.table("SPECIAL-ORDER-LINE-ITEMS").values()
    assert (row["name"], row["status"]) == ("last", "cancelled")


def test_flattened_records_and_filters_and_keys_of_maps(bspk, tmp_path):
    nested = {name: value for name, value in ORDER.items() if name != "total_amount"}
    records = [
        nested | {"order_ref": ref, "total": {"amount": 599.90, "tags": ["a", {"b": 1.50}]}}
        for ref in ("100", "101", "102")
    ]
    types = {"total": {"type": "object", "properties": {"amount": {"type": "number"}}}}
    types |= {name: {"type": ["string", "null"]} for name in nested}
    maps = {
        ORDERS: {
            "total_amount": "float(record['total']['amount'])",
            "__filter__": "order_ref != '101'",
            "__key_properties__": ["order_ref"],
        }
    }
    config = settings_for(bspk, output_dir=str(tmp_path), flattening_enabled=True)
    sync(stream(ORDERS, *records, types=types), **config, flattening_max_depth=1, stream_maps=maps)
    assert bspk.refused == []
    found = [
        (row["order_ref"], float(row["total_amount"]))
        for row in bspk.table("SPECIAL-ORDERS").values()
    ]
    assert found == [("100", 599.9), ("102", 599.9)]
    assert held_back(tmp_path / "rejects") == []
