"""Fields become what their schema says; what cannot be made to fit is kept aside as it came."""

from datetime import datetime, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from singer_commons.values import FieldCleaner, format_time, parse_time

CHICAGO = ZoneInfo("America/Chicago")
SCHEMA = {
    "text": {"type": ["string", "null"]},
    "number": {"type": ["number", "null"]},
    "integer": {"type": ["null", "integer"]},
    "boolean": {"type": "boolean"},
    "date": {"type": ["string", "null"], "format": "date"},
    "time": {"type": ["string", "null"], "format": "date-time"},
    "object": {"type": ["object", "null"]},
    "some": {"type": ["array", "null"]},
    "list": {"type": "array"},
    "_made_by_the_tap": {"type": "string"},
}


def cleaner(reports=None):
    report = (lambda *warning: reports.append(warning)) if reports is not None else print
    return FieldCleaner(SCHEMA, lambda text: format_time(parse_time(text, CHICAGO)), report)


@pytest.mark.parametrize(
    ("field", "raw", "expected"),
    [
        # ids and codes are text, and keep their zeros; a person may be called null
        ("text", "000417", "000417"),
        ("text", 417, "417"),
        ("text", Decimal("4.170"), "4.170"),
        ("text", "null", "null"),
        ("text", "", ""),
        # numbers are exact, also those that came as text
        ("number", "46.45", Decimal("46.45")),
        ("number", "0.00", Decimal("0.00")),
        ("number", Decimal("46.10"), Decimal("46.10")),
        ("number", 7, Decimal(7)),
        ("number", "1e307", Decimal("1e307")),
        ("number", "null", None),
        ("integer", "5", 5),
        ("integer", 1, 1),
        ("integer", Decimal("2.0"), 2),
        ("integer", 2**63 - 1, 2**63 - 1),
        ("integer", "-9223372036854775808", -(2**63)),
        ("integer", "", None),
        ("boolean", False, False),
        ("boolean", "True", True),
        ("boolean", "false", False),
        ("boolean", 1, True),
        ("boolean", "", None),
        ("date", "2025-01-30", "2025-01-30"),
        ("date", "2025-01-30 00:00:00", "2025-01-30"),
        ("date", "null", None),
        ("time", "2025-02-01 02:14:09", "2025-02-01T08:14:09+00:00"),
        # documents: null, object, JSON text; anything else is kept
        ("object", "", None),
        ("object", "null", None),
        ("object", {}, {}),
        ("object", '{"a": 1.50}', {"a": Decimal("1.50")}),
        ("object", "gift: yes", {"_value": "gift: yes"}),
        ("object", "[1, 2]", {"_value": [1, 2]}),
        pytest.param("object", "[" * 9000, {"_value": "[" * 9000}, id="deeply-nested"),
        ("list", [], []),
        ("list", "A-1, B-2", ["A-1", "B-2"]),
        ("list", "", []),
        ("list", {"product": "A"}, [{"product": "A"}]),
        ("some", "A", ["A"]),
    ],
)
def test_a_field_becomes_what_its_schema_says(field, raw, expected):
    reports = []
    record, unknown = cleaner(reports).clean({field: raw})
    assert record[field] == expected
    assert type(record[field]) is type(expected)
    assert (unknown, reports) == (None, [])


@pytest.mark.parametrize(
    ("field", "raw"),
    [
        ("text", ["000417"]),
        ("text", True),
        ("number", "12,50"),
        ("number", "NaN"),
        ("number", True),
        ("number", {"amount": 1}),
        # beyond a double, which is what tables hold
        ("number", "1e400"),
        ("number", "1e-400"),
        ("integer", "five"),
        ("integer", Decimal("1.5")),
        ("integer", "1e999999999"),
        ("integer", "9223372036854775808"),
        ("integer", "-9223372036854775809"),
        ("boolean", "maybe"),
        ("boolean", 2),
        ("date", "soon"),
        ("date", 20250130),
        ("time", "yesterday"),
        ("time", "9999-12-31 23:59:59"),
    ],
)
def test_a_value_that_does_not_fit_is_kept_aside(field, raw):
    reports = []
    record, unknown = cleaner(reports).clean({field: raw})
    assert record[field] is None
    assert unknown == {field: raw}
    assert reports == [(field, "has a value that does not fit its type")]


def test_an_unknown_field_is_kept_aside_and_reported():
    reports = []
    clean = cleaner(reports).clean
    for number in range(3):
        record, unknown = clean({"text": "a", "surprise": number, "_made_by_the_tap": "no"})
        assert record == {"text": "a", "list": []}
        assert unknown == {"surprise": number, "_made_by_the_tap": "no"}
    assert [field for field, _ in reports] == ["surprise", "_made_by_the_tap"] * 3


@pytest.mark.parametrize(
    ("field", "raw", "fitted", "original"),
    [
        ("integer", 2**63, None, "9223372036854775808"),
        ("number", Decimal("1e-400"), None, "1E-400"),
        ("text", "a\0", "a\ufffd", r'"a\u0000"'),
        ("object", "\ud83d", {"_value": "\ufffd"}, r'"\ud83d"'),
        ("object", {"\0": [Decimal("1e309")]}, {"\ufffd": [None]}, r'{"\u0000":[1E+309]}'),
        ("list", [2**64, "\udc00"], [None, "\ufffd"], r'[18446744073709551616,"\udc00"]'),
        ("surprise", "\0", None, r'"\u0000"'),
    ],
)
def test_what_no_database_takes_is_replaced_and_kept_as_ascii(field, raw, fitted, original):
    record, unknown = cleaner().clean({field: raw})
    assert record.get(field) == fitted
    assert unknown == {field: original}


def test_texts_that_are_known_to_fit_are_not_looked_at_but_documents_are():
    record, unknown = cleaner().clean({"text": "a\0", "object": {"b": "\0"}}, texts_fit=True)
    assert (record["text"], record["object"]) == ("a\0", {"b": "\ufffd"})
    assert unknown == {"object": r'{"b":"\u0000"}'}


NUMBERS = ("1.10", "1.1", 1, True, Decimal(1), None, "", "null", [], "1.10", "x", 2**63, "x")
DOCUMENTS = ({}, {"b": "\0"}, {"b": 1}, {"b": 2**63}, '{"b": "\\u0000"}', "", None, [1], {"b": {}})


def test_what_was_cleaned_before_makes_no_difference():
    worn = cleaner([])
    for shape in range(999):
        worn.clean({f"strange{shape}": 1})
    for number in NUMBERS * 2:
        for document in DOCUMENTS:
            raw = {"number": number, "integer": number, "text": number, "object": document}
            for known in ({}, {"texts_fit": True}, {"texts_fit": True, "inner_fit": True}):
                fresh = cleaner([]).clean(raw, **known)
                assert repr(worn.clean(raw, **known)) == repr(fresh)


def test_only_a_list_that_cannot_be_null_is_there_in_every_record():
    assert cleaner().clean({"some": None, "list": None, "text": None}) == (
        {"some": None, "list": [], "text": None},
        None,
    )
    assert cleaner().clean({}) == ({"list": []}, None)


# Central clocks go from 02:00 to 03:00 on 9 March 2025, and from 02:00 back to 01:00 on 2 November.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-01-30 10:11:12", "2025-01-30T16:11:12+00:00"),
        ("2025-07-30 10:11:12", "2025-07-30T15:11:12+00:00"),
        ("2025-07-30T10:11:12", "2025-07-30T15:11:12+00:00"),
        ("2025-07-30T10:11:12Z", "2025-07-30T10:11:12+00:00"),
        ("2025-07-30T10:11:12-03:00", "2025-07-30T13:11:12+00:00"),
        ("2025-07-30 10:11:12.250000", "2025-07-30T15:11:12.250000+00:00"),
        ("2025-11-02 01:30:00", "2025-11-02T06:30:00+00:00"),  # the first pass
        ("2025-03-09 02:30:00", "2025-03-09T08:30:00+00:00"),  # shown by no clock
    ],
)
def test_times_become_utc(text, expected):
    time = parse_time(text, CHICAGO)
    assert (time, time.tzinfo) == (datetime.fromisoformat(expected), timezone.utc)
    assert format_time(time.astimezone(CHICAGO)) == expected


@pytest.mark.parametrize("text", ["", "soon", "09/3099", "2025-13-01 00:00:00"])
def test_what_is_not_a_time_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - the standard library's own message
        parse_time(text, CHICAGO)
