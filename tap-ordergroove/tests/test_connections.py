"""A connection that fails says to which host, and why."""

from __future__ import annotations

import http.server
import socket
import threading

import pytest

from tap_ordergroove.errors import OrdergrooveError


def failure(client):
    with pytest.raises(OrdergrooveError) as caught:
        list(client.pages("/orders/", {}))
    return str(caught.value)


@pytest.fixture
def closed_port():
    with socket.socket() as taken:  # bound, and nobody listens
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


@pytest.fixture
def proxy(monkeypatch):
    """A proxy that wants a password which nobody gave it."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_CONNECT(self):
            self.send_response(407)
            self.end_headers()

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{server.server_port}")
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        yield
        server.shutdown()
        thread.join()


def test_a_name_that_nobody_knows(connect):
    message = failure(connect("https://shop.invalid", retry_budget=0))
    assert "/orders/: no connection to shop.invalid (name not known)" in message


def test_a_port_where_nobody_listens(connect, closed_port):
    message = failure(connect(f"http://127.0.0.1:{closed_port}", retry_budget=0))
    assert "no connection to 127.0.0.1 (refused)" in message


def test_a_proxy_that_wants_a_password(connect, proxy):
    message = failure(connect("https://shop.invalid", retry_budget=0))
    assert "no connection to shop.invalid (proxy 407" in message


def test_a_proxy_that_is_not_there(connect, closed_port, monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{closed_port}")
    message = failure(connect("https://shop.invalid", retry_budget=0))
    assert "no connection to shop.invalid (proxy refused)" in message


def test_a_server_that_hangs_up(connect, listener):
    listener.answer = b""
    listener.ending.set()
    message = failure(connect(listener.url, retry_budget=0))
    assert "the connection failed (127.0.0.1: Remote end closed connection" in message


def test_certificates_that_are_not_where_they_should_be(connect, monkeypatch):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nowhere/ca.pem")
    message = failure(connect("https://shop.invalid"))
    assert "the certificate of shop.invalid cannot be trusted" in message
    assert "invalid path: /nowhere/ca.pem" in message
    assert "REQUESTS_CA_BUNDLE" in message
