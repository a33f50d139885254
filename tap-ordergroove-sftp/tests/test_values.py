"""Cells: what a text means in a column of each type, and what it cannot mean."""

from __future__ import annotations

import contextlib
import json
from datetime import datetime, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from singer_commons.message_writer import RecordLines
from tap_ordergroove_sftp.values import RicherValueError, converter

CHICAGO = ZoneInfo("America/Chicago")
DATE, TIME = (
    {"type": ["string", "null"], "format": "date"},
    {
        "type": ["string", "null"],
        "format": "date-time",
    },
)
WHOLE, NUMBER, FLAG = ({"type": [kind, "null"]} for kind in ("integer", "number", "boolean"))


def value(definition, text, zone=CHICAGO):
    """What a cell becomes; `ValueError` if it cannot be what the column says."""
    return converter(definition, zone)(text)


def is_refused(definition, text, zone=CHICAGO):
    """Whether a cell cannot be what the column says."""
    try:
        value(definition, text, zone)
    except RicherValueError:
        return False
    except ValueError:
        return True
    return False


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10/14/2025", "2025-10-14"),
        ("1/2/2025", "2025-01-02"),
        ("2025-10-14", "2025-10-14"),
        ("2019-04-10", "2019-04-10"),
        ("10142025000000", "2025-10-14"),
        ("10/14/2025 00:00:00", "2025-10-14"),
        ("02/29/2024", "2024-02-29"),
        (" 10/14/2025 ", "2025-10-14"),
        ("12/31/9999", "9999-12-31"),
    ],
)
def test_three_shapes_of_dates(text, expected):
    assert value(DATE, text) == expected


@pytest.mark.parametrize("text", ["10/14/2025 17:41:09", "2025-10-14T17:41:09", "10142025174109"])
def test_a_date_with_a_time_of_day_says_more_than_its_column_holds(text):
    with pytest.raises(RicherValueError) as raised:
        value(DATE, text)
    assert raised.value.value == "2025-10-14"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # winter and summer
        ("01/05/2024 17:41:09", "2024-01-05T23:41:09Z"),
        ("09/14/2025 09:00:00", "2025-09-14T14:00:00Z"),
        ("2019-04-05 20:56:08", "2019-04-06T01:56:08Z"),
        ("2019-04-05T20:56:08", "2019-04-06T01:56:08Z"),
        ("2019-04-05 20:56:08.5", "2019-04-06T01:56:08.500000Z"),
        ("09142025090000", "2025-09-14T14:00:00Z"),
        ("11022020000000", "2020-11-02T06:00:00Z"),
        # a date alone is its midnight
        ("11/13/2025", "2025-11-13T06:00:00Z"),
        # 2 November 2025: 01:30 comes twice, the first one is meant; 00:59 and 02:00 come once
        ("11/02/2025 00:59:59", "2025-11-02T05:59:59Z"),
        ("11/02/2025 01:30:00", "2025-11-02T06:30:00Z"),
        ("11/02/2025 02:00:00", "2025-11-02T08:00:00Z"),
        # 9 March 2025: 02:30 never comes; the clock that was not put forward shows it at 08:30 UTC
        ("03/09/2025 01:59:59", "2025-03-09T07:59:59Z"),
        ("03/09/2025 02:30:00", "2025-03-09T08:30:00Z"),
        ("03/09/2025 03:00:00", "2025-03-09T08:00:00Z"),
    ],
)
def test_times_become_utc(text, expected):
    assert value(TIME, text) == expected


def test_times_are_those_of_the_given_zone():
    assert value(TIME, "01/05/2024 17:41:09", ZoneInfo("UTC")) == "2024-01-05T17:41:09Z"
    assert value(TIME, "01/05/2024 00:30:00", ZoneInfo("Europe/Berlin")) == "2024-01-04T23:30:00Z"


@pytest.mark.parametrize("definition", [DATE, TIME], ids=["date", "time"])
@pytest.mark.parametrize(
    "text",
    [
        "13/01/2025",  # day first occurs in no source
        "31/12/2025",
        "02/29/2025",
        "00/00/0000",
        "0000-00-00",
        "10/14/25",
        "20251014",
        "10142025",
        "101420250805",
        "20251014080512",  # fourteen digits are month first
        "2025-10-14T08:05:12Z",
        "2025-10-14T08:05:12+00:00",
        "10/14/2025 8:05",
        "10/14/2025 24:00:00",
        "10/14/2025 08:60:00",
        "Oct 14, 2025",
        "tomorrow",
        "10/14/2025x",
        "1760515541",
        "\u0661\u0660/\u0661\u0664/\u0662\u0660\u0662\u0665",  # digits, but not ours
        " ",
        "-",
    ],
)
def test_what_is_no_date_is_not_guessed_at(definition, text):
    assert is_refused(definition, text)


@given(st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)))
def test_any_time_is_the_same_in_all_shapes(time):
    time = time.replace(microsecond=0, fold=0)
    expected = time.replace(tzinfo=CHICAGO).astimezone(timezone.utc)
    shapes = [
        f"{time:%m/%d/}{time.year:04d} {time:%H:%M:%S}",
        f"{time.month}/{time.day}/{time.year:04d} {time:%H:%M:%S}",
        time.isoformat(" "),
        time.isoformat("T"),
        f"{time:%m%d}{time.year:04d}{time:%H%M%S}",
    ]
    found = {value(TIME, text) for text in shapes}
    assert found == {expected.isoformat().removesuffix("+00:00") + "Z"}


@pytest.mark.parametrize("text", ["01/01/0001", "0001-01-01", "01010001000000"])
def test_the_year_one_which_some_systems_write_for_never_stays_a_date(text):
    assert value(DATE, text) == "0001-01-01"


@pytest.mark.parametrize(
    ("text", "zone"),
    [("12/31/9999 23:59:59", "America/Chicago"), ("12319999235959", "America/Chicago"),
     ("01/01/0001", "Europe/Berlin")],
)  # fmt: skip
def test_a_time_for_never_whose_utc_is_beyond_the_calendar_is_a_bad_value(text, zone):
    assert is_refused(TIME, text, ZoneInfo(zone))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("27.00", "27.00"), ("27", "27"), ("27.0", "27.0"), ("0.10", "0.10"), ("-3.50", "-3.50"),
     ("99999999.99", "99999999.99"), ("007.50", "7.50"), ("0", "0"), (" 18.50 ", "18.50"),
     ("12345678901234567890.0123456789", "12345678901234567890.0123456789")],
)  # fmt: skip
def test_numbers_keep_every_digit_in_what_is_sent(text, expected):
    found = value(NUMBER, text)
    assert found == Decimal(expected)
    lines = RecordLines.of("orders_report", [{"price": found}], None, "2025-10-15T00:00:00Z").lines
    assert f'"price":{expected}'.encode() in lines
    assert str(json.loads(lines, parse_float=Decimal)["record"]["price"]) == expected


@pytest.mark.parametrize(
    "text", ["$27.00", "27,00", "1,000.00", "1e3", "NaN", "Infinity", "--1", "1.", ".5", "٢٧", " "]
)
def test_what_is_no_number(text):
    assert is_refused(NUMBER, text)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**8)))
def test_any_price_stays_exact(price):
    text = f"{price:.2f}"
    if len(text) < 20:
        assert str(value(NUMBER, text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1", 1), ("0", 0), ("007", 7), ("-2", -2), (" 30 ", 30), ("99999", 99999)],
)
def test_whole_numbers(text, expected):
    assert value(WHOLE, text) == expected
    assert type(value(WHOLE, text)) is int


@pytest.mark.parametrize("text", ["1.0", "1.5", "twelve", "1,000", "0x10", "1_000", "٣", " ", "+1"])
def test_what_is_no_whole_number(text):
    assert is_refused(WHOLE, text)


@pytest.mark.parametrize(("text", "expected"), [("1", True), ("0", False), (" 1", True)])
def test_flags(text, expected):
    assert value(FLAG, text) is expected


@pytest.mark.parametrize("text", ["2", "yes", "-1", "1.0", "01", " "])
def test_what_is_no_flag(text):
    assert is_refused(FLAG, text)


def test_text_is_not_touched():
    assert converter({"type": ["string", "null"]}, CHICAGO) is None


@given(st.text(), st.sampled_from([DATE, WHOLE, NUMBER, FLAG]))
@example("\x1c1", WHOLE)
@example("\u20031", NUMBER)
def test_no_text_breaks_a_conversion(text, definition):
    with contextlib.suppress(ValueError):
        assert value(definition, text) is not None
