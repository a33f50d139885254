"""When the store fails: 503, so that Ordergroove sends again; and then all goes on."""

from __future__ import annotations

import contextlib
import sqlite3
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from sqlalchemy import make_url
from tests.support.webhooks import Process, event, rows, serving, until

from tap_ordergroove_webhooks.log import engine
from tap_ordergroove_webhooks.receiver import app, group_commit
from tap_ordergroove_webhooks.receiver.server import EventLog


def refused(receiver, id_):
    answer = receiver.post(event(id_))
    assert (answer.status_code, answer.content) == (503, b"")
    assert int(answer.headers["Retry-After"]) > 0


def taken(receiver, id_):
    return receiver.post(event(id_)).status_code == 204


def ids(store):
    return sorted(row["event_id"] for row in rows(store))


def test_another_program_that_locks_the_file(tmp_path, sqlite_store):
    with serving(sqlite_store) as receiver:
        assert taken(receiver, "before")
        with contextlib.closing(
            sqlite3.connect(tmp_path / "events.db", isolation_level=None)
        ) as other:
            other.execute("begin immediate")
            refused(receiver, "during")
            assert receiver.get("/readyz").status_code == 503
            assert receiver.get("/healthz").status_code == 200
            other.execute("rollback")
        assert taken(receiver, "during")
        assert receiver.get("/readyz").status_code == 200
        told = until(lambda: receiver.logged("not stored, to be sent again"), "it did not say so")
        assert "locked" in told[0]["store"]
        assert receiver.metric("ordergroove_webhooks_store_errors_total") >= 1
        assert receiver.metric("ordergroove_webhooks_refused_total", status="503") == 1
    assert ids(sqlite_store) == ["before", "during"]


@pytest.mark.skipif(sys.platform != "linux", reason="prlimit is Linux's")
def test_a_disk_that_takes_no_more(tmp_path, sqlite_store):
    import resource  # noqa: PLC0415 - not on every system

    with Process(tmp_path, store=sqlite_store) as receiver:
        assert taken(receiver, "before")
        pid, unlimited = receiver.process.pid, resource.RLIM_INFINITY
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (1, unlimited))
        refused(receiver, "during")
        assert receiver.get("/readyz").status_code == 503
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (unlimited, unlimited))
        until(lambda: taken(receiver, "during"), "it did not recover")
        until(lambda: receiver.logged("stored again"), "it did not say so")
    assert ids(sqlite_store) == ["before", "during"]


def test_a_full_database(sqlite_store, monkeypatch):
    pragmas = engine.SQLITE_PRAGMAS
    with serving(sqlite_store) as receiver:
        assert taken(receiver, "before")
    monkeypatch.setattr(engine, "SQLITE_PRAGMAS", (*pragmas, "PRAGMA max_page_count = 20"))
    with serving(sqlite_store) as receiver:
        large = "x" * 50_000
        assert receiver.post(event("large", note=large)).status_code == 503
        assert taken(receiver, "small")
        monkeypatch.setattr(engine, "SQLITE_PRAGMAS", pragmas)
        until(
            lambda: receiver.post(event("large", note=large)).status_code == 204,
            "it did not recover",
        )
    assert ids(sqlite_store) == ["before", "large", "small"]


def test_a_file_that_cannot_be_written(sqlite_store, monkeypatch):
    """As root may write any file, SQLite is told to refuse."""
    pragmas = engine.SQLITE_PRAGMAS
    with serving(sqlite_store) as receiver:
        assert taken(receiver, "before")
    monkeypatch.setattr(engine, "SQLITE_PRAGMAS", (*pragmas, "PRAGMA query_only = ON"))
    with serving(sqlite_store) as receiver:
        refused(receiver, "during")
        assert receiver.get("/readyz").status_code == 503
        monkeypatch.setattr(engine, "SQLITE_PRAGMAS", pragmas)
        until(lambda: taken(receiver, "during"), "it did not recover")
    assert ids(sqlite_store) == ["before", "during"]


def test_a_folder_that_is_not_there_yet(tmp_path):
    folder = tmp_path / "later"
    with serving(f"sqlite:///{folder}/events.db") as receiver:
        refused(receiver, "during")
        folder.mkdir()
        assert taken(receiver, "during")
    assert ids(f"sqlite:///{folder}/events.db") == ["during"]


def test_a_file_that_is_taken_away_under_the_receiver(tmp_path, sqlite_store):
    """What is written into a removed file is gone: nothing of it may be acknowledged."""
    with serving(sqlite_store) as receiver:
        assert taken(receiver, "before")
        for path in tmp_path.glob("events.db*"):
            path.unlink()
        until(lambda: taken(receiver, "during"), "it did not recover")
    assert ids(sqlite_store) == ["during"]


def test_postgresql_goes_away_and_comes_back(postgres_store, admin):
    name = Identifier(make_url(postgres_store).database)
    with serving(postgres_store) as receiver:
        assert taken(receiver, "before")
        admin.execute(SQL("alter database {} allow_connections false").format(name))
        admin.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s",
            [make_url(postgres_store).database],
        )
        refused(receiver, "during")
        assert receiver.get("/readyz").status_code == 503
        admin.execute(SQL("alter database {} allow_connections true").format(name))
        until(lambda: taken(receiver, "during"), "it did not recover")
    assert ids(postgres_store) == ["before", "during"]


def test_postgresql_becomes_read_only(postgres_store, admin):
    name = Identifier(make_url(postgres_store).database)
    with serving(postgres_store) as receiver:
        assert taken(receiver, "before")
        admin.execute(SQL("alter database {} set default_transaction_read_only = on").format(name))
        admin.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s",
            [make_url(postgres_store).database],
        )
        refused(receiver, "during")
        assert receiver.get("/readyz").status_code == 503
        admin.execute(SQL("alter database {} set default_transaction_read_only = off").format(name))
        until(lambda: taken(receiver, "during"), "it did not recover")
    assert ids(postgres_store) == ["before", "during"]


def test_a_receiver_frozen_in_its_transaction_does_not_hold_up_the_others(postgres_store):
    with serving(postgres_store) as receiver:
        assert taken(receiver, "before")
        with psycopg.connect(postgres_store) as frozen:
            frozen.execute("select pg_advisory_xact_lock(%s)", [engine.ADVISORY_LOCK])
            refused(receiver, "during")
        assert taken(receiver, "during")


class Stuck(EventLog):
    """A log that takes nothing until it is let go."""

    go = threading.Event()

    def append(self, group):
        self.go.wait()
        return super().append(group)


@pytest.fixture
def stuck(sqlite_store, monkeypatch):
    monkeypatch.setattr("tap_ordergroove_webhooks.receiver.server.EventLog", Stuck)
    monkeypatch.setattr(app, "STORE_SECONDS", 0.2)
    monkeypatch.setattr(group_commit, "WAITING_EVENTS", 5)
    Stuck.go.clear()
    try:
        with serving(sqlite_store) as receiver:
            yield receiver
            Stuck.go.set()
    finally:
        Stuck.go.set()


def test_more_than_may_wait_is_refused_at_once_and_what_waited_is_stored(stuck, sqlite_store):
    """One event is with the log, five wait, and the others find no room."""
    refused(stuck, "first")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: refused(stuck, f"e{number}"), range(8)))
    assert stuck.metric("ordergroove_webhooks_waiting") == 5
    Stuck.go.set()
    until(lambda: taken(stuck, "last"), "it did not recover")
    stored = ids(sqlite_store)
    # Refused, and yet stored: Ordergroove sends it again, and that is a duplicate.
    assert len(stored) == 7
    assert {"first", "last"} < set(stored)


def test_memory_for_what_waits_is_bounded(stuck, monkeypatch):
    monkeypatch.setattr(group_commit, "WAITING_BYTES", 2000)
    refused(stuck, "first")
    refused(stuck, "second")
    assert stuck.post(event("third", note="x" * 3000)).status_code == 503
    assert stuck.metric("ordergroove_webhooks_waiting") == 1
    Stuck.go.set()
    until(lambda: taken(stuck, "last"), "it did not recover")
