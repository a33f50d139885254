"""Fetching ahead: bounded, in order, and never in the way of the end of a run."""

from __future__ import annotations

import os
import threading
import time
from datetime import datetime, timedelta, timezone

import pytest
from tests.support.odd_server import odd_server, put
from tests.support.sftp_tap import NOW, STREAMS, differences, expected_book, run_tap, sync

from singer_commons.sftp import Entry
from singer_commons.sftp.errors import BROKEN, ConnectionLostError
from tap_ordergroove_sftp import prefetch
from tap_ordergroove_sftp.prefetch import ByteBudget, ClosedError, Fetcher, FileFeed

SUBSCRIPTIONS = "subscriptions_report"


def entry(name="a.csv"):
    return Entry(name, 100, datetime(2025, 10, 1, tzinfo=timezone.utc), is_file=True)


def test_what_is_fetched_and_not_taken_is_bounded(monkeypatch):
    monkeypatch.setattr(prefetch, "AHEAD", 30)
    feed, put = FileFeed(entry(), ByteBudget()), []

    def fill():
        for number in range(20):
            feed.put(b"%010d" % number)
            put.append(number)
        feed.end()

    thread = threading.Thread(target=fill)
    thread.start()
    taken = []
    for piece in feed.blocks():
        # Three pieces may wait, and one more is under way between two threads.
        assert len(put) <= len(taken) + 5
        taken.append(piece)
    thread.join()
    assert taken == [b"%010d" % number for number in range(20)]


def test_many_files_are_not_fetched_ahead_without_bound(monkeypatch):
    monkeypatch.setattr(prefetch, "AHEAD", 1000)
    fetched = []

    def read(_fetcher, _connection, entry):
        for _ in range(10):
            fetched.append(entry.name)
            yield b"x" * 100

    class Connection:
        def session(self):
            pass

        def close(self):
            pass

    monkeypatch.setattr(Fetcher, "_read", read)
    entries = [entry(f"{number:02}.csv") for number in range(20)]
    fetcher = Fetcher("/outgoing", lambda _sleep: Connection(), [entries])
    deadline = time.monotonic() + 0.5
    while len(fetched) < 200 and time.monotonic() < deadline:
        time.sleep(0.01)
    ahead = len(fetched)
    taken = [b"".join(fetcher.blocks(each)) for each in entries]
    fetcher.close()
    assert taken == [b"x" * 1000] * 20
    assert ahead <= 20


def test_nobody_waits_for_a_file_that_is_not_wanted_any_more(monkeypatch):
    monkeypatch.setattr(prefetch, "AHEAD", 1)
    feed, failures = FileFeed(entry(), ByteBudget()), []

    def fill():
        try:
            for _ in range(3):
                feed.put(b"x" * 10)
        except ClosedError as error:
            failures.append(error)

    thread = threading.Thread(target=fill)
    thread.start()
    feed.abandon()
    thread.join(timeout=30)
    assert not thread.is_alive()
    assert len(failures) == 1


def test_an_error_comes_after_the_bytes_before_it():
    feed = FileFeed(entry(), ByteBudget())
    feed.put(b"first")
    feed.end(ConnectionLostError(BROKEN, place="/a.csv", error="gone"))
    blocks = feed.blocks()
    assert next(blocks) == b"first"
    with pytest.raises(ConnectionLostError, match="gone"):
        next(blocks)


def test_trouble_with_a_connection_is_told_for_every_file_of_its_report():
    trouble = ConnectionLostError(BROKEN, place="/a.csv", error="nobody there")

    def connect(_sleep):
        raise trouble

    entries = [entry("a.csv"), entry("b.csv")]
    fetcher = Fetcher("/outgoing", connect, [entries])
    for each in entries:
        with pytest.raises(ConnectionLostError, match="nobody there"):
            list(fetcher.blocks(each))
    fetcher.close()


def test_closing_ends_a_thread_that_waits_before_another_try():
    waiting = threading.Event()

    def connect(sleep):
        waiting.set()
        sleep(3600)

    fetcher = Fetcher("/outgoing", connect, [[entry()]])
    assert waiting.wait(30)
    closing = threading.Thread(target=fetcher.close)
    closing.start()
    closing.join(timeout=30)
    assert not closing.is_alive()


@pytest.mark.parametrize("workers", [1, 3])
def test_however_little_is_fetched_ahead_everything_comes(server, drop, monkeypatch, workers):
    monkeypatch.setattr(prefetch, "AHEAD", 1)
    files = [*drop.deliver_days(2), drop.deliver_full("subscription")]
    outcome = run_tap(server, connections=workers)
    assert outcome.error is None
    assert server.log.connections == workers
    assert outcome.read() == [
        file.name
        for token in sorted(STREAMS, key=STREAMS.__getitem__)
        for file in sorted(files, key=lambda each: each.stamp)
        if file.report == token
    ]
    mine = [file for file in files if file.report == "subscription"]
    assert differences(SUBSCRIPTIONS, expected_book(mine), outcome.loaded.book(SUBSCRIPTIONS)) == []


def test_a_file_that_fails_early_does_not_hold_up_what_comes_after_it(server, drop, monkeypatch):
    """Its rest is waiting, or under way, when nobody wants it any more."""
    monkeypatch.setattr(prefetch, "AHEAD", 1 << 17)
    for day, first, rest in ((13, "1,too,many", 150_000), (14, "2,good", 1)):
        path = drop.outgoing / f"acme_subscription_06{day}2026080530.csv"
        path.write_text(f"Subscription ID,Status\n{first}\n" + "3,x\n" * rest)
        os.utime(path, ((NOW - timedelta(days=1)).timestamp(),) * 2)
    [last] = drop.deliver(reports=["TotalSubscriberValue_Report"])
    outcome = run_tap(server, max_rejected_rows=0, min_age_seconds=0)
    assert "more than 0 rows were rejected, such as line 2" in outcome.error
    assert list(outcome.statuses().values()) == ["failed", "loaded", "loaded"]
    assert len(outcome.records("total_subscriber_value")) == len(last.rows)


@pytest.mark.parametrize("most", [1, 2])
def test_a_server_that_allows_few_log_ins_is_read_with_those(tmp_path, monkeypatch, most):
    """However large the files, and although some of them are read out of their order."""
    monkeypatch.setattr(prefetch, "AHEAD", 1 << 16)
    rows = "1,some text to fill the line\n" * 20_000
    files = [
        put(tmp_path, f"acme_{token}_2025100{day}{mode}.csv", f"{column},Other\n{rows}")
        for token, column in (("cancelled_subscriptions", "Subscription ID"),
                              ("crm_subscription", "og_subscription_id"),
                              ("orders", "Order Item ID"),
                              ("subscription", "Subscription ID"))
        for day, mode in ((6, "_delta"), (7, "_full"))
    ]  # fmt: skip
    put(tmp_path, "acme_subscription_20251007_full.csv", "Subscription ID\n")
    with odd_server(tmp_path, most=most) as config:
        outcome = sync(config)
    assert outcome.error is None
    assert {*outcome.read(), *files[0::2]} == set(files)
    assert len(outcome.records(SUBSCRIPTIONS)) == 20_000
