"""Formats: what a cell says, and what is refused. Cases by hand."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from singer_commons.csv_target.codes import (
    COUNTRY_CODE,
    CURRENCY_CODE,
    LANGUAGE_CODE,
)
from singer_commons.csv_target.formats import (
    PHONE,
    URL,
    Boolean,
    Enum,
    FormatError,
    Integer,
    ListOf,
    Number,
    Text,
)
from singer_commons.csv_target.times import Date, DateTime

YES_NO = Boolean("Yes", "No")
SYDNEY = ZoneInfo("Australia/Sydney")
WALL_CLOCK = DateTime(zone=SYDNEY, suffix="", naive=SYDNEY)


WRITTEN = [
    (Text(), "03600291452", "03600291452"),
    (Text(), 103495, "103495"),
    (Text(), " é\n\"'", " é\n\"'"),
    (Number(), Decimal("599.90"), "599.90"),
    (Number(), Decimal("1E+3"), "1000"),
    (Number(), Decimal("1.5E-7"), "0.00000015"),
    (Number(), Decimal("-0.00"), "0.00"),
    (Number(), Decimal("12345678901234567890.123456789"), "12345678901234567890.123456789"),
    (Number(), 456, "456"),
    (Number(), -3, "-3"),
    (Number(), 0.1, "0.1"),
    (Number(), 1e22, "10000000000000000000000"),
    (Number(), "456.39", "456.39"),
    (Number(), "599.90", "599.90"),
    (Number(), "1e2", "100"),
    (Integer(), 12, "12"),
    (Integer(), Decimal("12.0"), "12"),
    (Integer(), 12.0, "12"),
    (Integer(), "12", "12"),
    (Integer(0, 999), 999, "999"),
    (Boolean(), True, "TRUE"),
    (Boolean(), False, "FALSE"),
    (Boolean(), "true", "TRUE"),
    (YES_NO, True, "Yes"),
    (YES_NO, False, "No"),
    (YES_NO, "NO", "No"),
    (Enum(("open", "closed")), "open", "open"),
    (ListOf(Text()), ["a", "b c"], "a;b c"),
    (ListOf(Text()), ("a",), "a"),
    (ListOf(Text()), [], ""),
    (ListOf(Text()), "Women >> Shoes;Sale", "Women >> Shoes;Sale"),
    (ListOf(LANGUAGE_CODE), ["en", "fr"], "en;fr"),
    (ListOf(Text(), "|"), ["a;b", "c"], "a;b|c"),
    (URL, "https://example.com/a.jpg?x=1#y", "https://example.com/a.jpg?x=1#y"),
    (URL, "http://127.0.0.1:8080", "http://127.0.0.1:8080"),
    (URL, "HTTPS://[::1]/ü.png", "HTTPS://[::1]/ü.png"),
    (PHONE, "+14155550123", "+14155550123"),
    (COUNTRY_CODE, "FR", "FR"),
    (CURRENCY_CODE, "JPY", "JPY"),
    (LANGUAGE_CODE, "de", "de"),
    (Date(), "2022-01-17", "2022-01-17"),
    (Date(), date(2022, 1, 17), "2022-01-17"),
    (DateTime(), "2022-01-17T19:23:22Z", "2022-01-17T19:23:22Z"),
    (DateTime(), "2022-01-17T20:23:22+01:00", "2022-01-17T19:23:22Z"),
    (DateTime(), "2022-01-17 20:23:22.999999+0100", "2022-01-17T19:23:22Z"),
    (DateTime(), "2022-01-17t19:23:22.5z", "2022-01-17T19:23:22Z"),
    (DateTime(), "2022-01-17T19:23-05", "2022-01-18T00:23:00Z"),
    (DateTime(), datetime(2022, 1, 17, 19, tzinfo=timezone.utc), "2022-01-17T19:00:00Z"),
    (DateTime(), "0999-01-01T00:00:00Z", "0999-01-01T00:00:00Z"),
    (DateTime(suffix=""), "2022-01-17T10:15:18Z", "2022-01-17T10:15:18"),
    (WALL_CLOCK, "2022-01-17T10:15:18Z", "2022-01-17T21:15:18"),
    (WALL_CLOCK, "2022-07-17T10:15:18Z", "2022-07-17T20:15:18"),
    (WALL_CLOCK, "2022-07-17T10:15:18", "2022-07-17T10:15:18"),
]


def named(cases):
    return [f"{type(form).__name__}-{number}" for number, (form, *_) in enumerate(cases)]


@pytest.mark.parametrize(("form", "value", "cell"), WRITTEN, ids=named(WRITTEN))
def test_a_value_becomes_the_destinations_words(form, value, cell):
    assert form(value) == cell


REFUSED = [
    (Text(), True, "text"),
    (Text(), ["a"], "text"),
    (Text(), {"a": 1}, "text"),
    (Text(), Decimal("1.5"), "text"),
    (Text(), 1.0, "text"),
    (Text(), "a\0b", "nul"),
    (Text(), "é\0b", "nul"),
    (Text(), "\ud800", "unicode"),
    (Text(), 10**5000, "number"),
    (Number(), True, "number"),
    (Number(), "1,234.50", "number"),
    (Number(), "$5", "number"),
    (Number(), "007", "number"),
    (Number(), "+5", "number"),
    (Number(), ".5", "number"),
    (Number(), "٣", "number"),
    (Number(), "456.39\n", "number"),
    (Number(), Decimal("NaN"), "number"),
    (Number(), Decimal("Infinity"), "number"),
    (Number(), Decimal("-Infinity"), "number"),
    (Number(), Decimal("-NaN"), "number"),
    (Number(), Decimal("sNaN"), "number"),
    (Number(), math.nan, "number"),
    (Number(), Decimal("1E+999999"), "number"),
    (Number(), "1E-999999", "number"),
    (Number(), [1], "number"),
    (Number(), 10**5000, "number"),
    (Integer(), Decimal("1.5"), "integer"),
    (Integer(), "1.0", "integer"),
    (Integer(), True, "integer"),
    (Integer(), Decimal("1E+999999"), "integer"),
    (Integer(0, 999), 1000, "integer"),
    (Integer(0, 999), -1, "integer"),
    (Integer(0, 999), 10**5000, "integer"),
    (Boolean(), 1, "boolean"),
    (Boolean(), "yes", "boolean"),
    (YES_NO, "true", "boolean"),
    (Enum(("open", "closed")), "Open", "enum"),
    (Enum(("open", "closed")), ["open"], "enum"),
    (Enum(("1", "2")), 1, "enum"),
    (ListOf(Text()), ["a;b"], "list"),
    (ListOf(Text()), ["a", None], "list"),
    (ListOf(Text()), ["a", ""], "list"),
    (ListOf(Text()), "a;;b", "list"),
    (ListOf(Text()), [["a"]], "text"),
    (ListOf(Text()), {"a": 1}, "list"),
    (ListOf(Text()), ["a\0"], "nul"),
    (ListOf(LANGUAGE_CODE), ["en", "english"], "language"),
    (URL, "ftp://example.com/a.jpg", "url"),
    (URL, "example.com/a.jpg", "url"),
    (URL, "https://", "url"),
    (URL, "https://example.com/a b.jpg", "url"),
    (URL, "https://example.com/a\0.jpg", "url"),
    (URL, "https://example.com/\ud800", "unicode"),
    (URL, 5, "url"),
    (PHONE, "4155550123", "phone"),
    (PHONE, "+1 415 555 0123", "phone"),
    (PHONE, "+0155550123", "phone"),
    (PHONE, "+1234567890123456", "phone"),
    (PHONE, "+1415555012٣", "phone"),
    (COUNTRY_CODE, "fr", "country"),
    (COUNTRY_CODE, "FRA", "country"),
    (COUNTRY_CODE, "XX", "country"),
    (CURRENCY_CODE, "usd", "currency"),
    (CURRENCY_CODE, "US$", "currency"),
    (CURRENCY_CODE, "DEM", "currency"),
    (LANGUAGE_CODE, "EN", "language"),
    (LANGUAGE_CODE, "en-US", "language"),
    (Date(), "2022-02-30", "date"),
    (Date(), "2022-01-17T00:00:00Z", "date"),
    (Date(), "2022-W03-1", "date"),
    (Date(), "20220117", "date"),
    (Date(), datetime(2022, 1, 17, tzinfo=timezone.utc), "date"),
    (Date(), 20220117, "date"),
    (DateTime(), "2022-01-17T19:23:22", "datetime"),
    (DateTime(), datetime(2022, 1, 17), "datetime"),
    (DateTime(), "2022-01-17", "datetime"),
    (DateTime(), "2022-02-30T19:23:22Z", "datetime"),
    (DateTime(), "2022-01-17T24:00:00Z", "datetime"),
    (DateTime(), "2022-01-17T23:59:60Z", "datetime"),
    (DateTime(), "2022-01-17T19:23:22+25:00", "datetime"),
    (DateTime(), "9999-12-31T23:59:59-01:00", "datetime"),
    (DateTime(), "0001-01-01T00:00:00+01:00", "datetime"),
    (DateTime(), "٢022-01-17T19:23:22Z", "datetime"),
    (DateTime(), "17/01/2022 19:23", "datetime"),
    (DateTime(), 1642447402, "datetime"),
]


@pytest.mark.parametrize(("form", "value", "rule"), REFUSED, ids=named(REFUSED))
def test_what_cannot_be_written_exactly_is_refused(form, value, rule):
    with pytest.raises(FormatError) as raised:
        form(value)
    assert raised.value.rule == rule
    assert len(str(raised.value)) < 400


def test_the_code_lists_are_iso_s_own():
    assert len(COUNTRY_CODE.words) == 249
    assert {"US", "FR", "AU", "TW"} <= COUNTRY_CODE.words
    assert {"USD", "EUR", "JPY", "AUD", "CHF"} <= CURRENCY_CODE.words
    assert {"en", "fr", "zh", "ja"} <= LANGUAGE_CODE.words
    assert len(LANGUAGE_CODE.words) > 180


numbers = st.decimals(allow_nan=False, allow_infinity=False, places=None) | st.integers()


@given(numbers)
def test_a_number_comes_back_equal_and_without_exponent(number):
    try:
        cell = Number()(number)
    except FormatError:
        assert abs(Decimal(number).adjusted()) > 400
        return
    assert Decimal(cell) == number
    assert "e" not in cell.lower()


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_float_comes_back_as_the_same_float(number):
    assert float(Number()(number)) == number


moments = st.datetimes(
    min_value=datetime(2, 1, 1),
    max_value=datetime(9998, 12, 31),
    timezones=st.timedeltas(min_value=timedelta(hours=-23), max_value=timedelta(hours=23)).map(
        lambda each: timezone(timedelta(minutes=each // timedelta(minutes=1)))
    ),
)


@given(moments)
def test_a_moment_is_written_as_the_same_second_in_utc(moment):
    cell = DateTime()(moment.isoformat())
    back = datetime.strptime(cell, "%Y-%m-%dT%H:%M:%S%z")
    assert timedelta(0) <= moment - back < timedelta(seconds=1)
    assert cell.endswith("Z")
    assert len(cell) == 20


FORMS = [
    Text(),
    Number(),
    Integer(),
    Boolean(),
    YES_NO,
    ListOf(Text()),
    URL,
    Date(),
    DateTime(),
    WALL_CLOCK,
]


@given(st.sampled_from(FORMS), st.text() | numbers | st.booleans() | moments | st.dates())
def test_a_format_takes_its_own_output(form, value):
    convert = form
    try:
        cell = convert(value)
    except FormatError:
        return
    if cell:
        assert convert(cell) == cell


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.decimals(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(
    st.sampled_from([*FORMS, Enum(("a",)), PHONE, COUNTRY_CODE, CURRENCY_CODE, LANGUAGE_CODE]),
    anything,
)
def test_whatever_comes_in_is_written_or_refused(form, value):
    try:
        cell = form(value)
    except FormatError as error:
        assert error.rule  # noqa: PT017 - either way is right
    else:
        assert "\0" not in cell
        cell.encode()


@pytest.mark.parametrize(
    ("value", "words"),
    [("2022-01-17T19:23:22", "names no time zone"), (5, "is a number, not a date and time")],
)
def test_what_a_time_lacks_is_said(value, words):
    with pytest.raises(FormatError, match=words):
        DateTime()(value)
