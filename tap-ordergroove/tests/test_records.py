"""Record cleaning, by the reference's rules for each kind of field."""

from __future__ import annotations

from datetime import datetime, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from singer_commons.exact_json import MalformedError
from singer_commons.values import FieldCleaner
from tap_ordergroove.base import SCHEMAS
from tap_ordergroove.records import decode_records, time_converter

CHICAGO = ZoneInfo("America/Chicago")


def clean(stream: str, reports: list | None = None, zone=CHICAGO, **fields):
    report = (lambda *warning: reports.append(warning)) if reports is not None else print
    properties = SCHEMAS.get_schema(stream)["properties"]
    return FieldCleaner(properties, time_converter(zone), report).clean(fields)


@pytest.mark.parametrize(
    ("stream", "field", "raw", "expected"),
    [
        # money is text in the API, and exact here
        ("orders", "total", "46.45", Decimal("46.45")),
        ("items", "price", None, None),
        # times: Central to UTC
        ("orders", "created", "2025-02-01 02:14:09", "2025-02-01T08:14:09+00:00"),
        ("orders", "place", "2025-08-01 00:00:00", "2025-08-01T05:00:00+00:00"),
        ("orders", "cancelled", "null", None),
        ("orders", "cancelled", "", None),
        ("orders", "cancelled", None, None),
        ("entitlements", "created", "2025-02-01T02:14:09Z", "2025-02-01T02:14:09+00:00"),
        # a date, also where the documentation's example shows a time with it
        ("subscriptions", "start_date", "2025-01-30 00:00:00", "2025-01-30"),
        # ids and codes are text, and keep their zeros
        ("orders", "customer", "000417", "000417"),
        ("orders", "type", 1, "1"),
        ("orders", "type", "subscription", "subscription"),
        ("placement_responses", "response_code", "000", "000"),
        # a person may be called null
        ("customers", "last_name", "null", "null"),
        ("customers", "user_token_id", "", ""),
        ("subscriptions", "live", "True", True),
        ("orders", "status", "5", 5),
        # documents are null, an object or JSON text
        ("customers", "extra_data", '{"a": 1.50}', {"a": Decimal("1.50")}),
        ("customers", "extra_data", "gift: yes", {"_value": "gift: yes"}),
        ("orders", "rejected_message", '{"code": "140"}', {"code": "140"}),
        # components: always a list, also where they are legacy text
        ("subscriptions", "components", None, []),
        ("subscriptions", "components", "A-1, B-2", ["A-1", "B-2"]),
        ("products", "groups", None, None),
    ],
)
def test_fields(stream, field, raw, expected):
    record, unknown = clean(stream, **{field: raw})
    assert record[field] == expected
    assert type(record[field]) is type(expected)
    assert unknown is None


def test_missing_components_become_an_empty_list():
    assert clean("items") == ({"components": []}, None)


@pytest.mark.parametrize(
    ("field", "raw"),
    [
        ("created", "yesterday"),
        ("created", 1735689600),
        ("created", "9999-12-31 23:59:59"),
        ("created", "2025-02-30 10:00:00"),
        ("created", "2025-02-0"),
        ("total", "1e400"),  # beyond a double
        ("surprise", 1),
    ],
)
def test_what_does_not_fit_is_kept_aside(field, raw):
    reports: list = []
    record, unknown = clean("orders", reports, **{field: raw})
    assert record.get(field) is None
    assert unknown == {field: raw}
    assert [name for name, _ in reports] == [field]


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
    record, _ = clean("orders", zone=zone, created=text)
    expected = time.replace(microsecond=0, tzinfo=zone).astimezone(timezone.utc)
    assert datetime.fromisoformat(record["created"]) == expected


def test_every_hour_of_the_days_on_which_clocks_change():
    for day in ("2025-03-08", "2025-03-09", "2025-03-10", "2025-11-01", "2025-11-02"):
        for hour in range(24):
            wall = datetime.fromisoformat(f"{day}T{hour:02}:34:56")
            expected = wall.replace(tzinfo=CHICAGO).astimezone(timezone.utc).isoformat()
            assert clean("orders", created=f"{wall}")[0]["created"] == expected


def test_json_numbers_stay_exact():
    assert decode_records(b'[{"a": 0.1, "b": 12345678901234567.89, "c": 3}]') == (
        [{"a": Decimal("0.1"), "b": Decimal("12345678901234567.89"), "c": 3}],
        True,
    )


def test_the_last_midnight_of_all_fits():
    record, unknown = clean(
        "orders", created="9999-12-31 00:00:00", cancelled="9999-12-30 23:59:59"
    )
    assert record["created"] == "9999-12-31T06:00:00+00:00"
    assert record["cancelled"] == "9999-12-31T05:59:59+00:00"
    assert unknown is None


@pytest.mark.parametrize("results", [b'[{"a": 1}', b"[nul]", b'["a\xff"]'])
def test_what_is_no_json_cannot_be_decoded(results):
    with pytest.raises(MalformedError):
        decode_records(results)


@pytest.mark.parametrize("escape", ["\\u0000", "\\ud83d", "\\uD83D", "\\ude00"])
def test_a_page_says_whether_its_texts_fit(escape):
    assert decode_records(b'[{"name": "a%sb"}]' % escape.encode())[1] is False
    assert decode_records(b'[{"name": "a\\u00e9b"}]') == ([{"name": "a\u00e9b"}], True)
