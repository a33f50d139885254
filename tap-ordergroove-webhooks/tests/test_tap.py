"""How the tap goes through the log: bookmarks, batches, and where it goes on."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from datetime import datetime, timezone

import click
import pytest
from tests.support.webhooks import PATIENCE, event, fill, make_tap, rows, run_tap

from singer_commons.testing import run_command
from tap_ordergroove_webhooks.log import log_reader, maintenance
from tap_ordergroove_webhooks.log.engine import parse_store
from tap_ordergroove_webhooks.log.event_log import EventLog
from tap_ordergroove_webhooks.tap.tap import TapOrdergrooveWebhooks

ABOUT_RUNS = {"rejected_records"}


def test_a_second_run_reads_what_came_since(store):
    fill(store, [event("e1"), event("e2", "item.remove")])
    first = run_tap(store)
    assert {first.bookmark(name) for name in first.state["bookmarks"].keys() - ABOUT_RUNS} == {2}
    again = run_tap(store, first.state)
    assert not [each for each in again.messages if each["type"] == "RECORD"]
    fill(store, [event("e1"), event("e3", "item.create")])
    second = run_tap(store, again.state)
    assert [each["event_id"] for each in second.records("events")] == ["e3"]
    assert [each["event_id"] for each in second.records("item_events")] == ["e3"]
    assert second.records("deleted_orders") == []


def test_the_state_moves_on_with_each_batch(sqlite_store, monkeypatch):
    monkeypatch.setattr(log_reader, "BATCH_ROWS", 10)
    fill(sqlite_store, [event(f"e{number}") for number in range(25)])
    messages = run_tap(sqlite_store, select=("events",)).messages
    seen, states = 0, []
    for message in messages:
        seen += message["type"] == "RECORD"
        if message["type"] == "STATE":
            value = message["value"]["bookmarks"]["events"]["replication_key_value"]
            assert value == seen
            states.append(value)
    assert states[:3] == [10, 20, 25]


def test_batches_stay_small_when_bodies_are_large(sqlite_store, monkeypatch):
    monkeypatch.setattr(log_reader, "BATCH_BYTES", 10_000)
    fill(sqlite_store, [event(f"e{number}", note="x" * 4000) for number in range(7)])
    reader = log_reader.LogReader(parse_store(sqlite_store))
    sizes = [len(batch) for batch in reader.batches(log_reader.Selection(), 0, 100)]
    assert sizes == [2, 2, 2, 1]


def test_one_event_larger_than_a_batch_is_a_batch(sqlite_store, monkeypatch):
    monkeypatch.setattr(log_reader, "BATCH_BYTES", 1)
    fill(sqlite_store, [event("e1"), event("e2")])
    assert len(run_tap(sqlite_store, select=("events",)).records("events")) == 2


def test_a_run_ends_where_the_log_ended_when_it_began(sqlite_store):
    fill(sqlite_store, [event("e1"), event("e2", "item.remove")])
    tap, outcome = make_tap(sqlite_store)
    assert tap.run.identity.highest == 2
    fill(sqlite_store, [event("e3"), event("e4", "item.remove")])
    tap.sync_all()
    assert [each["event_id"] for each in outcome.records("events")] == ["e1", "e2"]
    names = outcome.state["bookmarks"].keys() - ABOUT_RUNS
    assert {outcome.bookmark(name) for name in names} == {2}


def test_a_catalog_that_says_full_table_reads_all(sqlite_store):
    fill(sqlite_store, [event("e1")])
    first = run_tap(sqlite_store, select=("events",))
    tap, outcome = make_tap(sqlite_store, first.state, ("events",))
    tap.streams["events"].forced_replication_method = "FULL_TABLE"
    tap.sync_all()
    assert len(outcome.records("events")) == 1


def test_another_log_is_read_from_its_beginning(tmp_path, sqlite_store):
    fill(sqlite_store, [event("e1"), event("e2")])
    first = run_tap(sqlite_store, select=("events",))
    other = f"sqlite:///{tmp_path}/other.db"
    fill(other, [event("e3"), event("e4"), event("e5")])
    second = run_tap(other, first.state, select=("events",))
    assert [each["event_id"] for each in second.records("events")] == ["e3", "e4", "e5"]


def test_a_log_restored_from_a_backup_is_read_from_its_beginning(tmp_path, sqlite_store):
    fill(sqlite_store, [event("e1")])
    backup = (tmp_path / "events.db").read_bytes()
    fill(sqlite_store, [event("e2"), event("e3")])
    first = run_tap(sqlite_store, select=("events",))
    (tmp_path / "events.db").write_bytes(backup)
    fill(sqlite_store, [event("e4")])
    second = run_tap(sqlite_store, first.state, select=("events",))
    assert [each["event_id"] for each in second.records("events")] == ["e1", "e4"]


def test_numbers_are_not_used_again_after_pruning(sqlite_store, caplog):
    fill(sqlite_store, [event("e1"), event("e2", "order.create")])
    first = run_tap(sqlite_store)
    log = EventLog(parse_store(sqlite_store))
    later = datetime(2030, 1, 1, tzinfo=timezone.utc)
    assert maintenance.prune(log.engine, later, removals=False) == 1
    assert maintenance.prune(log.engine, later, removals=True) == 1
    log.close()
    assert rows(sqlite_store) == []
    second = run_tap(sqlite_store, first.state)
    fill(sqlite_store, [event("e3")])
    third = run_tap(sqlite_store, second.state)
    assert [each["event_id"] for each in third.records("events")] == ["e3"]


def test_a_tap_that_came_too_late_says_so(sqlite_store, caplog):
    fill(sqlite_store, [event("e1", "order.create")])
    first = run_tap(sqlite_store, select=("events",))
    fill(sqlite_store, [event("e2", "order.create"), event("e3", "order.create")])
    log = EventLog(parse_store(sqlite_store))
    maintenance.prune(log.engine, datetime(2030, 1, 1, tzinfo=timezone.utc), removals=False)
    log.close()
    run_tap(sqlite_store, first.state, select=("events",))
    assert "pruned up to number 3, but read only up to 1" in caplog.text


@pytest.mark.parametrize("value", ["soon", -1, 1.5, True, [], {"a": 1}])
@pytest.mark.parametrize("bare", [False, True])
def test_a_state_that_makes_no_sense_fails_its_stream_alone(sqlite_store, caplog, value, bare):
    fill(sqlite_store, [event("e1")])
    bookmark = value if bare and not isinstance(value, dict) else {"replication_key_value": value}
    tap, outcome = make_tap(sqlite_store, {"bookmarks": {"events": bookmark}})
    with pytest.raises(click.ClickException, match="1 of 9 streams failed: events"):
        tap.sync_all()
    assert "events: the state's replication_key_value is not a sequence number" in caplog.text
    assert outcome.records("events") == []
    assert len(outcome.records("order_events")) == 1


def test_in_batch_mode_no_bookmark_overtakes_its_records(tmp_path, sqlite_store, monkeypatch):
    monkeypatch.setattr(log_reader, "BATCH_ROWS", 10)
    fill(sqlite_store, [event(f"e{number}") for number in range(25)])
    batches = {
        "encoding": {"format": "jsonl", "compression": "gzip"},
        "storage": {"root": f"file://{tmp_path}"},
    }
    outcome = run_tap(sqlite_store, select=("events",), batch_config=batches)
    kinds = [each["type"] for each in outcome.messages]
    assert "BATCH" in kinds
    assert kinds.index("BATCH") < kinds.index("STATE") or not any(
        "replication_key_value" in json.dumps(each, default=str)
        for each in outcome.messages[: kinds.index("BATCH")]
    )
    assert outcome.bookmark("events") == 25


def test_a_terminated_run_ends_its_message_and_resumes(sqlite_store, tmp_path):
    """Its state is that of the last batch that is out whole, and a second run reads the rest."""
    many = [event(f"e{number}", note="x" * 2000) for number in range(1500)]
    fill(sqlite_store, [many[start : start + 300] for start in range(0, 1500, 300)])
    config = tmp_path / "config.json"
    config.write_text(json.dumps({"store": sqlite_store}))
    command = [sys.executable, "-m", "tap_ordergroove_webhooks.tap", "--config", str(config)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        lines = [process.stdout.readline()]
        while '"stream":"events"' not in lines[-1][:40]:
            lines.append(process.stdout.readline())
        # Standard output is full by now, in the middle of the stream.
        process.send_signal(signal.SIGTERM)
        lines += process.stdout.readlines()
        assert process.wait(timeout=PATIENCE) == 128 + signal.SIGTERM
    messages = [json.loads(line) for line in lines]
    state = [each["value"] for each in messages if each["type"] == "STATE"][-1]
    seen = [each["record"]["event_id"] for each in messages if each.get("stream") == "events"
            and each["type"] == "RECORD"]  # fmt: skip
    rest = run_tap(sqlite_store, state, select=("events",)).records("events")
    assert len(seen) < 1500
    assert {*seen, *(each["event_id"] for each in rest)} == {f"e{n}" for n in range(1500)}


@pytest.mark.parametrize("arguments", [[], ["--test"]])
def test_a_log_that_is_not_there_is_an_empty_one(tmp_path, arguments):
    """Where no receiver ever ran, the views rest on snapshots; only --test takes it as an error."""
    given = {"TAP_ORDERGROOVE_WEBHOOKS_STORE": f"sqlite:///{tmp_path}/no.db"}
    done = run_command(TapOrdergrooveWebhooks, "--config=ENV", *arguments, environment=given)
    assert done.code == len(arguments)
    assert done.log.count("there is no event log") == 1
    assert "Traceback" not in done.log
    assert not (tmp_path / "no.db").exists()
    types = {json.loads(line)["type"] for line in done.out.splitlines()}
    assert types == (set() if arguments else {"SCHEMA", "STATE"})


def test_a_log_without_tables_is_an_empty_one_and_the_state_stays(store):
    outcome = run_tap(store)
    assert {each["type"] for each in outcome.messages} <= {"SCHEMA", "STATE"}
    fill(store, [event("e1")])
    first = run_tap(store, outcome.state)
    assert first.bookmark("events") == 1


def test_test_says_what_is_there(sqlite_store, tmp_path):
    fill(sqlite_store, [event("e1"), event("e2", "item.remove")])
    config = tmp_path / "config.json"
    config.write_text(json.dumps({"store": sqlite_store}))
    done = run_command(TapOrdergrooveWebhooks, "--config", str(config), "--test")
    assert done.code == 0
    said = {line.split()[0]: line.split()[1:] for line in done.out.splitlines()}
    assert said["events"] == ["2", "events"]
    assert said["deleted_orders"] == ["1", "events"]
    assert said["event"][-1] == "2"
