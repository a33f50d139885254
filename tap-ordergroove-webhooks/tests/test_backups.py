"""A log is copied while it is written, and restored, from either store into either."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from contextlib import closing

import pytest
from tests.support.webhooks import (
    Process,
    command,
    event,
    fill,
    rows,
    run_tap,
    serving,
    store_of,
    until,
)

from tap_ordergroove_webhooks.log import maintenance
from tap_ordergroove_webhooks.log.engine import parse_store
from tap_ordergroove_webhooks.log.event_log import EventLog
from tap_ordergroove_webhooks.log.log_reader import Selection


def run(store, *arguments):
    return command(*map(str, arguments), ORDERGROOVE_WEBHOOKS_STORE=store)


def test_a_plain_copy_of_the_file_may_hold_nothing(tmp_path, sqlite_store):
    """Why there is a command."""
    with serving(sqlite_store) as receiver:
        receiver.deliver(event("e1"))
        shutil.copy(tmp_path / "events.db", tmp_path / "copy.db")
        made = run(sqlite_store, "backup", tmp_path / "good.db")
        assert (made.exit_code, made.stdout.split()[0]) == (0, "1"), made.stderr
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("select count(*) from sqlite_master").fetchone() == (0,)
    assert [row["event_id"] for row in rows(f"sqlite:///{tmp_path}/good.db")] == ["e1"]
    assert not (tmp_path / "good.db-wal").exists()
    assert (tmp_path / "good.db").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("target", ["sqlite", "postgres"])
def test_there_and_into_another_store(tmp_path, store, target, request):
    """Numbers, times, bodies, the identity and what was pruned: a tap goes on where it was."""
    fill(store, [event(f"e{number}") for number in range(5)])
    log = EventLog(parse_store(store))
    maintenance.replay(log.engine, Selection(ids=("e4",)))
    log.close()
    first = run_tap(store)
    copy, before = tmp_path / "backup.db", rows(store)
    assert run(store, "backup", copy).exit_code == 0
    new = (
        f"sqlite:///{tmp_path}/new.db"
        if target == "sqlite"
        else request.getfixturevalue("postgres_store")
    )
    if new == store:
        with_events = run(new, "restore", copy)
        assert (with_events.exit_code, "HOOK-14" in with_events.stderr) == (1, True)
        return
    done = run(new, "restore", copy)
    shown = repr(parse_store(new))  # without a password
    assert (done.exit_code, done.stdout) == (0, f"5 events restored into {shown}\n"), done.stderr
    assert rows(new) == before
    fill(new, [event("later")])
    second = run_tap(new, first.state)
    assert [each["event_id"] for each in second.records("events")] == ["later"]


def test_a_backup_under_load_holds_what_was_acknowledged_before_it(tmp_path, store):
    with Process(tmp_path, store=store) as receiver:
        done, sent = threading.Event(), []

        def send():
            while not done.is_set():
                receiver.deliver(event(f"e{len(sent)}"))
                sent.append(1)

        sender = threading.Thread(target=send)
        sender.start()
        until(lambda: len(sent) >= 10, "no load")
        acknowledged = len(sent)
        made = run(store, "backup", tmp_path / "backup.db")
        done.set()
        sender.join()
    assert made.exit_code == 0, made.stderr
    held = [row["event_id"] for row in rows(f"sqlite:///{tmp_path}/backup.db")]
    assert held == [f"e{number}" for number in range(len(held))]
    assert len(held) >= acknowledged


def test_no_file_is_overwritten_and_none_is_left_half(tmp_path, sqlite_store):
    there = tmp_path / "there.db"
    there.write_text("precious")
    fill(sqlite_store, [event("e1")])
    assert "HOOK-13" in run(sqlite_store, "backup", there).stderr
    assert there.read_text() == "precious"
    nothing = store_of(tmp_path / "nowhere")
    assert "there is no event log" in run(nothing, "backup", tmp_path / "new.db").stderr
    assert not (tmp_path / "new.db").exists()
    lost = tmp_path / "no-folder" / "new.db"
    assert (
        f"between the store and {lost}: FileNotFoundError"
        in run(sqlite_store, "backup", lost).stderr
    )
    assert f"between the store and {there}" in run(nothing, "restore", there).stderr
