"""Reading through windows: nothing is skipped, and their size follows what the server bears.

The server here is a few lines: rows with wall-clock times, filtered as text, both ends included.
Expectations are worked out by hand: Chicago is UTC-6 in winter, UTC-5 in summer.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tap_ordergroove.errors import NO_ANSWER, NOT_PERMITTED, OrdergrooveError, TimedOutError
from tap_ordergroove.pages import Page, WindowDone
from tap_ordergroove.window_reader import Filter, Listing, Slices, read_list
from tap_ordergroove.windows import Range

CHICAGO = ZoneInfo("America/Chicago")
HOUR, DAY, YEAR = timedelta(hours=1), timedelta(days=1), timedelta(days=365)
PAGE = 3  # rows a page


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc)


def wall(instant):
    return instant.astimezone(CHICAGO).strftime("%Y-%m-%dT%H:%M:%S")


def length(params):
    """Return how long a closed window is by the wall clock."""
    start, end = params["updated_start"], params["updated_end"]
    return datetime.fromisoformat(end) - datetime.fromisoformat(start)


def every(step, start, count):
    return [utc(start) + step * number for number in range(count)]


class Server:
    """Stands in for the client. `seconds` and `fails` see a request's parameters.

    Attributes:
        asked: The parameters of each first request.
        persisted: Whether time-outs of each were to be retried.
    """

    def __init__(self, times=(), seconds=lambda _: 0.1, fails=lambda _: False):
        self.rows = sorted(enumerate(map(wall, times)))
        self.asked, self.persisted = [], []
        self._seconds, self._fails = seconds, fails

    def pages(self, path, params, *, retry_timeouts=True):
        self.asked.append(params)
        self.persisted.append(retry_timeouts)
        low, high = params.get("updated_start", ""), params.get("updated_end", "9")
        found = [row for row, time in self.rows if low <= time <= high]
        for at in range(0, max(1, len(found)), PAGE):
            if self._fails(params) and not retry_timeouts:
                raise TimedOutError(NO_ANSWER, path=path, host="host", seconds=1)
            more = "more" if at + PAGE < len(found) else None
            yield Page(json.dumps(found[at : at + PAGE]).encode(), more, self._seconds(params))


def listing(start, until, size, *, bounded=False):
    range_ = Range(start, until, bounded, CHICAGO)
    return Listing("/orders/", {}, Slices(Filter("updated_start", "updated_end"), range_, size))


def windows(server, start, until, size, **options):
    """Read, and return the finished windows as the wall clock shows them."""
    items = list(read_list(listing(start and utc(start), utc(until), size, **options), server))
    done = [item for item in items if isinstance(item, WindowDone)]
    return [(each.window.start and wall(each.window.start)[:13], each.covered) for each in done]


def rows(items):
    return [row for each in items if isinstance(each, Page) for row in json.loads(each.results)]


# What is asked


def test_a_full_table_is_one_list_without_windows():
    server = Server(every(DAY, "2025-01-01", 7))
    items = list(read_list(Listing("/payments/", {"page_size": "3"}), server))
    assert server.asked == [{"page_size": "3"}]
    assert [item.window for item in items] == [None, None, None]
    assert rows(items) == [*range(7)]


def test_windows_are_asked_oldest_first_and_share_their_borders():
    server = Server(every(HOUR, "2025-01-01", 24 * 10))
    done = windows(server, "2025-01-02T15:00:00", "2025-01-08T00:00:00", 2 * DAY)
    assert server.asked == [
        {"updated_start": "2025-01-02T09:00:00", "updated_end": "2025-01-04T00:00:00"},
        {"updated_start": "2025-01-04T00:00:00", "updated_end": "2025-01-06T00:00:00"},
        {"updated_start": "2025-01-06T00:00:00"},  # open: its end is what the run can promise
    ]
    assert [covered for _, covered in done] == [
        utc("2025-01-04T06:00:00"),
        utc("2025-01-06T06:00:00"),
        utc("2025-01-08T00:00:00"),
    ]


def test_filters_have_their_own_names_and_format_and_other_parameters_go_along():
    day_filter = Filter("start_date", "end_date", "%Y-%m-%d %H:%M:%S")
    range_ = Range(utc("2025-07-01T12:00:00"), utc("2025-07-02T12:00:00"), True, CHICAGO)  # noqa: FBT003
    server = Server()
    list(read_list(Listing("/a/", {"x": "1"}, Slices(day_filter, range_, YEAR)), server))
    expected = {"x": "1", "start_date": "2025-07-01 07:00:00", "end_date": "2025-07-02 07:00:00"}
    assert server.asked == [expected]


def test_the_first_window_of_all_has_no_start():
    server = Server(every(HOUR, "2024-12-25", 24 * 7))
    windows(server, None, "2025-01-01T00:00:00", 30 * DAY)
    first, second, *_ = server.asked
    assert first == {"updated_end": "2010-01-01T00:00:00"}
    assert second["updated_start"] == "2010-01-01T00:00:00"
    assert server.persisted[0] is True  # there is no smaller window to try


def test_an_end_date_closes_the_last_window():
    server = Server()
    done = windows(server, "2025-01-02", "2025-01-03T15:30:00", 30 * DAY, bounded=True)
    assert server.asked == [
        {"updated_start": "2025-01-01T18:00:00", "updated_end": "2025-01-03T09:30:00"}
    ]
    assert done == [("2025-01-01T18", utc("2025-01-03T15:30:00"))]


@pytest.mark.parametrize("until", ["2025-01-02T00:00:00", "2024-01-01T00:00:00"])
def test_an_end_date_that_is_reached_already_asks_nothing(until):
    server = Server()
    assert windows(server, "2025-01-02T00:00:00", until, 30 * DAY, bounded=True) == []
    assert server.asked == []


def test_a_bookmark_of_the_future_asks_for_what_comes_after_it():
    server = Server()
    done = windows(server, "2025-01-02T00:00:00", "2025-01-01T00:00:00", 30 * DAY)
    assert server.asked == [{"updated_start": "2025-01-01T18:00:00"}]
    assert [covered for _, covered in done] == [utc("2025-01-01T00:00:00")]


def test_bounds_step_out_of_the_hour_that_november_repeats():
    # 01:30 on 2 November is shown twice, at 06:30 and at 07:30 UTC.
    server = Server()
    windows(server, "2025-11-02T07:30:00", "2025-11-02T07:45:00", DAY, bounded=True)
    assert server.asked == [
        {"updated_start": "2025-11-02T00:59:59", "updated_end": "2025-11-02T02:00:00"}
    ]


# How the size adapts


def test_windows_double_while_they_hold_less_than_a_page():
    done = windows(Server(), "2025-01-01T06:00:00", "2025-02-01T00:00:00", DAY)
    assert [start for start, _ in done] == [
        f"2025-01-{day:02}T00" for day in (1, 1 + 1, 2 + 2, 4 + 4, 8 + 8)
    ]


def test_windows_double_up_to_a_year():
    server = Server()
    windows(server, "2010-01-01T06:00:00", "2025-01-01T00:00:00", 100 * DAY)
    lengths = [length(params) for params in server.asked[:-1]]
    assert lengths[:2] == [100 * DAY, 200 * DAY]
    assert all(YEAR - DAY <= each <= YEAR for each in lengths[2:])
    assert len(lengths) > 10


def test_a_full_page_with_nothing_after_it_is_less_than_the_next_one():
    server = Server(every(HOUR, "2025-01-01T07:00:00", PAGE))
    windows(server, "2025-01-01T06:00:00", "2025-03-01T00:00:00", DAY)
    assert [length(params) for params in server.asked[:2]] == [DAY, 2 * DAY]


def test_dense_times_are_read_in_windows_of_the_usual_size():
    # Nothing for two months, then a row an hour.
    server = Server(every(HOUR, "2025-03-01T06:00:00", 24 * 12))
    items = list(read_list(listing(utc("2025-01-01T06:00:00"), utc("2025-03-12"), 2 * DAY), server))
    assert max(length(params) for params in server.asked if "updated_end" in params) > 16 * DAY
    assert {*rows(items)} == {*range(24 * 12)}
    for window in {item.window for item in items if item.window.end}:
        held = rows(item for item in items if item.window == window)
        assert len(held) <= PAGE or window.end - window.start <= 2 * DAY


def test_pages_over_20_seconds_halve_the_window_down_to_an_hour():
    server = Server(seconds=lambda _: 20.1)
    windows(server, "2025-01-01T06:00:00", "2025-01-20T06:00:00", 8 * DAY)
    assert [length(params) for params in server.asked[:10]] == [
        *(8 * DAY, 4 * DAY, 2 * DAY, 1 * DAY),
        *(12 * HOUR, 6 * HOUR, 3 * HOUR, 1 * HOUR),  # 1.5 hours end at a full one
        *(1 * HOUR, 1 * HOUR),
    ]


def test_one_slow_page_among_many_is_enough():
    seconds = iter([0.1, 0.1, 21.0, *[0.1] * 1000])
    server = Server(every(HOUR, "2025-01-01", 24 * 20), seconds=lambda _: next(seconds))
    windows(server, "2025-01-01T06:00:00", "2025-01-20T06:00:00", 4 * DAY)
    assert [length(params) for params in server.asked[:3]] == [4 * DAY, 2 * DAY, 2 * DAY]


def test_twenty_seconds_are_not_too_slow():
    server = Server(every(HOUR, "2025-01-01", 24 * 20), seconds=lambda _: 20.0)
    windows(server, "2025-01-01T06:00:00", "2025-01-20T06:00:00", 4 * DAY)
    assert {length(params) for params in server.asked[:-1]} == {4 * DAY}


def test_a_window_that_times_out_is_begun_again_at_half_its_size():
    too_long = 5 * DAY
    server = Server(
        every(6 * HOUR, "2025-01-01", 4 * 60),
        fails=lambda params: "updated_end" not in params or length(params) > too_long,
    )
    items = list(
        read_list(
            listing(utc("2025-01-01T06:00"), utc("2025-02-20"), 30 * DAY, bounded=True), server
        )
    )
    assert [params["updated_start"] for params in server.asked[:4]] == ["2025-01-01T00:00:00"] * 4
    # 7.5 and 3.5 days end at midnight before that.
    assert [length(params) for params in server.asked[:4]] == [30 * DAY, 15 * DAY, 7 * DAY, 3 * DAY]
    done = [item.window for item in items if isinstance(item, WindowDone)]
    assert all(window.end - window.start <= too_long for window in done)
    assert all(one.end == two.start for one, two in pairwise(done))
    assert {*rows(items)} == {*range(1, 201)}


def test_at_an_hour_there_is_only_patience_left():
    server = Server(fails=lambda _: True)
    done = windows(server, "2025-01-01T06:00:00", "2025-01-01T09:30:00", 4 * HOUR, bounded=True)
    assert [start[-2:] for start, _ in done] == ["00", "01", "02", "03"]
    asked = [
        (length(params), persists)
        for params, persists in zip(server.asked, server.persisted, strict=True)
    ]
    assert [each for each, persists in asked if persists] == [HOUR, HOUR, HOUR, HOUR / 2]
    assert asked[0] == (3.5 * HOUR, False)


def test_an_error_ends_the_reading_after_what_was_read():
    class Broken(Server):
        def pages(self, path, params, *, retry_timeouts=True):
            yield from super().pages(path, params, retry_timeouts=retry_timeouts)
            if len(self.asked) == 2:
                raise OrdergrooveError(NOT_PERMITTED, path=path, status=403, quote="")

    read = []
    with pytest.raises(OrdergrooveError, match="403"):
        read.extend(read_list(listing(utc("2025-01-01"), utc("2025-06-01"), DAY), Broken()))
    assert [type(item) for item in read] == [Page, WindowDone, Page]


# Whatever happens, nothing is skipped

CHANGES = [utc("2025-03-09T08:00:00"), utc("2025-11-02T07:00:00")]
MOMENTS = st.one_of(
    st.builds(
        lambda change, seconds: change + timedelta(seconds=seconds),
        st.sampled_from(CHANGES),
        st.integers(-3 * 3600, 3 * 3600),
    ),
    st.integers(0, 365 * 86400).map(lambda at: utc("2025-01-01") + timedelta(seconds=at)),
)


@given(
    times=st.lists(MOMENTS, max_size=40),
    ends=st.tuples(MOMENTS, MOMENTS),
    size=st.timedeltas(DAY, YEAR) | st.timedeltas(HOUR, DAY),
    bounded=st.booleans(),
    troubles=st.lists(st.sampled_from(["none", "time-out", "slow"]), max_size=60),
)
def test_every_row_is_seen_before_its_time_is_promised(times, ends, size, bounded, troubles):
    start, until = sorted(ends)
    trouble = iter(troubles)
    current = ["none"]

    def fails(_):
        current[0] = next(trouble, "none")
        return current[0] == "time-out"

    server = Server(times, lambda _: 30.0 if current[0] == "slow" else 0.1, fails)
    seen, covered = set(), start
    for item in read_list(listing(start, until, size, bounded=bounded), server):
        if isinstance(item, Page):
            seen.update(json.loads(item.results))
            continue
        assert item.window.start == covered
        covered = item.covered
        assert {row for row, time in enumerate(times) if start <= time <= covered} <= seen
    assert covered == until
    if not bounded:
        assert {row for row, time in enumerate(times) if time >= start} <= seen
    for params in server.asked:
        assert params["updated_start"] <= params.get("updated_end", "9")
