"""Raw records become rows of CSV, and lines are offered before they are decoded."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest

from singer_commons.sql_target.csv_cells import OddValueError
from singer_commons.sql_target.raw_rows import Field, Kind, RawRows
from singer_commons.sql_target.reader import LineReader

FIELDS = [
    Field("id", Kind.INTEGER),
    Field("text", Kind.TEXT),
    Field("number", Kind.NUMBER),
    Field("at", Kind.TIME),
    Field("day", Kind.DATE),
    Field("document", Kind.DOCUMENT),
]


def _make(raw, keys=("id",), *, replace_nul=True):
    rows = RawRows(FIELDS, keys, replace_nul=replace_nul)
    key, row = rows.make(msgspec.Raw(raw.encode()), b"", b"")
    # A reader of the dialect that is not PostgreSQL's.
    (cells,) = csv.reader(io.StringIO(row.decode()), escapechar="\\", doublequote=False)
    return key, dict(zip(rows.names, cells, strict=True))


@pytest.mark.parametrize(
    ("field", "raw", "cell"),
    [
        ("text", '"a,b"', "a,b"),
        ("text", '"\\"{\\\\ \\n"', '"{\\ \n'),
        ("text", '"{[null]}"', "{[null]}"),
        ("text", r'"\u00e9\ud83d\ude00"', "é😀"),
        ("text", r'"\u0000"', "\ufffd"),
        ("number", "12345678901234.56780", "12345678901234.56780"),
        ("number", "-1E+5", "-1E+5"),
        ("at", '"2026-01-31T06:00:00.5+02:00"', "2026-01-31T06:00:00.5+02:00"),
        ("day", '"2026-01-31"', "2026-01-31"),
        ("document", r'{"a": "\" \u0000 \\u0000"}', r'{"a": "\" \ufffd \\u0000"}'),
        ("document", '"text"', '"text"'),
    ],
)
def test_a_value_comes_through(field, raw, cell):
    assert _make(f'{{"id":1,"{field}":{raw}}}')[1][field] == cell


def test_what_is_not_there_is_null():
    assert _make('{"id":1,"text":null}')[1] == {
        "id": "1",
        "text": "null",
        "number": "null",
        "at": "null",
        "day": "null",
        "document": "null",
    }


@pytest.mark.parametrize(
    "values",
    [
        '"at":"now"',
        '"at":"01/02/2026"',
        '"at":"2026-W05-6"',
        '"at":"2026-01-31T06:00:00.1234567Z"',
        '"at":5',
        '"day":"2026-01-31T06:00:00Z"',
        '"text":{"a":1}',
        '"text":[1]',
        r'"text":"\ud83d"',
        '"number":{}',
        '"unknown":1',
        '"text":tru',
    ],
)
def test_what_the_fast_way_does_not_know_is_odd(values):
    with pytest.raises(OddValueError):
        _make(f'{{"id":1,{values}}}')


def test_nul_is_odd_unless_it_is_to_be_replaced():
    with pytest.raises(OddValueError):
        _make(r'{"id":1,"text":"\u0000"}', replace_nul=False)


@pytest.mark.parametrize("raw", ["{}", '{"id":null}', '{"id":1.0}', '{"id":"1"}', '{"id":-0}'])
def test_a_key_that_is_missing_or_of_another_type_is_odd(raw):
    with pytest.raises(OddValueError):
        _make(raw)


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("text", '"a\\u0041"', '"aA"'),
        ("text", r'"\u0000"', '"\ufffd"'),
        ("number", "1", "1.00"),
        ("number", "1e2", "100"),
        ("at", '"2026-01-31T06:00:00Z"', '"2026-01-31T07:00:00+01:00"'),
        ("at", '"2026-01-31"', '"2026-01-31T00:00:00Z"'),
    ],
)
def test_two_writings_of_a_key_are_one_key(field, one, other):
    keys = [_make(f'{{"id":1,"{field}":{each}}}', (field, "id"))[0] for each in (one, other)]
    assert keys[0] == keys[1]
    assert hash(keys[0]) == hash(keys[1])


def test_a_reader_decodes_what_is_not_taken():
    taken, told = [], []

    def take(line):
        taken.append(line)
        return b"RECORD" in line

    lines = ['{"type":"RECORD"}\n', '{"type":"STATE","value":1.50}\n', '{"type":"RECORD"}']
    reader = LineReader(take, lambda: told.append("given up"))
    counts = reader.process_lines(io.StringIO("".join(lines)), {"STATE": told.append})
    assert counts == {"RECORD": 2, "STATE": 1}
    assert [str(each["value"]) for each in told] == ["1.50"]
    assert taken == [line.encode() for line in lines]


def test_a_reader_that_is_stopped_reads_no_further():
    reader = LineReader(lambda _line: reader.stop() is None, lambda: None)
    assert reader.process_lines(io.BytesIO(b"1\n2\n3\n"), {}) == {"RECORD": 1}


def test_a_line_that_ends_the_program_is_told():
    told = []
    reader = LineReader(lambda _line: False, lambda: told.append("given up"))
    with pytest.raises(Exception, match="JSON"):
        reader.process_lines(io.BytesIO(b"nothing\n"), {})
    assert told == ["given up"]


def test_a_number_that_its_column_would_round_is_odd():
    rows = RawRows(
        [
            Field("id", Kind.TEXT),
            Field("n", Kind.NUMBER, pattern=rb"-?[0-9]{1,3}(?:\.[0-9]{1,2})?"),
        ],
        ("id",),
        replace_nul=None,
    )
    for raw in ("123.45", "-0.1", "null"):
        key, row = rows.make(msgspec.Raw(f'{{"n":{raw},"id":"\\u0000"}}'.encode()), b"", b"")
        assert (key, row) == (b"\0", b'"\0",' + raw.encode())
    for raw in ("1234", "0.123", "1e2", '"1"', "01"):
        with pytest.raises(OddValueError):
            rows.make(msgspec.Raw(f'{{"n":{raw},"id":"a"}}'.encode()), b"", b"")
