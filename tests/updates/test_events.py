"""The event log that an old receiver left: it opens, it goes on, and its reader too."""

from __future__ import annotations

import json

import pytest
from tests.support.journey import BIN

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


def before(old):
    """Return what the old tap made of the log: stream and record, in their order."""
    return [json.loads(line) for line in (old.kept / "events.jsonl").read_text().splitlines()]


def numbers(records):
    """Return each event's number in the log."""
    return {record["event_id"]: record["_sequence"] for record in records}


def test_every_event_of_old_reads_as_it_did(old, read):
    done = read()
    for stream in {stream for stream, _ in before(old)}:
        then = [record for name, record in before(old) if name == stream]
        now = done.records(stream)
        assert len(now) == len(then)
        for was, is_ in zip(then, now, strict=True):
            assert was.items() <= is_.items()


def test_the_receiver_adds_to_the_log_and_the_tap_reads_on_after_its_bookmark(old, read):
    state = old.state("tap-ordergroove-webhooks")
    assert read(state).records("events") == []
    with receiving(BIN, old.put_back("env")) as receiver:
        receiver.command("replay", "--to", receiver.url)  # what is there is not stored again
        receiver.command("send-test", receiver.url)
    known = [record for stream, record in before(old) if stream == "events"]
    samples = [record for record in known if record["event_id"].startswith("test-")]
    first = read(state)
    new = first.records("events")
    assert len(new) == len(numbers(new)) == len(samples)
    assert {record["event_type"] for record in new} == {each["event_type"] for each in samples}
    assert numbers(new).keys().isdisjoint(numbers(known))
    assert min(numbers(new).values()) > max(numbers(known).values())
    assert read(first.state).records("events") == []
    assert numbers(read().records("events")) == numbers(known) | numbers(new)
