"""Lines that the fast way does not know, among others: all are loaded as the stock loader does."""

from __future__ import annotations

import gzip
import json
from itertools import product

import pytest
from singer_sdk.singerlib.exceptions import InvalidInputLine
from singer_sdk.sinks import Sink
from tests.support.postgres_loader import Database, Stock, TargetPostgres, record, schema, state

from singer_commons.errors import PluginError

ID = {"type": "integer"}
NUMBER = {"type": ["number", "null"]}
TEXT = {"type": ["string", "null"]}
PROPERTIES = {
    "id": ID,
    "n": NUMBER,
    "t": TEXT,
    "b": {"type": ["boolean", "null"]},
    "at": {"type": ["string", "null"], "format": "date-time"},
    "day": {"type": ["string", "null"], "format": "date"},
}


def _batch(path, *records, stream="s"):
    path.write_bytes(gzip.compress("".join(f"{each}\n" for each in records).encode()))
    return json.dumps(
        {
            "type": "BATCH",
            "stream": stream,
            "encoding": {"format": "jsonl", "compression": "gzip"},
            "manifest": [path.as_uri()],
        }
    )


TOLD = {"LOAD-03": InvalidInputLine, "LOAD-05": ValueError}
"""Our errors that show no value, and those of the stock loader in their place."""


def _end(url, lines, by, **others):
    """Load, and return the rows, or the kind of error that ends it."""
    database = Database(url)
    try:
        database.load(*lines, by=by, **others)
    except PluginError as error:
        return TOLD.get(error.kind.code, PluginError)
    except Exception as error:  # noqa: BLE001 - which it is, is what is compared
        return type(error)
    return database.rows()


def _same_as_stock(url, *lines):
    ours = _end(url, lines, TargetPostgres)
    assert ours == _end(url, lines, Stock, use_copy=False)
    return ours


STRANGE = [
    record('{"id":2,"n":NaN}'),
    record('{"id":2,"n":Infinity}'),
    record('{"id":2,"n":-Infinity}'),
    record('{"id":2,"n":1e400}'),
    record('{"id":2,"n":1,"n":NaN}'),
    record('{"id":1,"id":2,"n":5}'),
    record('{"id":2,"n":2,"unknown":NaN}'),
    record('{"id":2,"n":2}')[:-1] + ',"other":NaN}',
    record('{"id":2,"n":2}')[:-1] + ',"other":"\\ud800"}',
    "  " + record('{"id":2,"n":2}') + " \t",
    record('{"id":2,"t":"a"}').replace('"RECORD"', '"\\u0052ECORD"'),
]


@pytest.mark.parametrize("keys", [["id"], []])
@pytest.mark.parametrize("strange", STRANGE)
def test_a_strange_line_and_those_around_it_are_loaded(url, keys, strange):
    plain = [record(f'{{"id":{at},"n":{at}}}') for at in (1, 3, 4)]
    rows = _same_as_stock(
        url, schema(PROPERTIES, keys), plain[0], strange, plain[1], strange, plain[2], state({})
    )
    assert len(rows) == (4 if keys else 5)


@pytest.mark.parametrize(
    "strange",
    [
        record('{"id":2,"o":{"a":NaN}}'),
        record('{"id":NaN}'),
        record('{"n":2}'),
        "\ufeff" + record('{"id":2}'),
        '{"type":"RECORD","stream":"s"}',
        record('{"id":2}')[:-1],
        "",
    ],
)
def test_a_line_that_ends_the_stock_loader_ends_this_one(url, strange):
    plain = [record('{"id":1}'), record('{"id":3}')]
    properties = {**PROPERTIES, "o": {"type": "object"}}
    end = _same_as_stock(url, schema(properties), plain[0], strange, plain[1])
    assert isinstance(end, type)


@pytest.mark.parametrize("keys", [["id"], []])
def test_every_order_of_records_and_files_that_go_either_way(database, tmp_path, keys):
    odd = {"r": "1", "R": "NaN", "b": "1", "B": "NaN"}
    lines, expected = [], {}
    for order in map("".join, product("rRbB", repeat=3)):
        stream = f"s_{''.join(f'{ord(each):x}' for each in order)}"
        lines.append(schema({"id": ID, "n": NUMBER}, keys, stream))
        for at, kind in enumerate(order):
            raw = f'{{"id":{at},"n":{odd[kind]}}}'
            path = tmp_path / f"{stream}_{at}"
            lines.append(
                record(raw, stream, version=7) if kind in "rR" else _batch(path, raw, stream=stream)
            )
        expected[stream] = [
            (str(at), odd[kind], "7" if kind in "rR" else None) for at, kind in enumerate(order)
        ]
    database.load(*lines, state({}))
    found = {each: database.rows(each, of=["id", "n", "_sdc_table_version"]) for each in expected}
    assert found == expected


DAY = ("date", '"2026-01-02"', '"2026-01-02"')
TIME = ("date-time", '"2026-01-02T00:00:00Z"', '"2026-01-02T00:00:00Z"')
ZONED = ("date-time", '"2026-01-02T00:00:00Z"', '"2026-01-02T01:00:00+01:00"')
SLOW = ({"x": {}}, "")
REFUSED = ({"x": {"type": "integer"}}, ',"x":1.0')


@pytest.mark.parametrize(("kind", "first", "second"), [DAY, TIME, ZONED])
@pytest.mark.parametrize(("others", "odd"), [SLOW, REFUSED])
def test_a_key_of_a_record_and_of_a_file_is_one(  # noqa: PLR0913, PLR0917 - a table of cases
    database, tmp_path, kind, first, second, others, odd
):
    lines = [
        schema({"k": {"type": "string", "format": kind}, "n": NUMBER, **others}, ["k"]),
        record(f'{{"k":{first},"n":1}}'),
        _batch(tmp_path / "one", f'{{"k":{second},"n":2{odd}}}'),
    ]
    database.load(*lines)
    (row,) = database.rows(of=["k", "n"])
    assert row == ("2026-01-02" if kind == "date" else "2026-01-02 00:00:00", "2")


def test_what_the_table_of_differences_says_of_files(database, tmp_path):
    database.load(
        schema({**PROPERTIES, "x": {}}),
        record('{"id":1,"n":1}'),
        _batch(tmp_path / "one", '{"id":1,"n":2,"at":"2026-01-31T06:00:00-05:00"}'),
        _batch(tmp_path / "two"),
    )
    assert database.rows(of=["id", "n", "at"]) == [("1", "2", "2026-01-31 11:00:00")]
    database.query("alter table {}.s add twice numeric generated always as (n * 2) stored")
    database.load(schema(PROPERTIES), record('{"id":2,"n":2}'))
    assert database.rows(of=["id", "twice"]) == [("1", "4"), ("2", "4")]


def test_a_file_of_another_format_loses_no_row_that_waits(database, tmp_path, monkeypatch):
    # The SDK reads Parquet with a package that is not needed here.
    monkeypatch.setattr(
        Sink,
        "process_batch_files",
        lambda sink, _encoding, _files: sink.process_batch({"records": [{"id": 2, "n": 2}]}),
    )
    parquet = _batch(tmp_path / "one").replace("jsonl", "parquet")
    plain = [record(f'{{"id":{at},"n":1}}') for at in (1, 2, 3)]
    database.load(schema(PROPERTIES), *plain[:2], parquet, plain[2])
    assert database.rows(of=["id", "n"]) == [("1", "1"), ("2", "2"), ("3", "1")]


@pytest.mark.parametrize(
    "raw", ["1e5", "-0", "1E-7", "-0.0", "0", "12.50", "true", "false", "null", '"1e5"']
)
def test_what_is_no_text_in_a_column_of_texts(url, raw):
    _same_as_stock(url, schema(PROPERTIES), record({"id": 1}), record(f'{{"id":2,"t":{raw}}}'))


@pytest.mark.parametrize(
    "value",
    [
        *(f'"b":{each}' for each in ('"yes"', '"t"', '"1"', '"on"', '"true"', "1", "0", "2")),
        *(f'"at":"2026-01-31T{each}"' for each in ("24:00:00Z", "23:59:60Z", "23:59:59Z")),
        '"at":"2026-01-31 24:00:00Z"',
        '"at":"2026-01-31T23:60:00Z"',
        '"at":"2026-01-31T00:00:00+24:00"',
    ],
)
def test_a_value_is_taken_or_refused_as_by_the_stock_loader(url, value):
    _same_as_stock(url, schema(PROPERTIES), record(f'{{"id":2,{value}}}'))


@pytest.mark.parametrize("time", ["2026-01-31T24:00:00Z", "2026-01-31T23:59:60Z"])
def test_a_time_of_extraction_is_taken_or_refused_as_by_the_stock_loader(url, time):
    _same_as_stock(url, schema(PROPERTIES), record({"id": 2}, time_extracted=time))


@pytest.mark.parametrize("field", ["n" * 64, "é" * 32])
def test_a_name_that_postgresql_would_cut_is_refused_by_name(database, field):
    for _ in range(2):
        with pytest.raises(PluginError, match=f"PG-05.*{field}|{field}.*PG-05"):
            database.load(schema({"id": ID, field: TEXT}), record({"id": 1}))


def test_a_role_whose_strings_have_escapes(database, monkeypatch):
    monkeypatch.setenv("PGOPTIONS", "-c standard_conforming_strings=off")
    texts = ["\\", "'", '"', "\\n"]
    lines = [record({"id": at, "t": each}) for at, each in enumerate(texts)]
    database.load(schema(PROPERTIES), *lines)
    assert database.query("select t from {}.s order by id") == [(each,) for each in texts]


@pytest.mark.parametrize("field", ["n" * 63, "é" * 31])
def test_the_longest_name(database, field):
    for at in range(2):
        database.load(schema({"id": ID, field: TEXT}), record({"id": at, field: "x"}))
    assert database.rows(of=[field]) == [("x",), ("x",)]
