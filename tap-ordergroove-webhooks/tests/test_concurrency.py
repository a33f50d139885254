"""Readers go by sequence numbers while several write: none may be passed over, ever."""

from __future__ import annotations

import random
import threading
import time
from contextlib import suppress
from datetime import datetime, timezone

import psycopg
import pytest
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy import insert
from sqlalchemy.exc import OperationalError
from tests.support.webhooks import PATH, Process, encode, event, fill, rows, run_tap, until

from tap_ordergroove_webhooks.errors import StoreError
from tap_ordergroove_webhooks.log import log_reader
from tap_ordergroove_webhooks.log.engine import lock_for_writing, parse_store
from tap_ordergroove_webhooks.log.event import make_events
from tap_ordergroove_webhooks.log.event_log import EventLog
from tap_ordergroove_webhooks.log.log_reader import LogReader, Selection
from tap_ordergroove_webhooks.log.tables import events

RECEIVED = datetime(2025, 10, 14, 14, 0, tzinfo=timezone.utc)
WRITERS, GROUPS = 4, 25
TRANSIENT = (OperationalError, TimeoutError)


def made(id_):
    return make_events(PATH, "acme", encode(event(id_)), RECEIVED)[0]


@pytest.fixture
def log(store):
    log = EventLog(parse_store(store))
    yield log
    log.close()


def opened(log):
    with suppress(StoreError):
        return log.engine


def write_slowly(store, name):
    """Write groups of events, with a pause of another length before each commit."""
    chance = random.Random(name)  # noqa: S311 - no secret
    log = EventLog(parse_store(store))
    try:
        until(lambda: opened(log), "the log was never free")
        sqlalchemy_event.listen(
            log.engine, "commit", lambda _connection: time.sleep(chance.uniform(0, 0.02))
        )
        for group in range(GROUPS):
            batch = [made(f"{name}-{group}-{number}") for number in range(chance.randint(1, 4))]
            # A duplicate draws no number, or one that is never used.
            batch.append(made("known to all"))
            while True:
                try:
                    log.append(batch)
                    break
                except TRANSIENT:  # another one took too long: as when it is sent again
                    continue
    finally:
        log.close()


def test_a_reader_misses_nothing_while_several_write(store, log):
    log.append([made("first")])
    reader, seen, bookmark = LogReader(parse_store(store)), [], 0
    writers = [
        threading.Thread(target=write_slowly, args=(store, f"w{number}"))
        for number in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    rounds = 0
    while any(writer.is_alive() for writer in writers) or rounds == 0:
        through = reader.identity().highest
        for batch in reader.batches(Selection(), bookmark, through):
            seen += [row["sequence"] for row in batch]
        bookmark = through
        rounds += 1
    for writer in writers:
        writer.join()
    for batch in reader.batches(Selection(), bookmark, reader.identity().highest):
        seen += [row["sequence"] for row in batch]
    assert seen == [row["sequence"] for row in rows(store)]
    assert len(seen) > WRITERS * GROUPS
    assert rounds > 1


def test_a_number_is_drawn_only_after_all_lower_ones_are_visible(store, log):
    """The gap itself: one writer has its number, and has not committed; another must wait."""
    log.append([made("first")])
    other = EventLog(parse_store(store))
    try:
        with log.engine.begin() as connection:
            lock_for_writing(connection)
            row = vars(made("slow"))
            connection.execute(insert(events).values(row))
            with pytest.raises(OperationalError):
                other.append([made("quick")])
            before = run_tap(store, select=("events",))
        other.append([made("quick")])
    finally:
        other.close()
    assert [record["event_id"] for record in before.records("events")] == ["first"]
    after = run_tap(store, before.state, select=("events",))
    assert [record["event_id"] for record in after.records("events")] == ["slow", "quick"]


def test_without_the_lock_the_gap_would_be_there(postgres_store):
    """Why there is a lock: what happens to a serial column of PostgreSQL without one."""
    log = EventLog(parse_store(postgres_store))
    log.append([made("first")])
    name = events.name
    columns = "route, route_merchant, event_id, received_at, size, encoding, body"
    statement = (
        f"insert into {name} ({columns}) "  # noqa: S608 - constants
        "values ('/x', 'acme', %s, now(), 1, 'text', '')"
    )
    with psycopg.connect(postgres_store) as slow:
        slow.execute(statement, ["slow"])
        with psycopg.connect(postgres_store) as quick:
            quick.execute(statement, ["quick"])
        before = run_tap(postgres_store, select=("events",))
    after = run_tap(postgres_store, before.state, select=("events",))
    log.close()
    assert [record["event_id"] for record in before.records("events")] == ["first", "quick"]
    assert after.records("events") == []  # "slow" is lost to the reader


def test_a_batch_that_is_pruned_while_it_is_read_is_read_all_the_same(postgres_store, monkeypatch):
    monkeypatch.setattr(log_reader, "BATCH_ROWS", 2)
    fill(postgres_store, [event("e1"), event("e2"), event("e3")])
    reader = LogReader(parse_store(postgres_store))

    @sqlalchemy_event.listens_for(reader.engine, "before_cursor_execute")
    def prune(_connection, _cursor, statement, *_):
        if "body" in statement:
            with psycopg.connect(postgres_store) as other:
                other.execute(f"delete from {events.name} where sequence < 3")  # noqa: S608 - a constant

    batches = list(reader.batches(Selection(), 0, 3))
    assert [[row["event_id"] for row in batch] for batch in batches] == [["e1", "e2"], ["e3"]]


def test_two_receivers_share_one_log(tmp_path, store):
    with Process(tmp_path, store=store) as one, Process(tmp_path, store=store) as two:

        def send(receiver, name):
            for number in range(60):
                for id_ in (f"{name}-{number}", f"both-{number}"):
                    receiver.deliver(event(id_))

        senders = [
            threading.Thread(target=send, args=(receiver, name))
            for receiver, name in ((one, "one"), (two, "two"))
        ]
        for sender in senders:
            sender.start()
        for sender in senders:
            sender.join()
        duplicates = sum(
            each.metric("ordergroove_webhooks_duplicates_total") for each in (one, two)
        )
    assert duplicates >= 60
    stored = [row["event_id"] for row in rows(store)]
    assert sorted(stored) == sorted(
        f"{name}-{number}" for name in ("one", "two", "both") for number in range(60)
    )


def test_two_logs_that_are_made_at_once_are_one(store):
    logs = [EventLog(parse_store(store)) for _ in range(4)]
    barrier, failed = threading.Barrier(4), []

    def open_(number, log):
        barrier.wait()
        for _ in range(10):
            try:
                log.append([made(f"e{number}")])
                break
            except TRANSIENT:
                continue
        else:
            failed.append(number)
        log.close()

    threads = [threading.Thread(target=open_, args=pair) for pair in enumerate(logs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert sorted(row["event_id"] for row in rows(store)) == ["e0", "e1", "e2", "e3"]
    assert LogReader(parse_store(store)).identity().highest == 4
