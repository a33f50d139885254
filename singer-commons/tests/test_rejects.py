"""Rejects: lines that say everything, and that are messages again."""

from __future__ import annotations

import io
import json
import math
from decimal import Decimal

import pytest
from tests.support.csv_target import Shelf, start, take

from singer_commons.csv_target.errors import DeliveryError
from singer_commons.csv_target.jsonl import decode, encode, encode_all
from singer_commons.csv_target.rejects import BUFFER, local_rejects
from singer_commons.csv_target.settings import TargetSettings
from singer_commons.errors import SettingError


def lines(path):
    return [decode(line) for line in path.read_bytes().splitlines()]


def test_a_reject_says_stream_file_key_reasons_and_record(tmp_path):
    run = start(tmp_path, Shelf())
    take(run, "ORDERS", {"order": "A", "total": [1.5], "more": "x"}, keys=("order",))
    run.finish()
    schema, record = lines(tmp_path / "rejects.jsonl")
    assert schema == {
        "type": "SCHEMA",
        "stream": "orders",
        "schema": {"properties": {"order": {}, "total": {}}},
        "key_properties": ["order"],
    }
    assert record == {
        "type": "RECORD",
        "stream": "orders",
        "file_type": "ORDERS",
        "run": run.name,
        "key": {"order": "A"},
        "reasons": [{"column": "total", "rule": "number", "message": "is a list, not a number"}],
        "record": {"order": "A", "total": [Decimal("1.5")], "more": "x"},
        "origin": {"stream": "orders"},
    }


def test_a_stream_is_described_before_its_records_and_again_when_it_changes(tmp_path):
    run = start(tmp_path, Shelf())
    take(run, "ORDERS", (None, 1), (None, 2))
    take(run, "LINES", (None, "x"))
    take(run, "ORDERS", (None, 3))
    run.finish()
    told = [(each["type"], each["stream"]) for each in lines(tmp_path / "rejects.jsonl")]
    assert told == [
        ("SCHEMA", "orders"),
        ("RECORD", "orders"),
        ("RECORD", "orders"),
        ("SCHEMA", "lines"),
        ("RECORD", "lines"),
        ("SCHEMA", "orders"),
        ("RECORD", "orders"),
    ]


def test_a_file_is_added_to_and_a_folder_gets_a_file_a_run(tmp_path):
    for _ in range(2):
        run = start(tmp_path, Shelf())
        take(run, "ORDERS", (None, 1))
        run.finish()
    assert len(lines(tmp_path / "rejects.jsonl")) == 4
    folder = tmp_path / "some" / "folder"
    names = []
    for _ in range(2):
        run = start(tmp_path, Shelf(), rejects=local_rejects(folder))
        take(run, "ORDERS", (None, 1))
        run.finish()
        names.append(f"rejects_{run.name}.jsonl")
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)


def test_without_rejects_there_is_no_file(tmp_path):
    run = start(tmp_path, Shelf())
    take(run, "ORDERS", ("A", 1))
    run.finish()
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_sent_if_rejects_cannot_be_kept(tmp_path):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file")
    shelf = Shelf()
    run = start(tmp_path, shelf, rejects=local_rejects(blocked / "a.jsonl"))
    take(run, "ORDERS", ("A", 1), (None, 1))
    with pytest.raises(DeliveryError, match=r"^rejects_path: .*blocked"):
        run.finish()
    assert shelf.tried == []


def test_blocks_end_where_lines_end(tmp_path):
    given = b"".join(b"x" * size + b"\n" for size in (BUFFER - 1, BUFFER * 2, 5, BUFFER - 3))
    place = local_rejects(tmp_path / "a.jsonl")
    place(io.BytesIO(given), "run")
    assert (tmp_path / "a.jsonl").read_bytes() == given


def test_a_stream_that_lacks_columns_ends_the_run(tmp_path):
    run = start(tmp_path, Shelf(), blank_absent=False)
    schema = {"properties": {"order": {}}}
    take_one = run.open_stream("ORDERS", "orders", schema, (), lambda _: ())
    take_one({"order": "A", "total": 1})  # the schema does not say so, but it is there
    with pytest.raises(SettingError, match=r"^absent_columns: .*'orders' has no total"):
        take_one({"order": "A"})


def test_a_record_that_lacks_a_column_is_held_back(tmp_path):
    shelf = Shelf()
    run = start(tmp_path, shelf, blank_absent=False)
    take(run, "ORDERS", {"order": "A"}, {"order": "B", "total": None})
    run.finish()
    assert shelf.all_rows("ORDERS") == [["B", ""]]
    (_, record) = lines(tmp_path / "rejects.jsonl")
    (reason,) = record["reasons"]
    assert (reason["column"], reason["rule"]) == ("total", "absent")
    assert "absent_columns" in reason["message"]


@pytest.mark.parametrize("name", ["encode", "encode_all"])
def test_json_keeps_what_came_in(name):
    given = {
        "money": Decimal("599.90"),
        "exact": Decimal("12345678901234567890.1234567890123456789"),
        "big": 10**30,
        "half": "\ud83d",
        "text": 'é\n"\0',
        "list": [None, True, {"a": 1}],
    }
    assert decode({"encode": encode, "encode_all": encode_all}[name](given)) == given


def test_json_keeps_nan_in_rejects():
    assert math.isnan(decode(encode_all([math.nan]))[0])
    assert json.loads(encode_all([Decimal("NaN")]))[0] != 0


def test_settings_have_defaults_that_hold_nothing_back_silently():
    given = TargetSettings(layouts={}, file_types={})
    assert (given.max_rejects, given.blank_absent, given.validate_only) == (0, False, False)
    assert (given.output_dir, given.type_delay) == (None, 0)
