"""Record cleaning, by the reference's rules for each kind of field."""

from __future__ import annotations

from datetime import datetime, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from singer_commons.exact_json import MalformedError
from tap_ordergroove.base import SCHEMAS
from tap_ordergroove.records import MissingKeyError, RecordCleaner, decode_records

CHICAGO = ZoneInfo("America/Chicago")
ID = "0123456789abcdef0123456789abcdef"


def clean(stream: str, reports: list | None = None, **fields):
    key = {"customers": "merchant_user_id", "products": "external_product_id"}.get(
        stream, "public_id"
    )
    report = (lambda *said: reports.append(said)) if reports is not None else (lambda *_: None)
    cleaner = RecordCleaner(SCHEMAS.get_schema(stream), (key,), CHICAGO, report)
    return cleaner.clean({key: ID, **fields})


@pytest.mark.parametrize(
    ("stream", "field", "raw", "expected"),
    [
        # money: text to exact decimals
        ("orders", "total", "46.45", Decimal("46.45")),
        ("orders", "total", "0.00", Decimal("0.00")),
        ("orders", "total", Decimal("46.10"), Decimal("46.10")),
        ("items", "price", None, None),
        # times: Central to UTC
        ("orders", "created", "2025-02-01 02:14:09", "2025-02-01T08:14:09+00:00"),
        ("orders", "place", "2025-08-01 00:00:00", "2025-08-01T05:00:00+00:00"),
        ("orders", "cancelled", "null", None),
        ("orders", "cancelled", "", None),
        ("orders", "cancelled", None, None),
        ("entitlements", "created", "2025-02-01T02:14:09Z", "2025-02-01T02:14:09+00:00"),
        # a date, also where the documentation's example shows a time with it
        ("subscriptions", "start_date", "2025-01-30", "2025-01-30"),
        ("subscriptions", "start_date", "2025-01-30 00:00:00", "2025-01-30"),
        # ids and codes are text, and keep their zeros
        ("orders", "customer", "000417", "000417"),
        ("orders", "customer", 417, "417"),
        ("orders", "type", 1, "1"),
        ("orders", "type", "subscription", "subscription"),
        ("placement_responses", "response_code", "000", "000"),
        # a person may be called null; only fields that hold no text treat it as absent
        ("customers", "last_name", "null", "null"),
        ("customers", "user_token_id", "", ""),
        # booleans and integers, also as text
        ("orders", "locked", False, False),
        ("subscriptions", "live", "True", True),
        ("subscriptions", "live", "false", False),
        ("orders", "status", "5", 5),
        ("orders", "tries", 1, 1),
        ("customers", "phone_type", None, None),
        # documents: null, object, JSON text; anything else is kept
        ("customers", "extra_data", None, None),
        ("customers", "extra_data", "", None),
        ("customers", "extra_data", "null", None),
        ("customers", "extra_data", {}, {}),
        ("customers", "extra_data", '{"a": 1.50}', {"a": Decimal("1.50")}),
        ("customers", "extra_data", "gift: yes", {"_value": "gift: yes"}),
        ("customers", "extra_data", "[1, 2]", {"_value": [1, 2]}),
        pytest.param(
            "customers", "extra_data", "[" * 9000, {"_value": "[" * 9000}, id="deeply-nested"
        ),
        ("orders", "rejected_message", "", None),
        (
            "orders",
            "rejected_message",
            '{"code": "140", "message": "declined"}',
            {"code": "140", "message": "declined"},
        ),
        # components: always a list
        ("subscriptions", "components", [], []),
        ("subscriptions", "components", None, []),
        ("subscriptions", "components", "A-1, B-2", ["A-1", "B-2"]),
        ("subscriptions", "components", [{"product": "A"}], [{"product": "A"}]),
        ("items", "components", "", []),
        ("products", "groups", None, None),
    ],
)
def test_fields(stream, field, raw, expected):
    record = clean(stream, **{field: raw})
    assert record[field] == expected
    assert type(record[field]) is type(expected)
    assert record["_unknown_fields"] is None


def test_missing_components_become_an_empty_list():
    assert clean("items")["components"] == []


@pytest.mark.parametrize(
    ("stream", "field", "raw"),
    [
        ("orders", "total", "12,50"),
        ("orders", "total", "NaN"),
        ("orders", "total", "1e400"),  # beyond a double, which is what tables hold
        ("orders", "total", Decimal("1e-400")),
        ("orders", "total", True),
        ("orders", "total", {"amount": 1}),
        ("orders", "created", "yesterday"),
        ("orders", "created", 1735689600),
        ("orders", "created", "9999-12-31 23:59:59"),
        ("orders", "created", "2025-02-30 10:00:00"),
        ("orders", "created", "2025-02-01"[:9]),
        ("orders", "status", "five"),
        ("orders", "status", Decimal("1.5")),
        ("orders", "status", "1e999999999"),
        ("orders", "locked", "maybe"),
        ("orders", "customer", ["000417"]),
        ("orders", "customer", True),
        ("subscriptions", "start_date", "soon"),
    ],
)
def test_a_value_that_does_not_fit_is_kept_aside(stream, field, raw):
    reports: list = []
    record = clean(stream, reports, **{field: raw})
    assert record[field] is None
    assert record["_unknown_fields"] == {field: raw}
    assert [name for name, _ in reports] == [field]


def test_unknown_fields_are_kept_and_said_once():
    reports: list = []
    cleaner = RecordCleaner(
        SCHEMAS.get_schema("orders"), ("public_id",), CHICAGO, lambda *said: reports.append(said)
    )
    for number in range(3):
        record = cleaner.clean({"public_id": ID, "surprise": number, "total": "1.00"})
        assert record["_unknown_fields"] == {"surprise": number}
        assert "surprise" not in record
    assert [name for name, _ in reports] == ["surprise"]


@pytest.mark.parametrize("key", [{}, {"public_id": None}, {"public_id": ""}])
def test_a_record_without_its_key_cannot_be_loaded(key):
    cleaner = RecordCleaner(SCHEMAS.get_schema("orders"), ("public_id",), CHICAGO, lambda *_: None)
    with pytest.raises(MissingKeyError, match="public_id"):
        cleaner.clean({"total": "1.00", **key})


@given(
    time=st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1)),
    zone=st.sampled_from(
        ["America/Chicago", "UTC", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo"]
    ),
    separator=st.sampled_from(" T"),
)
def test_every_time_becomes_the_instant_that_the_zone_says(time, zone, separator):
    zone = ZoneInfo(zone)
    text = time.replace(microsecond=0).isoformat(sep=separator)
    cleaner = RecordCleaner(SCHEMAS.get_schema("orders"), (), zone, lambda *_: None)
    expected = time.replace(microsecond=0, tzinfo=zone).astimezone(timezone.utc)
    assert datetime.fromisoformat(cleaner.clean({"created": text})["created"]) == expected


def test_every_hour_of_the_days_on_which_clocks_change():
    cleaner = RecordCleaner(SCHEMAS.get_schema("orders"), (), CHICAGO, lambda *_: None)
    for day in ("2025-03-08", "2025-03-09", "2025-03-10", "2025-11-01", "2025-11-02"):
        for hour in range(24):
            wall = datetime.fromisoformat(f"{day}T{hour:02}:34:56")
            expected = wall.replace(tzinfo=CHICAGO).astimezone(timezone.utc).isoformat()
            assert cleaner.clean({"created": f"{wall}"})["created"] == expected


def test_json_numbers_stay_exact():
    assert decode_records(b'[{"a": 0.1, "b": 12345678901234567.89, "c": 3}]') == [
        {"a": Decimal("0.1"), "b": Decimal("12345678901234567.89"), "c": 3}
    ]


@pytest.mark.parametrize("results", [b'[{"a": 1}, 2]', b"[[]]", b'[{"a": 1}', b"[nul]"])
def test_what_holds_no_records_cannot_be_decoded(results):
    with pytest.raises(MalformedError):
        decode_records(results)


@pytest.mark.parametrize("escape", ["\\u0000", "\\ud83d"])
def test_characters_that_no_database_takes_are_replaced(escape):
    results = b'[{"name": "a%sb"}]' % escape.encode()
    assert decode_records(results) == [{"name": "a\ufffdb"}]
