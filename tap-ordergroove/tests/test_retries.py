"""What is worth a second try, how long the client waits for it, and when it gives up."""

from __future__ import annotations

import json
import logging
import sys
import threading
import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.rest_tap import Clock

from ordergroove_sandbox import Fault
from tap_ordergroove.errors import OrdergrooveError, TimedOutError
from tap_ordergroove.rate_limit import RateLimiter


def breaks(api, kind, **parameters):
    api.sandbox.faults.add(Fault.of(kind, "/orders/", **parameters))


def order_ids(client, **options):
    pages = client.pages("/orders/", {"page_size": "20"}, **options)
    return [row["public_id"] for page in pages for row in json.loads(page.results)]


def failure(client):
    with pytest.raises(OrdergrooveError) as caught:
        order_ids(client)
    return str(caught.value)


def warnings(caplog):
    return [each.getMessage() for each in caplog.records if each.levelno == logging.WARNING]


# kind of fault, its parameters, what the warning says
PASSING = {
    "408": ("status", {"status": 408}, "408"),
    "421": ("status", {"status": 421}, "421"),
    "425": ("status", {"status": 425}, "425"),
    "423": ("status", {"status": 423}, "423"),
    "429": ("status", {"status": 429}, "429, too many requests"),
    "500": ("status", {"status": 500, "body": ""}, "500, the server failed"),
    "502": ("status", {"status": 502}, "502, the server could not be reached behind its gateway"),
    "503": ("status", {"status": 503}, "503, the server is not available"),
    "504": ("status", {"status": 504}, "504, the server took too long behind its gateway"),
    "web page with 503": ("html", {"status": 503}, "503"),
    "web page with 200": ("html", {}, "not JSON"),
    "half the JSON": ("truncated_json", {}, "cut off"),
    "half the body": ("cut_body", {}, "connection failed"),
    "nothing": ("drop", {}, "connection failed"),
    "empty body": ("status", {"status": 200, "body": ""}, "not JSON"),
}


@pytest.mark.parametrize("trouble", PASSING.values(), ids=PASSING)
def test_what_may_pass_is_tried_again(api, connect, waits, caplog, trouble):
    kind, parameters, words = trouble
    whole = order_ids(connect(api.url))
    api.sandbox.requests.clear()
    breaks(api, kind, **parameters)  # the first request
    breaks(api, kind, after=2, **parameters)  # and one along next
    client = connect(api.url)
    assert order_ids(client) == whole
    assert client.retries == 2
    assert len(warnings(caplog)) == 2
    assert all(each.startswith("/orders/: ") and words in each for each in warnings(caplog))
    assert all(1 <= seconds <= 2 for seconds in waits.asked)
    queries = [entry.query for entry in api.sandbox.requests.entries()]
    assert len(queries) == 5
    assert (queries[0], queries[2]) == (queries[1], queries[3])


def test_a_time_out_is_tried_again(api, connect, caplog):
    whole = order_ids(connect(api.url))
    breaks(api, "latency", seconds=0.9, after=1)
    client = connect(api.url, timeout=0.5)
    assert order_ids(client) == whole
    assert client.retries == len(warnings(caplog)) >= 1
    assert "no answer within 0.5 s" in warnings(caplog)[0]


def test_an_answer_that_stalls_has_timed_out(listener, connect, caplog):
    listener.answer = b'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"results":['
    client = connect(listener.url, timeout=0.4)
    with pytest.raises(TimedOutError, match=r"stalled for 0\.4 s"):
        order_ids(client, retry_timeouts=False)
    assert len(listener.received) == 2


def test_every_retry_is_warned_of_counted_and_waited_for_longer(api, connect, waits, caplog):
    breaks(api, "status", times=5, status=503)
    client = connect(api.url)
    order_ids(client)
    assert client.retries == 5
    assert len(warnings(caplog)) == 5
    assert waits.asked == sorted(waits.asked)
    assert waits.asked[4] > 4 * waits.asked[0]


def test_waits_do_not_grow_for_ever(api, connect, waits):
    breaks(api, "status", times=9, status=503)
    order_ids(connect(api.url, retry_budget=3600.0))
    assert max(waits.asked) <= 62  # a minute, with jitter


@pytest.mark.parametrize("status", [402, 405, 409, 410, 412, 451])
def test_other_refusals_are_final_and_show_the_servers_words(api, connect, waits, status):
    breaks(api, "status", status=status, body={"detail": "Not while the shop is being moved."})
    message = failure(connect(api.url))
    assert f"/orders/: status {status}" in message
    assert "Not while the shop is being moved." in message
    assert waits.asked == []


# Retry-After


@pytest.mark.parametrize("form", ["retry_after", "retry_after_date"])
def test_retry_after_is_honoured_in_both_forms(api, connect, form):
    # The sandbox lives in a time of its own: a date only has a meaning beside its Date header.
    breaks(api, "status", status=429, **{form: 1})
    order_ids(connect(api.url, stopping=threading.Event()))
    first, second, *_ = api.sandbox.requests.entries()
    assert second.started - first.ended >= 0.95


@pytest.mark.parametrize(
    ("retry_after", "seconds"),
    [
        ("37", 37),
        (" 37 ", 37),
        ("0", 0),
        ("Mon, 15 Jun 2026 17:00:37 GMT", 37),
        ("Monday, 15-Jun-26 17:00:37 GMT", 37),  # the obsolete form, RFC 9110 5.6.7
        ("Mon, 15 Jun 2026 17:00:37 -0000", 37),  # RFC 5322: UTC, whatever the machine's zone
        ("Mon, 15 Jun 2026 16:00:00 GMT", 0),  # over already
        # What cannot be read leaves us to our own devices: one second, and up to one of jitter.
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("\u00b2", None),
        ("Mon, 15 Jun 2026 17:00:37 +99999999999999999999", None),
    ],
)
def test_how_long_retry_after_asks_to_wait(api, connect, waits, retry_after, seconds):
    breaks(api, "status", status=503, retry_after=retry_after)
    order_ids(connect(api.url))
    if seconds is None:
        assert 1 <= sum(waits.asked) <= 2
    else:
        assert sum(waits.asked) == seconds


def test_a_429_with_retry_after_holds_all_streams(api, connect, waits):
    clock = Clock()
    limiter = RateLimiter(60, clock)
    first, second = connect(api.url, limiter=limiter), connect(api.url, limiter=limiter)
    breaks(api, "status", status=429, retry_after=7)
    next(first.pages("/orders/", {}))
    waits.asked.clear()
    next(second.pages("/customers/", {}))
    assert waits.asked[0] >= 7


# The budget


def test_the_error_at_the_end_names_the_setting_and_the_last_failure(api, connect, waits):
    breaks(api, "status", times=None, status=503)
    message = failure(connect(api.url, retry_budget=0.5))
    assert all(word in message for word in ("/orders/", "503", "retry_budget_seconds", "0.5"))
    assert len(api.sandbox.requests.entries()) == 1  # the wait before a second try is over budget
    assert waits.asked == []


def test_a_wait_beyond_the_budget_is_not_begun(api, connect, waits):
    breaks(api, "status", times=None, status=429, retry_after=3600)
    message = failure(connect(api.url, retry_budget=600.0))
    assert all(word in message for word in ("429", "3600 s", "retry_budget_seconds"))
    assert waits.asked == []


def test_tries_go_on_until_the_budget_is_spent(api, connect):
    breaks(api, "status", times=None, status=503, retry_after=0)
    client = connect(api.url, retry_budget=2.0)
    assert "retry_budget_seconds" in failure(client)
    assert client.retries >= 3


def test_waits_grow_even_when_the_server_asks_for_none(api, connect, waits):
    breaks(api, "status", times=4, status=503, retry_after=0)
    order_ids(connect(api.url))
    # No wait at all after the first try; then ever longer ones, though still short.
    assert waits.asked == sorted(waits.asked)
    assert len(set(waits.asked)) == 3
    assert waits.asked[0] > 0


def test_each_request_has_the_whole_budget(api, connect):
    breaks(api, "latency", times=None, seconds=0.2)
    for after in (0, 2, 4):  # before each of the three pages
        breaks(api, "status", status=503, retry_after=0, after=after)
    began = time.monotonic()
    assert len(order_ids(connect(api.url, retry_budget=1.0))) == 60
    assert time.monotonic() - began >= 1.0


def test_a_server_that_is_away_is_tried_until_the_budget_is_spent(connect, listener):
    listener.server_close()
    message = failure(connect(listener.url, retry_budget=0.5))
    assert all(word in message for word in ("/orders/", "connection", "retry_budget_seconds"))


def test_an_encrypted_connection_that_fails_may_pass(connect, listener):
    url = listener.url.replace("http:", "https:")  # it answers, but not in TLS
    message = failure(connect(url, retry_budget=0.5))
    assert all(word in message for word in ("/orders/", "connection", "retry_budget_seconds"))
    assert b"x-api-key" not in listener.received[0]


# Time-outs that call for a smaller window


def test_who_can_ask_for_less_gives_up_after_two_time_outs(api, connect):
    breaks(api, "status", times=None, status=504)
    with pytest.raises(TimedOutError):
        order_ids(connect(api.url), retry_timeouts=False)
    assert len(api.sandbox.requests.entries()) == 2


def test_who_can_ask_for_less_goes_on_after_other_failures(api, connect):
    breaks(api, "status", times=4, status=503)
    assert len(order_ids(connect(api.url), retry_timeouts=False)) == 60


def test_who_cannot_ask_for_less_goes_on_after_time_outs(api, connect):
    breaks(api, "status", times=4, status=504)
    assert len(order_ids(connect(api.url))) == 60


def test_the_end_of_the_run_ends_a_wait(api, connect):
    stopping = threading.Event()
    breaks(api, "status", status=503, retry_after=30)
    failures = []
    client = connect(api.url, stopping=stopping)
    reader = threading.Thread(target=lambda: failures.append(failure(client)))
    reader.start()
    while not client.retries:
        time.sleep(0.01)
    stopping.set()
    reader.join(20)
    assert not reader.is_alive()
    assert "ending" in failures[0]
    assert len(api.sandbox.requests.entries()) == 1


# The shared rate


def test_requests_pass_at_once_until_a_minute_is_used_up():
    clock = Clock()
    limiter = RateLimiter(3, clock)
    assert [limiter.wait_time() for _ in range(3)] == [0, 0, 0]
    clock.now += 10
    assert [limiter.wait_time() for _ in range(4)] == [50, 50, 50, 110]
    clock.now += 1000  # what was not used is not saved up
    assert [limiter.wait_time() for _ in range(4)] == [0, 0, 0, 60]


def test_a_pause_lets_nobody_send_and_never_shortens_a_wait():
    clock = Clock()
    limiter = RateLimiter(2, clock)
    limiter.pause(5)
    limiter.pause(2)
    assert [limiter.wait_time() for _ in range(3)] == [5, 5, 65]
    clock.now += 100
    limiter.pause(7)
    assert limiter.wait_time() == 7


def test_threads_share_one_rate():
    limiter = RateLimiter(100, Clock())
    moments: list[float] = []

    def take():
        moments.extend(limiter.wait_time() for _ in range(500))

    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # let them get into each other's way
    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.setswitchinterval(usual)
    assert Counter(moments) == {60 * minute: 100 for minute in range(40)}


@given(
    per_minute=st.integers(1, 50),
    pauses=st.lists(st.floats(0, 30), min_size=1, max_size=200),
)
def test_no_minute_holds_more_than_the_budget(per_minute, pauses):
    clock = Clock()
    limiter = RateLimiter(per_minute, clock)
    moments = []
    for pause in pauses:
        clock.now += pause
        moments.append(clock.now + limiter.wait_time())
    for number, moment in enumerate(moments[per_minute:]):
        assert moment - moments[number] >= 60 - 1e-6


def test_every_request_takes_its_place_in_the_rate(api, connect, waits):
    breaks(api, "status", status=503, retry_after=0)
    breaks(api, "redirect", after=1)
    order_ids(connect(api.url, limiter=RateLimiter(1, Clock())))
    assert len(api.sandbox.requests.entries()) == 5
    assert waits.asked == [60, 120, 180, 240]


def test_waiting_for_the_rate_does_not_make_a_page_slow(api, connect):
    # Slow pages narrow the windows; our own restraint must not.
    limiter = RateLimiter(60)
    limiter.pause(0.5)
    client = connect(api.url, limiter=limiter, stopping=threading.Event())
    began = time.monotonic()
    page = client.fetch(f"{api.url}/orders/")
    assert page.seconds <= time.monotonic() - began - 0.45
