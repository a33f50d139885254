"""What comes in is what is stored: every digit, every character, and nothing made of nothing."""

from __future__ import annotations

import gzip
import json
from datetime import datetime, timezone
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


def _column(database, kind, values, **others):
    """Load values as JSON, and return them as text in their order."""
    lines = [record(f'{{"id":{at},"v":{each}}}') for at, each in enumerate(values)]
    database.load(schema({"id": ID, "v": kind}), *lines, **others)
    return [row[0] for row in database.query("select v::varchar from s order by id")]


def test_the_types_of_new_columns(database):
    properties = {
        "id": ID,
        "text": TEXT,
        "number": NUMBER,
        "whole": {"type": ["null", "integer"]},
        "either": {"type": ["integer", "number"]},
        "flag": {"type": "boolean"},
        "at": TIME,
        "day": DAY,
        "clock": {"type": "string", "format": "time"},
        "object": OBJECT,
        "list": LIST,
        "mixed": {"type": ["string", "integer"]},
        "chosen": {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "null"}]},
        "anything": {},
    }
    database.load(schema(properties))
    assert database.columns() == {
        "id": "BIGINT",
        "text": "VARCHAR",
        "number": "DECIMAL(38,10)",
        "whole": "BIGINT",
        "either": "DECIMAL(38,10)",
        "flag": "BOOLEAN",
        "at": "TIMESTAMP",
        "day": "DATE",
        "clock": "TIME",
        "object": "JSON",
        "list": "JSON",
        "mixed": "VARCHAR",
        "chosen": "TIMESTAMP",
        "anything": "JSON",
        "_sdc_extracted_at": "TIMESTAMP",
        "_sdc_received_at": "TIMESTAMP",
        "_sdc_batched_at": "TIMESTAMP",
        "_sdc_deleted_at": "TIMESTAMP",
        "_sdc_sequence": "BIGINT",
        "_sdc_table_version": "BIGINT",
        "_sdc_sync_started_at": "BIGINT",
    }


@pytest.mark.parametrize("validate", [True, False])
def test_numbers_keep_every_digit(database, validate):
    numbers = [
        "12345678901234.5678",
        "0.1",
        "-1.5E+3",
        "1e-10",
        "1.50000000000000",
        "1234567890123456789012345678.0123456789",
        "0",
        "-0.0",
        "null",
    ]
    found = _column(database, NUMBER, numbers, validate_records=validate)
    assert [each and Decimal(each) for each in found] == [
        None if each == "null" else Decimal(each) for each in numbers
    ]


@pytest.mark.parametrize(
    ("numbers", "kind"),
    [
        (["3.3333333333333335"], "DECIMAL(38,16)"),
        (["0.00000000001", "1.5", "1e-20"], "DECIMAL(38,20)"),
        (["123456789012345678901234567.5", "3.33333333333"], "DECIMAL(38,11)"),
        (["1234567890123456789012345678.5", "3.33333333333"], "DOUBLE"),
        (["12345678901234567890123456789"], "DOUBLE"),
        (["1e300"], "DOUBLE"),
        (["1e-300", "0.00000000001"], "DOUBLE"),
    ],
)
@pytest.mark.parametrize("size", [1, 100])
def test_a_number_of_more_digits_makes_its_column_wider(database, caplog, numbers, kind, size):
    found = _column(database, NUMBER, ["0.1", *numbers, "7"], batch_size_rows=size)
    assert database.columns()["v"] == kind
    number = float if kind == "DOUBLE" else Decimal
    assert [number(each) for each in found] == [number(each) for each in ["0.1", *numbers, "7"]]
    warned = [each.getMessage() for each in caplog.records if each.levelname == "WARNING"]
    assert '"s_test"."s": "v" was DECIMAL(38,10), and a number had more digits: it is' in warned[0]
    assert warned[-1].endswith(f"it is {kind} now.")
    caplog.clear()
    assert len(_column(database, NUMBER, ["0.1", *numbers, "7"])) == len(numbers) + 2
    assert [each for each in caplog.records if each.levelname == "WARNING"] == []


def test_what_is_no_number_is_refused_by_name(database):
    with pytest.raises(PluginError, match="DUCK-04") as refused:
        _column(database, NUMBER, ['"many"'])
    assert '"s_test"."s": "v" is DECIMAL(38,10)' in str(refused.value)
    assert database.query("select * from s") == []
    database.query("alter table s alter v type varchar")
    assert _column(database, NUMBER, ['"many"', "0.10"]) == ["many", "0.10"]


def test_rows_that_wait_while_a_column_becomes_wider(database):
    properties = {"id": ID, "a": NUMBER, "b": NUMBER, "n": ID, "t": TEXT}
    lines = [
        record(
            f'{{"id":{at},"a":{at}.5,"b":{"1e-15" if at % 7 == 3 else at},"n":{at},"t":"t{at}"}}'
        )
        for at in range(40)
    ]
    database.load(schema(properties), *lines, batch_size_rows=2)
    found = database.query("select id, a, b, n, t from s order by id")
    assert found == [
        (at, at + Decimal("0.5"), Decimal("1e-15") if at % 7 == 3 else at, at, f"t{at}")
        for at in range(40)
    ]


def test_money_adds_up(database):
    properties = {"id": ID, "a": NUMBER, "b": NUMBER, "total": NUMBER}
    cents = [(at * 7 % 1000, at * 13 % 1000) for at in range(2000)]
    lines = [
        record(f'{{"id":{at},"a":{a / 100},"b":{b / 100},"total":{(a + b) / 100}}}')
        for at, (a, b) in enumerate(cents)
    ]
    database.load(schema(properties), *lines)
    assert database.query("select count(*) from s where a + b <> total") == [(0,)]


def test_whole_numbers(database):
    whole = ["0", "-9223372036854775808", "9223372036854775807", "2e3", "1.0", '"7"']
    assert _column(database, ID, whole) == [
        "0",
        "-9223372036854775808",
        "9223372036854775807",
        "2000",
        "1",
        "7",
    ]


@pytest.mark.parametrize("number", ["1.5", "9223372036854775808", "1e400"])
def test_what_is_no_whole_number_is_refused(database, number):
    with pytest.raises(PluginError, match=r"DUCK-0[45]"):
        _column(database, ID, [number])


TEXTS = [
    "",
    "null",
    "NULL",
    '"',
    "\\",
    "\\.",
    "a,b\nc\r\n\r",
    "\\N",
    "{}",
    "[1",
    "'",
    "\u2028é😀",
    " a ",
    "\0",
    "a\0b",
    "\\u0000",
    "%s $1 ?",
    "x" * 3_000_000,
]


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("validate", [True, False])
def test_text_keeps_every_character(database, ascii_only, validate):
    values = [json.dumps(each, ensure_ascii=ascii_only) for each in TEXTS]
    assert _column(database, TEXT, values, validate_records=validate) == TEXTS


def test_a_value_of_another_type_in_a_column_of_text_is_its_json(database):
    assert _column(database, TEXT, ["1.50", "true", '{"a": [1]}', "[]"]) == [
        "1.50",
        "true",
        '{"a":[1]}',
        "[]",
    ]


DOCUMENTS = [
    '{"a": null}',
    "{}",
    "[]",
    '["\\u0000", 1.50]',
    '{"a": {"b": "\\"\\\\\\n,"}}',
    "[null]",
]


@pytest.mark.parametrize("validate", [True, False])
@pytest.mark.parametrize("kind", [{"type": ["object", "array", "null"]}, {}])
def test_documents_are_json_and_nothing_is_null(database, validate, kind):
    found = _column(database, kind, [*DOCUMENTS, "null"], validate_records=validate)
    assert [each and json.loads(each) for each in found] == [*map(json.loads, DOCUMENTS), None]
    assert database.query("select count(*) from s where v is null") == [(1,)]


def test_a_document_of_any_size(database):
    large = {"parts": [{"name": "x" * 1000, "at": at} for at in range(20_000)]}
    (found,) = _column(database, OBJECT, [json.dumps(large)])
    assert json.loads(found) == large


def test_numbers_in_documents_keep_their_digits(database):
    found = _column(database, OBJECT, ['{"n": 12345678901234567890.12345678901234567890}'])
    assert found == ['{"n": 12345678901234567890.12345678901234567890}']


@pytest.mark.parametrize("offset", ["Z", "+00:00", "", "-05:30", "+14:00"])
def test_an_offset_counts(database, offset):
    (found,) = _column(database, TIME, [f'"2026-01-31T06:00:00.123456{offset}"'])
    moment = datetime.fromisoformat(f"2026-01-31T06:00:00.123456{offset.replace('Z', '')}")
    utc = moment.astimezone(timezone.utc) if moment.tzinfo else moment
    assert found == f"{utc:%Y-%m-%d %H:%M:%S.%f}"


@pytest.mark.parametrize("validate", [True, False])
def test_times_are_utc_whatever_way_they_are_written(database, validate):
    times = [
        '"2026-01-31T06:00:00-05:00"',
        '"2026-01-31T06:00:00Z"',
        '"2026-01-31T06:00:00.123456+05:30"',
        '"2026-01-31 06:00:00"',
        '"2026-01-31T06:00Z"',
        '"2026-01-31"',
        '"20260131T060000Z"',
    ]
    assert _column(database, TIME, times, validate_records=validate) == [
        "2026-01-31 11:00:00",
        "2026-01-31 06:00:00",
        "2026-01-31 00:30:00.123456",
        "2026-01-31 06:00:00",
        "2026-01-31 06:00:00",
        "2026-01-31 00:00:00",
        "2026-01-31 06:00:00",
    ]


def test_the_zone_of_the_machine_changes_no_time(database, monkeypatch):
    monkeypatch.setenv("TZ", "America/Chicago")
    assert _column(database, TIME, ['"2026-07-01T06:00:00Z"', '"2026-07-01T06:00:00"']) == [
        "2026-07-01 06:00:00",
        "2026-07-01 06:00:00",
    ]


@pytest.mark.parametrize(("kind", "value"), [(DAY, '"2026-02-30"'), (TIME, '"yesterday"')])
def test_what_is_no_date_ends_the_load(database, kind, value):
    with pytest.raises(ValueError, match="Could not parse"):
        _column(database, kind, [value])
    assert database.query("select * from s") == []


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
    files = _files(tmp_path, '{"id":2,"v":12345678901234.5678}', '{"v":3.10,"id":3}')
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
    with pytest.raises(PluginError, match="DUCK-05"):
        database.load(schema({"id": ID, "ID": ID}))


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
