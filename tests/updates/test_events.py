"""The event log that an old receiver left: it opens, it goes on, and its reader too."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest
from tests.journey import BIN

from . import world
from .programs import receiving


@pytest.fixture
def read(old):
    """Runs the tap on the old log; gives it a state."""
    log = old.put_back("webhooks.db")
    config = old.config("tap-ordergroove-webhooks") | {"store": f"sqlite:///{log}"}

    def run(state=None):
        program = BIN / "tap-ordergroove-webhooks"
        done = world.run(program, folder=old.folder, config=config, state=state)
        assert done.code == 0, done.log
        return done

    return run


def read_ids(ended):
    return sorted(record["event_id"] for record in ended.records("events"))


def stored_ids(old):
    query = "select event_id, sequence from ordergroove_webhook_events"
    with closing(sqlite3.connect(old.folder / "webhooks.db")) as log:
        return dict(log.execute(query).fetchall())


def test_every_event_of_old_reads_as_it_did(old, read):
    lines = (old.kept / "events.jsonl").read_text().splitlines()
    before = [json.loads(line) for line in lines]
    done = read()
    for stream in {stream for stream, _ in before}:
        then = [record for name, record in before if name == stream]
        now = done.records(stream)
        assert len(now) == len(then)
        for was, is_ in zip(then, now, strict=True):
            assert was.items() <= is_.items()


def test_the_receiver_adds_to_the_log_and_the_tap_reads_on_after_its_bookmark(old, read):
    state = old.state("tap-ordergroove-webhooks")
    assert read_ids(read(state)) == []

    before = stored_ids(old)
    env_file = old.put_back("env")
    with receiving(BIN, env_file) as receiver:
        receiver.command("replay", "--to", receiver.url)  # what is there is not stored again
        assert stored_ids(old) == before
        receiver.command("send-test", receiver.url)
        status = json.loads(receiver.command("status", "--json"))
    after = stored_ids(old)
    assert before.items() < after.items()
    assert str(len(after)) in json.dumps(status)
    new = {name: number for name, number in after.items() if name not in before}
    assert min(new.values()) > max(before.values())

    first = read(state)
    assert read_ids(first) == sorted(new)
    assert read_ids(read(first.state)) == []
