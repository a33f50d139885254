"""One value of an event never stops a load: it is made to fit, and its original kept."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from tests.support.webhooks import fill, run_tap

BODY = (
    '{"id": "e1", "type": "order.create", "created": 1760450400, "data": {"object": '
    '{"type": "order", "public_id": "p1", "extra_data": %(extra)s, "status": %(status)s}, '
    '"more": %(more)s}, "context": {"source": %(source)s}, "odd": %(odd)s}'
)
FINE = {"extra": "null", "status": "1", "more": "1", "source": '"x"', "odd": "1"}


def both(store, **parts):
    fill(store, [(BODY % {**FINE, **parts}).encode()])
    outcome = run_tap(store)
    [event], [order] = outcome.records("events"), outcome.records("order_events")
    for each in (event, order):
        text = json.dumps(each, default=str)
        assert "\\u0000" not in text.replace("\\\\u0000", "")
        assert "\\ud83d" not in text.replace("\\\\ud83d", "")
    return event, order


def test_a_number_beyond_a_double_in_a_document(sqlite_store):
    event, order = both(sqlite_store, extra='{"a": [1e200000, 1e99999999999999999999, 1.5]}')
    assert order["extra_data"] == {"a": [None, None, Decimal("1.5")]}
    assert order["_unknown_fields"]["extra_data"] == (
        '{"a":[1E+200000,1e99999999999999999999,1.5]}'
    )
    assert event["object"]["extra_data"] == {"a": [None, None, Decimal("1.5")]}
    assert "1E+200000" in event["_unknown_fields"]["object"]


def test_a_log_says_which_columns_had_what_no_database_takes(sqlite_store, caplog):
    both(sqlite_store, extra='{"a": 1e200000}')
    for column in ("events: field object", "order_events: field extra_data"):
        assert f"{column} has text or numbers that no database takes" in caplog.text


def test_nul_and_half_pairs_in_documents_and_beside_them(sqlite_store):
    event, order = both(
        sqlite_store,
        extra=r'{"\u0000": ["\ud83d"]}',
        more=r'["\u0000"]',
        source=r'"s\ud83d"',
        odd=r'{"a\u0000": 18446744073709551616}',
    )
    assert order["extra_data"] == event["object"]["extra_data"] == {"\ufffd": ["\ufffd"]}
    assert event["data"] == {"more": ["\ufffd"]}
    assert event["context"] == order["context"] == {"source": "s\ufffd"}
    assert event["source"] == order["source"] == "s\ufffd"
    assert event["_unknown_fields"] == {
        "envelope.odd": r'{"a\u0000":18446744073709551616}',
        "object": (
            r'{"type":"order","public_id":"p1","extra_data":{"\u0000":["\ud83d"]},"status":1}'
        ),
        "data": r'{"more":["\u0000"]}',
        "context": r'{"source":"s\ud83d"}',
    }
    assert order["_unknown_fields"] == {
        "envelope.odd": r'{"a\u0000":18446744073709551616}',
        "extra_data": r'{"\u0000":["\ud83d"]}',
        "data.more": r'["\u0000"]',
        "context": r'{"source":"s\ud83d"}',
    }


@pytest.mark.parametrize("depth", [70, 900, 50_000])
def test_a_deep_document_is_text_from_a_depth_on(sqlite_store, depth):
    event, order = both(sqlite_store, extra="[" * depth + "1" + "]" * depth)
    for document in (event["object"]["extra_data"], order["extra_data"]["_value"]):
        inner, levels = document, 0
        while isinstance(inner, list):
            [inner], levels = inner, levels + 1
        assert 50 < levels <= 64
        assert inner == "[" * (depth - levels) + "1" + "]" * (depth - levels)


@pytest.mark.parametrize("id_", [r'"e\u0000"', r'"e\ud83d"'])
def test_an_id_that_does_not_fit_is_the_digest_of_the_body(sqlite_store, id_):
    fill(sqlite_store, [f'{{"id": {id_}, "type": "x.y"}}'.encode()])
    [event] = run_tap(sqlite_store).records("events")
    assert event["event_id"].startswith("sha256:")


def test_a_created_beyond_all_years_takes_no_memory(sqlite_store):
    fill(sqlite_store, [b'{"id": "e1", "type": "x.y", "created": 1e999999999}'])
    assert run_tap(sqlite_store).records("events")[0]["event_created"] is None
