"""Nobody can hold a connection, or the memory, by being slow."""

from __future__ import annotations

import socket

import pytest
from tests.support.webhooks import PATH, PATIENCE, encode, event, rows, serving, sign

from tap_ordergroove_webhooks.receiver import app, protocol

HEAD = f"POST {PATH} HTTP/1.1\r\nHost: x\r\n".encode()


@pytest.fixture
def receiver(sqlite_store, monkeypatch):
    """A receiver with little patience."""
    monkeypatch.setattr(app, "BODY_SECONDS", 0.5)
    monkeypatch.setattr(protocol, "HEADER_SECONDS", 0.5)
    with serving(sqlite_store) as client:
        yield client


@pytest.fixture
def connection(receiver):
    host, port = receiver.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=PATIENCE) as open_:
        yield open_


def rest(connection):
    """All that comes until the receiver closes; an abrupt end is one, too."""
    answer = b""
    try:
        while chunk := connection.recv(65536):
            answer += chunk
    except ConnectionResetError:
        pass
    return answer


def test_headers_that_never_end(connection, receiver):
    connection.sendall(HEAD)
    assert rest(connection) == b""
    assert receiver.post(event("e1")).status_code == 204


def test_a_connection_on_which_nothing_is_said(connection):
    assert rest(connection) == b""


def test_headers_of_a_second_request_that_never_end(connection):
    body = encode(event("e1"))
    head = HEAD + f"Ordergroove-Signature: {sign(body)}\r\n".encode()
    connection.sendall(head + f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
    assert connection.recv(65536).startswith(b"HTTP/1.1 204")
    connection.sendall(HEAD)
    assert rest(connection) == b""


def test_a_body_that_never_ends(connection, receiver, sqlite_store):
    body = encode(event("e1"))
    head = HEAD + f"Ordergroove-Signature: {sign(body)}\r\n".encode()
    connection.sendall(head + f"Content-Length: {len(body)}\r\n\r\n".encode() + body[:-1])
    assert rest(connection).startswith(b"HTTP/1.1 408")
    assert receiver.metric("ordergroove_webhooks_refused_total", status="408") == 1
    assert rows(sqlite_store) == []


def test_a_sender_that_goes_away(connection, receiver, sqlite_store):
    body = encode(event("e1"))
    head = HEAD + f"Ordergroove-Signature: {sign(body)}\r\n".encode()
    connection.sendall(head + f"Content-Length: {len(body)}\r\n\r\n".encode() + body[:-1])
    connection.close()
    assert receiver.post(event("e2")).status_code == 204
    assert [row["event_id"] for row in rows(sqlite_store)] == ["e2"]


def test_bodies_take_no_more_memory_than_they_may(receiver, monkeypatch):
    monkeypatch.setattr(app, "RECEIVING_BYTES", 1000)
    assert receiver.post(b"x" * 1001).status_code == 503
    assert receiver.post(b"x" * 1000).status_code == 204
