"""BATCH mode: a STATE speaks only of what lies in files that were announced before it."""

from __future__ import annotations

import gzip
import json
from decimal import Decimal
from pathlib import Path

import pytest
from tests.support.rest_tap import UPDATED, differences, key_of, run_tap, utc


@pytest.fixture
def batches(tmp_path):
    return {
        "encoding": {"format": "jsonl", "compression": "gzip"},
        "storage": {"root": tmp_path.as_uri(), "prefix": "batch-"},
        "batch_size": 37,
    }


def read(url):
    with gzip.open(Path(url.removeprefix("file://")), "rt") as lines:
        return [json.loads(line, parse_float=Decimal) for line in lines]


def test_no_state_overtakes_a_batch(server, merchant, batches):
    outcome = run_tap(
        server.url, batch_config=batches, window_days=7, emit_activate_version_messages=True
    )
    truth = {stream: merchant.truth(stream) for stream in UPDATED}
    announced = {stream: {} for stream in (*UPDATED, "payments")}
    promises = 0
    for message in outcome.messages:
        assert message["type"] not in ("RECORD", "ACTIVATE_VERSION")
        if message["type"] == "BATCH" and message["stream"] in announced:
            for url in message["manifest"]:
                announced[message["stream"]].update(
                    {key_of(message["stream"], record): record for record in read(url)}
                )
        if message["type"] == "STATE":
            for stream, field in UPDATED.items():
                bookmark = message["value"]["bookmarks"].get(stream, {})
                if "replication_key_value" in bookmark:
                    until = utc(bookmark["replication_key_value"])
                    promised = [row for row in truth[stream] if utc(row[field]) <= until]
                    promises += len(promised)
                    assert differences(stream, promised, announced[stream]) == []
    assert promises > 1000
    for stream in UPDATED:
        assert differences(stream, truth[stream], announced[stream]) == []
        assert outcome.bookmark(stream)
    assert differences("payments", merchant.truth("payments"), announced["payments"]) == []


def test_a_second_run_goes_on_from_the_first(server, merchant, batches):
    first = run_tap(server.url, batch_config=batches)
    merchant.advance(1)
    second = run_tap(server.url, batch_config=batches, state=first.state, select=("orders",))
    files = [each["manifest"] for each in second.messages if each["type"] == "BATCH"]
    fetched = [record for (url,) in files for record in read(url)]
    assert 0 < len(fetched) < len(merchant.truth("orders"))
