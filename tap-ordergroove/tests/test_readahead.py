"""Readers: endpoints in parallel, one endpoint never twice at once, and the emitter in order."""

from __future__ import annotations

import json
import logging
import threading
from collections import Counter
from itertools import pairwise
from unittest.mock import Mock
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordergroove_sandbox import Fault
from tap_ordergroove.errors import PAGES_LOOP, OrdergrooveError
from tap_ordergroove.pages import Page
from tap_ordergroove.readahead import Job, Readers
from tap_ordergroove.settings import Settings
from tap_ordergroove.spool import Spool, SpoolClosedError
from tap_ordergroove.sync import OrdergrooveSync
from tap_ordergroove.window_reader import Listing

GUARD = 30  # seconds after which a thread counts as stuck
MUCH = 10_000_000


@pytest.fixture
def job(api, connect):
    """Describes the reading of a list of the server."""

    def describe(name, path, spool_bytes=MUCH, **params):
        listing = Listing(path, {"page_size": "10", **params})
        return Job(name, listing, connect(api.url), path, spool_bytes)

    return describe


def slow(api, path="", seconds=0.03):
    api.sandbox.faults.add(Fault.of("latency", path, times=None, seconds=seconds))


def ids(items):
    return [row["public_id"] for item in items for row in json.loads(item.results)]


def truth(api, table):
    return {row["public_id"] for row in api.sandbox.merchant.truth(table)}


def readers_ended():
    """Wait for the worker threads; tell whether all of them ended."""
    threads = [each for each in threading.enumerate() if each.name.startswith("reader-")]
    for thread in threads:
        thread.join(GUARD)
    return not any(thread.is_alive() for thread in threads)


def overlaps(entries):
    """Return how many pairs of logged requests ran at the same time."""
    ordered = sorted(entries, key=lambda entry: entry.started)
    return sum(later.started < earlier.ended for earlier, later in pairwise(ordered))


def spans(api, path):
    """Return when the first request to a path began and its last one ended."""
    entries = api.sandbox.requests.entries(path)
    return entries[0].started, entries[-1].ended


def test_one_endpoint_is_never_asked_twice_at_once_and_others_meanwhile(api, job):
    slow(api)
    jobs = [
        job("upcoming_items", "/items/", status="1"),
        job("upcoming_orders", "/orders/", status="1"),
        job("addresses", "/addresses/"),
        job("items", "/items/"),
        job("orders", "/orders/"),
    ]
    Readers(jobs, workers=8)
    read = {each.name: ids(each.items()) for each in jobs}
    assert readers_ended()
    assert {*read["orders"]} == truth(api, "orders")
    assert {*read["items"]} == truth(api, "items")
    assert {*read["upcoming_orders"]} < truth(api, "orders")
    assert api.sandbox.requests.max_in_flight() == {"/items/": 1, "/orders/": 1, "/addresses/": 1}
    assert overlaps(api.sandbox.requests.entries()) > 0
    asked = Counter(entry.path for entry in api.sandbox.requests.entries())
    assert asked["/addresses/"] == 3


def test_streams_of_one_endpoint_take_turns_in_order(api, job):
    slow(api, seconds=0.01)
    jobs = [job(f"turn {turn}", "/customers/", turn=turn) for turn in "123"]
    jobs += [job("orders", "/orders/")]
    Readers(jobs, workers=4)
    for each in jobs:
        list(each.items())
    entries = api.sandbox.requests.entries("/customers/")
    turns = [parse_qs(entry.query)["turn"][0] for entry in entries]
    assert turns == [*"111222333"]
    assert readers_ended()


def test_one_worker_reads_stream_after_stream(api, job):
    jobs = [job(path, path) for path in ("/orders/", "/addresses/", "/items/")]
    Readers(jobs, workers=1)
    assert [len(list(each.items())) for each in jobs] == [6, 3, 7]
    assert overlaps(api.sandbox.requests.entries()) == 0
    assert spans(api, "/orders/")[1] <= spans(api, "/addresses/")[0]
    assert spans(api, "/addresses/")[1] <= spans(api, "/items/")[0]
    assert readers_ended()


def test_reading_goes_ahead_of_the_emitter(api, job):
    jobs = [job("orders", "/orders/"), job("items", "/items/")]
    Readers(jobs, workers=2)
    assert readers_ended()  # although nobody has asked for anything
    asked = Counter(entry.path for entry in api.sandbox.requests.entries())
    assert asked == {"/orders/": 6, "/items/": 7}
    assert {*ids(jobs[0].items())} == truth(api, "orders")
    assert {*ids(jobs[1].items())} == truth(api, "items")


def test_an_error_comes_after_the_pages_read_before_it(api, job):
    api.sandbox.faults.add(Fault.of("status", "/orders/", status=403, after=2))
    jobs = [job("orders", "/orders/"), job("upcoming_orders", "/orders/"), job("items", "/items/")]
    Readers(jobs, workers=2)
    read = []
    with pytest.raises(OrdergrooveError, match=r"/orders/: status 403"):
        read.extend(jobs[0].items())
    assert len(read) == 2
    assert {*ids(jobs[1].items())} == truth(api, "orders")
    assert {*ids(jobs[2].items())} == truth(api, "items")
    assert readers_ended()


def test_retries_are_counted(api, job):
    api.sandbox.faults.add(Fault.of("status", "/orders/", times=2, after=1, status=503))
    orders = job("orders", "/orders/")
    Readers([orders], workers=1)
    assert len(list(orders.items())) == 6
    assert orders.retries == 2


def test_retries_of_a_reading_that_failed_are_counted_too(api, job):
    api.sandbox.faults.add(Fault.of("drop", "/orders/", times=2))
    api.sandbox.faults.add(Fault.of("status", "/orders/", status=404))
    orders = job("orders", "/orders/")
    Readers([orders], workers=1)
    with pytest.raises(OrdergrooveError):
        list(orders.items())
    assert orders.retries == 2


class SurpriseError(Exception):
    """No error of the API."""


def test_an_error_that_nobody_foresaw_is_an_error_of_its_stream(api, job):
    broken = job("orders", "/orders/")
    broken._client.pages = Mock(side_effect=SurpriseError)
    whole = job("upcoming_orders", "/orders/")
    Readers([broken, whole], workers=1)
    with pytest.raises(SurpriseError):
        list(broken.items())
    assert {*ids(whole.items())} == truth(api, "orders")


def test_all_readers_of_a_run_share_one_rate_and_one_key(api):
    settings = Settings({"api_key": "k", "api_url": api.url})
    sync = OrdergrooveSync(lambda: settings, logging.getLogger("tap-ordergroove"))
    jobs = [sync.job(path, api.url, Listing(path, {})) for path in ("/orders/", "/items/")]
    shared = []
    for each in jobs:
        shared.append(each._client._shared)
        each._client.close()
    assert shared[0] is shared[1]
    sync.close()
    assert shared[0].stopping.is_set()


# Closing


def test_closing_a_job_stops_its_reading_and_makes_room_for_the_next(api, job):
    slow(api, "/items/", seconds=0.1)
    jobs = [job("items", "/items/"), job("orders", "/orders/")]
    Readers(jobs, workers=1)
    next(jobs[0].items())
    jobs[0].close()
    asked = len(api.sandbox.requests.entries("/items/"))
    assert {*ids(jobs[1].items())} == truth(api, "orders")
    assert readers_ended()
    assert len(api.sandbox.requests.entries("/items/")) <= asked + 1  # what was under way
    with pytest.raises(SpoolClosedError):
        next(jobs[0].items())


def test_closing_the_readers_stops_everything(api, job):
    jobs = [job(path, path) for path in ("/orders/", "/addresses/", "/items/")]
    for each in jobs:
        each._spool = Spool(0, in_memory=1)  # room for one page
    readers = Readers(jobs, workers=2)
    next(jobs[0].items())
    readers.close()
    assert readers_ended()
    paths = Counter(entry.path for entry in api.sandbox.requests.entries())
    assert paths["/orders/"] in (2, 3)
    assert paths["/items/"] == 0  # its turn never came


# Nothing waits for ever


class Endpoints:
    """Stands in for the clients of many jobs, and notes which reading goes on at each endpoint."""

    def __init__(self):
        self.reading = Counter()
        self.begun = []
        self._lock = threading.Lock()

    def client(self, number, endpoint, pages):
        return _Client(self, number, endpoint, pages)

    def move(self, endpoint, by, number):
        with self._lock:
            self.reading[endpoint] += by
            assert self.reading[endpoint] <= 1
            if by > 0:
                self.begun.append((endpoint, number))


class _Client:
    retries = 0

    def __init__(self, endpoints, number, endpoint, pages):
        self._endpoints, self._number = endpoints, number
        self._endpoint, self._pages = endpoint, pages

    def pages(self, path, params, **_):
        self._endpoints.move(self._endpoint, 1, self._number)
        try:
            for page in range(self._pages):
                yield Page(f"[{self._number},{page}]".encode(), "more", 0.0)
            if self._pages == 3:
                raise OrdergrooveError(PAGES_LOOP, path=path)
        finally:
            self._endpoints.move(self._endpoint, -1, self._number)

    def close(self):
        pass


def drained(job):
    """Return the pages of a job, and what ended it if that was an error."""
    items = []
    try:
        items.extend(json.loads(item.results) for item in job.items())
    except OrdergrooveError:
        items.append("failed")
    finally:
        job.close()
    return items


@given(
    plan=st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 6)), min_size=1, max_size=12),
    workers=st.integers(1, 6),
    cap=st.sampled_from([0, 5, 12, 1000]),
)
def test_any_jobs_with_any_workers_and_little_room_come_to_an_end(plan, workers, cap):
    endpoints = Endpoints()
    jobs = []
    for number, (endpoint, pages) in enumerate(plan):
        client = endpoints.client(number, endpoint, pages)
        jobs.append(Job(str(number), Listing("/", {}), client, endpoint, cap))
        jobs[-1]._spool = Spool(cap, in_memory=6)
    read = []
    Readers(jobs, workers)
    emitter = threading.Thread(target=lambda: read.extend(map(drained, jobs)), daemon=True)
    emitter.start()
    emitter.join(GUARD)
    assert not emitter.is_alive()
    assert readers_ended()
    for number, (_, pages) in enumerate(plan):
        expected = [[number, page] for page in range(pages)] + ["failed"] * (pages == 3)
        assert read[number] == expected
    for endpoint in "abcd":
        turns = [number for where, number in endpoints.begun if where == endpoint]
        assert turns == sorted(turns)
