"""Files that must lie some time after others, in one run and over several; by a clock by hand."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.support.csv_target import (
    EVENTS,
    IMAGES,
    ITEMS,
    LINES,
    NOON,
    ORDERS,
    Shelf,
    Time,
    broken,
    no_fault,
    start,
    take,
)

from singer_commons.csv_target.errors import DeliveryError
from singer_commons.csv_target.pending import Pending

HALF_AN_HOUR = 1800.0
# Lines wait for orders, images follow them at once; no column links them.
LAYOUTS = {
    each.type: each
    for each in (
        ORDERS,
        replace(IMAGES, after=(("ORDERS", 0),)),
        replace(LINES, after=(("ORDERS", HALF_AN_HOUR),)),
        ITEMS,
        EVENTS,
    )
}


class Watch(Time):
    """A clock that may be told to end the program in the middle of a wait, with SIGTERM's code."""

    def __init__(self, now=NOON, end_after=None):
        super().__init__(now)
        self.end_after = end_after

    def wait(self, seconds):
        if self.end_after is not None and seconds > self.end_after:
            super().wait(self.end_after)
            raise SystemExit(143)
        super().wait(seconds)


class Dated(Shelf):
    """A shelf that notes when files land on it; each takes a minute."""

    def __init__(self, time):
        super().__init__()
        self.time = time
        self.landed = {}

    def put(self, name, parcel):
        self.time.now += timedelta(minutes=1)
        super().put(name, parcel)
        self.landed.setdefault(name.split("_")[0], []).append(self.time.now)


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def sync(tmp_path, shelf, time, kinds=("LINES", "IMAGES", "ORDERS"), **options):
    run = start(tmp_path, shelf, time, layouts=options.pop("layouts", LAYOUTS), **options)
    rows = {"ORDERS": ("A", 1), "IMAGES": ("p", 1, "u"), "LINES": ("s", "k")}
    for kind in kinds:
        take(run, kind, rows[kind])
    run.finish()


def pending(out):
    return sorted(path.name.split("_")[0] for path in (out / "pending").glob("*.csv"))


def gap(shelf):
    return (shelf.landed["LINES"][-1] - shelf.landed["ORDERS"][0]).total_seconds()


def test_a_type_waits_from_the_moment_when_the_other_landed(tmp_path, caplog):
    time = Time()
    shelf = Dated(time)
    with caplog.at_level(logging.INFO):
        sync(tmp_path, shelf, time)
    assert list(shelf.landed) == ["ORDERS", "IMAGES", "LINES"]
    # The images in between took a minute of the wait.
    assert time.waits == [HALF_AN_HOUR - 60]
    assert gap(shelf) == HALF_AN_HOUR + 60
    (said,) = [each for each in caplog.messages if "Waiting" in each]
    assert "until 2026-03-01 12:31:30 UTC" in said
    assert "LINES" in said


def test_without_the_other_there_is_nothing_to_wait_for(tmp_path):
    time = Time()
    sync(tmp_path, Shelf(), time, kinds=("LINES", "IMAGES"))
    assert time.waits == []


def test_of_several_files_the_last_counts(tmp_path):
    time = Time()
    shelf = Dated(time)
    run = start(tmp_path, shelf, time, layouts=LAYOUTS, max_rows_per_file=1)
    take(run, "ORDERS", ("A", 1), ("B", 2))
    take(run, "LINES", ("s", "k"), ("t", "k"))
    run.finish()
    assert shelf.landed["LINES"][0] - shelf.landed["ORDERS"][1] == timedelta(minutes=31)
    assert len(time.waits) == 1


@pytest.mark.parametrize(
    ("later", "wait"), [(5, 20), (24, 1), (60, 0)], ids=["soon", "almost", "late"]
)
def test_told_to_end_while_waiting_the_next_run_waits_for_the_rest(tmp_path, out, later, wait):
    time = Watch(end_after=5 * 60)
    shelf = Dated(time)
    with pytest.raises(SystemExit):
        sync(tmp_path, shelf, time, kinds=("ORDERS", "LINES"), output_dir=out)
    assert pending(out) == ["LINES"]
    time.end_after = None
    time.waits.clear()
    time.now += timedelta(minutes=later)
    sync(tmp_path, shelf, time, kinds=(), output_dir=out)
    assert time.waits == ([wait * 60] if wait else [])
    assert gap(shelf) >= HALF_AN_HOUR
    assert pending(out) == []


def test_told_to_end_again_and_again_the_wait_is_not_begun_anew(tmp_path, out):
    time = Watch(end_after=7 * 60)
    shelf = Dated(time)
    with pytest.raises(SystemExit):
        sync(tmp_path, shelf, time, kinds=("ORDERS", "LINES"), output_dir=out)
    for _ in range(3):
        with pytest.raises(SystemExit):
            sync(tmp_path, shelf, time, kinds=(), output_dir=out)
    sync(tmp_path, shelf, time, kinds=(), output_dir=out)
    assert time.waits == [7 * 60] * 4 + [2 * 60]
    assert shelf.all_rows("LINES") == [["s", "k"]]


def test_told_to_end_while_waiting_with_what_waited_before(tmp_path, out):
    """Run 1 delivers nothing, run 2 the orders of run 1; run 3 must know when that was."""
    time = Watch()
    shelf = Dated(time)
    shelf.fail = lambda _: broken()
    with pytest.raises(DeliveryError):
        sync(tmp_path, shelf, time, kinds=("ORDERS", "LINES"), output_dir=out)
    shelf.fail = no_fault
    time.end_after = 10 * 60
    with pytest.raises(SystemExit):
        sync(tmp_path, shelf, time, kinds=(), output_dir=out)
    assert pending(out) == ["LINES"]
    time.end_after = None
    time.waits.clear()
    sync(tmp_path, shelf, time, kinds=(), output_dir=out)
    assert time.waits == [20 * 60]
    assert gap(shelf) >= HALF_AN_HOUR


def test_killed_once_what_waited_has_landed_the_next_run_knows_of_it(tmp_path, out, monkeypatch):
    """Nothing was written after that; so it was before."""

    class KilledError(BaseException):
        pass

    def remove(pending, entry):
        really_remove(pending, entry)
        raise KilledError

    time = Watch()
    shelf = Dated(time)
    shelf.fail = lambda _: broken()
    with pytest.raises(DeliveryError):
        sync(tmp_path, shelf, time, kinds=("ORDERS", "LINES"), output_dir=out)
    shelf.fail = no_fault
    really_remove = Pending.remove
    with monkeypatch.context() as patch:
        patch.setattr(Pending, "remove", remove)
        with pytest.raises(KilledError):
            sync(tmp_path, shelf, time, kinds=(), output_dir=out)
    assert pending(out) == ["LINES"]
    time.now += timedelta(minutes=10)
    sync(tmp_path, shelf, time, kinds=(), output_dir=out)
    assert gap(shelf) >= HALF_AN_HOUR - 60  # the minute in which the orders were on their way
    assert len(time.waits) == 1


def test_a_clock_that_was_put_back_costs_no_more_than_the_delay(tmp_path, out):
    time = Watch(end_after=60)
    shelf = Dated(time)
    with pytest.raises(SystemExit):
        sync(tmp_path, shelf, time, kinds=("ORDERS", "LINES"), output_dir=out)
    other = Watch(time.now - timedelta(hours=3))
    shelf.time = other
    sync(tmp_path, shelf, other, kinds=(), output_dir=out)
    assert other.waits == [HALF_AN_HOUR]


def test_a_delay_that_was_taken_back_counts_for_what_waits_too(tmp_path, out):
    time = Watch(end_after=60)
    shelf = Dated(time)
    with pytest.raises(SystemExit):
        sync(tmp_path, shelf, time, kinds=("ORDERS", "LINES"), output_dir=out)
    time.waits.clear()
    now = LAYOUTS | {"LINES": replace(LINES, after=(("ORDERS", 0),))}
    sync(tmp_path, shelf, time, kinds=(), output_dir=out, layouts=now)
    assert time.waits == []
    assert shelf.all_rows("LINES") == [["s", "k"]]


def test_files_kept_by_an_earlier_version_are_delivered(tmp_path, out):
    shelf = Shelf()
    shelf.fail = lambda _: broken()
    with pytest.raises(DeliveryError):
        sync(tmp_path, shelf, Time(), kinds=("LINES",), output_dir=out)
    (sidecar,) = (out / "pending").glob("*.json")
    content = json.loads(sidecar.read_text())
    assert content.pop("not_before") is None
    sidecar.write_text(json.dumps(content))
    shelf.fail = no_fault
    sync(tmp_path, shelf, Time(), kinds=(), output_dir=out)
    assert shelf.all_rows("LINES") == [["s", "k"]]


def test_without_a_folder_it_is_said_that_all_is_sent_again(tmp_path, caplog):
    time = Watch(end_after=60)
    shelf = Dated(time)
    with caplog.at_level(logging.WARNING), pytest.raises(SystemExit):
        sync(tmp_path, shelf, time, kinds=("ORDERS", "LINES"))
    assert "the next run sends it again" in caplog.text
    assert list(shelf.landed) == ["ORDERS"]
