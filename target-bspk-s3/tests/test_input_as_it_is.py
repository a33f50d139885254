"""Input as taps of other hands write it: taken, or refused in words that say where."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys

import pytest
from tests.support.bspk_books import STORE, special, stream
from tests.support.bspk_target import ORDER, orders, record, rows, run_program, schema, sync
from tests.support.bspk_target import state as state_of
from tests.support.target_runs import as_lines, rejects

from singer_commons.errors import PluginError

TYPES = {name: {"type": ["string", "null"]} for name in ORDER}
NUMERIC = {
    "type": ["null", "number"],
    "exclusiveMaximum": True,
    "maximum": 1000,
    "multipleOf": 0.01,
    "exclusiveMinimum": False,
    "minimum": -5,
}


def refs(folder):
    found = sorted(folder.glob("SPECIAL-ORDERS_*.csv"))
    return [row[0] for path in found for row in rows(path.read_bytes())[1]]


def test_limits_of_draft_4_mean_what_draft_4_says(tmp_path):
    given = [schema("special_orders", TYPES | {"total_amount": NUMERIC})]
    for ref, amount in ("101", 999.99), ("102", 1000), ("103", -5), ("104", -5.01):
        given.append(record("special_orders", order_ref=ref, total_amount=amount))
    sync([*given, state_of()], output_dir=str(tmp_path))
    assert refs(tmp_path) == ["101", "103"]


def test_draft_4_limits_go_through_stream_maps(tmp_path):
    given = [schema("special_orders", TYPES | {"total_amount": NUMERIC}), record("special_orders")]
    maps = {"special_orders": {"description": "order_ref"}}
    sync(given, output_dir=str(tmp_path), stream_maps=maps)
    assert refs(tmp_path) == ["103495"]


def batch(url, stream="special_orders", compression="none"):
    encoding = {"format": "jsonl", "compression": compression}
    return {"type": "BATCH", "stream": stream, "encoding": encoding, "manifest": [url]}


@pytest.mark.parametrize(
    "url",
    ["s3://bucket/a.jsonl", "https://127.0.0.1:9/a.jsonl", "folder/a.jsonl", "what://x/a", "", 5],
    ids=str,
)
def test_a_batch_that_cannot_be_opened_is_named_with_its_stream(tmp_path, url):
    with pytest.raises(PluginError, match=r"^special_orders: the batch file .*CSV-12"):
        sync([schema("special_orders"), batch(url)], output_dir=str(tmp_path))


@pytest.mark.parametrize("broken", ["cut", "no gzip", "damaged", "empty", "empty folder"])
def test_a_batch_of_broken_gzip_is_named_with_its_stream(tmp_path, broken):
    import gzip  # noqa: PLC0415 - for this test alone

    whole = gzip.compress(json.dumps(ORDER).encode() * 100)
    data = {"cut": whole[:-9], "no gzip": b"{}", "damaged": whole[:12] + b"\xff" * 40}
    data["empty"] = b""
    path = tmp_path / "gone" / "a" if broken == "empty folder" else tmp_path / "a"
    if broken in data:
        path.write_bytes(data[broken])
    given = [schema("special_orders"), batch(path.as_uri(), compression="gzip")]
    with pytest.raises(PluginError, match=r"^special_orders: the batch file .*CSV-12"):
        sync(given, output_dir=str(tmp_path))
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize(
    "settings", [{"file_types": {"others": None}}, {"stream_maps": {"others": None}}], ids=str
)
def test_a_batch_of_a_stream_that_is_left_out_is_not_opened(tmp_path, settings):
    described = {"type": "SCHEMA", "stream": "others", "schema": {"properties": {"id": {}}}}
    given = [described | {"key_properties": []}, batch("s3://nowhere/x", "others"), *orders("101")]
    sync(given, output_dir=str(tmp_path), **settings)
    assert refs(tmp_path) == ["101"]


@pytest.mark.parametrize(
    "ref",
    [
        *("#/definitions/gone", "#/properties/x/y", "https://example.com/a"),
        "#/properties/description/properties/a",  # itself
    ],
)
def test_a_reference_to_nowhere_is_named_with_stream_and_property(tmp_path, ref):
    nested = {"type": ["object", "null"], "properties": {"a": {"$ref": ref}}}
    given = schema("special_orders", TYPES | {"description": nested})
    with pytest.raises(PluginError, match=r"'special_orders' .*'description' .*CSV-15"):
        sync([given, record("special_orders")], output_dir=str(tmp_path))


def test_columns_that_collide_when_flattened_are_named(tmp_path):
    nested = {"type": "object", "properties": {"b": {"type": "string"}}}
    given = schema("special_orders", TYPES | {"a": nested, "a__b": {"type": "string"}})
    config = {"flattening_enabled": True, "flattening_max_depth": 1}
    lines = [given, record("special_orders")]
    code, out, log = run_program(tmp_path, lines, config | {"output_dir": str(tmp_path)})
    assert (code, out) == (1, "")
    assert "special_orders" in log.splitlines()[-1]
    assert "property 'a__b'" in log.splitlines()[-1]
    assert "Traceback" not in log


@pytest.mark.parametrize(
    "odd", [{"type": "decimal"}, {"type": 5}, {"pattern": "("}, {"$ref": 5}, [], {"required": True}]
)
def test_a_schema_that_is_none_is_named_with_stream_and_property(tmp_path, odd):
    given = schema("special_orders", TYPES | {"odd": odd})
    with pytest.raises(PluginError, match=r"'special_orders' .*'odd'.*CSV-16"):
        sync([given, record("special_orders")], output_dir=str(tmp_path))


def test_a_choice_that_cannot_be_flattened_is_named(tmp_path):
    given = schema("special_orders", TYPES | {"odd": {"anyOf": [{"format": "date-time"}]}})
    with pytest.raises(PluginError, match=r"'special_orders' .*'odd'.*CSV-16"):
        sync([given], output_dir=str(tmp_path), flattening_enabled=True, flattening_max_depth=1)


def test_a_closed_standard_output_is_told_in_a_line(tmp_path):
    config = tmp_path / "config.json"
    config.write_text(json.dumps({"company_name": "NiceCo", "output_dir": str(tmp_path / "out")}))
    program = [sys.executable, "-m", "target_bspk_s3", "--config", str(config)]
    given = as_lines([*orders("101"), state_of()])
    reader, writer = os.pipe()
    os.close(reader)
    for stdout, command in (
        (writer, program),
        (None, ["sh", "-c", 'exec "$@" >&-', "sh", *program]),
    ):
        done = subprocess.run(
            command, check=False, input=given, stdout=stdout, stderr=subprocess.PIPE, cwd=tmp_path
        )
        log = done.stderr.decode()
        assert done.returncode == 1
        assert log.splitlines()[-1].endswith("[CSV-48]")
        assert "Traceback" not in log
    os.close(writer)


def test_files_and_rejects_are_for_their_owner_alone(tmp_path):
    before = os.umask(0)
    try:
        given = [*orders("101"), *orders("102", status="x")]
        sync(given, output_dir=str(tmp_path))
        old = tmp_path / "old.jsonl"
        old.touch(mode=0o644)
        sync(given, output_dir=str(tmp_path), rejects_path=str(old))
    finally:
        os.umask(before)
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert {each.suffix for each in files} == {".csv", ".jsonl", ".json", ".sqlite3"}
    assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}


@pytest.mark.parametrize("value", ["103\n", "a\tb", "\x1b[0m1", "10\x7f3"], ids=ascii)
@pytest.mark.parametrize("column", ["order_ref", "shopper_id"])
def test_control_characters_in_refs_are_held_back(tmp_path, column, value):
    sync(special("special_orders", {column: value}), output_dir=str(tmp_path))
    (held,) = rejects(tmp_path / "rejects")
    assert [(each["column"], each["rule"]) for each in held["reasons"]] == [(column, "control")]


def test_so_are_they_in_lists_of_refs_and_in_those_that_are_not_required(tmp_path):
    given = {"sku": "A1", "product_ref": "P1", "published": True, "store_refs": ["S1", "S\n2"]}
    config = {"output_dir": str(tmp_path), "absent_columns": "blank"}
    sync(stream("product_variants", given), **config)
    sync(stream("stores", STORE | {"store_region_ref": "R\t1"}), **config)
    found = [
        reason["column"] for each in rejects(tmp_path / "rejects") for reason in each["reasons"]
    ]
    assert found == ["store_refs", "store_region_ref"]


@pytest.mark.parametrize("name", [" segment", "segment ", "seg\nment", "\tsegment"], ids=ascii)
def test_names_of_columns_with_line_ends_or_blanks_at_the_edge_are_refused(tmp_path, name):
    extra = {"SHOPPER": [{"name": name}]}
    with pytest.raises(Exception, match="cannot work") as raised:
        sync(orders("101"), output_dir=str(tmp_path), extra_columns=extra)
    assert "BSPK-10" in str(raised.value.errors)
