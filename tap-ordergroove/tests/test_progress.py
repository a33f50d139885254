"""What is logged while a stream is read: not too often, and with an honest estimate."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from tests.support.rest_tap import Clock

from singer_commons.errors import ErrorKind
from tap_ordergroove.errors import OrdergrooveError
from tap_ordergroove.progress import Progress
from tap_ordergroove.readahead import Job
from tap_ordergroove.streams import UPDATED
from tap_ordergroove.window_reader import Listing, Slices
from tap_ordergroove.windows import Range, Window

CHICAGO = ZoneInfo("America/Chicago")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc)


YEAR = Range(utc("2025-01-01"), utc("2026-01-01"), bounded=False, zone=CHICAGO)


@pytest.fixture
def clock():
    return Clock()


def progress_of(stream, range_, clock):
    slices = range_ and Slices(UPDATED, range_, timedelta(days=1))
    progress = Progress(stream, logging.getLogger("t"), clock)
    progress.job = Job(stream, Listing("/", {}, slices), SimpleNamespace(retries=2), "/", 0)
    return progress


def emitted(caplog):
    return [record.message for record in caplog.records]


def test_a_line_at_most_every_ten_seconds(clock, caplog):
    caplog.set_level(logging.INFO)
    progress = progress_of("orders", YEAR, clock)
    window = Window(utc("2025-04-02T06:00"), utc("2025-05-01T05:00"))
    for _ in range(40):
        clock.now += 1
        progress.page(100, window)
    assert len(emitted(caplog)) == 4
    # A quarter of the year (91.25 of 365 days) in 10 s: three quarters, so 30 s, are left.
    assert emitted(caplog)[0] == (
        "orders: 1,000 records, 100/s, in the window up to 2025-05-01 05:00 UTC, "
        "25% of the time range done, about 30 s left"
    )


def test_a_full_table_has_no_time_range(clock, caplog):
    caplog.set_level(logging.INFO)
    progress = progress_of("payments", None, clock)
    clock.now += 20
    progress.page(100, None)
    assert emitted(caplog) == ["payments: 100 records, 5/s"]


def test_the_open_ends_of_time(clock, caplog):
    caplog.set_level(logging.INFO)
    everything = Range(None, utc("2026-01-01"), bounded=False, zone=CHICAGO)
    progress = progress_of("orders", everything, clock)
    clock.now += 10
    progress.page(100, Window(None, utc("2010-01-01T06:00")))
    clock.now += 10
    progress.page(100, Window(utc("2025-12-20T06:00"), None))
    assert "0% of the time range done" in emitted(caplog)[0]
    assert "left" not in emitted(caplog)[0]
    assert "up to now, 100% of the time range done" in emitted(caplog)[1]


def test_the_last_line_sums_up(clock):
    progress = progress_of("orders", YEAR, clock)
    for _ in range(13):
        progress.page(100, None)
    clock.now += 2.5
    line = progress.summary(utc("2025-12-01"))
    assert line == (
        "orders: 1,300 records, 13 pages, 2 retries, 2.5 s, "
        "from 2025-01-01 00:00 UTC to 2025-12-01 00:00 UTC"
    )
    failed = progress.summary(utc("2026-02-01"), OrdergrooveError(ErrorKind("REST-99", "gone.")))
    assert failed.endswith("to 2026-01-01 00:00 UTC; FAILED: gone. [REST-99]")
