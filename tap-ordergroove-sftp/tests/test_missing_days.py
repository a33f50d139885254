"""Days without a file: told once, and told again when the file came after all."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

import pytest
from tests.support.report_folder import Folder

STREAM = "subscriptions_report"


def name(day, month=10):
    return f"acme_subscription_2025{month:02}{day:02}.csv"


class Days:
    """A folder in which days are there or not, and what is said of them from run to run."""

    def __init__(self):
        self.folder = Folder()
        self.state = {}

    def put(self, *days, month=10, **given):
        for day in days:
            self.folder.put(name(day, month), f"Subscription ID\n{day}\n", **given)

    def run(self, **config):
        """Return the missing days that are told, and those that are told to have come.

        It is the day after the newest file.
        """
        stamps = [re.search(r"\d{8}(\d{6})?", each)[0] for each in self.folder.files]
        forms = {8: "%Y%m%d", 14: "%m%d%Y%H%M%S"}
        newest = max(datetime.strptime(each, forms[len(each)]) for each in stamps)  # noqa: DTZ007
        self.folder.present = newest.replace(hour=17, tzinfo=timezone.utc) + timedelta(days=1)
        return self.run_now(**config)

    def run_now(self, **config):
        outcome = self.folder.sync(
            select=[STREAM], state=self.state, **{"expect_daily": [STREAM], **config}
        )
        assert outcome.error is None
        self.state = outcome.state
        self.records = [
            each for each in outcome.records("export_files")
            if each["status"] in ("missing", "arrived")
        ]  # fmt: skip
        told = {"missing": [], "arrived": []}
        for each in self.records:
            told[each["status"]].append(each["name"].removeprefix(f"{STREAM} "))
        return told["missing"], told["arrived"]


@pytest.fixture
def days():
    return Days()


def test_the_days_between_the_first_file_and_the_newest_are_told(days, caplog):
    days.put(1, 2, 5, 7)
    assert days.run() == (["2025-10-03", "2025-10-04", "2025-10-06"], [])
    assert days.records[0] == {
        "name": "subscriptions_report 2025-10-03",
        "report": STREAM,
        "stamp": "2025-10-03T05:00:00Z",
        "status": "missing",
        **dict.fromkeys(
            ("mode", "stamp_text", "size", "modified", "sha256", "rows", "rejected_rows",
             "message")
        ),
    }  # fmt: skip
    said = [each.message for each in caplog.records if "there is no file of" in each.message]
    assert said == [f"{STREAM}: there is no file of 2025-10-0{day}." for day in (3, 4, 6)]


def test_what_was_told_is_not_told_again(days):
    days.put(1, 3)
    assert days.run() == (["2025-10-02"], [])
    assert days.run() == ([], [])
    days.put(5)
    assert days.run() == (["2025-10-04"], [])


def test_a_day_whose_file_comes_after_all_is_told(days):
    days.put(1, 4)
    assert days.run() == (["2025-10-02", "2025-10-03"], [])
    days.put(2)
    assert days.run() == ([], ["2025-10-02"])
    assert days.run() == ([], [])


def test_days_before_the_first_and_after_the_newest_file_are_not_known(days):
    days.put(10)
    assert days.run() == ([], [])
    days.put(8)
    assert days.run() == (["2025-10-09"], [])


def test_only_reports_that_are_expected_are_told_of(days):
    days.put(1, 3)
    assert days.run(expect_daily=[]) == ([], [])
    assert days.run(expect_daily=["orders_report"]) == (["orders_report 2025-10-03"], [])
    assert days.run() == (["2025-10-02"], [])


def test_files_that_expire_leave_no_gap_behind(days):
    days.put(*range(1, 11))
    assert days.run() == ([], [])
    for day in (1, 2, 3, 6):  # nobody read the others: they are there still
        del days.folder.files[name(day)]
    assert days.run() == ([], [])
    for day in (4, 5, 7, 8, 9, 10):
        del days.folder.files[name(day)]
    assert days.run_now() == ([], [])
    days.put(11, 13)
    assert days.run() == (["2025-10-12"], [])


def test_a_young_file_and_an_empty_one_are_there(days):
    days.put(1, 3)
    days.put(2, modified=datetime(2025, 10, 6, 16, 59, 55, tzinfo=timezone.utc))  # a moment ago
    days.folder.put(name(4), "")
    days.put(5)
    assert days.run() == ([], [])


def test_a_month_and_a_leap_day(days):
    for stamp in ("20240228", "20240301"):
        days.folder.put(f"acme_subscription_{stamp}.csv", "Subscription ID\n1\n")
    assert days.run() == (["2024-02-29"], [])


def test_two_files_of_a_day_are_one_day(days):
    days.put(1, 2)
    days.folder.put("acme_subscription_20251002_full.csv", "Subscription ID\n1\n")
    days.put(3)
    assert days.run() == ([], [])


def test_a_day_is_that_of_the_stamp_in_its_zone_not_of_utc(days):
    for stamp in ("10012025233000", "10022025233000", "10032025003000"):
        days.folder.put(f"acme_subscription_{stamp}.csv", "Subscription ID\n1\n")
    assert days.run() == ([], [])


def test_a_start_date_is_the_first_day(days):
    days.put(1, 5, 7)
    assert days.run(start_date="2025-10-05") == (["2025-10-06"], [])


def test_a_configured_report_may_be_expected(days):
    for day in (1, 3):
        days.folder.put(f"loyalty_202510{day:02}.csv", "id\n1\n")
    config = {"reports": [{"name": "loyalty", "pattern": "loyalty_*.csv"}]}
    outcome = days.folder.sync(expect_daily=["loyalty"], **config)
    assert "loyalty 2025-10-02" in outcome.files()


def test_an_old_file_that_comes_again_does_not_make_days_missing_that_were_there(days):
    days.put(*range(1, 11))
    days.run()
    for day in range(1, 8):
        del days.folder.files[name(day)]
    days.run()
    days.put(3)
    assert days.run() == ([], [])


def test_a_feed_that_has_stopped_is_told_up_to_yesterday(days):
    days.put(1, 2)
    assert days.run() == ([], [])
    days.folder.present = datetime(2025, 10, 5, 17, tzinfo=timezone.utc)
    assert days.run_now() == (["2025-10-03", "2025-10-04"], [])
    assert days.run_now() == ([], [])
    # All files have expired, and it is the sixth, in Chicago still.
    days.folder.files.clear()
    days.folder.present = datetime(2025, 10, 7, 4, tzinfo=timezone.utc)
    assert days.run_now() == (["2025-10-05"], [])
    days.put(4)
    assert days.run_now() == ([], ["2025-10-04"])


def test_an_empty_folder_lacks_the_file_of_yesterday(days):
    assert days.run_now() == (["2025-10-30"], [])
    assert days.run_now(start_date="2025-10-31") == ([], [])
