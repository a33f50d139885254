"""Windows: whole days by the wall clock, safe borders, and always some progress."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tap_ordergroove.clock import is_repeated
from tap_ordergroove.windows import LARGEST, SMALLEST, Range, Window, begin, narrow, widen

CHICAGO = ZoneInfo("America/Chicago")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc)


def range_(start: str | None, until: str, *, bounded: bool = False) -> Range:
    return Range(utc(start) if start else None, utc(until), bounded, CHICAGO)


@pytest.mark.parametrize(
    ("start", "size", "end"),
    [
        # 30 days on, cut back to local midnight: 06:00 UTC in winter, 05:00 in summer
        ("2025-01-10T15:00:00", 30 * DAY, "2025-02-09T06:00:00"),
        ("2025-06-10T15:00:00", 30 * DAY, "2025-07-10T05:00:00"),
        ("2025-01-01T06:00:00", 1 * DAY, "2025-01-02T06:00:00"),
        # across the change in March a day has 23 hours, in November 25
        ("2025-03-09T06:00:00", 1 * DAY, "2025-03-10T05:00:00"),
        ("2025-11-02T05:00:00", 1 * DAY, "2025-11-03T06:00:00"),
        # under a day: full hours
        ("2025-06-10T15:20:00", 6 * HOUR, "2025-06-10T21:00:00"),
        ("2025-06-10T15:20:00", 1 * HOUR, "2025-06-10T16:00:00"),
        # 06:00 and 07:00 UTC are 01:00 twice on 2 November: no border there
        ("2025-11-02T05:00:00", 1 * HOUR, "2025-11-02T08:00:00"),
        ("2025-11-02T03:30:00", 3 * HOUR, "2025-11-02T08:00:00"),
    ],
)
def test_borders(start, size, end):
    window = range_(start, "2026-01-01").window(utc(start), size)
    assert window == Window(utc(start), utc(end))


def test_the_first_window_reaches_back_to_the_beginning():
    window = range_(None, "2026-01-01").window(None, 30 * DAY)
    assert window == Window(None, utc("2010-01-01T06:00:00"))


def test_the_last_window_is_open_unless_there_is_an_end_date():
    start = utc("2025-12-20T06:00:00")
    assert range_("2025-01-01", "2026-01-01").window(start, 30 * DAY) == Window(start, None)
    end = utc("2026-01-01")
    assert range_("2025-01-01", "2026-01-01", bounded=True).window(start, 30 * DAY) == Window(
        start, end
    )


@given(
    start=st.datetimes(datetime(2010, 1, 1), datetime(2030, 1, 1), timezones=st.just(timezone.utc)),
    size=st.timedeltas(SMALLEST, LARGEST),
    zone=st.sampled_from(["America/Chicago", "Australia/Lord_Howe", "America/Sao_Paulo", "UTC"]),
)
def test_a_border_is_later_and_its_wall_time_occurs_once(start, size, zone):
    tz = ZoneInfo(zone)
    until = datetime(2040, 1, 1, tzinfo=timezone.utc)
    window = Range(start, until, bounded=False, zone=tz).window(start, size)
    assert window.end is not None
    assert window.end > start
    assert window.end - start <= max(size, DAY) + 3 * HOUR
    wall = window.end.astimezone(tz)
    assert not is_repeated(wall.replace(tzinfo=None), tz)


@pytest.mark.parametrize(
    ("bookmark", "start_date", "expected"),
    [
        (None, None, None),
        (None, "2025-01-01", "2025-01-01"),
        ("2025-06-01T12:00", None, "2025-06-01T11:00"),
        ("2025-06-01T12:00", "2025-01-01", "2025-06-01T11:00"),
        # the look-back does not reach before the start date ...
        ("2025-06-01T00:30", "2025-06-01T00:00", "2025-06-01T00:00"),
        # ... but a start date moved past the bookmark skips nothing
        ("2025-06-01T12:00", "2025-09-01", "2025-06-01T11:00"),
    ],
)
def test_where_a_run_begins(bookmark, start_date, expected):
    found = begin(bookmark and utc(bookmark), start_date and utc(start_date), HOUR)
    assert found == (expected and utc(expected))


def test_sizes_stay_within_an_hour_and_a_year():
    assert widen(30 * DAY) == 60 * DAY
    assert widen(300 * DAY) == LARGEST == 365 * DAY
    assert narrow(30 * DAY) == 15 * DAY
    assert narrow(90 * timedelta(minutes=1)) == SMALLEST == HOUR
