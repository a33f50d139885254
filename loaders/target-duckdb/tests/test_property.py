"""Whatever JSON a schema allows, in whatever batches: what DuckDB gives back is what Python reads.

The expectation takes the other route: Python's own json, Decimal and datetime, and a dict by key.
"""

from __future__ import annotations

import json
from datetime import date, datetime, timezone
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.duckdb_loader import Database
from tests.support.postgres_loader import record, schema, state

TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
NOTABLE = st.sampled_from(
    [
        "",
        "null",
        "\\.",
        '"',
        "\\",
        "\\u0000",
        "\0",
        "a,b",
        "{}",
        "[1]",
        "\r\n",
        "\t",
        "'",
        "é",
        "😀",
    ]
)


def _any_ascii(value, ascii_only):
    return json.dumps(value, ensure_ascii=ascii_only)


STRINGS = st.builds(_any_ascii, TEXT | NOTABLE, st.booleans())
INTEGERS = st.integers(-(2**63), 2**63 - 1).map(str) | st.sampled_from(["0", "-0", "1.0", "2e3"])
NUMBERS = (
    st.from_regex(r"\A-?(0|[1-9][0-9]{0,27})(\.[0-9]{1,10}0{0,9})?\Z")
    | st.from_regex(r"\A-?[0-9](\.[0-9]{1,3})?[eE]([+]?[0-9]|1[0-9]|-[0-7])\Z")
    | INTEGERS
)
OFFSETS = st.sampled_from(["Z", "+00:00", "", "-05:30", "+14:00"])
MOMENTS = st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31))
TIMES = st.builds(
    lambda moment, cut, zone: json.dumps(moment.isoformat()[: 19 if cut else None] + zone),
    *(MOMENTS, st.booleans(), OFFSETS),
) | st.sampled_from(['"2026-01-31"', '"2026-01-31T06:00Z"', '"2026-01-31 06:00:00.5+02:00"'])
DATES = st.dates().map(lambda day: json.dumps(day.isoformat()))
BOOLEANS = st.sampled_from(["true", "false"])
SCALARS = STRINGS | NUMBERS | BOOLEANS | st.just("null")
JSON = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda each: f"[{', '.join(each)}]")
        | st.dictionaries(STRINGS, inner, max_size=3).map(
            lambda each: "{" + ",".join(f"{name}: {value}" for name, value in each.items()) + "}"
        )
    ),
    max_leaves=6,
)
OBJECTS = JSON.filter(lambda raw: raw[0] == "{")
LISTS = JSON.filter(lambda raw: raw[0] == "[")


def _exact(raw):
    return json.loads(raw, parse_float=Decimal, parse_int=Decimal)


def _time(raw):
    text = json.loads(raw).replace("Z", "+00:00")
    moment = datetime.fromisoformat(text.replace(".5+", ".500000+"))
    return moment.astimezone(timezone.utc).replace(tzinfo=None) if moment.tzinfo else moment


KINDS = {
    "text": ({"type": ["string", "null"]}, STRINGS, json.loads),
    "whole": ({"type": ["integer", "null"]}, INTEGERS, _exact),
    "number": ({"type": ["number", "null"]}, NUMBERS, _exact),
    "flag": ({"type": ["boolean", "null"]}, BOOLEANS, json.loads),
    "at": ({"type": ["string", "null"], "format": "date-time"}, TIMES, _time),
    "day": (
        {"type": ["string", "null"], "format": "date"},
        DATES,
        lambda raw: date.fromisoformat(json.loads(raw)),
    ),
    "object": ({"type": ["object", "null"]}, OBJECTS, _exact),
    "list": ({"type": ["array", "null"]}, LISTS, _exact),
    "anything": ({}, JSON, _exact),
    'a "quoted" name': ({"type": ["string", "null"]}, STRINGS, json.loads),
    "odd 'name', %s;": ({"type": ["string", "null"]}, STRINGS, json.loads),
}
DOCUMENTS = {"object", "list", "anything"}
KEYS = {
    "integer": ({"type": "integer"}, st.integers(0, 4).map(str), _exact),
    "string": (
        {"type": "string"},
        st.sampled_from(['"a"', '"\\u0061"', '"b"', '""', '"null"', '"\\""', '"é"', '"\\u00e9"']),
        json.loads,
    ),
    "number": ({"type": "number"}, st.sampled_from(["1", "1.0", "1e0", "2.50", "2.5"]), _exact),
    "date-time": (
        {"type": "string", "format": "date-time"},
        st.sampled_from(['"2026-01-01T00:00:00Z"', '"2026-01-01T01:00:00+01:00"', '"2026-01-02"']),
        _time,
    ),
}


@st.composite
def loads(draw):
    """Return messages of one stream, its columns, its keys, and the rows that are expected."""
    names = draw(st.lists(st.sampled_from(sorted(KINDS)), unique=True, max_size=7))
    keys = draw(st.lists(st.sampled_from(sorted(KEYS)), unique=True, max_size=2))
    kinds = {name: KINDS[name] for name in names} | {f"key {key}": KEYS[key] for key in keys}
    lines = [
        schema({name: kind for name, (kind, _, _) in kinds.items()}, [f"key {key}" for key in keys])
    ]
    rows = {}
    for at in range(draw(st.integers(0, 9))):
        given_names = draw(st.lists(st.sampled_from(names), unique=True)) if names else []
        raws = {f"key {key}": draw(KEYS[key][1]) for key in keys}
        raws |= {name: draw(kinds[name][1] | st.just("null")) for name in given_names}
        shuffled = draw(st.permutations(sorted(raws)))
        body = ",".join(f"{json.dumps(name)}: {raws[name]}" for name in shuffled)
        lines.append(record(f"{{{body}}}"))
        row = {
            name: None if raws.get(name, "null") == "null" else read(raws[name])
            for name, (_, _, read) in kinds.items()
        }
        key = tuple(row[f"key {key}"] for key in keys) or at
        rows.pop(key, None)
        rows[key] = row
    lines.append(state({"n": len(lines)}))
    return lines, kinds, [*rows.values()]


@settings(max_examples=60, deadline=None)
@given(loads(), st.integers(1, 5), st.booleans())
def test_every_table_is_what_python_makes_of_the_messages(load, size, validate):
    lines, kinds, expected = load
    # To the SDK's validator, 1.0 is no integer.
    validate = validate and not any(odd in line for line in lines for odd in (": 1.0", ": 2e3"))
    with TemporaryDirectory() as folder:
        database = Database(Path(folder) / "shop.duckdb")
        database.load(*lines, batch_size_rows=size, validate_records=validate)
        if not kinds:
            return
        listed = ", ".join('"{}"'.format(name.replace('"', '""')) for name in kinds)
        found = [
            {
                name: _exact(value) if name in DOCUMENTS and value is not None else value
                for name, value in zip(kinds, row, strict=True)
            }
            for row in database.query(f"select {listed} from s")  # noqa: S608 - our own names
        ]
    assert sorted(found, key=_order) == sorted(expected, key=_order)


def _order(row):
    """Sort by what is equal where the rows are."""
    return repr([(name, _normal(value)) for name, value in row.items()])


def _normal(value):
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return Decimal(value).normalize() + 0
    if isinstance(value, list):
        return [*map(_normal, value)]
    if isinstance(value, dict):
        return {name: _normal(each) for name, each in sorted(value.items())}
    return value
