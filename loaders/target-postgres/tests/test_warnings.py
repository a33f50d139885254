"""What the loader warns of, and what it does not."""

from __future__ import annotations

import logging

import pytest
from tests.support.postgres_loader import record, schema, state

ID = {"type": "integer"}
AT = {"type": ["string", "null"], "format": "date-time"}
BOOKMARK = {"replication_key": "at", "replication_key_value": "2026-01-01T00:00:00Z"}


def _warnings(caplog):
    return [each.getMessage() for each in caplog.records if each.levelno >= logging.WARNING]


@pytest.fixture(autouse=True)
def _heard(caplog):
    caplog.set_level(logging.INFO)


@pytest.mark.parametrize(
    ("kind", "given", "warned"),
    [
        ("date", AT, True),
        ("timestamp(0) without time zone", AT, True),
        ("timestamp with time zone", AT, False),
        ("numeric(10,2)", {"type": "number"}, True),
        ("numeric", {"type": "integer"}, False),
        ("text", {"type": "string"}, False),
        ("name", {"type": "string"}, True),
        ('"char"', {"type": "string"}, True),
        ("character varying(9)", {"type": "string"}, False),
    ],
)
def test_a_column_that_was_altered_so_that_it_cuts_values_off(
    database, caplog, kind, given, warned
):
    properties = {"id": ID, "at": given}
    database.load(schema(properties))
    database.query(f"alter table {{}}.s alter at type {kind} using null")
    caplog.clear()
    database.load(schema(properties))
    found = [each for each in _warnings(caplog) if "cut off" in each]
    assert bool(found) == warned
    if warned:
        assert f'"{database.schema}"."s": "at" is {kind}' in found[0]


def test_a_table_without_rows_for_a_stream_that_goes_on(database, caplog, monkeypatch):
    monkeypatch.setenv("MELTANO_EXTRACTOR_NAME", "tap-shop")
    lines = [
        state({"bookmarks": {"s": BOOKMARK}}),
        schema({"id": ID, "at": AT}),
        record({"id": 1}),
    ]
    database.load(*lines)
    (warning,) = _warnings(caplog)
    assert f'"{database.schema}"."s" has no rows' in warning
    assert "meltano run --full-refresh tap-shop target-postgres" in warning
    caplog.clear()
    database.load(*lines)
    assert _warnings(caplog) == []
    database.query("truncate {}.s")
    database.load(*lines)
    assert len(_warnings(caplog)) == 1


def test_a_table_without_rows_for_a_stream_that_goes_on_in_parts(database, caplog):
    parts = [{"context": {"shop": 1}}, {"context": {"shop": 2}, **BOOKMARK}]
    database.load(
        state({"bookmarks": {"s": {"partitions": parts}}}), schema({"id": ID}), record({"id": 1})
    )
    (warning,) = _warnings(caplog)
    assert "has no rows" in warning


def test_a_new_column_of_a_stream_that_goes_on(database, caplog):
    database.load(schema({"id": ID}), record({"id": 1}))
    database.load(
        state({"bookmarks": {"s": BOOKMARK}}), schema({"id": ID, "at": AT}), record({"id": 2})
    )
    (warning,) = _warnings(caplog)
    assert f'"{database.schema}"."s": [\'at\'] are new' in warning


@pytest.mark.parametrize(
    "bookmark",
    [
        {},
        {"snapshot_at": "2026-01-01T00:00:00Z"},
        {"starting_replication_value": "2026-01-01T00:00:00Z"},
        {"partitions": [{"context": {"shop": 1}}]},
        None,
    ],
)
def test_no_warning_for_a_stream_that_is_read_from_the_start(database, caplog, bookmark):
    database.load(
        state({"bookmarks": {"other": BOOKMARK, **({} if bookmark is None else {"s": bookmark})}}),
        schema({"id": ID, "at": AT}),
        record({"id": 1}),
        state({"bookmarks": {"s": BOOKMARK}}),
    )
    assert _warnings(caplog) == []


@pytest.mark.parametrize(
    ("others", "reason"),
    [
        ({"use_copy": False}, "use_copy is off"),
        ({"validate_records": True}, "validate_records is on"),
    ],
)
def test_the_log_says_once_why_the_stock_way_is_taken(database, caplog, others, reason):
    database.load(schema({"id": ID}), record({"id": 1}), record({"id": 2}), **others)
    said = [each.getMessage() for each in caplog.records if reason in each.getMessage()]
    assert said == [f"s: its rows take the stock loader's way: {reason}"]


def test_an_unknown_field_is_warned_of_once_and_passed_over(database, caplog):
    lines = [record({"id": at, "other": 1}) for at in range(6)]
    database.load(schema({"id": ID}), *lines, batch_size_rows=2)
    assert _warnings(caplog) == ["No schema for record field 'other'"]
    assert len(database.rows()) == 6
