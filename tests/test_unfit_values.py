"""Values that no database takes come by; every load goes on, run after run."""

from __future__ import annotations

import json

from ordergroove_sandbox import Fault

TEXT = r"a\u0000b\ud83d"
DEEP = '{"a":' * 400 + "1" + "}" * 400
DOCUMENT = (
    rf'{{"\u0000": ["{TEXT}", 1e200000, 1e-400, 18446744073709551616, 9223372036854775807], '
    rf'"deep": {DEEP}, "\udc00": {{"x": "{TEXT}"}}}}'
)
SUBSCRIPTIONS = [
    (
        f'{{"public_id": "{"a" * 32}", "customer": "{TEXT}", "every": 9223372036854775808, '
        f'"frequency_days": {"9" * 5000}, "live": {DOCUMENT}, "created": {DOCUMENT}, '
        f'"start_date": {DOCUMENT}, "updated": "9999-12-31 00:00:00", "extra_data": {DOCUMENT}, '
        f'"components": [{DOCUMENT}], "merchant": "{TEXT}", "{TEXT}": {DOCUMENT}, '
        f'"price": 1e99999999999999999999}}'
    ),
    f'{{"public_id": "{TEXT}", "extra_data": {DOCUMENT}}}',
    f'{{"extra_data": {DOCUMENT}}}',
    f'{{"public_id": "{"b" * 32}", "every": 3, "extra_data": {{"fine": 1.5}}}}',
]
BODY = f'{{"next": null, "results": [{", ".join(SUBSCRIPTIONS)}]}}'


def spoil(server):
    server.sandbox.faults.add(
        Fault.of("status", "/subscriptions/", status=200, body=BODY, times=None)
    )


def check(finished, store, table_of_others):
    """The run ends with what was rejected, and everything else is there."""
    assert finished.code != 0
    assert "2 records were rejected: subscriptions 2." in finished.log
    assert "[RUN-03]" in finished.log
    rows = {row["public_id"]: row for row in store.read("subscriptions")}
    assert {"a" * 32, "b" * 32} <= rows.keys()
    assert all(len(key) == 32 for key in rows)
    odd = rows["a" * 32]
    assert (odd["customer"], odd["every"], odd["created"]) == ("a\ufffdb\ufffd", None, None)
    assert odd["updated"].year == 9999
    kept = odd["_unknown_fields"]
    kept = json.loads(kept) if isinstance(kept, str) else kept
    assert kept["every"] == "9223372036854775808"
    assert json.loads(kept["customer"]) == "a\0b\ud83d"
    assert rows["b" * 32]["every"] == 3
    rejected = [row for row in store.read("rejected_records") if row["stream"] == "subscriptions"]
    assert {json.loads(row["record"]).get("public_id") for row in rejected} == {None, "a\0b\ud83d"}
    assert len(store.read(table_of_others)) > 20


def journey(meltano, server, store, loader):
    one_window = {
        "TAP_ORDERGROOVE_START_DATE": "2025-11-30",
        "TAP_ORDERGROOVE_END_DATE": "2025-12-01",
    }
    spoil(server)
    for _ in range(2):
        check(meltano.run("tap-ordergroove", loader, **one_window), store, "payments")


def test_into_postgres(meltano, server, postgres):
    journey(meltano, server, postgres, "target-postgres")


def test_into_duckdb(meltano, server, duck):
    journey(meltano, server, duck, "target-duckdb")
