"""Keys, versions, schemas that change, and names: which rows and columns a table has."""

from __future__ import annotations

import gzip
import json
from decimal import Decimal

import pytest
from tests.support.duckdb_loader import activate
from tests.support.postgres_loader import record, schema, state

from singer_commons.errors import PluginError

ID = {"type": "integer"}
TEXT = {"type": ["string", "null"]}
NUMBER = {"type": ["number", "null"]}
OBJECT = {"type": ["object", "null"]}
LIST = {"type": ["array", "null"], "items": {"type": ["object", "string", "null"]}}
TIME = {"type": ["string", "null"], "format": "date-time"}
DAY = {"type": ["string", "null"], "format": "date"}


def test_the_last_row_of_a_key_stays(database):
    properties = schema({"id": ID, "v": TEXT})
    database.load(properties, *(record({"id": at % 2, "v": str(at)}) for at in range(5)))
    assert database.rows(of=["id", "v"]) == [("0", "4"), ("1", "3")]
    database.load(properties, record({"id": 1, "v": ""}), record({"id": 2}))
    assert database.rows(of=["id", "v"]) == [("0", "4"), ("1", ""), ("2", None)]


def test_two_writings_of_a_key_are_one(database):
    at = {"type": "string", "format": "date-time"}
    properties = schema({"n": {"type": "number"}, "at": at, "v": TEXT}, ["n", "at"])
    writings = [
        ("1", "2026-01-31T06:00:00Z"),
        ("1.0", "2026-01-31T07:00:00+01:00"),
        ("1e0", "2026-01-31T06:00:00"),
        ("1.000000000000000000", "20260131T060000Z"),
    ]
    lines = [
        record(f'{{"n":{n},"at":"{time}","v":"{at}"}}') for at, (n, time) in enumerate(writings)
    ]
    for size in (1, 2, 3, 100):
        database.load(properties, *lines, batch_size_rows=size)
        assert database.rows(of=["v"]) == [("3",)]


@pytest.mark.parametrize("size", [1, 100])
@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ({"type": "boolean"}, "true", "1"),
        ({"type": "string", "format": "time"}, '"10:00"', '"10:00:00"'),
        ({"type": "string", "format": "time"}, '"10:00:00+02:00"', '"08:00:00.0Z"'),
        ({"type": "string", "format": "date"}, '"2026-01-31"', '"20260131"'),
        ({"type": ["string", "integer"]}, "1", '"1"'),
        ({"type": ["string", "integer"]}, '"1"', "1"),
        (TEXT, "1", '"1"'),
        ({"type": "integer"}, "1", "1.0"),
    ],
)
def test_the_newest_of_two_keys_that_duckdb_takes_for_one(database, kind, first, second, size):
    lines = [record(f'{{"id":{key},"v":"{at}"}}') for at, key in enumerate((first, second))]
    database.load(schema({"id": kind, "v": TEXT}), *lines, batch_size_rows=size)
    assert database.rows(of=["v"]) == [("1",)]
    database.load(schema({"id": kind, "v": TEXT}), *lines[::-1], batch_size_rows=size)
    assert database.rows(of=["v"]) == [("0",)]


CAPITAL, SMALL = (f'"00000000-0000-0000-0000-00000000000{each}"' for each in "Aa")


@pytest.mark.parametrize("constraint", ["primary key", ""])
@pytest.mark.parametrize(
    ("found", "kind", "keys"),
    [("uuid", TEXT, [CAPITAL, SMALL]), ("float", {"type": "integer"}, ["16777217", "16777216"])],
    ids=["uuid", "float"],
)
def test_keys_of_a_type_that_the_loader_does_not_make(database, found, kind, keys, constraint):
    database.query(f"create table s (id {found} {constraint}, w bigint, v varchar)")
    properties = {"id": kind, "w": ID, "v": TEXT}
    for validate in (False, True):
        for these in (keys, keys[::-1]):
            lines = [record(f'{{"id":{key},"w":1,"v":"{at}"}}') for at, key in enumerate(these)]
            database.load(schema(properties), *lines, validate_records=validate)
            assert database.rows(of=["w", "v"]) == [("1", "1")]


@pytest.mark.parametrize("constraint", ["primary key", ""])
def test_a_row_that_comes_back_without_metadata_is_not_deleted(database, constraint):
    database.query(f"create table s (id bigint {constraint}, v varchar)")
    properties = schema({"id": ID, "v": TEXT})
    rows = [record({"id": at}, version=1) for at in (1, 2)]
    database.load(properties, *rows, activate(1))
    database.load(properties, activate(2))
    assert database.query("select count(_sdc_deleted_at) from s") == [(2,)]
    database.load(properties, record({"id": 1, "v": "back"}), add_metadata_columns=False)
    found = "select id, v, _sdc_deleted_at is null from s order by id"
    assert database.query(found) == [(1, "back", True), (2, None, False)]


def test_a_table_with_nothing_but_its_key(database):
    for _ in range(2):
        database.load(schema({"id": ID}), record({"id": 1}), add_metadata_columns=False)
    assert database.rows(of=["id"]) == [("1",)]
    assert list(database.columns()) == ["id"]


@pytest.mark.parametrize("keys", [["id"], []], ids=["keyed", "keyless"])
def test_a_table_without_a_constraint_is_merged_all_the_same(database, keys):
    database.query("create table s (id bigint, v varchar)")
    database.load(schema({"id": ID, "v": TEXT}, keys), record({"id": 1, "v": "old"}))
    database.load(
        schema({"id": ID, "v": TEXT}, keys),
        record({"id": 1, "v": "new"}),
        record({"id": 2, "v": "other"}),
    )
    expected = [("1", "new"), ("2", "other")]
    assert database.rows(of=["id", "v"]) == (
        expected if keys else [*expected[:1], ("1", "old"), ("2", "other")]
    )


def test_a_stream_without_a_key_is_refused_where_one_is_required(database):
    with pytest.raises(PluginError, match="DUCK-06"):
        database.load(schema({"v": TEXT}, []), primary_key_required=True)
    assert database.tables() == set()


@pytest.mark.parametrize("validate", [True, False])
def test_a_row_without_its_key_ends_the_load(database, validate):
    with pytest.raises(Exception, match=r"key|required"):
        database.load(schema({"id": ID, "v": TEXT}), record({"v": "x"}), validate_records=validate)
    with pytest.raises(PluginError, match="NOT NULL"):
        database.load(
            schema({"id": TEXT}, stream="t"), record({"id": None}, "t"), validate_records=validate
        )


def _files(folder, *records):
    path = folder / "batch.jsonl.gz"
    path.write_bytes(gzip.compress("".join(f"{each}\n" for each in records).encode()))
    return json.dumps(
        {
            "type": "BATCH",
            "stream": "s",
            "encoding": {"format": "jsonl", "compression": "gzip"},
            "manifest": [path.as_uri()],
        }
    )


@pytest.mark.parametrize("hard_delete", [True, False])
@pytest.mark.parametrize("validate", [True, False])
def test_activate_version_marks_or_deletes_what_is_gone(database, hard_delete, validate):
    settings = {"hard_delete": hard_delete, "validate_records": validate}
    properties = schema({"id": ID, "v": TEXT})
    database.load(
        properties, *(record({"id": at}, version=1) for at in (1, 2)), activate(1), **settings
    )
    database.load(properties, record({"id": 3}), **settings)  # no version: not of this one
    lines = [record({"id": at, "v": "new"}, version=2) for at in (2, 4)]
    database.load(properties, *lines, activate(2), state({}), **settings)
    current = database.query("select id, v from s where _sdc_deleted_at is null order by id")
    assert current == [(2, "new"), (4, "new")]
    assert database.query("select count(*) from s") == [(2 if hard_delete else 4,)]
    database.load(properties, record({"id": 1}, version=3), activate(3), **settings)
    assert database.query("select id from s where _sdc_deleted_at is null") == [(1,)]


@pytest.mark.parametrize("hard_delete", [True, False])
def test_a_row_that_says_it_is_deleted(database, hard_delete):
    lines = [record({"id": 1}), record({"id": 2, "_sdc_deleted_at": "2026-01-31T06:00:00Z"})]
    database.load(schema({"id": ID}), *lines, hard_delete=hard_delete)
    gone = [] if hard_delete else [("2", "2026-01-31 06:00:00")]
    assert database.rows(of=["id", "_sdc_deleted_at"]) == [("1", None), *gone]


@pytest.mark.parametrize("validate", [True, False])
@pytest.mark.parametrize("before", [True, False])
def test_batch_files_with_a_version_keep_their_rows(database, tmp_path, validate, before):
    properties = schema({"id": ID, "v": NUMBER})
    settings = {"validate_records": validate}
    database.load(properties, record({"id": 1}), record({"id": 2}), **settings)
    files = _files(tmp_path, '{"id":2,"v":12345678901234.5678}', "", '{"v":3.10,"id":3}')
    database.load(
        properties, *([activate(7), files] if before else [files, activate(7)]), **settings
    )
    current = database.query("select id, v from s where _sdc_deleted_at is null order by id")
    assert current == [(2, Decimal("12345678901234.5678")), (3, Decimal("3.1"))]


def test_rows_of_an_older_schema_do_not_overwrite_newer_ones(database):
    database.load(
        schema({"id": ID, "n": NUMBER}),
        record('{"id":1,"n":1}'),
        schema({"id": ID, "n": NUMBER, "v": TEXT}),
        *(record(f'{{"id":{at},"n":2,"v":"new"}}') for at in (1, 2)),
        batch_size_rows=2,
    )
    assert database.query("select id, n::int, v from s order by id") == [
        (1, 2, "new"),
        (2, 2, "new"),
    ]


def test_a_column_becomes_wider_when_the_schema_does(database):
    properties = {"id": ID, "v": ID, "flag": {"type": "boolean"}}
    database.load(
        schema(properties),
        record({"id": 1, "v": 7, "flag": True}),
        schema(properties | {"v": NUMBER}),
        record('{"id":2,"v":7.5}'),
        schema(properties | {"v": TEXT, "flag": TEXT}),
        record({"id": 3, "v": "many", "flag": "maybe"}),
    )
    assert database.query("select v, flag from s order by id") == [
        ("7.0000000000", "true"),
        ("7.5000000000", None),
        ("many", "maybe"),
    ]


def test_names_differ_by_more_than_their_case(database):
    with pytest.raises(PluginError, match=r'both "id" and "ID".*\[DUCK-07\]'):
        database.load(schema({"id": ID, "ID": ID}))
    with pytest.raises(PluginError, match=r"both s and S: .*\[DUCK-07\]"):
        database.load(schema({"id": ID}), schema({"id": ID}, stream="S"))
    database.load(schema({"id": ID, "É": TEXT}))  # DuckDB knows of A to Z alone
    database.load(schema({"id": ID, "É": TEXT, "é": TEXT}), record({"id": 1, "É": "a", "é": "b"}))
    database.load(schema({"id": ID, "é": TEXT}), record({"id": 2, "é": "c"}))
    assert database.rows(of=["É", "é"]) == [("a", "b"), (None, "c")]


DATED, TIMED = {"format": "date"}, {"format": "date-time"}
CHANGES = [
    (("string", DATED, '"2026-01-31"'), ("string", {}, '"2026-01-31T06:00:00Z"'), "VARCHAR"),
    (("string", DATED, '"2026-01-31"'), ("string", TIMED, '"2026-01-31 06:00:00"'), "TIMESTAMP"),
    (("string", TIMED, '"2026-01-31 06:00:00"'), ("string", {}, '"hello"'), "VARCHAR"),
    (("string", TIMED, '"2026-01-31 06:00:00"'), ("integer", {}, "7"), "VARCHAR"),
    (("string", TIMED, '"2026-01-31 06:00:00"'), ("object", {}, '{"a":1}'), "JSON"),
    (("string", {"format": "time"}, '"10:00:00"'), ("string", {}, '"hello"'), "VARCHAR"),
    (("number", {}, "0.123456789012"), ("string", {}, '"007"'), "VARCHAR"),
    (("number", {}, "1.5e300"), ("string", {}, '"007"'), "VARCHAR"),
    (("integer", {}, "7"), ("object", {}, '{"a":1}'), "JSON"),
    (("integer", {}, "5"), ("boolean", {}, "true"), "VARCHAR"),
    (("integer", {}, "5"), ("string", DATED, '"2026-01-31"'), "VARCHAR"),
    (("boolean", {}, "true"), ("integer", {}, "1"), "VARCHAR"),
    (("object", {}, '{"a":1}'), ("string", {}, '"x"'), "JSON"),
]


@pytest.mark.parametrize(("before", "after", "kind"), CHANGES, ids=str)
def test_a_column_takes_what_the_schema_changes_to(database, before, after, kind):
    for at, (each, form, value) in enumerate([before, after]):
        properties = {"id": ID, "v": {"type": [each, "null"], **form}}
        database.load(schema(properties), record(f'{{"id":{at},"v":{value}}}'))
    assert database.columns()["v"] == kind
    found = [
        value.strip('"') for (value,) in database.query("select v::varchar from s order by id")
    ]
    expected = [each[2].strip('"') for each in (before, after)]
    if kind == "TIMESTAMP":
        expected[0] += " 00:00:00"
    found[0] = found[0].replace("e+300", "e300")
    assert found == expected


@pytest.mark.parametrize(
    ("properties", "keys", "line", "told"),
    [
        ({"id": {"type": "string"}}, ["id"], '{"id":"007"}', 'key "id" .* is BIGINT.*DUCK-08'),
        ({"id": {"type": "number"}}, ["id"], '{"id":1.5}', 'key "id" .* is BIGINT.*DUCK-08'),
        (
            {"id": ID, "v": ID},
            ["id", "v"],
            '{"id":1,"v":2}',
            'is "id".*stream\'s is "id", "v".*-09',
        ),
    ],
)
def test_another_key_is_refused_by_name(database, properties, keys, line, told):
    database.load(schema({"id": ID, "v": ID}), record({"id": 1, "v": 1}))
    with pytest.raises(PluginError, match=told):
        database.load(schema(properties, keys), record(line))
    assert database.rows(of=["id", "v"]) == [("1", "1")]
    database.load(schema({"id": {"type": "number"}}), record('{"id":2.0}'))
    assert database.rows(of=["id"]) == [("1",), ("2",)]


def test_load_methods(database):
    lines = [schema({"id": ID}), *(record({"id": at}) for at in (1, 2, 1))]
    database.load(*lines, load_method="append-only")
    database.load(*lines, load_method="append-only")
    assert database.query("select id, count(*) from s group by id order by id") == [(1, 4), (2, 2)]
    database.load(*lines, schema({"id": ID, "v": ID}), record({"id": 3}), load_method="overwrite")
    assert database.rows(of=["id"]) == [("1",), ("2",), ("3",)]


def test_stream_maps_and_flattening(database):
    database.load(
        schema({"id": ID, "o": {"type": "object", "properties": {"a": NUMBER, "t": TEXT}}}),
        record('{"id":1,"o":{"a":1.10,"t":""}}'),
        data_flattening_max_level=1,
        stream_maps={"s": {"twice": "id * 2", "__alias__": "other"}},
    )
    assert database.query("select id, o__a::varchar, o__t, twice from other") == [
        (1, "1.1000000000", "", "2")
    ]


def test_an_unknown_field_is_warned_of_once_and_passed_over(database, caplog):
    lines = [record({"id": at, "other": 1}) for at in range(6)]
    database.load(schema({"id": ID}), *lines, batch_size_rows=2)
    warned = [each.getMessage() for each in caplog.records if each.levelname == "WARNING"]
    assert warned == ["No schema for record field 'other'"]
    assert database.query("select count(*) from s") == [(6,)]
