from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from email.utils import parsedate_to_datetime

import pytest
import requests

from ordergroove_sandbox import Fault


def spoil(client, *faults):
    client.sandbox.faults.add(*faults)
    return client


@pytest.mark.parametrize("status", [400, 401, 403, 404, 423, 429, 500, 502, 503, 504])
def test_statuses_pass(client, status):
    spoil(client, Fault.of("status", "/orders/", status=status))
    assert client.get("/customers/").status_code == 200
    assert client.get("/orders/").status_code == status
    assert client.get("/orders/").status_code == 200


def test_after_and_times(client):
    spoil(client, Fault.of("status", after=1, times=2, status=500))
    assert [client.get("/orders/").status_code for _ in range(4)] == [200, 500, 500, 200]


def test_two_faults_of_one_kind_strike_one_after_the_other(client):
    spoil(client, Fault.of("status", status=500), Fault.of("status", status=500))
    assert [client.get("/orders/").status_code for _ in range(3)] == [500, 500, 200]


def test_forever(client):
    spoil(client, Fault.of("status", times=None, status=503))
    assert {client.get("/orders/").status_code for _ in range(5)} == {503}


def test_retry_after(client):
    spoil(
        client,
        Fault.of("status", status=429),
        Fault.of("status", status=429, retry_after=2),
        Fault.of("status", status=429, retry_after_date=30, body="slow down"),
    )
    plain, seconds, dated = (client.get("/orders/") for _ in range(3))
    assert "retry-after" not in plain.headers
    assert seconds.headers["retry-after"] == "2"
    until = parsedate_to_datetime(dated.headers["retry-after"])
    assert (until - parsedate_to_datetime(dated.headers["date"])).total_seconds() == 30
    assert dated.text == "slow down"


def test_latency_delays_requests_side_by_side(client):
    spoil(client, Fault.of("latency", times=None, seconds=0.3))
    start = time.monotonic()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: client.get("/orders/").status_code, range(8)))
    assert answers == [200] * 8
    assert 0.3 <= time.monotonic() - start < 1.5
    assert client.sandbox.requests.max_in_flight() == {"/orders/": 8}


def test_a_delay_goes_with_another_fault(client):
    spoil(client, Fault.of("latency", seconds=0.1), Fault.of("status", status=502))
    response = client.get("/orders/")
    assert response.status_code == 502
    assert response.elapsed.total_seconds() >= 0.1


def test_dropped_connection(client):
    spoil(client, Fault.of("drop"))
    with pytest.raises(requests.ConnectionError):
        client.get("/orders/")
    assert client.get("/orders/").status_code == 200
    assert [entry.status for entry in client.sandbox.requests.entries()] == [None, 200]


def test_body_cut_off(client):
    spoil(client, Fault.of("cut_body"))
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        client.get("/orders/")
    assert client.get("/orders/").status_code == 200


def test_truncated_json(client):
    spoil(client, Fault.of("truncated_json"))
    response = client.get("/orders/")
    assert int(response.headers["content-length"]) == len(response.content)
    with pytest.raises(requests.JSONDecodeError):
        response.json()


def test_html(client):
    spoil(client, Fault.of("html"))
    response = client.get("/orders/")
    assert (response.status_code, response.headers["content-type"]) == (
        200,
        "text/html; charset=utf-8",
    )


@pytest.mark.parametrize(
    ("given", "start"),
    [
        ({"host": "other.example"}, "http://other.example:{port}/orders/"),
        ({"scheme": "https"}, "https://127.0.0.1:{port}/orders/"),
        ({"port": 1}, "http://127.0.0.1:1/orders/"),
    ],
)
def test_hostile_next(client, given, start):
    spoil(client, Fault.of("hostile_next", times=2, **given))
    port = client.server.url.rpartition(":")[2]
    for query in ({}, {"customer": "nobody"}):
        link = client.get("/orders/", **query).json()["next"]
        assert link.startswith(start.format(port=port))


def test_redirect(client):
    spoil(
        client,
        Fault.of("redirect"),
        Fault.of("redirect", location="https://x.example/", status=307),
    )
    same, other = client.get("/orders/?a=1"), client.get("/orders/")
    assert (same.status_code, same.headers["location"]) == (302, f"{client.server.url}/orders/?a=1")
    assert (other.status_code, other.headers["location"]) == (307, "https://x.example/")


def test_repeated_cursor(client):
    spoil(client, Fault.of("repeated_cursor", times=None))
    first = client.get("/orders/").json()
    assert client.get(first["next"]).json() == first


def test_cursors_in_a_loop_of_two(client):
    spoil(client, Fault.of("repeated_cursor", times=None, period=2))
    first = client.get("/orders/").json()
    second = client.get(first["next"]).json()
    assert second["results"] != first["results"]
    assert client.get(second["next"]).json() == first


def test_empty_pages_lead_on(client):
    spoil(client, Fault.of("empty_page", after=1, times=2))
    pages = client.pages("/orders/", page_size=40)
    assert [len(page["results"]) for page in pages[:4]] == [40, 0, 0, 40]
    rows = [row for page in pages for row in page["results"]]
    assert rows == client.merchant.truth("orders")


def test_bare_array_and_missing_results(client):
    good = client.get("/orders/").json()
    spoil(client, Fault.of("bare_array"), Fault.of("missing_results"))
    assert client.get("/orders/").json() == good["results"]
    assert client.get("/orders/").json() == {"next": good["next"], "previous": None}


def test_old_envelope(client):
    spoil(client, Fault.of("old_envelope"))
    page = client.get("/orders/").json()
    assert page["count"] == len(client.merchant.truth("orders"))
    assert "page=2" in page["next"]


def test_extra_field(client):
    spoil(client, Fault.of("extra_field", name="colour", value="red"))
    assert {row["colour"] for row in client.get("/orders/").json()["results"]} == {"red"}


def test_an_endpoint_without_permission(client):
    client.sandbox.refused_paths = frozenset({"/customers/"})
    assert client.get("/customers/").status_code == 403
    assert client.get("/products/").status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "earthquake"},
        {"kind": "latency"},
        {"kind": "latency", "seconds": "long"},
        {"kind": "drop", "seconds": 1},
        {"kind": "drop", "times": -1},
    ],
)
def test_faults_that_make_no_sense(wrong):
    with pytest.raises(ValueError, match=r"\w"):
        Fault.of(**wrong)
