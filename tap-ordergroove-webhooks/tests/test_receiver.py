"""What a sender meets, over HTTP, at a receiver that runs as users run it."""

from __future__ import annotations

import http.client
import json
import socket

import pytest
from tests.support.webhooks import (
    KEY,
    NOW,
    OTHER_KEY,
    PATH,
    PATIENCE,
    ROUTE,
    Process,
    encode,
    event,
    rows,
    serving,
    sign,
)

from tap_ordergroove_webhooks.receiver import refusal
from tap_ordergroove_webhooks.receiver.samples import make_samples


def ids(store):
    return [row["event_id"] for row in rows(store)]


def raw(receiver, text):
    """Send bytes, and return all that comes back until the receiver closes."""
    host, port = receiver.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=PATIENCE) as connection:
        connection.sendall(text)
        answer = b""
        while chunk := connection.recv(65536):
            answer += chunk
    return answer


def test_every_type_is_stored_once_and_acknowledged(receiver, sqlite_store):
    samples = make_samples("x", NOW)
    for sample in [*samples, *samples]:
        answer = receiver.post(sample.body)
        assert (answer.status_code, answer.content) == (204, b"")
    found = rows(sqlite_store)
    assert [row["event_id"] for row in found] == [sample.id for sample in samples]
    assert [row["type"] for row in found] == [sample.type for sample in samples]
    assert {row["created"] for row in found} == {NOW}
    assert {(row["route"], row["route_merchant"]) for row in found} == {(PATH, "acme")}
    assert receiver.metric("ordergroove_webhooks_received_total") == 90
    assert receiver.metric("ordergroove_webhooks_duplicates_total") == 45
    assert receiver.metric("ordergroove_webhooks_received_total", type="order.delete") == 2


def test_the_envelope_is_told_in_columns_and_the_body_stays_as_it_came(receiver, sqlite_store):
    body = (
        b'{ "id": "e1", "type":"item.remove","created":1760450400, "data":{"object":{"type":"item",'
        b'"merchant":"m1","public_id":"i1","price":27.10}}, "more":[1.50] }'
    )
    assert receiver.post(body).status_code == 204
    [row] = rows(sqlite_store)
    assert row["body"].encode() == body
    assert (row["object_type"], row["public_id"], row["merchant"]) == ("item", "i1", "m1")
    assert (row["family"], row["encoding"], row["size"]) == ("item", "json", len(body))
    assert row["received_at"].utcoffset().total_seconds() == 0


@pytest.mark.parametrize(
    "header", ["", "nonsense", "ts=1,sig=00", None], ids=["missing", "malformed", "old", "wrong"]
)
@pytest.mark.parametrize("body", [encode(event("e1")), b"{not json", b""])
def test_what_is_not_signed_is_told_nothing_and_leaves_nothing(
    receiver, sqlite_store, header, body
):
    header = sign(body, "another key") if header is None else header
    answer = receiver.post(body, header=header)
    assert (answer.status_code, answer.content) == (401, b"")
    assert "www-authenticate" not in answer.headers
    assert receiver.metric("ordergroove_webhooks_bad_signatures_total") == 1
    assert receiver.post(event("later")).status_code == 204
    assert ids(sqlite_store) == ["later"]


def test_a_tampered_body_is_refused(receiver):
    body = encode(event("e1"))
    header = sign(body)
    for position in range(0, len(body), 7):
        tampered = body[:position] + bytes([body[position] ^ 1]) + body[position + 1 :]
        assert receiver.post(tampered, header=header).status_code == 401
    assert receiver.post(body, header=header).status_code == 204


def test_other_paths_and_methods(receiver):
    for path in ("/", PATH + "/", PATH + "/x", PATH[:-1], "/ORDERGROOVE/acme", "//", "/%2e%2e"):
        answer = receiver.post(event("e1"), path=path)
        assert (answer.status_code, answer.content) == (404, b""), path
    for method in ("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
        answer = receiver.session.request(method, receiver.url + PATH, timeout=PATIENCE)
        assert (answer.status_code, answer.content) == (405, b""), method
    assert receiver.post(event("e1"), path="/metrics").status_code == 405


def test_a_body_may_be_as_large_as_the_setting_and_no_larger(sqlite_store, monkeypatch):
    monkeypatch.setattr(refusal, "DRAIN_SECONDS", 0.5)
    with serving(sqlite_store, max_body_bytes=1000) as receiver:
        assert receiver.post(b"x" * 1000).status_code == 204
        # Too large is too large, signed or not.
        for header in (None, ""):
            answer = receiver.post(b"x" * 1001, header=header)
            assert answer.status_code == (413 if header is None else 401)
        chunked = (
            b"POST %s HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
            b"Ordergroove-Signature: %s\r\n\r\n"
            % (PATH.encode(), sign(b"x").encode())
        )  # fmt: skip
        assert raw(receiver, chunked + b"3e9\r\n" + b"x" * 1001 + b"\r\n").startswith(
            b"HTTP/1.1 413"
        )
        assert receiver.metric("ordergroove_webhooks_refused_total", status="413") == 2
    assert len(rows(sqlite_store)) == 1


def test_headers_without_end_are_refused(receiver, sqlite_store):
    head = b"POST " + PATH.encode() + b" HTTP/1.1\r\nHost: x\r\n"
    answer = raw(receiver, head + b"X: " + b"y" * 100_000)
    assert answer.startswith(b"HTTP/1.1 4")
    assert receiver.post(event("e1")).status_code == 204
    assert ids(sqlite_store) == ["e1"]


def test_a_signature_may_be_split_over_two_headers(receiver):
    body = encode(event("e1"))
    ts, sig = sign(body).split(",")
    connection = http.client.HTTPConnection(receiver.url.removeprefix("http://"), timeout=PATIENCE)
    try:
        connection.putrequest("POST", PATH)
        connection.putheader("Content-Length", str(len(body)))
        connection.putheader("ordergroove-signature", ts)
        connection.putheader("ORDERGROOVE-SIGNATURE", sig)
        connection.endheaders(body)
        assert connection.getresponse().status == 204
    finally:
        connection.close()


def test_each_route_has_its_own_keys_and_events(sqlite_store):
    other = {"path": "/other", "merchant": "niceco", "verification_keys": [OTHER_KEY, "older"]}
    with serving(sqlite_store, routes=[ROUTE, other]) as receiver:
        body = encode(event("e1"))
        assert receiver.post(body).status_code == 204
        assert receiver.post(body, key=OTHER_KEY).status_code == 401
        assert receiver.post(body, path="/other").status_code == 401
        assert receiver.post(body, key="older", path="/other").status_code == 204
        rotated = f"{sign(body, 'newest', NOW)},{sign(body, 'older', NOW).split(',')[1]}"
        assert receiver.post(body, path="/other", header=rotated).status_code == 401  # too old
    assert [(row["route"], row["route_merchant"]) for row in rows(sqlite_store)] == [
        (PATH, "acme"),
        ("/other", "niceco"),
    ]


def test_an_age_limit_of_zero_is_none(sqlite_store):
    with serving(sqlite_store, max_age_seconds=0) as receiver:
        body = encode(event("e1"))
        assert receiver.post(body, header=sign(body, ts=NOW)).status_code == 204


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{not json",
        b"[]",
        b"null",
        b'"text"',
        b"\xff\xfe\x00binary",
        b"text\x00with null",
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"1" * 10_000,
        b'{"id": NaN}',
    ],
    ids=range(11),
)
def test_what_is_signed_but_malformed_is_kept_and_deduplicated(receiver, sqlite_store, body):
    assert receiver.post(body).status_code == 204
    assert receiver.post(body).status_code == 204
    [row] = rows(sqlite_store)
    assert row["event_id"].startswith("sha256:")
    assert (row["type"], row["created"], row["size"]) == (None, None, len(body))
    assert receiver.metric("ordergroove_webhooks_received_total", type="malformed") == 2


@pytest.mark.parametrize(
    "envelope",
    [
        {"id": "e1", "type": "order.teleport"},
        {"id": "e1", "type": "teleport.begin", "created": "1760450400"},
        {"id": "e1", "type": None, "created": None},
        {"id": "e1", "type": 7, "created": 10**30},
        {"id": "e1", "type": "x" * 10_000, "created": -1},
        {"id": "e1", "type": "order.create", "created": True, "data": []},
        {"id": "e1", "type": "a\x00b", "created": 1e300, "data": {"object": "text"}},
        {"id": "e1", "data": {"object": {"public_id": "\ud83d", "merchant": "\x00"}}},
    ],
)
def test_what_nobody_expected_is_stored(receiver, sqlite_store, envelope):
    assert receiver.post(envelope).status_code == 204
    assert ids(sqlite_store) == ["e1"]


@pytest.mark.parametrize("id_", ["", None, [], "x" * 5000, "a\x00b", True])
def test_an_id_that_no_index_takes_is_replaced_by_a_digest(receiver, sqlite_store, id_):
    assert receiver.post({"id": id_, "n": 1}).status_code == 204
    assert receiver.post({"id": id_, "n": 2}).status_code == 204
    assert receiver.post({"id": id_, "n": 2}).status_code == 204
    assert [each[:7] for each in ids(sqlite_store)] == ["sha256:", "sha256:"]


def test_health_readiness_and_counts(receiver):
    assert receiver.get("/healthz").status_code == 200
    assert receiver.get("/readyz").status_code == 200
    receiver.post(event("old", created=NOW - 50))
    receiver.post(event("new", created=NOW))
    receiver.post(event("late", created=NOW - 100))
    assert receiver.metric("ordergroove_webhooks_newest_event_created_seconds") == NOW
    assert receiver.metric("ordergroove_webhooks_newest_event_lag_seconds") > 0
    assert receiver.metric("ordergroove_webhooks_waiting") == 0


def test_types_of_hostile_names_do_not_fill_the_memory(receiver):
    for number in range(30):
        receiver.post(event(f"e{number}", f"made.up{number}"))
    assert receiver.metric("ordergroove_webhooks_received_total", type="other") == 30
    assert "up7" not in receiver.get("/metrics").text


def test_nothing_personal_and_no_credential_is_logged(tmp_path, sqlite_store):
    person = {"email": "ada.quill@example.com", "first_name": "Ada", "one_click_token": "tok-1"}
    with Process(tmp_path, store=sqlite_store) as receiver:
        receiver.post(event("e1", "subscriber.create", **person))
        receiver.post(event("e1", "subscriber.create", **person))
        receiver.post(event("e2", "order.reminder", **person), key="wrong")
        receiver.post(b'{"email": "ada.quill@example.com", "one_click_token": "tok-1"')
        metrics = receiver.get("/metrics").text
    told = json.dumps(receiver.lines) + metrics
    for secret in ("ada.quill", "Ada", "tok-1", KEY, "sig=", "wrong"):
        assert secret not in told
    stored = receiver.logged("stored")
    assert [(line["event_id"], line["duplicate"]) for line in stored[:2]] == [
        ("e1", False),
        ("e1", True),
    ]
    assert receiver.logged("refused")[0]["signature"] == "mismatch"


def test_nothing_listens_beyond_this_machine_unless_told_to(receiver):
    assert receiver.listening["host"] == "127.0.0.1"


def test_a_stop_lets_requests_end_and_keeps_all(tmp_path, sqlite_store):
    with Process(tmp_path, store=sqlite_store) as receiver:
        for number in range(20):
            assert receiver.post(event(f"e{number}")).status_code == 204
    with serving(sqlite_store) as receiver:
        assert receiver.post(event("e0")).status_code == 204
    assert ids(sqlite_store) == [f"e{number}" for number in range(20)]
    # The log of SQLite is tidied up, and readable by its owner only.
    assert not (tmp_path / "events.db-wal").exists()
    assert (tmp_path / "events.db").stat().st_mode & 0o077 == 0
