"""A connection to PostgreSQL that falls silent, and stores of other encodings."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from secrets import token_hex

import psycopg
import pytest
import requests
from psycopg.sql import SQL, Identifier
from sqlalchemy import make_url
from sqlalchemy.exc import StatementError
from tests.support.webhooks import ROUTE, Process, event, fill, rows, run_tap, serving, until

from tap_ordergroove_webhooks.log import event_log
from tap_ordergroove_webhooks.receiver.server import EventLog


class Proxy:
    """Forwards TCP connections to a socket in a folder, until it is told not to."""

    def __init__(self, path):
        self.path, self.flows = path, threading.Event()
        self.flows.set()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.sockets = [self.listener]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            server.connect(self.path)
            self.sockets += [client, server]
            for pair in ((client, server), (server, client)):
                threading.Thread(target=self._forward, args=pair, daemon=True).start()

    def _forward(self, source, target):
        try:
            while data := source.recv(65536):
                self.flows.wait()
                target.sendall(data)
        except OSError:
            pass
        target.close()

    def close(self):
        self.flows.set()
        for each in self.sockets:
            each.close()


@pytest.fixture
def proxied(postgres_store):
    url = make_url(postgres_store)
    proxy = Proxy(f"{url.query['host']}/.s.PGSQL.{url.port or 5432}")
    yield proxy, f"postgresql://{url.username}@127.0.0.1:{proxy.port}/{url.database}"
    proxy.close()


def test_a_silent_connection_is_given_up_said_and_replaced(proxied, postgres_store, monkeypatch):
    monkeypatch.setattr(event_log, "CALL_SECONDS", 1)
    proxy, store = proxied
    with serving(store) as receiver:
        receiver.deliver(event("before"))
        proxy.flows.clear()
        assert receiver.post(event("during")).status_code == 503
        told = until(lambda: receiver.logged("not stored, to be sent again"), "no line")
        assert told[0]["store"] == "TimeoutError: no answer within 1 seconds"
        proxy.flows.set()
        receiver.deliver(event("during"))
    assert {row["event_id"] for row in rows(postgres_store)} == {"before", "during"}


def test_a_silent_connection_does_not_keep_the_receiver_from_ending(tmp_path, proxied):
    proxy, store = proxied
    with Process(tmp_path, store=store) as receiver:
        receiver.deliver(event("before"))
        proxy.flows.clear()

        def send():
            with contextlib.suppress(requests.ConnectionError):  # its end may be that, too
                receiver.post(event("during"))

        sender = threading.Thread(target=send)
        sender.start()
        until(lambda: receiver.get("/metrics"), "no metrics")
        began = time.monotonic()
        receiver.process.terminate()
        assert receiver.process.wait(30) is not None
        assert time.monotonic() - began < 10
        sender.join()


@pytest.fixture(params=["LATIN1", "SQL_ASCII", "EUC_JP"])
def odd_store(request, _postgres_server, admin):
    name = f"webhooks_{token_hex(4)}"
    admin.execute(
        SQL("create database {} encoding {} template template0 lc_collate 'C' lc_ctype 'C'").format(
            Identifier(name), request.param
        )
    )
    return _postgres_server.get_uri(database=name)


def test_a_store_of_another_encoding_takes_every_event(odd_store):
    smile = event("e-\U0001f600", note="\U0001f600 Zoë 株", first='\\u00e9 \\ " \n')
    routes = [{**ROUTE, "merchant": "株"}]
    with serving(odd_store, routes=routes) as receiver:
        assert receiver.post(json.dumps(smile, ensure_ascii=False).encode()).status_code == 204
        assert receiver.post(smile).status_code == 204
        assert receiver.post("\U0001f600 no JSON".encode()).status_code == 204
        assert "encoding is not UTF-8" in str(receiver.lines)
    first, second = run_tap(odd_store, select=("events",)).records("events")
    assert first["object"] == smile["data"]["object"]
    assert (first["event_id"], first["route_merchant"]) == (smile["id"], "株")
    assert second["raw_body"] == "\U0001f600 no JSON"
    assert all(row["body"].isascii() for row in rows(odd_store))


def test_an_id_is_itself_in_a_store_of_another_encoding(odd_store):
    fill(odd_store, [event("e1", public_id="ö-株\\n"), event("e2", public_id="ö-株\\n")])
    outcome = run_tap(odd_store)
    assert [each["public_id"] for each in outcome.records("deleted_orders")] == ["ö-株\\n"]
    assert outcome.records("events")[0]["public_id"] == "ö-株\\n"


class Picky(EventLog):
    """Raises for one event what is none of the store's own errors."""

    def append(self, group):
        if any(each.event_id == "bad" for each in group):
            raise self.error
        return super().append(group)


@pytest.mark.parametrize(
    "error",
    [UnicodeEncodeError("latin-1", "x", 0, 1, "no"), StatementError("no", "", {}, ValueError())],
)
def test_an_event_that_cannot_be_stored_harms_no_other(sqlite_store, monkeypatch, error):
    monkeypatch.setattr("tap_ordergroove_webhooks.receiver.server.EventLog", Picky)
    monkeypatch.setattr(Picky, "error", error, raising=False)
    statuses = {}

    def send(receiver, id_):
        statuses[id_] = receiver.post(event(id_)).status_code

    with serving(sqlite_store) as receiver:
        senders = [
            threading.Thread(target=send, args=(receiver, id_))
            for id_ in ("bad", *(f"e{number}" for number in range(20)))
        ]
        for sender in senders:
            sender.start()
        for sender in senders:
            sender.join()
    assert statuses.pop("bad") == 503
    assert set(statuses.values()) == {204}
    assert len(rows(sqlite_store)) == 20


def test_the_proxy_is_in_the_way(proxied):
    """Or the tests above would show nothing."""
    proxy, store = proxied
    with psycopg.connect(store, autocommit=True) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
        proxy.flows.clear()
        threading.Timer(0.5, proxy.flows.set).start()
        began = time.monotonic()
        connection.execute("select 1")
        assert time.monotonic() - began > 0.4
