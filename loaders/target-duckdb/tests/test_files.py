"""Files that were there before: those of target-duckdb 0.8, and those changed by hand."""

from __future__ import annotations

import logging

import duckdb
import pytest
from tests.support.duckdb_loader import Database, activate
from tests.support.postgres_loader import record, schema, state

from singer_commons.errors import PluginError

ID = {"type": "integer"}
TEXT = {"type": ["string", "null"]}
PROPERTIES = {
    "id": {"type": "string"},
    "price": {"type": ["number", "null"]},
    "quantity": {"type": ["integer", "null"]},
    "start_date": {"type": ["string", "null"], "format": "date"},
    "created": {"type": ["string", "null"], "format": "date-time"},
    "extra_data": {"type": ["object", "null"]},
    "clientName": TEXT,
}
STOCK = """
create table s("_sdc_batched_at" timestamp, "_sdc_deleted_at" varchar,
"_sdc_extracted_at" timestamp, "clientname" varchar, "created" timestamp,
"extra_data" json, "id" varchar, "price" double,
"quantity" hugeint, "start_date" varchar, primary key ("id"));
insert into s values ('2026-01-01', null, '2026-01-01', null, '2026-01-01',
'{"a": 1}', 'old', 0.1, 3, '2025-06-30');
"""
"""What target-duckdb 0.8 makes of PROPERTIES: columns in alphabetical order, in small letters."""
BOOKMARK = {"replication_key": "at", "replication_key_value": "2026-01-01T00:00:00Z"}


def _warnings(caplog):
    return [each.getMessage() for each in caplog.records if each.levelno >= logging.WARNING]


def _stock(database):
    database.query(STOCK)


def _row(key, **values):
    return record({"id": key, **values}, version=5)


def test_a_file_of_the_stock_loader_goes_on_with_its_types(database, caplog):
    _stock(database)
    before = database.columns()
    lines = [
        _row("new", price=12.345678901234567, quantity=10**18, start_date="2025-07-01"),
        _row("old", price=0.2, clientName="", created="2026-01-31T06:00:00-05:00", extra_data={}),
    ]
    database.load(
        state({"bookmarks": {"s": BOOKMARK}}), schema(PROPERTIES), *lines, state({"bookmarks": {}})
    )
    after = database.columns()
    assert {name: after[name] for name in before} == before
    assert list(after)[: len(before)] == list(before)
    assert set(after) - set(before) == {
        "_sdc_received_at",
        "_sdc_sequence",
        "_sdc_table_version",
        "_sdc_sync_started_at",
    }
    assert database.query(
        "select id, price, quantity, start_date, created::varchar, extra_data, clientname from s "
        "order by id"
    ) == [
        ("new", 12.345678901234567, 10**18, "2025-07-01", None, None, None),
        ("old", 0.2, None, None, "2026-01-31 11:00:00", "{}", ""),
    ]
    assert _warnings(caplog) == []


def test_two_keys_that_a_double_takes_for_one(database):
    database.query("create table s (id double primary key, v varchar)")
    keyed = schema({"id": {"type": "number"}, "v": TEXT})
    lines = [record('{"id":0.10000000000000000001,"v":"b"}'), record('{"id":0.1,"v":"c"}')]
    database.load(keyed, record('{"id":0.1,"v":"a"}'))
    database.load(keyed, *lines)
    assert database.rows(of=["v"]) == [("c",)]


def test_a_name_may_differ_by_its_case_from_the_column(database):
    database.query('create table s ("ID" bigint primary key, "V" varchar, "W" varchar)')
    properties = schema({"id": ID, "v": TEXT, "W": TEXT})
    database.load(properties, record({"id": 1, "v": "old", "W": "old"}))
    database.load(properties, record({"id": 2}), record({"id": 1, "v": "", "W": "new"}))
    assert database.query("select id, v, w from s order by id") == [(1, "", "new"), (2, None, None)]


@pytest.mark.parametrize("hard_delete", [True, False])
def test_versions_in_a_file_of_the_stock_loader(database, hard_delete):
    _stock(database)
    database.load(schema(PROPERTIES), _row("new"), activate(5), state({}), hard_delete=hard_delete)
    gone = "select id, cast(_sdc_deleted_at as timestamp) is not null from s order by id"
    assert database.query(gone) == [("new", False), *([] if hard_delete else [("old", True)])]


def test_a_time_that_was_made_a_date_is_warned_of(database, caplog):
    at = {"type": ["string", "null"], "format": "date-time"}
    database.load(schema({"id": ID, "at": at}))
    database.query('alter table s alter "at" type date')
    database.load(schema({"id": ID, "at": at}), record({"id": 1, "at": "2026-01-31T06:00:00Z"}))
    (warning,) = _warnings(caplog)
    assert '"s_test"."s": "at" was DATE, and the stream\'s values are TIMESTAMP' in warning
    assert database.columns()["at"] == "TIMESTAMP"
    assert database.rows(of=["at"]) == [("2026-01-31 06:00:00",)]


@pytest.mark.parametrize("kind", ["INTEGER", "DECIMAL(10,2)", "DOUBLE", "DATE", "TIME"])
def test_a_text_that_was_made_another_type_is_text_again(database, caplog, kind):
    database.load(schema({"id": ID, "v": TEXT}))
    database.query(f"alter table s alter v type {kind}")
    texts = ["1.5", "007", "2026-01-31 23:00", "10:00:00+05:00"]
    lines = [record({"id": at, "v": each}) for at, each in enumerate(texts)]
    database.load(schema({"id": ID, "v": TEXT}), *lines)
    assert sorted(database.rows(of=["v"])) == sorted((each,) for each in texts)
    assert f'"v" was {kind}' in caplog.text


def test_a_new_file_is_there_whole_or_not_at_all(tmp_path, monkeypatch):
    seen = []

    def connect(*args, **kwargs):
        made = real(*args, **kwargs)
        seen.append(path.exists())
        return made

    path, real = tmp_path / "shop.duckdb", duckdb.connect
    monkeypatch.setattr("ordergroove_target_duckdb.file.duckdb.connect", connect)
    Database(path).load(schema({"id": ID}))
    assert seen == [False, True]
    assert [each.name for each in tmp_path.iterdir()] == ["shop.duckdb"]


def test_a_file_may_be_called_as_its_schema(tmp_path):
    database = Database(tmp_path / "s_test.duckdb")
    database.load(schema({"id": ID}), record({"id": 1}))
    with duckdb.connect(str(database.path)) as connection:
        assert connection.execute("from s_test.s_test.s select id").fetchall() == [(1,)]


@pytest.mark.parametrize("path", ["", ":memory:"])
def test_what_is_no_file_is_refused(path):
    with pytest.raises(PluginError, match="DUCK-02"):
        Database(path).load(schema({"id": ID}))


def test_an_empty_table_of_a_stream_that_goes_on_from_its_bookmark_is_warned_of(database, caplog):
    began = state({"bookmarks": {"s": BOOKMARK}})
    database.load(began, schema({"id": ID}), record({"id": 2}))
    (warning,) = _warnings(caplog)
    assert '"s_test"."s" has no rows' in warning
    assert "meltano run --full-refresh" in warning
    caplog.clear()
    database.load(began, schema({"id": ID}), record({"id": 3}))
    assert _warnings(caplog) == []
    database.load(began, schema({"id": ID, "at": TEXT}), record({"id": 4}))
    (warning,) = _warnings(caplog)
    assert '"s_test"."s": [\'at\'] are new' in warning


def test_a_new_file_opens_in_every_duckdb_since_1_4(database):
    database.load(schema({"id": ID}))
    with duckdb.connect(str(database.path)) as connection:
        (tags,) = connection.execute(
            "select tags from duckdb_databases() where path = ?", [str(database.path)]
        ).fetchone()
    assert tags["storage_version"].startswith("v1.4.0")


def test_views_of_an_analyst_do_not_stand_in_the_way(database):
    database.load(schema({"id": ID, "v": ID}), record({"id": 1, "v": 1}))
    database.query("create view s_view as select id, v from s_test.s")
    database.load(
        schema({"id": ID, "v": {"type": "number"}, "more": TEXT}), record('{"id":2,"v":1.5}')
    )
    assert database.query("select id, v::double from s order by id") == [(1, 1.0), (2, 1.5)]


def test_columns_that_the_readme_changes_by_hand_are_exact_from_then_on(database):
    _stock(database)
    database.query("alter table s alter price type decimal(38, 10)")
    database.query("alter table s alter start_date type date")
    database.load(schema(PROPERTIES), record('{"id":"new","price":1234567890123456.01}'))
    found = "select id, price::varchar, start_date::varchar from s order by id"
    assert database.query(found) == [
        ("new", "1234567890123456.0100000000", None),
        ("old", "0.1000000000", "2025-06-30"),
    ]


def test_what_the_stock_loader_did_with_an_offset_is_what_duckdb_does(tmp_path):
    file = tmp_path / "rows.csv"
    file.write_text('"2026-01-31T06:00:00-05:00"\n')
    (found,) = duckdb.execute(
        "select c from read_csv(?, auto_detect = false, columns = {c: 'timestamp'})", [str(file)]
    ).fetchall()
    assert str(found[0]) == "2026-01-31 06:00:00"
