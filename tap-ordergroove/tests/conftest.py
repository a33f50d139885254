"""A sandbox for each test that asks for one."""

from __future__ import annotations

import contextlib
import logging
import socketserver
import threading
import time
from datetime import datetime, timezone

import pytest
from tests.support.rest_tap import NOW

from ordergroove_sandbox import DEFAULT_KEY, Merchant, Sandbox, running
from tap_ordergroove.client import Client, Connection
from tap_ordergroove.rate_limit import RateLimiter
from tap_ordergroove.sync_start import SyncStart


@pytest.fixture
def server():
    """A small merchant on a real socket, whose time stands still unless it is moved."""
    with running(Sandbox(Merchant(customers=25, days=120, now=NOW))) as running_:
        yield running_


@pytest.fixture
def merchant(server):
    return server.sandbox.merchant


@pytest.fixture(scope="session")
def _lasting_server():
    sandbox = Sandbox(Merchant(customers=25, days=120, now=NOW))
    with running(sandbox) as running_:
        yield running_


@pytest.fixture
def api(_lasting_server):
    """A server for tests that only read: one for all, since each takes 0.2 s to end."""
    sandbox = _lasting_server.sandbox
    sandbox.requests.clear()
    yield _lasting_server
    sandbox.faults.clear()
    sandbox.api_key = DEFAULT_KEY
    # What a client gave up waiting for may still be running.
    while any(entry.ended is None for entry in sandbox.requests.entries()):
        time.sleep(0.01)


class Waits(threading.Event):
    """The signal that a run ends, on which the client waits: keeps the seconds, waits for none."""

    def __init__(self):
        super().__init__()
        self.asked = []

    def wait(self, timeout=None):
        self.asked.append(timeout)
        return self.is_set()


@pytest.fixture
def waits():
    """How long the clients of `connect` would have waited."""
    return Waits()


@pytest.fixture
def connect(waits):
    """Makes clients of a URL; they do not really wait unless given a `stopping` of their own."""
    with contextlib.ExitStack() as stack:

        def connect_to(url, **given):
            connection = Connection(
                **{
                    "api_key": DEFAULT_KEY,
                    "timeout": 10.0,
                    "retry_budget": 60.0,
                    "limiter": RateLimiter(1_000_000_000),
                    "start": SyncStart(datetime.now(timezone.utc)),
                    "stopping": waits,
                    **given,
                }
            )
            client = Client(url, connection, logging.getLogger("tap-ordergroove"))
            stack.callback(client.close)
            return client

        yield connect_to


class Listener(socketserver.ThreadingTCPServer):
    """Another server: keeps the bytes that reach it, and answers all of them alike.

    Attributes:
        url: Its address.
        answer: The bytes that it sends.
        received: What came, one entry for each connection.
    """

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), None)
        self.port = self.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.answer = b'HTTP/1.1 200 OK\r\nContent-Length: 26\r\n\r\n{"next":null,"results":[]}'
        self.received = []
        self.ending = threading.Event()

    def finish_request(self, request, client_address):
        self.received.append(request.recv(65536))
        request.sendall(self.answer)
        self.ending.wait(30)


@pytest.fixture
def listener():
    with Listener() as listening:
        thread = threading.Thread(target=listening.serve_forever, args=(0.01,))
        thread.start()
        yield listening
        listening.ending.set()
        listening.shutdown()
        thread.join()
