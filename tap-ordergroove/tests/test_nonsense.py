"""Answers that are no JSON: what may pass is tried again, what does not is told at once."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from tests.support.rest_tap import run_tap

from tap_ordergroove.errors import OrdergrooveError

GOOD = b'{"next": null, "results": [{"public_id": "a", "label": "x"}]}'


@pytest.fixture
def serve():
    """A server that answers with the given bodies in turn, and with the last one ever after."""
    servers = []

    def start(*bodies):
        left = list(bodies)

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                asked.append(self.path)
                body = GOOD
                if self.path.startswith("/payments/"):
                    body = left.pop(0) if len(left) > 1 else left[0]
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        asked = []
        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        servers.append(server)
        threading.Thread(target=server.serve_forever, args=(0.01,)).start()
        return f"http://127.0.0.1:{server.server_address[1]}", asked

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("spoiled", "words"),
    [
        (
            b'{"next": null, "results": [{"public_id": "Bob", "price": NaN}]}',
            "'NaN' at character 57",
        ),
        (b'{"next": null, "results": [{"price": -Infinity}]}', "'-Infinity' at character 37"),
        (b'{"next": null, "results": [{"note": "Bob\tSmith"}]}', r"'\t' at character 40"),
        (b'{"next": null, "results": [{"note": "Bob\0Smith"}]}', r"'\x00' at character 40"),
        (b'{"next": null, "results": [{"note": "a\\x"}]}', "behind the name 'note'"),
        (b'{"next": null, "results": [{"note": 1,}]}', "',' at character 37"),
        (b"\xef\xbb\xbf" + GOOD, "byte order mark"),
    ],
)
def test_the_same_nonsense_twice_is_told_at_once_and_without_values(
    serve, connect, waits, spoiled, words
):
    url, asked = serve(spoiled)
    with pytest.raises(OrdergrooveError) as raised:
        list(connect(url, retry_budget=600.0).pages("/payments/", {}))
    assert words in str(raised.value)
    assert "[REST-29]" in str(raised.value)
    assert "Bob" not in str(raised.value)
    assert len(asked) == 2
    assert sum(seconds or 0 for seconds in waits.asked) < 5


@pytest.mark.parametrize(
    "spoiled",
    [
        GOOD.replace(b'"x"', b'"x\xff"'),
        GOOD[:-1],
        GOOD[:-10],
        GOOD.replace(b'"x"', b"NaN"),
        b"<html>We are back soon</html>",
        b"",
    ],
)
def test_what_passes_is_tried_again(serve, connect, spoiled):
    url, _ = serve(spoiled, GOOD)
    client = connect(url, retry_budget=600.0)
    assert [page.results for page in client.pages("/payments/", {})] == [GOOD[26:-1]]
    assert client.retries == 1


@pytest.mark.parametrize("spoiled", [GOOD.replace(b'"x"', b'"x\xff"'), GOOD[:-5]])
def test_damage_that_stays_is_tried_until_the_budget_is_spent(serve, connect, spoiled):
    url, asked = serve(*[spoiled] * 3, GOOD)
    client = connect(url, retry_budget=600.0)
    assert len(list(client.pages("/payments/", {}))) == 1
    assert len(asked) == 4


def test_a_bad_byte_fails_its_stream_alone(serve, caplog):
    url, _ = serve(GOOD.replace(b'"x"', b'"x\xff"'))
    outcome = run_tap(url, select=("payments", "resources"), retry_budget_seconds=0)
    assert "1 of 2 streams failed: payments" in outcome.error
    assert "the byte 0xff at 57 is not UTF-8" in caplog.text
    assert [record["public_id"] for record in outcome.records("resources")] == ["a"]


def test_an_envelope_is_read_whatever_its_records_hold(serve):
    first = (
        rb'{"count": "\ud83d", "next": "/payments/?cursor=2", "results": [{"public_id": "\ud83d"}]}'
    )
    url, asked = serve(first, GOOD)
    outcome = run_tap(url, select=("payments", "rejected_records"))
    assert [record["public_id"] for record in outcome.records("payments")] == ["a"]
    assert [row["record"] for row in outcome.records("rejected_records")] == [
        r'{"public_id":"\ud83d"}'
    ]
    assert asked[-1] == "/payments/?cursor=2"
