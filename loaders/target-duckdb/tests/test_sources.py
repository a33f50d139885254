"""Rows of two merchants under one key: the second is refused, before it overwrites the first."""

from __future__ import annotations

import json

import pytest
from tests.support.postgres_loader import record, schema

from singer_commons.errors import PluginError

SHOP, OTHER = "Ordergroove's merchant cd61 (production)", "Ordergroove's merchant 00ff (production)"


def _schema(*sources, properties=("id",)):
    message = json.loads(schema({each: {"type": "integer"} for each in properties}))
    return json.dumps({**message, "source": sources} if sources else message)


def _comment(database):
    return database.query("select comment from duckdb_tables() where table_name = 's'")


def test_rows_of_another_source_are_refused_by_name_and_change_nothing(database):
    database.load(_schema(SHOP), record({"id": 1}))
    with pytest.raises(PluginError, match="LOAD-01") as refused:
        database.load(_schema(OTHER, properties=("id", "more")), record({"id": 1, "more": 2}))
    assert f'"s_test"."s" holds rows of {SHOP}' in str(refused.value)
    assert OTHER in str(refused.value)
    assert "more" not in database.columns()
    assert database.rows(of=["id"]) == [("1",)]
    with pytest.raises(PluginError, match="LOAD-01"):
        database.load(_schema(OTHER), load_method="overwrite")
    database.load(_schema(SHOP), record({"id": 2}))
    database.load(_schema("another name of it", SHOP), record({"id": 3}))
    assert len(database.rows(of=["id"])) == 3


def test_the_command_that_the_refusal_names_takes_the_mark_away(database):
    database.load(_schema(SHOP))
    with pytest.raises(PluginError) as refused:
        database.load(_schema(OTHER))
    database.query(str(refused.value).partition("take the mark away: ")[2].partition(";")[0])
    database.load(_schema(OTHER))
    assert _comment(database) == [(f"Rows of {OTHER}",)]


def test_a_table_of_an_earlier_version_takes_the_first_mark_and_keeps_its_comment(database):
    database.load(_schema(), record({"id": 1}))
    assert _comment(database) == [(None,)]
    database.query("comment on table s is 'loaded at ''night'''")
    database.load(_schema(SHOP), record({"id": 2}))
    assert _comment(database) == [(f"loaded at 'night'\nRows of {SHOP}",)]
    with pytest.raises(PluginError, match="LOAD-01"):
        database.load(_schema(OTHER))


def test_taps_that_say_nothing_are_left_alone(database):
    database.load(_schema(SHOP), record({"id": 1}))
    database.load(_schema(), record({"id": 2}))
    assert _comment(database) == [(f"Rows of {SHOP}",)]
