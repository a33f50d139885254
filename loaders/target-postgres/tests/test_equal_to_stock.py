"""Whatever JSON a schema allows: the tables are those of the stock loader with ``use_copy: false``.

But for what README.md lists: documents that are not there, NUL below the first level, and lists of
lists are left out here; `test_exact.py` has them.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.postgres_loader import METADATA_CHANGES as CHANGING
from tests.support.postgres_loader import Database, Stock, record, schema, state

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
NOTABLE = st.sampled_from(
    [
        "",
        "null",
        "\\.",
        '"',
        "\\",
        "\\u0000",
        "a,b",
        "{}",
        "[1]",
        "\n",
        "\r\n",
        "\t",
        "'",
        "%s",
        "é",
        "😀",
        "true",
        "0",
        "\x7f",
    ]
)
STRINGS = st.tuples(TEXT | NOTABLE, st.booleans()).map(
    lambda x: json.dumps(x[0], ensure_ascii=x[1])
)
WITH_NUL = st.sampled_from(['"\\u0000"', '"a\\u0000\\\\u0000b"', '"\\ufffd"'])
INTEGERS = st.integers(-(2**63), 2**63 - 1).map(str) | st.sampled_from(
    ["0", "-0", "7", "1.0", "2e3"]
)
NUMBERS = (
    st.from_regex(r"\A-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,25})?([eE][+-]?[0-9]{1,2})?\Z") | INTEGERS
)
TIMES = st.builds(
    lambda moment, cut, zone: json.dumps(moment.isoformat()[: 19 if cut else None] + zone),
    st.datetimes(),
    st.booleans(),
    st.sampled_from(["Z", "+00:00", "", "-05:30", "+14:00"]),
) | st.sampled_from(
    [
        '"2026-01-31"',
        '"2026-01-31T06:00Z"',
        '"20260131T060000Z"',
        '"2026-01-31 06:00:00.5+02:00"',
        '"2026-W05-6"',
        '"2026-01-31T06:00:00.1234567Z"',
    ]
)
DATES = st.dates().map(lambda day: json.dumps(day.isoformat())) | st.just('"20260131"')
BOOLEANS = st.sampled_from(["true", "false"])
NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=4).map(json.dumps)
SCALARS = STRINGS | NUMBERS | BOOLEANS | st.just("null")
DOCUMENTS = st.recursive(
    st.dictionaries(NAMES, SCALARS, max_size=3),
    lambda inner: st.dictionaries(
        NAMES, SCALARS | inner.map(lambda x: x) | st.lists(SCALARS, max_size=3), max_size=3
    ),
    max_leaves=6,
)


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_text(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_text, value)) + "]"
    return str(value)


OBJECTS = DOCUMENTS.map(_text)
ITEMS = {"type": ["object", "string", "number", "boolean", "array", "null"]}
KINDS: dict[str, tuple[dict[str, Any], Any]] = {
    "text": ({"type": ["string", "null"]}, STRINGS | WITH_NUL),
    "mail": ({"type": ["null", "string"], "format": "email"}, STRINGS),
    "whole": ({"type": ["integer", "null"]}, INTEGERS),
    "small": (
        {"type": ["integer", "null"], "minimum": 0, "maximum": 9},
        st.integers(0, 9).map(str),
    ),
    "number": ({"type": ["number", "null"]}, NUMBERS),
    "flag": ({"type": ["boolean", "null"]}, BOOLEANS),
    "at": ({"type": ["string", "null"], "format": "date-time"}, TIMES),
    "chosen": ({"anyOf": [{"type": "string", "format": "date-time"}, {"type": "null"}]}, TIMES),
    "day": ({"type": ["string", "null"], "format": "date"}, DATES),
    "object": ({"type": ["object", "null"]}, OBJECTS),
    "any": ({"type": ["object", "string", "null"]}, OBJECTS | STRINGS),
    "bare list": ({"type": ["array", "null"]}, st.lists(SCALARS | OBJECTS, max_size=3).map(_text)),
    "list": (
        {"type": ["array", "null"], "items": ITEMS},
        st.lists(SCALARS | OBJECTS, max_size=3).map(_text),
    ),
    "texts": (
        {"type": ["array"], "items": {"type": "string"}},
        st.lists(STRINGS, max_size=3).map(_text),
    ),
    "odd 'name', %s;": ({"type": ["string", "null"]}, STRINGS),
}
SLOW: dict[str, tuple[dict[str, Any], Any]] = {
    "time": (
        {"type": ["string", "null"], "format": "time"},
        st.times().map(lambda t: json.dumps(t.isoformat())),
    ),
    "mixed": ({"type": ["string", "integer", "null"]}, STRINGS | st.integers(-9, 9).map(str)),
    "numbers": (
        {"type": ["array", "null"], "items": {"type": "integer"}},
        st.lists(st.integers(-9, 9), max_size=3).map(_text),
    ),
    "untyped": ({}, STRINGS),
    'a "quoted" name': ({"type": ["string", "null"]}, STRINGS),
}
KEY_KINDS = {
    "integer": ({"type": "integer"}, st.integers(0, 5).map(str)),
    "string": (
        {"type": "string"},
        st.sampled_from(['"a"', '"\\u0061"', '"b"', '""', '"null"', '"\\""', '"é"', '"\\u00e9"']),
    ),
    "number": ({"type": "number"}, st.sampled_from(["1", "1.0", "1e0", "2.50", "2.5"])),
    "date-time": (
        {"type": "string", "format": "date-time"},
        st.sampled_from(['"2026-01-01T00:00:00Z"', '"2026-01-01T01:00:00+01:00"', '"2026-01-02"']),
    ),
}
FIELDS = KINDS.keys() - {"texts"}


@st.composite
def loads(draw: st.DrawFn, kinds: dict[str, tuple[dict[str, Any], Any]]) -> tuple[list[str], int]:
    """Return messages of one stream, and how many rows make a batch."""
    names = draw(st.lists(st.sampled_from(sorted(kinds)), unique=True, max_size=7))
    keys = draw(st.lists(st.sampled_from(sorted(KEY_KINDS)), unique=True, max_size=2))
    properties = {name: kinds[name][0] for name in names}
    properties |= {f"key {key}": KEY_KINDS[key][0] for key in keys}
    lines = [schema(properties, [f"key {key}" for key in keys])]
    for _ in range(draw(st.integers(0, 9))):
        values = {f"key {key}": draw(KEY_KINDS[key][1]) for key in keys}
        for name in draw(st.lists(st.sampled_from(names), unique=True) if names else st.just([])):
            values[name] = draw(kinds[name][1] | st.just("null"))
        shuffled = draw(st.permutations(sorted(values)))
        raw = "{" + ",".join(f"{json.dumps(name)}: {values[name]}" for name in shuffled) + "}"
        others = draw(
            st.sampled_from([{}, {"version": 5, "time_extracted": "2026-01-31T06:00:00.5Z"}])
        )
        lines.append(record(raw, **others))
    return [*lines, state({"n": len(lines)})], draw(st.integers(1, 5))


def _same(url: str, lines: list[str], size: int) -> None:
    ours, stock = Database(url), Database(url)
    stock.load(*lines, by=Stock, use_copy=False, batch_size_rows=size)
    ours.load(*lines, batch_size_rows=size)
    assert ours.columns() == stock.columns()
    documents = [kind == "jsonb" for name, kind, _ in stock.columns() if name not in CHANGING]
    absent = [
        tuple(
            None if is_document and cell == "null" else cell
            for is_document, cell in zip(documents, row, strict=True)
        )
        for row in stock.rows()
    ]
    assert ours.rows() == sorted(absent, key=repr)


@pytest.mark.filterwarnings("ignore:This target does not support")
@settings(max_examples=20)
@given(loads(KINDS))
def test_what_goes_the_fast_way(url, load):
    _same(url, *load)


@settings(max_examples=8)
@given(loads(KINDS | SLOW))
def test_streams_that_go_the_stock_way_in_part_or_in_whole(url, load):
    _same(url, *load)
