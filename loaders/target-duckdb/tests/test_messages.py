"""Messages that no tap should send: each ends the load with one line, which shows no value."""

from __future__ import annotations

import gzip
import json

import pytest
from tests.support.duckdb_loader import activate, running
from tests.support.postgres_loader import record, schema

from singer_commons.errors import PluginError

ID = {"type": "integer"}
TEXT = {"type": ["string", "null"]}
SCHEMA = schema({"id": ID, "v": TEXT})
WHOLE = gzip.compress(b'{"id":1}\n' * 1000)


def _batch(path, compression="gzip"):
    encoding = {"format": "jsonl", "compression": compression}
    manifest = [path.as_uri()]
    return json.dumps({"type": "BATCH", "stream": "s", "encoding": encoding, "manifest": manifest})


def test_what_comes_before_its_schema_is_refused_by_name(database, tmp_path):
    for line in (activate(5), _batch(tmp_path / "rows"), record({"id": 1})):
        kind = json.loads(line)["type"]
        with pytest.raises(PluginError, match=rf"{kind} of the stream s .*\[LOAD-02\]"):
            database.load(line, SCHEMA)


@pytest.mark.parametrize("kind", ["SCHEMAS", "record", None, ["RECORD"]])
def test_a_type_that_is_none_is_refused_with_its_line(database, kind):
    line = json.dumps({"type": kind, "stream": "s", "record": {"id": "a secret"}})
    with pytest.raises(PluginError, match=r"line 2 of the input .* type.*\[LOAD-03\]") as told:
        database.load(SCHEMA, line)
    assert "secret" not in str(told.value)


@pytest.mark.parametrize("version", ["1.5", "true", "[1]", '"x"'])
def test_a_version_is_a_whole_number(database, version):
    line = activate(5).replace("5", version)
    with pytest.raises(PluginError, match=r"line 3 .* its version .*\[LOAD-03\]"):
        database.load(SCHEMA, record({"id": 1}, version=1), line)
    row = record({"id": 1})[:-1] + f',"version":{version}}}'
    with pytest.raises(PluginError, match=r'"_sdc_table_version" is BIGINT'):
        database.load(SCHEMA, row)
    assert database.query("select * from s") == []


@pytest.mark.parametrize("version", ["2", "2.0", '"2"'])
def test_a_version_may_be_written_in_several_ways(database, version):
    lines = [
        record({"id": at})[:-1] + f',"version":{each}}}' for at, each in ((1, 1), (2, version))
    ]
    database.load(SCHEMA, *lines, activate(5).replace("5", version))
    found = "select id, _sdc_table_version, _sdc_deleted_at is null from s order by id"
    assert database.query(found) == [(1, 1, False), (2, 2, True)]


@pytest.mark.parametrize("validate", [True, False])
@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (record("null"), "its record is no object"),
        (record("[1]"), "its record is no object"),
        ('{"type":"RECORD","stream":"s","row":{"v":"secret"}}', "without record"),
        ('{"type":"RECORD","stream":"s","record":{"v":"secret}}', "no JSON"),
        ('["secret"]', "no object"),
    ],
)
def test_a_line_that_is_no_message_is_named_and_not_shown(
    database, caplog, line, problem, validate
):
    with pytest.raises(PluginError, match=rf"line 3 .*{problem}.*\[LOAD-03\]") as refused:
        database.load(SCHEMA, record({"id": 1}), line, validate_records=validate)
    assert "secret" not in f"{refused.value} {caplog.text}"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, "No such file"),
        (WHOLE[:-12], "ended before"),
        (b"secret", "Not a gzipped file"),
        (gzip.compress(b'{"id":1}\n["secret"]\n'), "a line is no JSON object"),
        (gzip.compress(b'{"id":1}\n{"v":"secret\n'), "a line is no JSON object"),
        (gzip.compress(b"null\n"), "a line is no JSON object"),
    ],
    ids=["missing", "cut", "not compressed", "list", "cut line", "null"],
)
def test_a_batch_file_that_is_not_there_or_not_whole_is_named(database, tmp_path, content, problem):
    path = tmp_path / "rows.gz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PluginError, match=rf"rows.gz, .*({problem}).*\[LOAD-04\]") as refused:
        database.load(SCHEMA, _batch(path))
    assert "secret" not in str(refused.value)
    assert database.query("select * from s") == []


@pytest.mark.parametrize("content", [b"", b"\n", b"\r\n\n"])
def test_a_batch_file_without_rows_is_none_of_them(database, tmp_path, content):
    path = tmp_path / "rows"
    path.write_bytes(content)
    database.load(SCHEMA, _batch(path, "none"), record({"id": 1}))
    assert database.rows(of=["id"]) == [("1",)]


@pytest.mark.parametrize("validate", [True, False])
@pytest.mark.parametrize(
    "kind",
    [
        True,
        {"anyOf": [True, {"type": "null"}]},
        {"oneOf": [{"type": "number"}, True]},
        {"anyOf": [{"type": "null"}, {"oneOf": [True]}]},
    ],
)
def test_a_schema_that_allows_anything_is_a_document(database, kind, validate):
    lines = [record('{"id":1,"v":{"a":[1.50]}}'), record({"id": 2})]
    database.load(schema({"id": ID, "v": kind}), *lines, validate_records=validate)
    assert database.columns()["v"] == "JSON"
    (document,), (nothing,) = database.query("select v from s order by id")
    assert json.loads(document, parse_float=str) == {"a": ["1.50"]}
    assert nothing is None


@pytest.mark.parametrize(
    ("kind", "validate"),
    [
        (ID, True),
        ({"type": "string", "format": "date-time"}, True),
        ({"type": "string", "format": "date-time"}, False),
        ({"type": "string", "format": "time"}, False),
        ({"type": "string", "enum": ["a"]}, True),
        ({"type": "array", "items": ID}, True),
    ],
)
def test_a_record_against_its_schema_is_told_by_its_field(database, tmp_path, kind, validate):
    value = ["a secret"] if kind["type"] == "array" else "a secret"
    before = {"id": 1, "at": "2026-01-31T06:00:00Z"}
    properties = {"id": ID, "at": {"type": "string", "format": "date-time"}, "v": kind}
    with running(database, tmp_path / "run", validate_records=validate) as loader:
        loader.send(schema(properties), record(before), record({**before, "v": value}))
        assert loader.end() == 1
    (line,) = [each for each in loader.log.splitlines() if "[LOAD-05]" in each]
    assert '"v" breaks' in line
    assert "secret" not in loader.log
    assert "Traceback" not in loader.log
