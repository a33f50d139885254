"""Columns from a stream's schema, columns of other names, and of several fields."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone
from decimal import Decimal

import pytest
from tests.support.csv_target import LINES, ORDERS, SHOP, Shelf, rejects, start

from singer_commons.csv_target.formats import Boolean, FormatError
from singer_commons.csv_target.layout import Column, Layout, LayoutError, Parent, key_columns
from singer_commons.csv_target.row_maker import BadRecordError, RowMaker
from singer_commons.csv_target.schema import Anything, ValueStyle, properties
from singer_commons.csv_target.times import DateTime
from singer_commons.errors import PluginError

SYDNEY_SUMMER = timezone(timedelta(hours=11))
STYLE = ValueStyle(Boolean("Yes", "No"), DateTime(SYDNEY_SUMMER, "", SYDNEY_SUMMER))


@pytest.mark.parametrize(
    ("declared", "value", "cell"),
    [
        ({"type": "string"}, "0800", "0800"),
        ({"type": "string"}, "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"),
        ({"type": "integer"}, 8, "8"),
        ({"type": "number"}, Decimal("1.50"), "1.50"),
        ({"type": ["null", "boolean"]}, True, "Yes"),
        ({}, False, "No"),
        ({"type": "object"}, {"a": [1, Decimal("0.10"), None]}, '{"a":[1,0.10,null]}'),
        ({"type": "array"}, ["ä", True], '["ä",true]'),
        (
            {"type": ["string", "null"], "format": "date-time"},
            "2026-01-01T20:00:00Z",
            "2026-01-02T07:00:00",
        ),
        (
            {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "null"}]},
            "2026-01-01T20:00:00.123+10:00",
            "2026-01-01T21:00:00",
        ),
        ({"type": "string", "format": "date-time"}, "2026-01-01T20:00:00", "2026-01-01T20:00:00"),
        ({"type": "string", "format": "date"}, "2026-01-01", "2026-01-01"),
        (
            {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string"}]},
            "later",
            "later",
        ),
        ({"format": "x-singer.decimal", "type": "string"}, "1E-7", "0.0000001"),
        ({"format": "singer.decimal", "type": ["null", "string"]}, "1.50", "1.50"),
        ({"anyOf": [{"format": "singer.decimal"}, {"type": "null"}]}, "1E+2", "100"),
        ({"anyOf": [{"type": "string"}, {"format": "singer.decimal"}]}, "1E-7", "0.0000001"),
        ({"anyOf": [{"type": "string"}, {"format": "singer.decimal"}]}, "free", "free"),
        ({"anyOf": [{"format": "date-time"}, {"type": "integer"}]}, 8, "8"),
        *(
            (declared, "2026-01-01T20:00:00+09:00", "2026-01-01T22:00:00")
            for declared in (
                {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string"}]},
                {"oneOf": [{"type": "string"}, {"type": "string", "format": "date-time"}]},
                {"allOf": [{"type": "string"}, {"format": "date-time"}]},
                {"anyOf": [{"format": "date-time"}, {"format": "date"}, {"type": "null"}]},
                {"anyOf": [{"anyOf": [{"format": "date-time"}]}, {"type": "integer"}]},
            )
        ),
        ({"anyOf": [{"format": "date-time"}, {"format": "date"}]}, "2026-01-01", "2026-01-01"),
        ({"type": "string", "format": "email"}, "a@example.com", "a@example.com"),
        ({"type": "integer", "format": "int64"}, 8, "8"),
        (None, "x", "x"),
        (True, "x", "x"),
    ],
    ids=str,
)
def test_a_value_is_written_as_its_schema_says(declared, value, cell):
    assert STYLE.format(declared)(value) == cell


@pytest.mark.parametrize(
    ("declared", "value", "rule"),
    [
        ({"format": "date-time"}, "yesterday", "datetime"),
        ({"format": "date"}, "2026-01-01T00:00:00Z", "date"),
        ({"type": "string", "format": "singer.decimal"}, "NaN", "number"),
        ({"anyOf": [{"format": "x-singer.decimal"}, {"type": "string"}]}, "NaN", "number"),
        ({"anyOf": [{"format": "date-time"}, {"format": "date"}]}, "later", "datetime"),
        ({"type": "string", "format": "timestamp-of-ours"}, "x", "format"),
        ({"type": "string", "format": "time"}, "10:00:00+05:30", "time"),
        ({"type": "string", "format": "time"}, "100000Z", "time"),
        ({"anyOf": [{"format": "of-ours"}, {"type": "string"}]}, "x", "format"),
        ({}, "a\0b", "nul"),
        ({}, float("nan"), "number"),
    ],
    ids=str,
)
def test_a_value_that_cannot_be_written_is_refused(declared, value, rule):
    with pytest.raises(FormatError) as raised:
        STYLE.format(declared)(value)
    assert raised.value.rule == rule


@pytest.mark.parametrize("schema", [{}, {"properties": None}, {"type": "object"}])
def test_a_schema_without_properties_has_none(schema):
    assert dict(properties(schema)) == {}


@pytest.mark.parametrize(
    "declared",
    [
        {"$ref": "#/definitions/at"},
        {"$ref": "#/$defs/again"},
        {"anyOf": [{"$ref": "#/definitions/at"}, {"type": "null"}]},
        {"$ref": "#/definitions/a~1b%20c/0", "description": "when"},
    ],
    ids=str,
)
def test_a_format_behind_a_reference_counts(declared):
    moment = {"type": "string", "format": "date-time"}
    schema = {
        "properties": {"at": declared},
        "definitions": {"at": moment, "a/b c": [moment]},
        "$defs": {"again": {"$ref": "#/definitions/at"}},
    }
    convert = STYLE.format(properties(schema)["at"])
    assert convert("2026-01-01T20:00:00+09:00") == "2026-01-01T22:00:00"


def test_a_reference_to_itself_ends():
    node = {"anyOf": [{"$ref": "#/definitions/node"}, {"type": "object"}]}
    schema = {
        "properties": {"tree": {"$ref": "#/definitions/node"}},
        "definitions": {"node": node},
    }
    assert STYLE.format(properties(schema)["tree"])({"a": 1}) == '{"a":1}'


def opposite(value):
    """Write a made-up format of two fields: yes, or the contrary of no."""
    yes, no = value
    if yes is not None and no is not None:
        raise FormatError(rule="both", message="is said twice")
    return str(yes if no is None else not no)


def test_a_column_may_have_another_name_than_its_field():
    row_maker = RowMaker(
        Layout("T", (Column("Person ID", sources=("PERIDX",), required=True),), key=("Person ID",)),
        keys=[("Person ID",)],
    )
    assert row_maker.row({"PERIDX": "7"}) == ["7"]
    assert row_maker.keys(["7"]) == ["7"]
    assert row_maker.keys_of_bad({"PERIDX": "7"}) == ["7"]
    with pytest.raises(BadRecordError) as raised:
        row_maker.row({"Person ID": "7"})
    assert [(each.column, each.rule) for each in raised.value.reasons] == [
        ("Person ID", "required")
    ]


def test_a_column_may_come_of_two_fields():
    layout = Layout("T", (Column("a", opposite, required=True, sources=("yes", "no")),))
    row_maker = RowMaker(layout)
    assert row_maker.row({"yes": True}) == ["True"]
    assert row_maker.row({"no": True, "yes": None}) == ["False"]
    for record, rule in (({"yes": True, "no": True}, "both"), ({}, "required")):
        with pytest.raises(BadRecordError) as raised:
            row_maker.row(record)
        assert [each.rule for each in raised.value.reasons] == [rule]


def test_columns_that_others_may_name_rows_by_must_be_there():
    with pytest.raises(LayoutError, match="email"):
        replace(ORDERS, referenced_by=(("email",),))


@pytest.mark.parametrize(
    "name", ["a\0b", "\ud800", "a\n", "a\u2028b", " a", "a\xa0", ""], ids=ascii
)
def test_a_column_whose_name_cannot_be_written_is_refused(name):
    with pytest.raises(LayoutError, match="no CSV file"):
        Layout("T", (Column(name),))


def test_what_others_may_name_rows_by_is_kept_of_them():
    layouts = {"ORDERS": replace(ORDERS, referenced_by=(("total",),))}
    assert key_columns(layouts)["ORDERS"] == (("order",), ("total",))


# A run whose types depend on schemas


def columns_of(layout, schema):
    """Give LINES the columns of the stream, and orders as parents if it has a column for it."""
    if layout.type != "LINES":
        return layout
    found = properties(schema)
    columns = tuple(Column(name, STYLE.format(each)) for name, each in found.items())
    parents = (Parent("ORDERS", ("order",), ("order",)),) if "order" in found else ()
    return Layout("LINES", columns, parents=parents)


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def run(tmp_path, shelf):
    layouts = SHOP | {"LINES": Layout("LINES", ())}
    return start(tmp_path, shelf, columns_from_schema=columns_of, layouts=layouts)


def lines(run, declared, *records, stream="lines", keys=()):
    take_one = run.open_stream("LINES", stream, {"properties": declared}, keys, lambda _: ())
    for record in records:
        take_one(record)


def test_a_file_has_the_columns_of_its_stream_in_their_order(run, shelf):
    lines(run, {"z": {}, "a": {"type": "boolean"}}, {"a": True, "z": 1, "b": 2}, {"z": 2})
    run.finish()
    (data,) = shelf.files.values()
    assert data == b"z,a\r\n1,Yes\r\n2,\r\n"


def test_a_schema_that_comes_again_may_have_less_and_other_formats(run, shelf):
    lines(run, {"z": {}, "a": {}}, {"z": "1", "a": "2026-01-01T00:00:00Z"})
    lines(run, {"a": {"format": "date-time"}}, {"a": "2026-01-01T00:00:00Z"}, stream="others")
    run.finish()
    assert shelf.all_rows("LINES") == [
        ["1", "2026-01-01T00:00:00Z"],
        ["", "2026-01-01T11:00:00"],
    ]


def test_a_schema_that_comes_again_with_more_ends_the_run(run, shelf):
    lines(run, {"z": {}}, {"z": 1})
    with pytest.raises(PluginError, match="'others' brings a, b"):
        lines(run, {"z": {}, "b": {}, "a": {}}, stream="others")
    assert shelf.files == {}


def test_a_schema_that_comes_again_before_any_record_takes_the_place_of_the_first(run, shelf):
    lines(run, {"z": {}})
    lines(run, {"z": {}, "a": {}}, {"a": 1, "z": 2})
    run.finish()
    assert list(shelf.files.values()) == [b"z,a\r\n2,1\r\n"]


def test_a_schema_of_another_stream_does_not(run):
    lines(run, {"z": {}})
    with pytest.raises(PluginError, match="'others' brings a"):
        lines(run, {"a": {}}, stream="others")


@pytest.mark.parametrize("first", ["orders", "lines"])
def test_rows_go_with_parents_whichever_stream_comes_first(tmp_path, run, shelf, first):
    def orders():
        schema = {"properties": {"order": {}, "total": {}}}
        take_one = run.open_stream("ORDERS", "orders", schema, (), lambda _: ())
        take_one({"order": "bad", "total": "?"})
        take_one({"order": "good", "total": 1})

    def all_lines():
        records = ({"order": "bad", "n": 1}, {"order": "good", "n": 2}, {"n": 3})
        lines(run, {"order": {}, "n": {}}, *records)

    for step in (orders, all_lines) if first == "orders" else (all_lines, orders):
        step()
    run.finish()
    assert shelf.all_rows("LINES") == [["good", "2"], ["", "3"]]
    assert sorted(rules for _, _, rules in rejects(tmp_path)) == [["number"], ["parent"]]


def test_the_streams_key_tells_rows_apart_also_by_fields_without_a_column(run, shelf):
    def without_id(layout, schema):
        fitted = columns_of(layout, schema)
        return replace(fitted, columns=tuple(each for each in fitted.columns if each.name != "id"))

    run.columns_from_schema = without_id
    lines(
        run,
        {"id": {}, "n": {}},
        {"id": 1, "n": 1},
        {"id": 2, "n": 2},
        {"id": 1, "n": 3},
        keys=["id"],
    )
    run.finish()
    assert shelf.all_rows("LINES") == [["2"], ["3"]]


def test_without_a_key_every_row_is_kept(run, shelf):
    lines(run, {"n": {}}, {"n": 1}, {"n": 1})
    run.finish()
    assert shelf.all_rows("LINES") == [["1"], ["1"]]


def test_a_reject_tells_its_key_by_the_fields_of_the_record(tmp_path, shelf):
    layout = replace(
        LINES,
        columns=(Column("Sale ID", sources=("sale",)), Column("sku", required=True)),
        key=("Sale ID",),
    )
    run = start(tmp_path, shelf, layouts=SHOP | {"LINES": layout})
    lines(run, {"sale": {}, "sku": {}}, {"sale": "7"})
    run.finish()
    assert rejects(tmp_path) == [("lines", {"sale": "7"}, ["required"])]


def test_anything_is_written_in_the_words_of_a_destination():
    assert list(map(Anything(), (True, "TRUE"))) == ["TRUE", "TRUE"]


def test_a_row_of_blanks_alone_is_held_back(tmp_path, run, shelf):
    lines(run, {"n": {}, "m": {}}, {"n": None, "m": ""}, {"n": 1})
    run.finish()
    assert shelf.all_rows("LINES") == [["1", ""]]
    assert rejects(tmp_path) == [("lines", {}, ["empty"])]
