"""What comes in is what is stored: every digit, every character, and nothing made of nothing."""

from __future__ import annotations

import json
import sys
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
BEFORE_314 = pytest.mark.skipif(sys.version_info >= (3, 14), reason="this Python reads 00:00:00")


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
        (["1e300"], "DOUBLE"),
        (["1e-300", "0.00000000001", "3.3333333333333335e-20"], "DOUBLE"),
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


@pytest.mark.parametrize(
    ("exact", "odd"),
    [
        ("12345678901234567890.123", "1e30"),
        ("1234567890123456789012345678.5", "3.33333333333"),
        ("0.1", "12345678901234567890123456789"),
        ("0.1", "0.1234567890123456789012345"),
        ("0.1", "1e400"),
        ("0.1", "1e-400"),
        ("1e300", "1e400"),
        ("1e300", "1e-400"),
    ],
)
def test_a_number_that_would_round_another_or_be_rounded_is_refused(database, exact, odd):
    _column(database, NUMBER, [exact])
    with pytest.raises(PluginError, match=r'"v" is .*\[DUCK-04\]'):
        _column(database, NUMBER, [exact, odd])
    ((kept,),) = database.query("select v::varchar from s")
    assert Decimal(kept) == Decimal(exact)


def test_a_column_that_rounds_says_so(database, caplog):
    database.query("create table s (id bigint primary key, v double)")
    caplog.set_level("INFO")
    numbers = ["0.1", "3.3333333333333335", "123456789012345", "-1e22"]
    assert [*map(float, _column(database, NUMBER, numbers))] == [*map(float, numbers)]
    assert "rounds" not in caplog.text
    assert _column(database, NUMBER, ["1234567890123456.789"])[0] == "1234567890123456.8"
    assert '"v" is DOUBLE, and rounds numbers of more digits' in caplog.text


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


@pytest.mark.parametrize("size", [1, 100])
def test_a_whole_number_of_more_digits_makes_its_column_wider(database, size):
    numbers = ["7", "9223372036854775808", "-170141183460469231731687303715884105728", "8"]
    assert _column(database, ID, numbers, batch_size_rows=size) == numbers
    assert database.columns()["v"] == "HUGEINT"


BOOLEAN = {"type": ["boolean", "null"]}
HUGE = "170141183460469231731687303715884105728"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *((ID, each) for each in ("1.5", HUGE, "1e400", "true", "NaN", "Infinity", "[1]")),
        *((NUMBER, each) for each in ("true", "[1]", "NaN", "{}", '""')),
        *((BOOLEAN, each) for each in ("2", '""', '"yes"', "[]")),
    ],
)
@pytest.mark.parametrize("validate", [True, False])
def test_what_is_of_another_type_is_refused_by_name(database, kind, value, validate):
    with pytest.raises(Exception, match=r'"v" (is .*\[DUCK-04\]|breaks .*\[LOAD-05\])'):
        _column(database, kind, [value], validate_records=validate)
    assert database.query("select * from s") == []


def test_one_and_nothing_are_booleans(database):
    assert _column(database, BOOLEAN, ["1", "0", "true"]) == ["true", "false", "true"]


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


@pytest.mark.parametrize("validate", [True, False])
def test_half_of_a_surrogate_pair_is_replaced(database, validate):
    values = [r'"\ud800"', r'"a\udc00\u0000b"', r'"\ud83d\ude00"']
    found = _column(database, TEXT, values, validate_records=validate)
    assert found == ["\ufffd", "a\ufffd\0b", "😀"]
    database.query("drop table s")
    (found,) = _column(database, OBJECT, [r'{"\ud800":["\udc00"]}'], validate_records=validate)
    assert json.loads(found) == {"\ufffd": ["\ufffd"]}


def test_an_error_shows_no_value(database, caplog):
    caplog.set_level("INFO")
    with pytest.raises(Exception, match="DUCK-0") as refused:
        _column(database, NUMBER, ['"a secret"'])
    database.query("drop table s; create table s (id bigint primary key, v uuid)")
    with pytest.raises(PluginError, match="DUCK-05") as told:
        _column(database, TEXT, ['"a secret"'])
    assert "secret" not in f"{refused.value} {told.value} {caplog.text}"


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


CLOCK = {"type": ["string", "null"], "format": "time"}


def test_times_of_day(database):
    clocks = ["10:00:00", "23:59:59.5", "10:00:00Z", "10:00:00+02:00", "01:00+02:00", "10:00"]
    assert _column(database, CLOCK, [f'"{each}"' for each in clocks]) == [
        "10:00:00",
        "23:59:59.5",
        "10:00:00",
        "08:00:00",
        "23:00:00",
        "10:00:00",
    ]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (TIME, "2026-01-31T06:00:00+99:00"),
        (TIME, "2026-01-31T06:00:00-24:00"),
        (TIME, "0000-01-01T00:00:00Z"),
        (TIME, "0001-01-01T00:00:00+05:00"),
        (TIME, "9999-12-31T23:59:59-05:00"),
        (DAY, "0000-01-01"),
        pytest.param(CLOCK, "24:00:00", marks=BEFORE_314),
        (CLOCK, "24:00:01"),
        (CLOCK, "1:2:3"),
    ],
)
def test_what_python_cannot_read_is_not_stored(database, kind, value):
    with pytest.raises(Exception, match=r"\[LOAD-05\]|\[DUCK-04\]"):
        _column(database, kind, [f'"{value}"'])
    assert database.query("select * from s") == []


def test_the_ends_of_the_calendar(database):
    ends = ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T06:00:00+05:00"]
    assert _column(database, TIME, [f'"{each}"' for each in ends]) == [
        "0001-01-01 00:00:00",
        "9999-12-31 23:59:59",
        "0001-01-01 01:00:00",
    ]


def test_the_zone_of_the_machine_changes_no_time(database, monkeypatch):
    monkeypatch.setenv("TZ", "America/Chicago")
    assert _column(database, TIME, ['"2026-07-01T06:00:00Z"', '"2026-07-01T06:00:00"']) == [
        "2026-07-01 06:00:00",
        "2026-07-01 06:00:00",
    ]


@pytest.mark.parametrize(("kind", "value"), [(DAY, '"2026-02-30"'), (TIME, '"yesterday"')])
def test_what_is_no_date_ends_the_load(database, kind, value):
    with pytest.raises(PluginError, match=r'"v" breaks its format.*\[LOAD-05\]'):
        _column(database, kind, [value])
    assert database.query("select * from s") == []
