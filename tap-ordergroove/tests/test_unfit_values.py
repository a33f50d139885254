"""One value never stops a load: what no database takes is replaced, and its original kept."""

from __future__ import annotations

import json
import time
from decimal import Decimal

import pytest
from tests.support.rest_tap import run_tap

from ordergroove_sandbox import Fault

KEY = "a" * 32
ONE_WINDOW = {"start_date": "2026-06-14", "end_date": "2026-06-15"}


def answer(server, path, *records):
    """Let an endpoint answer with records, given as JSON text."""
    body = f'{{"next": null, "results": [{", ".join(records)}]}}'
    server.sandbox.faults.add(Fault.of("status", path, status=200, body=body, times=None))


def unfit(value, depth=0):
    """What PostgreSQL would refuse in a value, found by a second route."""
    if isinstance(value, str):
        return (
            ["text"] if "\0" in value or any("\ud800" <= each <= "\udfff" for each in value) else []
        )
    if isinstance(value, dict):
        pairs = [
            found for pair in value.items() for each in pair for found in unfit(each, depth + 1)
        ]
        return pairs + (["depth"] if depth > 64 else [])
    if isinstance(value, list):
        return [found for each in value for found in unfit(each, depth + 1)]
    if type(value) is int:
        return [] if -(2**63) <= value < 2**63 else ["integer"]
    if isinstance(value, Decimal):
        return [] if 0 < abs(float(value)) < float("inf") or not value else ["number"]
    return []


@pytest.mark.parametrize(
    ("field", "json_text", "expected", "original"),
    [
        ("every", "9223372036854775807", 2**63 - 1, None),
        ("every", "9223372036854775808", None, "9223372036854775808"),
        ("every", "-9223372036854775809", None, "-9223372036854775809"),
        ("every", "9" * 5000, None, "9" * 5000),
        ("every", "1e99999999999999999999", None, "1e99999999999999999999"),
        ("customer", r'"a\u0000b"', "a\ufffdb", r'"a\u0000b"'),
        ("customer", r'"a\ud83d"', "a\ufffd", r'"a\ud83d"'),
        (
            "customer",
            r'"a\uDE00\ud83d\ude00é"',
            "a\ufffd\U0001f600é",
            r'"a\ude00\ud83d\ude00\u00e9"',
        ),
        ("created", r'"2025-01-30\u0000"', None, r'"2025-01-30\u0000"'),
        ("created", '{"$date": 1}', None, {"$date": 1}),
        ("start_date", '{"$date": 1}', None, {"$date": 1}),
        ("start_date", "[]", None, []),
        ("live", '{"a": 1}', None, {"a": 1}),
        (
            "extra_data",
            r'{"a": {"b": ["\u0000"]}}',
            {"a": {"b": ["\ufffd"]}},
            r'{"a":{"b":["\u0000"]}}',
        ),
        ("extra_data", r'{"\ud83d": 1}', {"\ufffd": 1}, r'{"\ud83d":1}'),
        ("extra_data", '{"a": [1e200000]}', {"a": [None]}, '{"a":[1E+200000]}'),
        ("extra_data", '{"a": 1e-400}', {"a": None}, '{"a":1E-400}'),
        ("extra_data", '{"a": 1.7e308}', {"a": Decimal("1.7e308")}, None),
        ("extra_data", '{"a": 18446744073709551616}', {"a": None}, '{"a":18446744073709551616}'),
        ("extra_data", r'"{\"a\": \"\\u0000\"}"', {"a": "\ufffd"}, r'{"a": "\u0000"}'),
        ("extra_data", r'"{\"a\": 1e999}"', {"a": None}, '{"a": 1e999}'),
        ("components", r'["\u0000", 1e999]', ["\ufffd", None], r'["\u0000",1E+999]'),
        ("surprise", r'["\u0000"]', None, r'["\u0000"]'),
        ("surprise", "1e99999999999999999999", None, "1e99999999999999999999"),
        ("surprise", '{"a": 1.50}', None, {"a": Decimal("1.50")}),
    ],
)
def test_a_value_is_made_to_fit_and_kept_as_it_came(server, field, json_text, expected, original):
    answer(server, "/subscriptions/", f'{{"public_id": "{KEY}", "{field}": {json_text}}}')
    outcome = run_tap(server.url, select=("subscriptions",), **ONE_WINDOW)
    assert outcome.error is None
    [record] = outcome.table("subscriptions").values()
    assert record.get(field) == expected
    assert record["_unknown_fields"] == (None if original is None else {field: original})
    assert unfit(record) == []


def test_the_name_of_an_unknown_field_is_made_to_fit(server):
    answer(server, "/orders/", rf'{{"public_id": "{KEY}", "a\u0000": 1, "a\ufffd": 2}}')
    [record] = run_tap(server.url, select=("orders",), **ONE_WINDOW).table("orders").values()
    assert record["_unknown_fields"] == {"a\ufffd": r'{"a\u0000":1}', "a\ufffd\ufffd": 2}


@pytest.mark.parametrize("depth", [65, 300, 900, 100_000])
@pytest.mark.parametrize("as_text", [False, True])
def test_a_deep_document_is_kept_as_text_from_a_depth_on(server, depth, as_text):
    deep = '{"a":' * depth + '"é"' + "}" * depth
    value = json.dumps(deep) if as_text else deep
    answer(server, "/customers/", f'{{"merchant_user_id": "7", "extra_data": {value}}}')
    started = time.monotonic()
    outcome = run_tap(server.url, select=("customers",), **ONE_WINDOW)
    assert time.monotonic() - started < 5
    assert outcome.error is None
    [record] = outcome.table("customers").values()
    assert unfit(record) == []
    inner, levels = record["extra_data"], 0
    while isinstance(inner, dict):
        inner, levels = inner["a"], levels + 1
    assert 50 < levels <= 64
    assert inner == '{"a":' * (depth - levels) + '"é"' + "}" * (depth - levels)


def test_an_emoji_and_a_backslash_before_u0000_stay_as_they_are(server):
    answer(server, "/customers/", r'{"merchant_user_id": "7", "last_name": "\ud83d\ude00 \\u0000"}')
    [record] = run_tap(server.url, select=("customers",), **ONE_WINDOW).table("customers").values()
    assert record["last_name"] == "\U0001f600 \\u0000"
    assert record["_unknown_fields"] is None


def test_what_did_not_fit_is_logged_once_a_field_and_counted_at_the_end(server, caplog):
    rows = ['{"public_id": "a", "every": 1e30}'] * 2 + [
        '{"public_id": "b", "new": 1, "every": 1e30}'
    ] * 3
    answer(server, "/subscriptions/", *rows)
    run_tap(server.url, select=("subscriptions",), **ONE_WINDOW)
    told = [each.message for each in caplog.records if "_unknown_fields" in each.message]
    assert len([line for line in told if "field every" in line]) == 1
    assert "subscriptions: values in _unknown_fields: every 5, new 3" in told[-1]


# Records that cannot be taken


@pytest.mark.parametrize(
    ("path", "stream", "bad"),
    [
        ("/payments/", "payments", "{}"),
        ("/payments/", "payments", '{"public_id": null}'),
        ("/payments/", "payments", '{"public_id": ""}'),
        ("/payments/", "payments", '{"public_id": {"a": 1}}'),
        ("/payments/", "payments", r'{"public_id": "a\u0000"}'),
        ("/orders/", "orders", r'{"public_id": "a\ud83d", "total": 1e400}'),
        ("/payments/", "payments", "[1]"),
        ("/payments/", "payments", "null"),
        ("/payments/", "payments", '"é"'),
    ],
)
def test_a_record_without_its_key_goes_aside_and_the_others_go_on(server, path, stream, bad):
    answer(server, path, '{"public_id": "a"}', bad, '{"public_id": "b"}')
    select = (stream, "products", "rejected_records")
    outcome = run_tap(server.url, select=select, **ONE_WINDOW)
    assert [record["public_id"] for record in outcome.records(stream)] == ["a", "b"]
    [row] = outcome.records("rejected_records")
    assert (row["stream"], row["number"]) == (stream, 1)
    assert row["record"].isascii()
    assert json.loads(row["record"], parse_float=Decimal) == json.loads(bad, parse_float=Decimal)
    assert outcome.records("products")
    assert outcome.error.startswith(f"1 records were rejected: {stream} 1.")
    assert "[RUN-03]" in outcome.error
    bookmarks = outcome.state["bookmarks"][stream]
    assert bookmarks.get("replication_key_value") or bookmarks.get("snapshot_at")


def test_rejected_records_are_announced_before_any_record_and_written_before_the_state(server):
    answer(server, "/payments/", "{}")
    outcome = run_tap(server.url, select=("payments", "rejected_records"))
    kinds = [(each["type"], each.get("stream")) for each in outcome.messages]
    assert kinds[0] == ("SCHEMA", "rejected_records")
    assert kinds.index(("RECORD", "rejected_records")) < len(kinds) - 1
    assert kinds[-1][0] == "STATE"


def test_more_rejected_records_than_may_be_fail_the_stream(server, caplog):
    answer(server, "/payments/", '{"public_id": "a"}', *["{}"] * 4, '{"public_id": "b"}')
    outcome = run_tap(
        server.url, select=("payments", "products", "rejected_records"), max_rejected_records=3
    )
    assert len(outcome.records("rejected_records")) == 3
    assert "1 of 2 streams failed: payments" in outcome.error
    assert "more than 3 records were rejected" in caplog.text
    assert "3 records were rejected: payments 3." in caplog.text
    assert outcome.records("products")
    assert outcome.state["bookmarks"]["payments"] == {}


def test_every_run_has_its_own_rows_of_what_it_rejected(server):
    answer(server, "/payments/", "{}", "[]")
    rows = [
        row
        for _ in range(2)
        for row in run_tap(server.url, select=("payments", "rejected_records")).records(
            "rejected_records"
        )
    ]
    assert len({(row["stream"], row["run"], row["number"]) for row in rows}) == 4
