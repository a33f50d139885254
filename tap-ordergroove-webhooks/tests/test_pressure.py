"""Too many connections, bodies that are too large, odd targets: said, counted, and soon over."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, suppress

import pytest
from tests.support.webhooks import (
    PATH,
    PATIENCE,
    Process,
    encode,
    event,
    rows,
    serving,
    sign,
    until,
)

from tap_ordergroove_webhooks.receiver import protocol


def address(receiver):
    host, port = receiver.url.removeprefix("http://").split(":")
    return host, int(port)


def raw(receiver, request):
    """Send bytes and return the first line of the answer, and its headers."""
    with socket.create_connection(address(receiver), timeout=PATIENCE) as open_:
        open_.sendall(request)
        return open_.recv(65536).decode().splitlines()


def signed(target, body):
    head = f"POST {target} HTTP/1.1\r\nHost: x\r\nOrdergroove-Signature: {sign(body)}\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def test_idle_connections_make_room(tmp_path, sqlite_store):
    with Process(tmp_path, store=sqlite_store) as receiver, ExitStack() as stack:
        kept = [
            stack.enter_context(socket.create_connection(address(receiver), timeout=PATIENCE))
            for _ in range(300)
        ]
        for each in kept[:250]:
            each.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            # The first ones had to go.
            with suppress(ConnectionResetError):
                assert each.recv(100)[:12] in (b"", b"HTTP/1.1 200")
        assert receiver.get("/healthz").status_code == 200
        assert receiver.post(event("e1")).status_code == 204


def test_without_room_the_answer_is_503_counted_and_with_a_time_to_come_again(
    sqlite_store, monkeypatch
):
    monkeypatch.setattr(protocol, "most_connections", lambda: 3)
    with serving(sqlite_store) as receiver, ExitStack() as stack:
        busy = [
            stack.enter_context(socket.create_connection(address(receiver), timeout=PATIENCE))
            for _ in range(3)
        ]
        for each in busy:
            each.sendall(signed(PATH, b"body")[:-1])
        # Their bodies are waited for; what comes before that is not known to be a request.
        time.sleep(1)
        answer = raw(receiver, b"")
        assert answer[0].startswith("HTTP/1.1 503")
        assert "Retry-After: 10" in answer
        for each in busy:
            each.close()
        refused = until(
            lambda: receiver.metric("ordergroove_webhooks_refused_total", status="503"), "uncounted"
        )
        assert refused >= 1


@pytest.mark.skipif(sys.platform != "linux", reason="prlimit is Linux's")
def test_out_of_descriptors_the_log_stays_json_and_small(tmp_path, sqlite_store):
    import resource  # noqa: PLC0415 - not on every system

    with Process(tmp_path, store=sqlite_store) as receiver, ExitStack() as stack:
        receiver.deliver(event("before"))
        _, hard = resource.prlimit(receiver.process.pid, resource.RLIMIT_NOFILE)
        # Less than it had reason to expect when it began.
        resource.prlimit(receiver.process.pid, resource.RLIMIT_NOFILE, (30, hard))
        for _ in range(40):  # with more, the system would let the later ones wait
            open_ = socket.socket()
            open_.settimeout(PATIENCE)
            open_.connect(address(receiver))
            stack.enter_context(open_)
        until(lambda: receiver.logged("trouble with connections"), "it did not say so")
        time.sleep(3)
        resource.prlimit(receiver.process.pid, resource.RLIMIT_NOFILE, (hard, hard))
        stack.close()
        until(lambda: receiver.post(event("after")).status_code == 204, "it did not recover")
        assert len(json.dumps(receiver.lines)) < 20_000
    assert len(rows(sqlite_store)) == 2


@pytest.mark.parametrize("header", [None, ""], ids=["signed", "unsigned"])
@pytest.mark.parametrize("path", [PATH, "/nowhere"])
def test_a_large_body_is_answered_and_not_cut_off(receiver, header, path):
    body = b'"' + b"x" * 5_000_000 + b'"'
    expected = 404 if path != PATH else 401 if header == "" else 413
    for _ in range(3):
        assert receiver.post(body, path=path, header=header).status_code == expected
    assert receiver.post(event("e1")).status_code == 204


def test_a_target_with_scheme_and_host(receiver, sqlite_store):
    assert raw(receiver, b"GET http://x/healthz HTTP/1.1\r\nHost: x\r\n\r\n")[0].endswith("200 OK")
    first = raw(receiver, signed(f"http://hooks.example.com{PATH}", encode(event("e1"))))[0]
    assert first.startswith("HTTP/1.1 204")
    assert [row["route"] for row in rows(sqlite_store)] == [PATH]


@pytest.mark.parametrize("target", [f"{PATH}%0a", "/healthz%0A", "/metrics%0a", "http://x", "*"])
def test_a_target_that_is_nearly_one(receiver, sqlite_store, target):
    assert receiver.get("/readyz").status_code == 200
    assert raw(receiver, signed(target, encode(event("e1"))))[0].startswith("HTTP/1.1 404")
    assert rows(sqlite_store) == []


def test_the_end_does_not_wait_for_who_was_refused(tmp_path, sqlite_store):
    with Process(tmp_path, store=sqlite_store) as receiver:
        refused = threading.Thread(target=receiver.post, args=(event("e1"), "another key"))
        refused.start()
        refused.join()
        began = time.monotonic()
        receiver.process.terminate()
        receiver.process.wait(PATIENCE)
        assert time.monotonic() - began < 4


def test_what_libraries_say_is_json_too():
    program = (
        "import logging, warnings; from tap_ordergroove_webhooks.receiver import logs; "
        "logs.set_up(); logging.getLogger('psycopg').warning('lost'); warnings.warn('odd')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert [line["level"] for line in lines] == ["warning", "warning"]
    assert lines[0]["message"] == "lost"
