"""Odd values: as they are in BSPK's books, or held back. Cases by hand, one run for each column."""

from __future__ import annotations

import json

import pytest
from tests.support.bspk_books import (
    KINDS,
    SAMPLES,
    SHOPPER,
    as_book,
    held_back,
    ordered,
    settings_for,
    special,
    stream,
)
from tests.support.bspk_target import sync
from tests.support.target_runs import rules

ORDERS, ITEMS, EVENTS = KINDS
LONG = 65535
SMILE = "\U0001f600"  # one character, two units of UTF-16, four bytes
HELD = object()
"""What becomes of a value that must not be sent."""


def same(*values):
    return [(value, value) for value in values]


def held(*values):
    return [(value, HELD) for value in values]


TEXTS = same(
    "=SUM(A1)",
    "+1",
    "-1",
    "@cmd",
    "\t=1",
    "a\rb",
    "a\nb",
    "a\r\nb",
    "\r\n",
    '"',
    '""',
    ",",
    '","',
    "a,b\r\nc,d",
    " leading and trailing ",
    "\ufeffa mark of byte order",
    "\u2028\u2029\x85\x1c\x1e",
    "NULL",
    "None",
    "\\N",
    "x" * LONG,
    SMILE * LONG,
    "e\u0301",
    "\u202eright to left",
    "\x7f\x01",
)
NUMBERS = [
    ("0", "0"),
    ("-0.0", "0.0"),
    ("599.90", "599.90"),
    ("456.390000000000000000000001", "456.390000000000000000000001"),
    ("1e3", "1000"),
    ("1E-7", "0.0000001"),
    ("1e22", "1" + 22 * "0"),
    ("100000000000000000000000000000", "1" + 29 * "0"),
    ("-12.5", "-12.5"),
    ("9" * 255, "9" * 255),
    ("9" * 256, HELD),
    ("9" * 5000, HELD),
    ("1e254", "1" + 254 * "0"),
    ("1e255", HELD),
    ("1e400", HELD),
    ("-1e400", HELD),
    ("1e-400", HELD),
    ("1e999999999", HELD),
    ("NaN", HELD),
    ("Infinity", HELD),
    ("-Infinity", HELD),
    ("true", HELD),
    ('""', ""),
    ('" "', HELD),
    ('"12,50"', HELD),
    ('"0x10"', HELD),
    ('"1_000"', HELD),
    ('"12.50"', "12.50"),
    ('"\\u0661"', HELD),
    ("[]", HELD),
    ("{}", HELD),
]
TIMES = [
    ("2022-01-17T19:23:22Z", "2022-01-17T19:23:22Z"),
    ("2022-01-17T19:23:22+00:00", "2022-01-17T19:23:22Z"),
    ("2022-01-17T19:23:22-08:00", "2022-01-18T03:23:22Z"),
    ("2022-01-17T19:23:22+05:45", "2022-01-17T13:38:22Z"),
    ("2022-01-17T19:23:22+14:00", "2022-01-17T05:23:22Z"),
    ("2022-01-17T19:23:22.000Z", "2022-01-17T19:23:22Z"),
    ("2022-01-17T19:23:22.999999999Z", "2022-01-17T19:23:22Z"),
    ("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"),
    ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
    ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
    ("0001-01-01T00:00:00+00:01", HELD),
    ("9999-12-31T23:59:59-00:01", HELD),
    ("10000-01-01T00:00:00Z", HELD),
    ("2023-02-29T00:00:00Z", HELD),
    ("2016-12-31T23:59:60Z", HELD),
    ("2022-01-17T24:00:00Z", HELD),
    ("2022-01-17T19:23:22", HELD),
    ("2022-01-17T19:23:22 America/Chicago", HELD),
    ("2022-01-17", HELD),
    ("01/17/2022 19:23", HELD),
    ("1642447402", HELD),
    (1642447402, HELD),
    ("", HELD),
    (None, HELD),
]
ENUMS = same("open", "closed", "partial", "cancelled") + held(
    "Open", "OPEN", " open", "open ", "open\n", "canceled", "", None, 1, ["open"]
)
CURRENCIES = same("USD", "EUR", "JPY") + held("usd", "Usd", "US", "USDD", " USD", "$", "ZZZ", 840)
FLAGS = [
    (True, "TRUE"),
    (False, "FALSE"),
    ("true", "TRUE"),
    ("FALSE", "FALSE"),
    *held(0, 1, "0", "1", "yes", "t", "", None, " TRUE", [True]),
]
SEQUENCES = [
    ("0", "0"),
    ("1", "1"),
    ("2.0", "2"),
    ('"3"', "3"),
    ("999", "999"),
    ("1000", HELD),
    ("-1", HELD),
    ("1.5", HELD),
    ('"001"', HELD),
    ('"1.0"', HELD),
    ("true", HELD),
    ("null", HELD),
    ("1e3", HELD),
    ("9" * 5000, HELD),
    ("NaN", HELD),
]
URLS = same(
    "https://example.com/a.jpg",
    "http://example.com:8080/a%20b.png?size=1&x=,#top",
    "https://example.com/" + "a" * (LONG - 20),
    "https://bücher.example/ü.jpg",
) + held(
    "https://example.com/a b.jpg",
    " https://example.com/a.jpg",
    "https://example.com/a.jpg\n",
    "example.com/a.jpg",
    "//example.com/a.jpg",
    "ftp://example.com/a.jpg",
    "javascript:alert(1)",
    "https:///a.jpg",
    "https://example.com/" + "a" * (LONG - 19),
)
PHONES = same("+12", "+14155550123", "+123456789012345") + held(
    "+1234567890123456",
    "+0123456789",
    "14155550123",
    "0014155550123",
    "+1 415 555 0123",
    "+1-415-555-0123",
    "+1(415)5550123",
    "+1415555012x",
    "+1415555\uff10123",
    "+",
    "+1",
    "\uff0b14155550123",
    14155550123,
)


def as_json(value):
    return value if isinstance(value, str) else json.dumps(value)


def compare(  # noqa: PLR0913 - what a case consists of
    bspk, tmp_path, name, column, cases, *, raw=False, sample=None
):
    """Send each value in a record of its own; its row must be in the books, or held back."""
    sample = sample or SAMPLES[name]
    key = next(iter(sample))
    lines, wanted, refused = [], [], []
    for number, (value, cell) in enumerate(cases):
        record = {**sample, key: f"case-{number}", column: value if not raw else "<here>"}
        message = json.dumps({"type": "RECORD", "stream": name, "record": record})
        lines.append(message.replace('"<here>"', value) if raw else message)
        if cell is HELD:
            refused.append(f"case-{number}")
        else:
            wanted.append(as_book({**record, column: cell}))
    described = json.dumps(stream(name, sample)[0])
    given = "\n".join([described, *lines, ""]).encode()
    sync(given, **settings_for(bspk, output_dir=str(tmp_path)))
    kind = KINDS.get(name, "SHOPPER")
    book = bspk.table(kind)
    # Events and line items are refused there for want of their order alone.
    assert [each for each in bspk.refused if " is not in " not in each.reason] == []
    if kind in {"SPECIAL-ORDERS", "SHOPPER"}:
        assert ordered(book) == ordered(wanted)
    found = held_back(tmp_path / "rejects")
    assert [each["key"][key] for each in found] == refused
    assert all(rule.startswith(f"{column}:") for each in found for rule in rules(each))


@pytest.mark.parametrize(
    ("column", "cases", "raw"),
    [
        ("description", TEXTS, False),
        ("total_amount", NUMBERS, True),
        ("created_at", TIMES, False),
        ("status", ENUMS, False),
        ("currency_code", CURRENCIES, False),
    ],
    ids=["text", "number", "time", "enum", "currency"],
)
def test_an_order_is_in_the_books_as_it_was_or_held_back(bspk, tmp_path, column, cases, raw):
    compare(bspk, tmp_path, ORDERS, column, cases, raw=raw)


@pytest.mark.parametrize("column", ["mobile_phone", "other_phone"])
def test_a_phone_is_of_e164_or_held_back(bspk, tmp_path, column):
    cases = [case for case in PHONES if column == "other_phone" or case[0] != "+12"]
    compare(bspk, tmp_path, "shoppers", column, cases, sample=SHOPPER)


def family(  # noqa: PLR0913 - what a case consists of
    bspk, tmp_path, name, column, cases, *, raw=False
):
    """Send an order with a line item, and the cases as more items or events of it."""
    orders, items = special(ORDERS, {}), special(ITEMS, {})
    sync([*orders, *items], **settings_for(bspk, output_dir=str(tmp_path / "before")))
    sample = SAMPLES[name]
    lines, wanted = [json.dumps(stream(name, sample)[0])], []
    for number, (value, cell) in enumerate(cases):
        ref = {"line_item_ref": f"103495-x{number}"} if name == ITEMS else {"description": "d"}
        record = {**sample, **ref, column: value if not raw else "<here>"}
        message = json.dumps({"type": "RECORD", "stream": name, "record": record})
        lines.append(message.replace('"<here>"', value) if raw else message)
        if cell is not HELD:
            wanted.append(as_book({**record, column: cell}))
    given = "\n".join([*lines, ""]).encode()
    sync(given, **settings_for(bspk, output_dir=str(tmp_path / "after")))
    assert bspk.refused == []
    found = [
        row
        for row in bspk.table(KINDS[name]).values()
        if name == EVENTS or "x" in row["line_item_ref"]
    ]
    assert ordered(found) == ordered(wanted)
    count = sum(cell is HELD for _, cell in cases)
    assert len(held_back(tmp_path / "after" / "rejects")) == count


def test_image_addresses(bspk, tmp_path):
    family(bspk, tmp_path, ITEMS, "image_url", URLS)


def test_sequences(bspk, tmp_path):
    family(bspk, tmp_path, EVENTS, "sequence", SEQUENCES, raw=True)


def test_flags(bspk, tmp_path):
    for number, case in enumerate(FLAGS):
        bspk.reset()
        family(bspk, tmp_path / str(number), EVENTS, "action_required", [case])


def test_what_is_no_text_is_held_back(bspk, tmp_path):
    lines = held("\ud83d", "a\udc00b", "nul\0", 1.5, ["a"], {"a": 1}, json.loads("true"))
    lines += [(103495, "103495"), (10**30, "1" + 30 * "0"), ("x" * LONG + "x", HELD)]
    compare(bspk, tmp_path, ORDERS, "description", lines)


def test_characters_beyond_the_first_plane_count_as_one(bspk, tmp_path):
    cases = [
        (SMILE * 255, SMILE * 255),
        (SMILE * 256, HELD),
        ("x" + SMILE * 254, "x" + SMILE * 254),
    ]
    compare(bspk, tmp_path, ORDERS, "shopper_id", cases)
    bspk.reset()
    family(bspk, tmp_path, ITEMS, "product_ref", [(SMILE * 2, HELD), (SMILE * 3, SMILE * 3)])
