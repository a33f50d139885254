"""The client against a real server: what it sends, where it never goes, and what it never says."""

from __future__ import annotations

import json
import logging
import ssl
import threading
import traceback
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from tests.support.rest_tap import Clock

from ordergroove_sandbox import Fault, Merchant, Sandbox, running
from singer_commons.errors import SettingError
from tap_ordergroove.client import Connection
from tap_ordergroove.errors import OrdergrooveError
from tap_ordergroove.rate_limit import RateLimiter
from tap_ordergroove.settings import Settings
from tap_ordergroove.sync_start import SyncStart

KEY = "2f61c0de-sEcReT-7b5a93d41e08"
NOON = datetime(2026, 6, 15, 12, tzinfo=timezone.utc)


def breaks(api, kind, path="/orders/", **parameters):
    api.sandbox.faults.add(Fault.of(kind, path, **parameters))


def order_ids(client):
    pages = client.pages("/orders/", {"page_size": "20"})
    return [row["public_id"] for page in pages for row in json.loads(page.results)]


def failure(client):
    with pytest.raises(OrdergrooveError) as caught:
        order_ids(client)
    return str(caught.value)


def test_every_request_carries_the_key_and_the_version(api, connect):
    breaks(api, "redirect", after=1)
    breaks(api, "status", status=503)
    breaks(api, "empty_page", after=2)
    order_ids(connect(api.url))
    entries = api.sandbox.requests.entries()
    assert len(entries) == 6  # three pages, a redirect, a second try, and an empty page
    assert all(entry.key_ok and entry.versioned for entry in entries)


def test_a_path_in_the_base_url_is_kept(api, connect):
    breaks(api, "status", "/gateway/", status=200, body={"results": [], "next": None})
    assert order_ids(connect(api.url + "/gateway/")) == []
    assert [entry.path for entry in api.sandbox.requests.entries()] == ["/gateway/orders/"]


# Redirects at the same origin


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_at_the_same_origin_is_followed(api, connect, status):
    whole = order_ids(connect(api.url))
    api.sandbox.requests.clear()
    place = f"{api.url}/orders/?page_size=20"
    breaks(api, "redirect", "/orders/", status=status, location="/old/orders/")
    breaks(api, "redirect", "/old/", status=status, location=place)
    assert order_ids(connect(api.url)) == whole
    paths = [entry.path for entry in api.sandbox.requests.entries()]
    assert paths[:3] == ["/orders/", "/old/orders/", "/orders/"]


def test_a_relative_redirect_counts_from_where_it_was_met(api, connect):
    # RFC 9110, 10.2.2: relative to the request that it answers, not to the first one.
    breaks(api, "redirect", "/orders/", location="/old/place/")
    breaks(api, "redirect", "/old/place/", location="../here/")
    breaks(api, "status", "/old/here/", status=200, body={"results": [], "next": None})
    assert order_ids(connect(api.url)) == []


def test_redirects_that_never_end_are_an_error(api, connect):
    breaks(api, "redirect", times=None)
    assert "redirects" in failure(connect(api.url))
    assert len(api.sandbox.requests.entries()) < 20


# Other origins


@pytest.mark.parametrize("kind", ["next", "redirect"])
@pytest.mark.parametrize("differs", ["scheme", "host", "port"])
def test_the_key_goes_to_no_other_origin(api, connect, listener, kind, differs):
    port = int(api.url.rpartition(":")[2])
    scheme, host, other_port = {
        "scheme": ("https", "127.0.0.1", port),
        "host": ("http", "localhost", port),
        "port": ("http", "127.0.0.1", listener.port),
    }[differs]
    if kind == "next":
        breaks(api, "hostile_next", scheme=scheme, host=host, port=other_port)
    else:
        breaks(api, "redirect", location=f"{scheme}://{host}:{other_port}/orders/")
    message = failure(connect(api.url))
    assert f"http://127.0.0.1:{port}" in message
    assert f"{scheme}://{host}:{other_port}" in message
    assert listener.received == []
    assert len(api.sandbox.requests.entries()) == 1


DISGUISES = {
    "without a scheme": "//127.0.0.1:{other}/orders/",
    "credentials that look like us": "http://127.0.0.1:{own}@127.0.0.1:{other}/orders/",
    # To urllib.parse the host is what follows the @; to browsers and urllib3, what precedes the \.
    "backslash": "http://127.0.0.1:{other}\\@127.0.0.1:{own}/orders/",
    "backslash the other way": "http://127.0.0.1:{own}\\@127.0.0.1:{other}/orders/",
    "fragment": "http://127.0.0.1:{own}#@127.0.0.1:{other}/orders/",
    "two at signs": "http://127.0.0.1:{other}@127.0.0.1:{own}@127.0.0.1:{other}/orders/",
    "tab in the scheme": "ht\ttp://127.0.0.1:{other}/orders/",
    "space in front": " http://127.0.0.1:{other}/orders/",
    "three slashes": "http:///127.0.0.1:{other}/orders/",
    "question mark": "http://127.0.0.1:{other}?@127.0.0.1:{own}/orders/",
}


@pytest.mark.parametrize("kind", ["next", "redirect"])
@pytest.mark.parametrize("link", DISGUISES.values(), ids=DISGUISES)
def test_no_disguise_takes_the_key_elsewhere(api, connect, listener, kind, link):
    link = link.format(own=api.url.rpartition(":")[2], other=listener.port)
    if kind == "next":
        breaks(api, "status", status=200, body={"results": [], "next": link}, times=2)
    else:
        breaks(api, "redirect", location=link)
    failure(connect(api.url))
    assert listener.received == []


@pytest.mark.parametrize("kind", ["next", "redirect"])
@pytest.mark.parametrize("link", ["http://[::1", "http://127.0.0.1:port/", "http://a\u2100b/"])
def test_a_link_that_is_no_url_is_an_error_of_its_stream(api, connect, kind, link):
    if kind == "next":
        breaks(api, "status", status=200, body={"results": [], "next": link})
    else:
        breaks(api, "redirect", location=link.encode("ascii", "replace").decode())
    assert "/orders/" in failure(connect(api.url))


def test_own_origin_in_other_words_is_still_our_own(api, connect):
    port = api.url.rpartition(":")[2]
    link = f"HTTP://127.0.0.1:{port}/orders/?page_size=100"
    breaks(api, "status", status=200, body={"results": [], "next": link})
    assert len(order_ids(connect(api.url))) == len(api.sandbox.merchant.truth("orders"))


# Final statuses


@pytest.mark.parametrize(
    ("status", "to_check"),
    [
        (400, ["start_date", "end_date", "timezone"]),
        (401, ["api_key", "environment"]),
        (403, ["api_key", "environment", "Bulk Operations"]),
        (404, ["api_url", "environment"]),
        (418, ["api_url", "environment"]),
    ],
)
def test_a_final_status_is_asked_once_and_says_what_to_check(api, connect, status, to_check):
    breaks(api, "status", status=status, times=None, body={"detail": "No such luck."})
    client = connect(api.url)
    message = failure(client)
    assert message.startswith(f"/orders/: status {status}")
    assert all(word in message for word in [*to_check, "No such luck."])
    assert len(api.sandbox.requests.entries()) == 1
    assert client.retries == 0


def test_a_wrong_key_is_final(api, connect):
    message = failure(connect(api.url, api_key="of-another-environment"))
    assert "403" in message
    assert len(api.sandbox.requests.entries()) == 1


@pytest.mark.parametrize(
    "url",
    [
        "https://exa mple.com",
        "https://example.com:99999",
        "https://[::1",
        "http://127.0.0.1:80x",
        "http://example.com\\@127.0.0.1/",  # leads to example.com, in the clear
    ],
)
def test_an_api_url_that_no_client_can_use_is_refused_as_a_setting(url):
    with pytest.raises(SettingError, match="api_url"):
        Settings({"api_key": KEY, "api_url": url})


# The key is shown to nobody


def printed(error, caplog):
    """Return all that a log or a console would show."""
    shown = [*traceback.format_exception(error), str(error), repr(error)] if error else []
    return "\n".join([*shown, caplog.text, *(str(vars(record)) for record in caplog.records)])


def assert_secret(text, key=KEY):
    parts = {key[at : at + 6] for at in range(len(key) - 5)}
    assert [part for part in parts if part in text] == []


LEAKS = {
    "echo in 400": ("status", {"status": 400, "body": {"x-api-key": [KEY]}}),
    "echo in 401": ("status", {"status": 401, "body": f"{KEY} is not a key, {KEY}!"}),
    "echo in 403": ("status", {"status": 403, "body": {"detail": f"key {KEY}"}}),
    "echo where the quote is cut": ("status", {"status": 404, "body": "." * 190 + KEY}),
    "echo in 500": ("status", {"status": 500, "body": KEY}),
    "echo in results": ("status", {"status": 200, "body": {"results": KEY}}),
    "echo in a web page": ("status", {"status": 200, "body": f"<p>{KEY}</p>"}),
    "redirect": ("redirect", {"location": f"http://localhost:1/{KEY}/?key={KEY}"}),
    "next": ("hostile_next", {"port": 1}),
    "drop": ("drop", {}),
    "cut off": ("cut_body", {}),
}


@pytest.mark.parametrize(("kind", "parameters"), LEAKS.values(), ids=LEAKS)
def test_no_error_or_log_shows_the_key(api, connect, caplog, kind, parameters):
    caplog.set_level(logging.DEBUG)
    api.sandbox.api_key = KEY
    breaks(api, kind, times=2, **parameters)
    error = None
    try:
        order_ids(connect(api.url, api_key=KEY))
    except OrdergrooveError as caught:
        error = caught
    assert any(entry.key_ok for entry in api.sandbox.requests.entries())
    assert caplog.records
    assert_secret(printed(error, caplog))


@pytest.mark.parametrize(
    "key",
    [f"{KEY}\n", f"{KEY}\r\n", f" {KEY}", f"{KEY[:14]}\n{KEY[14:]}", f"{KEY}\u2026", f"{KEY}\0"],
    ids=["newline", "crlf", "space", "newline inside", "not ASCII", "NUL"],
)
def test_a_key_that_no_header_can_hold_is_not_shown_either(api, connect, caplog, key):
    # It works (cleaned), or a setting or a stream fails; but nobody reads the key.
    caplog.set_level(logging.DEBUG)
    error = None
    try:
        settings = Settings({"api_key": key, "api_url": api.url})
        order_ids(connect(api.url, api_key=settings.api_key))
    except (SettingError, OrdergrooveError) as caught:
        error = caught
    assert_secret(printed(error, caplog))


def test_no_repr_shows_the_key(connect):
    settings = Settings({"api_key": KEY})
    connection = Connection(KEY, 1.0, 1.0, RateLimiter(60), SyncStart(NOON), threading.Event())
    client = connect("http://127.0.0.1:1", api_key=KEY)
    for text in (repr(settings), repr(connection), repr(client), f"{settings} {connection}"):
        assert_secret(text)


# When the run began


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([], 0),
        ([(0, 0)], 0),  # the same clock
        ([(30, 30)], 0),  # the same clock, asked later
        ([(0, 3600)], 0),  # ahead: our own counts
        ([(0, -90)], -90),
        ([(30, -60)], -90),
        ([(0, -90), (5, 600), (10, -20)], -90),  # the furthest behind of several
    ],
)
def test_a_run_begins_by_the_clock_that_is_behind(dates, expected):
    clock = Clock()
    start = SyncStart(NOON, clock)
    for elapsed, shown in dates:
        clock.now = 1000.0 + elapsed
        start.learn_server_date(format_datetime(NOON + timedelta(seconds=shown), usegmt=True))
    assert start.time == NOON + timedelta(seconds=expected)


@pytest.mark.parametrize(
    "date",
    [
        None,
        "",
        "soon",
        "2026-06-15T11:00:00Z",
        "Thu, 01 Jan 1970 00:00:07 GMT",  # a clock that was never set
        "Mon, 99 Jun 2026 11:00:00 GMT",
        "Mon, 15 Jun 2026 11:00:00 +99999999999999999999",
    ],
)
def test_an_unreadable_date_is_ignored(date):
    start = SyncStart(NOON)
    start.learn_server_date(date)
    assert start.time == NOON


@pytest.mark.parametrize("zone", ["GMT", "+0000", "-0000"])
def test_a_date_without_a_zone_of_its_own_is_utc(zone):
    start = SyncStart(NOON)
    start.learn_server_date(f"Mon, 15 Jun 2026 11:00:00 {zone}")
    assert abs(start.time - NOON + timedelta(hours=1)) < timedelta(seconds=1)


def test_a_run_begins_at_a_whole_millisecond_at_or_before_now():
    now = NOON.replace(microsecond=123_999)
    assert SyncStart(now).time == NOON.replace(microsecond=123_000)


@pytest.mark.parametrize("hours", [-2, 2])
def test_the_clock_is_read_from_any_answer(connect, hours):
    now = datetime.now(timezone.utc).replace(microsecond=0)
    start = SyncStart(now)
    sandbox = Sandbox(Merchant(customers=1, days=5), date="real", date_skew=timedelta(hours=hours))
    sandbox.faults.add(Fault.of("status", status=403))
    with running(sandbox) as server:
        failure(connect(server.url, start=start))
    if hours < 0:
        assert start.time < now - timedelta(hours=1)
    else:
        assert start.time == now


@pytest.fixture
def tls(tmp_path, monkeypatch):
    """A server of TLS on loopback whose certificate is trusted; answers requests in turn."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(timezone.utc)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    chain, pem = tmp_path / "chain.pem", serialization.Encoding.PEM
    private = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    chain.write_bytes(key.private_bytes(pem, *private) + certificate.public_bytes(pem))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(chain))
    answers = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            body = json.dumps(answers.pop(0)).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(chain)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"localhost:{server.server_port}", answers
        server.shutdown()
        thread.join()


def test_a_next_link_that_says_http_of_the_same_host_is_followed_as_https(tls, connect):
    host, answers = tls
    answers += [
        {"next": f"http://{host}/orders/?cursor=a%2Bb", "results": [{"public_id": "a"}]},
        {"next": None, "results": [{"public_id": "b"}]},
    ]
    assert order_ids(connect(f"https://{host}")) == ["a", "b"]


@pytest.mark.parametrize("link", ["http://{host}x/", "http://127.0.0.1:{port}/", "http://{name}/"])
def test_http_of_another_host_stays_refused(tls, connect, link):
    host, answers = tls
    name, _, port = host.partition(":")
    answers.append({"next": link.format(host=host, name=name, port=port), "results": []})
    assert "REST-2" in failure(connect(f"https://{host}"))
    assert answers == []
