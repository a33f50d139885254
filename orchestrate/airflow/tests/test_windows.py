"""The past is cut into windows that leave no day out and read none twice."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordergroove_airflow.errors import ProjectError
from ordergroove_airflow.windows import Window, windows

DAYS = st.dates(date(2010, 1, 1), date(2030, 1, 1))


def test_a_year_of_thirty_days_each():
    cut = windows("past", date(2024, 1, 1), date(2025, 1, 1), 30)
    assert len(cut) == 13  # 366 days
    assert cut[0].suffix == "past-20240101-20240131"
    assert cut[-1].suffix == "past-20241226-20250101"


@given(start=DAYS, days=st.integers(1, 4000), length=st.integers(1, 400))
def test_windows_follow_each_other_from_the_first_day_to_the_last(start, days, length):
    end = start + timedelta(days)
    cut = windows("past", start, end, length)
    assert cut[0].start == start
    assert cut[-1].end == end
    assert all(one.end == other.start for one, other in pairwise(cut))
    assert {(each.end - each.start).days for each in cut[:-1]} <= {length}
    longer = windows("past", start, end + timedelta(900), length)
    assert longer[: len(cut) - 1] == cut[:-1]  # the same cut is made again


@pytest.mark.parametrize(("start", "end", "days"), [(2, 2, 1), (3, 2, 1), (1, 2, 0)])
def test_a_stretch_without_a_day_is_refused(start, end, days):
    with pytest.raises(ProjectError):
        windows("past", date(2024, 1, start), date(2024, 1, end), days)


def test_a_window_sets_the_dates_of_its_extractor_and_a_state_of_its_own():
    window = Window("past", date(2024, 1, 1), date(2024, 2, 1))
    assert Window.from_json(window.to_json()) == window
    assert window.env("tap-ordergroove-past") == {
        "TAP_ORDERGROOVE_PAST_START_DATE": "2024-01-01",
        "TAP_ORDERGROOVE_PAST_END_DATE": "2024-02-01",
    }
    plain, grouped = ["run", "--no-install", "tap", "target"], ["run", "--state-id-suffix=a", "tap"]
    assert window.arguments(plain) == [
        *("run", "--state-id-suffix=past-20240101-20240201", "--no-install", "tap", "target"),
    ]
    assert window.arguments(grouped) == ["run", "--state-id-suffix=past-20240101-20240201-a", "tap"]
    assert window.state_id("prod:tap-to-target") == "prod:tap-to-target:past-20240101-20240201"
    assert window.state_id("prod:tap-to-target:a") == "prod:tap-to-target:past-20240101-20240201-a"
