"""What comes in is what is stored: every digit, every character, and nothing made of nothing."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from decimal import Decimal

import pytest
from tests.support.postgres_loader import record, schema

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
