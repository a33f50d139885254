"""Stamps in file names: what they can mean, and what they mean in a folder."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.report_folder import in_folder

from tap_ordergroove_sftp.file_names import nearest, read_stamp, readings, settle_order


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("10152025", {"mdy": datetime(2025, 10, 15)}),
        ("15102025080512", {"dmy": datetime(2025, 10, 15, 8, 5, 12)}),
        ("20250317", {"ymd": datetime(2025, 3, 17)}),
        ("20250317080512", {"ymd": datetime(2025, 3, 17, 8, 5, 12)}),
        ("03022023080530", {"mdy": datetime(2023, 3, 2, 8, 5, 30),
                            "dmy": datetime(2023, 2, 3, 8, 5, 30)}),
        ("05052025", {"mdy": datetime(2025, 5, 5), "dmy": datetime(2025, 5, 5)}),
        ("20112011", {"dmy": datetime(2011, 11, 20)}),
        ("02292024", {"mdy": datetime(2024, 2, 29)}),
        ("02292025", {}),
        ("29022025", {}),
        ("10152025240000", {}),
        ("10152025236000", {}),
        ("10152025235960", {}),
        ("00000000", {}),
        ("99999999", {}),
        ("10151999", {}),  # before there was an Ordergroove
        ("01012100", {}),
    ],
)  # fmt: skip
def test_what_a_stamp_can_mean(digits, expected):
    assert readings(digits) == expected


@pytest.mark.parametrize(
    ("order", "modified", "expected"),
    [
        # The worked example N5: mtime as it was delivered.
        ("auto", datetime(2023, 3, 2, 8, 6), datetime(2023, 3, 2, 8, 5, 30)),
        ("auto", datetime(2023, 2, 3, 9), datetime(2023, 2, 3, 8, 5, 30)),
        ("auto", datetime(2023, 3, 20), datetime(2023, 3, 2, 8, 5, 30)),
        ("auto", datetime(2022, 12, 1), datetime(2023, 2, 3, 8, 5, 30)),
        # Nobody knows: half-way between, month first.
        ("auto", datetime(2023, 2, 16, 20, 5, 30), datetime(2023, 3, 2, 8, 5, 30)),
        ("mdy", None, datetime(2023, 3, 2, 8, 5, 30)),
        ("dmy", None, datetime(2023, 2, 3, 8, 5, 30)),
        ("ymd", None, None),
    ],
)
def test_an_ambiguous_stamp_is_settled(order, modified, expected):
    digits = "03022023080530"
    if order == "auto":
        assert in_folder(digits, modified, datetime(2024, 1, 1)) == expected
    else:
        assert read_stamp(digits, order) == expected


def test_a_stamp_with_one_valid_reading_needs_no_help():
    far = datetime(2026, 1, 1)
    for digits in ("10152025", "15102025", "20251015"):
        assert in_folder(digits, far) == datetime(2025, 10, 15)
    assert read_stamp("15102025", "mdy") is None
    assert read_stamp("10152025", "dmy") is None
    assert read_stamp("10152025", "ymd") is None


NOW = datetime(2026, 11, 28, 12)
MOVED = datetime(2026, 11, 28, 11)


@pytest.mark.parametrize(
    ("digits", "known", "expected"),
    [
        # 11 December has not come yet.
        (["11122026080500"], None, ("mdy", None)),
        # What is certain settles what is not.
        (["10112026080500", "10132026080500"], None, ("mdy", None)),
        (["10112026080500", "13102026080500"], None, ("dmy", None)),
        (["10112026080500", "13102026080500"], "mdy", ("dmy", None)),
        # Year first is no contradiction to either.
        (["10112026080500", "20261020", "10132026"], None, ("mdy", None)),
        (["20261020"], None, ("mdy?", None)),
        # What an earlier run settled, holds; what it guessed, is said again.
        (["10112026080500"], "dmy", ("dmy", None)),
        (["09112026"], "dmy?", ("dmy?", (datetime(2026, 9, 11), datetime(2026, 11, 9)))),
        # Nothing is certain: the times of the files count together, and in doubt month first.
        (["10112026"], None, ("dmy?", (datetime(2026, 10, 11), datetime(2026, 11, 10)))),
        # Both orders in one folder.
        (["10132026", "13102026", "14102026", "09112026"], None,
         ("dmy?", (datetime(2026, 9, 11), datetime(2026, 11, 9)))),
        (["10132026", "13102026", "14102026"], "mdy", ("mdy?", None)),
        # One of them only since the other reading has not come yet.
        (["11272026", "12012026"], "mdy",
         ("mdy?", (datetime(2026, 12, 1), datetime(2026, 1, 12)))),
        # Both readings are one.
        (["10102026"], None, ("mdy?", None)),
        ([], "dmy", ("dmy", None)),
    ],
)  # fmt: skip
def test_a_folder_has_one_order(digits, known, expected):
    order, doubt = settle_order([(each, MOVED) for each in digits], NOW, known)
    assert (order, next(iter(doubt), None)) == expected


def test_a_stamp_is_not_of_the_future_if_it_can_be_of_the_past():
    assert read_stamp("12112026", "mdy", NOW) == datetime(2026, 11, 12)
    # Unless it cannot be anything else: a clock is wrong.
    assert read_stamp("12302026", "mdy", NOW) == datetime(2026, 12, 30)


@given(
    st.datetimes(datetime(2010, 1, 1), datetime(2099, 12, 31)),
    st.sampled_from(["%m%d%Y", "%d%m%Y", "%Y%m%d"]),
    st.booleans(),
    st.integers(-3600, 86400 // 2),
)
def test_a_file_delivered_soon_after_its_stamp_is_read_right(stamp, form, has_time, later):
    stamp = stamp.replace(microsecond=0)
    if not has_time:
        stamp = datetime.combine(stamp.date(), datetime.min.time())
    digits = stamp.strftime(form + ("%H%M%S" if has_time else "")).rjust(14 if has_time else 8, "0")
    modified = stamp + timedelta(seconds=later)
    assert nearest(digits, modified) == stamp
    if later >= 0:
        assert in_folder(digits, modified) == stamp
