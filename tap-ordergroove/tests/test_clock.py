"""Central wall clock and UTC, around both changes of 2025 (9 March and 2 November).

Expectations are worked out by hand: CST is UTC-6, CDT is UTC-5. Clocks go from 02:00 CST to 03:00
CDT at 08:00 UTC on 9 March, and from 02:00 CDT back to 01:00 CST at 07:00 UTC on 2 November.
"""

from __future__ import annotations

from datetime import date, datetime, timezone
from zoneinfo import ZoneInfo

import pytest

from tap_ordergroove.clock import (
    is_repeated,
    local_midnight,
    wall_at_or_after,
    wall_at_or_before,
)

CHICAGO = ZoneInfo("America/Chicago")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("instant", "before", "after"),
    [
        ("2025-01-15T18:30:00", "2025-01-15 12:30:00", "2025-01-15 12:30:00"),
        ("2025-07-15T17:30:00", "2025-07-15 12:30:00", "2025-07-15 12:30:00"),
        # sub-second instants are rounded away from what lies between
        ("2025-07-15T17:30:00.250", "2025-07-15 12:30:00", "2025-07-15 12:30:01"),
        # the last second before the gap, and the first after it
        ("2025-03-09T07:59:59", "2025-03-09 01:59:59", "2025-03-09 01:59:59"),
        ("2025-03-09T08:00:00", "2025-03-09 03:00:00", "2025-03-09 03:00:00"),
        # 00:59:59 CDT occurs once
        ("2025-11-02T05:59:59", "2025-11-02 00:59:59", "2025-11-02 00:59:59"),
        # both passes through 01:00-01:59 are left behind, or included, whole
        ("2025-11-02T06:00:00", "2025-11-02 00:59:59", "2025-11-02 02:00:00"),
        ("2025-11-02T06:30:00", "2025-11-02 00:59:59", "2025-11-02 02:00:00"),
        ("2025-11-02T07:30:00", "2025-11-02 00:59:59", "2025-11-02 02:00:00"),
        ("2025-11-02T07:59:59", "2025-11-02 00:59:59", "2025-11-02 02:00:00"),
        # 02:00 CST occurs once
        ("2025-11-02T08:00:00", "2025-11-02 02:00:00", "2025-11-02 02:00:00"),
    ],
)
def test_wall_bounds(instant, before, after):
    assert wall_at_or_before(utc(instant), CHICAGO) == datetime.fromisoformat(before)
    assert wall_at_or_after(utc(instant), CHICAGO) == datetime.fromisoformat(after)


def test_lord_howe_half_hour_is_repeated_too():
    # On 6 April 2025 Lord Howe goes from 02:00 (+11) back to 01:30 (+10:30), at 15:00 UTC.
    zone = ZoneInfo("Australia/Lord_Howe")
    assert is_repeated(datetime(2025, 4, 6, 1, 45), zone)
    assert not is_repeated(datetime(2025, 4, 6, 1, 15), zone)
    assert wall_at_or_before(utc("2025-04-05T15:10:00"), zone) == datetime(2025, 4, 6, 0, 59, 59)
    assert wall_at_or_after(utc("2025-04-05T15:10:00"), zone) == datetime(2025, 4, 6, 2, 0, 0)


def test_local_midnight():
    assert local_midnight(date(2025, 1, 1), CHICAGO) == utc("2025-01-01T06:00:00")
    assert local_midnight(date(2025, 7, 1), CHICAGO) == utc("2025-07-01T05:00:00")
