"""Each setting of the stock loader does here what it does there."""

from __future__ import annotations

import json

import pytest
from tests.support.postgres_loader import METADATA_CHANGES, Database, Stock, record, schema, state

VERSION = 1795918273613
PROPERTIES = {
    "id": {"type": "integer"},
    "t": {"type": ["string", "null"]},
    "n": {"type": ["number", "null"]},
    "at": {"type": ["string", "null"], "format": "date-time"},
    "o": {
        "type": ["object", "null"],
        "properties": {"a": {"type": ["string", "null"]}, "b": {"type": ["integer", "null"]}},
    },
    "hex": {"type": ["string", "null"], "contentEncoding": "base16"},
}
NO_DOCUMENT = {("jsonb", "null"): None}
EXTRACTED = "2026-01-31T06:00:00.123456Z"


def _rows(first, last, version):
    return [
        record(
            {
                "id": at,
                "t": f"text {at}",
                "n": at / 4,
                "at": "2026-01-31T06:00:00Z",
                "o": {"a": "x", "b": at},
                "hex": "0a0b",
            },
            version=version,
            time_extracted=EXTRACTED,
        )
        for at in range(first, last)
    ]


def _activate(version):
    return json.dumps({"type": "ACTIVATE_VERSION", "stream": "s", "version": version})


LINES = [
    schema(PROPERTIES),
    *_rows(0, 6, VERSION),
    state({"n": 6}),
    _activate(VERSION),
    *_rows(3, 8, VERSION + 1),
    schema(PROPERTIES | {"new": {"type": ["boolean", "null"]}}),
    record({"id": 8, "t": "changed", "new": True}, version=VERSION + 1),
    record({"id": 9, "_sdc_deleted_at": "2026-01-31T06:00:00Z"}, version=VERSION + 1),
    _activate(VERSION + 1),
    record({"id": 10, "unknown": [1]}, version=VERSION + 1),
    state({"n": 10}),
]


def _told(database):
    """Return all that two runs have in common: of a deletion, whether there was one.

    A document that is not there is null, whatever the stock loader makes of it.
    """
    columns = [each for each in database.columns() if each[0] not in METADATA_CHANGES]
    rows = [
        tuple(
            cell is None if name == "_sdc_deleted_at" else NO_DOCUMENT.get((kind, cell), cell)
            for (name, kind, _), cell in zip(columns, row, strict=True)
        )
        for row in database.rows()
    ]
    return database.columns(), sorted(rows, key=repr)


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"hard_delete": True},
        {"activate_version": False},
        {"activate_version": False, "add_record_metadata": False},
        {"validate_records": True},
        {"interpret_content_encoding": True},
        {"load_method": "upsert"},
        {"load_method": "overwrite"},
        {"flattening_enabled": True, "flattening_max_depth": 1},
        {"stream_maps": {"s": {"t": "record.get('t')", "twice": "id * 2", "hex": None}}},
        {"stream_maps": {"s": {"__filter__": "id > 3"}}},
        {"use_copy": False},
        {"batch_size_rows": 2},
        {"sanitize_null_text_characters": False},
    ],
    ids=str,
)
@pytest.mark.parametrize("keys", [["id"], []], ids=["keyed", "keyless"])
def test_the_tables_are_those_of_the_stock_loader(url, settings, keys):
    lines = [
        schema(json.loads(line)["schema"]["properties"], keys) if "SCHEMA" in line else line
        for line in LINES
    ]
    ours, stock = Database(url), Database(url)
    ours.load(*lines, **settings)
    stock.load(*lines, by=Stock, **{**settings, "use_copy": False})
    assert _told(ours) == _told(stock)
    assert ours.rows()


def test_a_stream_without_a_default_schema_names_its_own(url):
    ours, stock = Database(url), Database(url)
    for database, by in ((ours, None), (stock, Stock)):
        lines = [schema(PROPERTIES, stream=f"{database.schema}-s"), *_rows(0, 3, None)]
        lines = [line.replace('"stream":"s"', f'"stream":"{database.schema}-s"') for line in lines]
        others = {"by": by} if by else {}
        database.load(*lines, default_target_schema="", **others)
    assert _told(ours) == _told(stock)
    assert len(ours.rows()) == 3


def test_a_table_without_a_key_is_merged_all_the_same(database):
    database.load(schema(PROPERTIES), *_rows(0, 3, 1))
    database.query("alter table {}.s drop constraint s_pkey")
    database.load(schema(PROPERTIES), *_rows(2, 5, 2), batch_size_rows=2)
    found = database.query("select id, _sdc_table_version from {}.s order by id")
    assert found == [(0, 1), (1, 1), (2, 2), (3, 2), (4, 2)]


def test_a_table_goes_on_that_the_stock_loader_made(database):
    database.load(schema(PROPERTIES), *_rows(0, 3, 1), by=Stock)
    columns = database.columns()
    database.load(schema(PROPERTIES), *_rows(2, 5, 2))
    assert database.columns() == columns
    found = database.query("select id, _sdc_table_version from {}.s order by id")
    assert found == [(0, 1), (1, 1), (2, 2), (3, 2), (4, 2)]
