"""What people read while a run goes on: the file, its bytes, rows a second, what is left."""

from __future__ import annotations

import logging
from datetime import datetime, timezone

import pytest
from tests.support.report_folder import Folder

from singer_commons.sftp import Entry
from tap_ordergroove_sftp.ledger import ReportFile
from tap_ordergroove_sftp.progress import Progress
from tap_ordergroove_sftp.reports import REPORTS

NOW = datetime(2025, 10, 15, tzinfo=timezone.utc)


class Clock:
    """A clock that is moved by hand."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


def file_of(name, size):
    entry = Entry(name, size, NOW, is_file=True)
    stamp = datetime(2025, 10, 15)
    return ReportFile(REPORTS[0], None, "20251015", "", entry, stamp, "2025-10-15T05:00:00Z")


@pytest.fixture
def said(caplog):
    caplog.set_level("INFO")
    return lambda: [record.message for record in caplog.records]


def test_every_ten_seconds_it_is_said_how_things_stand(said):
    clock = Clock()
    progress = Progress(logging.getLogger("progress"), clock)
    progress.total = 30_000_000
    progress.begin(file_of("acme_orders_20251015.csv", 10_000_000))
    blocks = progress.counted([b"x" * 2_500_000] * 4)
    next(blocks)
    progress.rows(50_000)
    assert said() == []
    clock.now += 9.9
    progress.rows(50_000)
    assert said() == []
    clock.now += 0.1
    next(blocks)
    progress.rows(100_000)
    [line] = said()
    for part in ("acme_orders_20251015.csv: 5.0 of 10.0 MB", "5.0 of 30.0 MB", "200,000 rows",
                 "20,000/s", "50 s left"):  # fmt: skip
        assert part in line
    progress.rows(1)
    assert len(said()) == 1
    # The next file; what is left is reckoned over all of them.
    list(blocks)
    progress.begin(file_of("acme_orders_20251016.csv", 20_000_000))
    clock.now += 10
    list(progress.counted([b"x" * 5_000_000]))
    progress.rows(0)
    assert "acme_orders_20251016.csv: 5.0 of 20.0 MB" in said()[1]
    assert "15.0 of 30.0 MB" in said()[1]
    assert "20 s left" in said()[1]


@pytest.mark.parametrize(
    ("seconds", "words"), [(89, "89 s left"), (3600, "60 min left"), (3 * 3600, "3.0 h left")]
)
def test_long_times_are_told_in_minutes_and_hours(said, seconds, words):
    clock = Clock()
    progress = Progress(logging.getLogger("progress"), clock)
    progress.total = 2_000_000
    progress.begin(file_of("acme_orders_20251015.csv", 2_000_000))
    list(progress.counted([b"x" * 1_000_000]))
    clock.now += seconds
    progress.rows(1)
    assert words in said()[0]


def test_files_that_are_read_a_second_time_do_not_upset_it(said):
    clock = Clock()
    progress = Progress(logging.getLogger("progress"), clock)
    progress.total = 10
    progress.begin(file_of("acme_orders_20251015.csv", 10))
    list(progress.counted([b"x" * 30]))
    clock.now += 10
    progress.rows(3)
    assert "0 s left" in said()[0]


def test_a_run_ends_with_a_summary(said):
    folder = Folder()
    folder.put("acme_orders_20251001.csv", "Order Item ID\n1\n2\n3,x\n")
    folder.put("acme_orders_20251002.csv", "SKU,SKU\n1,2\n")
    folder.put("acme_subscription_20251001.csv", "")
    folder.sync()
    assert "Summary: 3 files read, 2 rows, 1 rows rejected, 1 files failed." in said()
