"""What a commit means: how the stores are asked to keep it."""

from __future__ import annotations

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from sqlalchemy import make_url, text
from tests.support.webhooks import command, event, fill, rows

from tap_ordergroove_webhooks.log.engine import lock_for_writing, parse_store, writing_engine


@pytest.fixture
def connection(store):
    engine = writing_engine(parse_store(store))
    with engine.begin() as open_:
        lock_for_writing(open_)
        yield open_
    engine.dispose()


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_sqlite_syncs_its_log_on_every_commit(connection):
    found = {
        name: connection.scalar(text(f"PRAGMA {name}"))
        for name in ("journal_mode", "synchronous", "fullfsync", "secure_delete")
    }
    assert found == {"journal_mode": "wal", "synchronous": 2, "fullfsync": 1, "secure_delete": 1}


@pytest.mark.parametrize("default", ["off", "local", "on"])
def test_postgresql_waits_for_its_disk_whatever_the_default(postgres_store, admin, default):
    name = Identifier(make_url(postgres_store).database)
    admin.execute(
        SQL("alter database {} set synchronous_commit = {}").format(name, Identifier(default))
    )
    engine = writing_engine(parse_store(postgres_store))
    with engine.begin() as open_:
        lock_for_writing(open_)
        found = open_.scalar(text("show synchronous_commit"))
    engine.dispose()
    assert found == {"off": "on"}.get(default, default)


@pytest.mark.parametrize("store", ["postgres"], indirect=True)
def test_a_transaction_of_postgresql_is_given_up_before_ordergroove_gives_up(connection):
    for name, value in (
        ("lock_timeout", "2s"),
        ("statement_timeout", "2s"),
        ("idle_in_transaction_session_timeout", "10s"),
        ("transaction_isolation", "read committed"),
    ):
        assert connection.scalar(text(f"show {name}")) == value


def test_a_user_who_may_only_read_is_enough_for_the_tap(postgres_store):
    fill(postgres_store, [event("e1")])
    with psycopg.connect(postgres_store, autocommit=True) as admin:
        admin.execute("drop role if exists reader")
        admin.execute("create role reader login")
        admin.execute(
            "grant select on ordergroove_webhook_events, ordergroove_webhook_log to reader"
        )
    reader = make_url(postgres_store).set(username="reader").render_as_string(hide_password=False)
    try:
        assert [row["event_id"] for row in rows(reader)] == ["e1"]
        done = command("status", ORDERGROOVE_WEBHOOKS_STORE=reader)
        assert done.exit_code == 0, done.stderr
        refused = command("prune", "--days=9", "--removals", ORDERGROOVE_WEBHOOKS_STORE=reader)
        assert (refused.exit_code, "Traceback" in refused.stderr) == (1, False)
    finally:
        with psycopg.connect(postgres_store, autocommit=True) as admin:
            admin.execute("drop owned by reader")
            admin.execute("drop role reader")
