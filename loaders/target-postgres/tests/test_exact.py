"""Where the stock loader is wrong: each fault that README.md lists, with its input."""

from __future__ import annotations

import gzip
import json

import pytest
from tests.support.postgres_loader import Database, Stock, record, schema, state

ID = {"type": "integer"}
TEXT = {"type": ["string", "null"]}
NUMBER = {"type": ["number", "null"]}
OBJECT = {"type": ["object", "null"]}
TIME = {"type": ["string", "null"], "format": "date-time"}
LIST = {"type": ["array", "null"], "items": {"type": ["object", "array", "string", "null"]}}


@pytest.mark.parametrize("use_copy", [True, False])
@pytest.mark.parametrize("validate", [True, False])
def test_numbers_keep_every_digit(database, use_copy, validate):
    numbers = ["12345678901234.5678", "0.1", "1.50", "123456789012345678901234567890.0123456789"]
    lines = [record(f'{{"id":{at},"n":{each}}}') for at, each in enumerate(numbers)]
    database.load(
        schema({"id": ID, "n": NUMBER}), *lines, use_copy=use_copy, validate_records=validate
    )
    assert database.rows(of=["n"]) == sorted([(each,) for each in numbers], key=repr)


def test_the_stock_loader_rounds_them_in_its_copy(database):
    database.load(
        schema({"id": ID, "n": NUMBER}), record('{"id":1,"n":12345678901234.5678}'), by=Stock
    )
    assert database.rows(of=["n"]) == [("12345678901234.568",)]


@pytest.mark.parametrize("use_copy", [True, False])
def test_a_document_that_is_not_there_is_null(database, use_copy):
    lines = [record('{"id":1,"o":null}'), record('{"id":2}'), record('{"id":3,"o":{"a":null}}')]
    database.load(schema({"id": ID, "o": OBJECT}), *lines, use_copy=use_copy)
    assert database.rows(of=["id", "o"]) == [("1", None), ("2", None), ("3", '{"a": null}')]


NUL = r'{"id":1,"t":"a\u0000b","o":{"k\u0000":["\u0000",{"x":"\\u0000 \u0000"}]},"l":["\u0000"]}'


@pytest.mark.parametrize("use_copy", [True, False])
def test_nul_is_replaced_at_any_depth(database, use_copy):
    properties = {"id": ID, "t": TEXT, "o": OBJECT, "l": LIST}
    database.load(schema(properties), record(NUL), use_copy=use_copy)
    document = {"k\ufffd": ["\ufffd", {"x": "\\u0000 \ufffd"}]}
    assert database.query("select t, o, l from {}.s") == [("a\ufffdb", document, ["\ufffd"])]


@pytest.mark.parametrize("use_copy", [True, False])
@pytest.mark.parametrize("sanitize", [True, False])
def test_half_a_surrogate_pair_is_replaced_at_any_depth(database, use_copy, sanitize):
    line = record(
        r'{"id":1,"t":"a\ud800b","o":{"\udc00":["\ud83d\ude00",{"x":"\ud83d"}]},"l":["\ud800"]}'
    )
    properties = {"id": ID, "t": TEXT, "o": OBJECT, "l": LIST}
    settings = {"use_copy": use_copy, "sanitize_null_text_characters": sanitize}
    database.load(schema(properties), line, record('{"id":2,"t":"b"}'), **settings)
    document = {"\ufffd": ["\U0001f600", {"x": "\ufffd"}]}
    found = database.query("select t, o, l from {}.s order by id")
    assert found == [("a\ufffdb", document, ["\ufffd"]), ("b", None, None)]


def test_nul_ends_the_load_where_it_is_not_to_be_replaced(database):
    with pytest.raises(Exception, match="NUL"):
        database.load(
            schema({"id": ID, "t": TEXT}),
            record(r'{"id":1,"t":"\u0000"}'),
            sanitize_null_text_characters=False,
        )


def test_keys_that_differ_by_nul_alone_are_one_row(database):
    lines = [record(r'{"k":"\u0000","n":1}'), record(r'{"k":"\ufffd","n":2}')]
    database.load(schema({"k": {"type": "string"}, "n": NUMBER}, ["k"]), *lines)
    assert database.rows(of=["k", "n"]) == [("\ufffd", "2")]


@pytest.mark.parametrize("use_copy", [True, False])
def test_times_are_utc_whatever_the_sessions_zone_is(database, monkeypatch, use_copy):
    monkeypatch.setenv("PGTZ", "America/Chicago")
    lines = [
        record('{"id":1,"at":"2026-01-31T06:00:00-05:00"}'),
        record('{"id":2,"at":"2026-01-31T06:00:00Z"}'),
        record('{"id":3,"at":"2026-01-31T06:00:00"}'),
    ]
    database.load(schema({"id": ID, "at": TIME}), *lines, use_copy=use_copy)
    expected = ["2026-01-31 11:00:00", "2026-01-31 06:00:00", "2026-01-31 06:00:00"]
    assert [row[0] for row in database.rows(of=["at", "id"])] == sorted(expected)


@pytest.mark.parametrize("again", [3, 4, 5])
def test_a_key_that_comes_again_in_a_new_table_takes_the_place_of_the_first(database, again):
    lines = [record(f'{{"id":{each},"n":{each}}}') for each in (1, 2, 3, 4)]
    lines.insert(again - 1, record('{"id":1,"n":9}'))
    database.load(schema({"id": ID, "n": NUMBER}), *lines, batch_size_rows=2)
    assert database.rows(of=["id", "n"]) == [("1", "9"), ("2", "2"), ("3", "3"), ("4", "4")]


def test_an_offset_in_a_later_batch_of_a_new_table_is_not_dropped(database):
    times = [("06:00:00Z", "06"), ("06:00:00+00:00", "06"), ("06:00:00+02:00", "04")]
    lines = [
        record(f'{{"id":{at},"at":"2026-01-31T{each}"}}') for at, (each, _) in enumerate(times)
    ]
    database.load(schema({"id": ID, "at": TIME}), *lines, batch_size_rows=1)
    found = database.query("select to_char(at, 'HH24') from {}.s order by id")
    assert [hour for (hour,) in found] == [hour for _, hour in times]


@pytest.mark.parametrize("use_copy", [True, False])
def test_null_in_a_list_is_null_whatever_the_server_takes_it_for(database, monkeypatch, use_copy):
    monkeypatch.setenv("PGOPTIONS", "-c array_nulls=off")
    kind = {"type": ["array", "null"], "items": {"type": ["string", "null"]}}
    line = record('{"id":1,"l":["a",null,"null"]}')
    database.load(schema({"id": ID, "l": kind}), line, use_copy=use_copy)
    assert database.query("select l from {}.s") == [(["a", None, "null"],)]


def test_lists_in_a_list_are_documents(database):
    lists = ["[[1,2],[3]]", "[[],{}]", '["a",[null]]', "[[1,2],[3,4]]"]
    lines = [record(f'{{"id":{at},"l":{each}}}') for at, each in enumerate(lists)]
    database.load(schema({"id": ID, "l": LIST}), *lines)
    found = database.query("select l from {}.s order by id")
    assert [row[0] for row in found] == [json.loads(each) for each in lists]


def test_a_first_load_writes_each_row_once(database):
    rows = [record({"id": at, "t": "x" * 200}) for at in range(500)]
    database.load(schema({"id": ID, "t": TEXT}), *rows)
    written = "select n_tup_ins, n_tup_upd from pg_stat_all_tables where schemaname = %s"
    database.query("select pg_stat_force_next_flush()")
    assert database.query(written, database.schema) == [(500, 0)]


def _files(folder, *records):
    path = folder / "batch.jsonl.gz"
    path.write_bytes(gzip.compress("".join(f"{each}\n" for each in records).encode()))
    return json.dumps(
        {
            "type": "BATCH",
            "stream": "s",
            "encoding": {"format": "jsonl", "compression": "gzip"},
            "manifest": [path.as_uri()],
        }
    )


VERSION = json.dumps({"type": "ACTIVATE_VERSION", "stream": "s", "version": 1795918273613})


@pytest.mark.parametrize("use_copy", [True, False])
@pytest.mark.parametrize("hard_delete", [True, False])
@pytest.mark.parametrize("before", [True, False])
def test_batch_files_with_a_version_keep_their_rows(
    database, tmp_path, use_copy, hard_delete, before
):
    settings = {"use_copy": use_copy, "hard_delete": hard_delete}
    properties = schema({"id": ID, "n": NUMBER})
    database.load(properties, record('{"id":1,"n":1}'), record('{"id":2,"n":1}'), **settings)
    files = _files(tmp_path, '{"id":2,"n":12345678901234.5678}', '{"n":3.10,"id":3}')
    database.load(properties, *([VERSION, files] if before else [files, VERSION]), **settings)
    current = database.query("select id, n::text from {}.s where _sdc_deleted_at is null")
    assert sorted(current) == [(2, "12345678901234.5678"), (3, "3.10")]
    assert len(database.rows()) == (2 if hard_delete else 3)


def test_rows_of_an_older_schema_do_not_overwrite_newer_ones(database):
    database.load(
        schema({"id": ID, "n": NUMBER}),
        record('{"id":1,"n":1}'),
        schema({"id": ID, "n": NUMBER, "t": TEXT}),
        *(record(f'{{"id":{at},"n":2,"t":"new"}}') for at in (1, 2)),
        state({}),
        batch_size_rows=2,
    )
    assert database.rows(of=["id", "n", "t"]) == [("1", "2", "new"), ("2", "2", "new")]


def test_text_that_looks_like_csv_or_null(database):
    texts = ["null", "", '"', "\\", "\\.", "a,b\nc\r\n", "\\N", "{}", "[", "\u2028", "'"]
    lines = [record({"id": at, "t": each}) for at, each in enumerate(texts)]
    database.load(schema({"id": ID, "t": TEXT}), *lines)
    assert [row[0] for row in database.query("select t from {}.s order by id")] == texts


def test_an_object_in_a_text_column_is_refused_as_by_the_stock_loader(database):
    with pytest.raises(Exception, match="dict"):
        database.load(schema({"id": ID, "t": TEXT}), record('{"id":1,"t":{"a":1}}'))
    assert Database(database.url, database.schema).rows() == []
