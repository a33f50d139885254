"""Names, by the real target with a clock that is set: once used, never again, on any calendar."""

from __future__ import annotations

import contextlib
import io
from datetime import datetime, timedelta, timezone

import pytest
from tests.support.bspk_books import KINDS, settings_for, special
from tests.support.target_runs import as_lines

from ordergroove_sandbox.bspk import BspkFault
from singer_commons.csv_target.deliver import Clock
from singer_commons.csv_target.errors import DeliveryError
from target_bspk_s3.target import TargetBspkS3

ORDERS, ITEMS, EVENTS = KINDS
UTC = timezone.utc
NOON = datetime(2026, 3, 1, 12, 0, 30, tzinfo=UTC)


class Hands:
    """A clock's hands, moved by who waits."""

    def __init__(self, now):
        self.now = now
        self.began = now
        self.waits = []

    def wait(self, seconds):
        self.waits.append(seconds)
        self.now += timedelta(seconds=seconds)

    @property
    def clock(self):
        return Clock(lambda: self.now, self.seconds, self.wait)

    def seconds(self):
        return (self.now - self.began).total_seconds()


def sync_at(now, messages, **config):
    hands = now if isinstance(now, Hands) else Hands(now)
    target = TargetBspkS3(config={"company_name": "NiceCo", **config})
    target.run = target.make_run(hands.clock)
    with contextlib.redirect_stdout(io.StringIO()):
        target.process_lines(io.BytesIO(as_lines(messages)))
        target.process_endofpipe()


def minutes(bspk):
    return [each.name[-16:-4] for each in bspk.files]


def one(number):
    return special(ORDERS, {"order_ref": f"10{number}", "description": str(number)})


WRITERS = {
    "with a ledger": ({"output_dir": "out"}, []),
    "without": ({}, []),
    "with put alone": ({}, [BspkFault.of("put_only", times=None)]),
    "with a ledger and put alone": ({"output_dir": "out"}, [BspkFault.of("put_only", times=None)]),
}


@pytest.mark.parametrize(("config", "faults"), WRITERS.values(), ids=WRITERS)
def test_runs_in_one_minute_at_the_turn_of_it_and_after_the_clock_went_back(bspk, config, faults):
    bspk.faults.add(*faults)
    late = datetime(2026, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)
    times = [NOON, NOON, NOON - timedelta(hours=1), NOON, NOON - timedelta(minutes=1), late, late]
    for number, now in enumerate(times):
        sync_at(now, one(number), **settings_for(bspk, **config))
    assert minutes(bspk) == [
        "202603011200",
        "202603011201",
        "202603011100",
        "202603011202",
        "202603011159",
        "202612312359",
        "202701010000",
    ]
    assert bspk.refused == []
    assert [row["description"] for row in bspk.table("SPECIAL-ORDERS").values()] == list("0123456")


def test_an_hour_that_comes_twice_gives_no_name_twice(bspk, tmp_path):
    # In Chicago, 2026-11-01 02:00 CDT is 01:00 CST: half past one comes twice.
    config = settings_for(bspk, name_timezone="America/Chicago", output_dir=str(tmp_path))
    first = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    for number, now in enumerate([first, first + timedelta(hours=1), first + timedelta(hours=2)]):
        sync_at(now, one(number), **config)
    assert minutes(bspk) == ["202611010130", "202611010131", "202611010230"]
    # And 2026-03-08 has no half past two.
    sync_at(datetime(2026, 3, 8, 8, 30, tzinfo=UTC), one(3), **config)
    assert minutes(bspk)[3] == "202603080330"
    assert bspk.refused == []


def test_the_clock_went_back_while_files_wait_and_the_older_still_goes_first(bspk, tmp_path):
    config = settings_for(bspk, output_dir=str(tmp_path))
    bspk.faults.add(BspkFault.of("access_denied", times=None))
    for hour, text in enumerate(["oldest", "older", "old"]):
        with pytest.raises(DeliveryError):
            sync_at(NOON - timedelta(hours=hour), special(ORDERS, {"description": text}), **config)
    bspk.faults.clear()
    sync_at(NOON - timedelta(hours=9), special(ORDERS, {"description": "new"}), **config)
    assert minutes(bspk) == ["202603011200", "202603011100", "202603011000", "202603010300"]
    assert [row["description"] for row in bspk.table("SPECIAL-ORDERS").values()] == ["new"]


def test_a_waiting_file_keeps_its_own_name_unless_somebody_took_it(bspk, tmp_path):
    config = settings_for(bspk, output_dir=str(tmp_path))
    bspk.faults.add(BspkFault.of("access_denied", times=None))
    with pytest.raises(DeliveryError):
        sync_at(NOON, [*one(1), *special(ITEMS, {"order_ref": "101"})], **config)
    bspk.faults.clear()
    sync_at(NOON, one(2), **settings_for(bspk))  # another's, who knows of no ledger
    sync_at(NOON + timedelta(hours=1), [], **config)
    assert [each.name for each in bspk.files] == [
        "SPECIAL-ORDERS_V2_NiceCo_202603011200.csv",
        "SPECIAL-ORDERS_V2_NiceCo_202603011300.csv",
        "SPECIAL-ORDER-LINE-ITEMS_V2_NiceCo_202603011200.csv",
    ]
    assert bspk.refused == []
    assert list((tmp_path / "pending").glob("*.csv*")) == []


def test_files_of_a_type_have_a_minute_each_also_when_nothing_is_sent(bspk, tmp_path, caplog):
    refs = [{"order_ref": f"10{number}"} for number in range(5)]
    given = [*special(ORDERS, *refs), *special(ITEMS, {"order_ref": "100"})]
    config = settings_for(bspk, max_rows_per_file=2)
    with caplog.at_level("INFO"):
        sync_at(NOON, given, **config, validate_only=True)
    (told,) = [each for each in caplog.messages if each.startswith("Manifest: ")]
    sync_at(NOON, given, **config)
    assert minutes(bspk) == ["202603011200", "202603011201", "202603011202", "202603011200"]
    assert all(each.key in told for each in bspk.files)


def test_children_wait_for_their_parents_and_nobody_else(bspk):
    given = [*special(EVENTS, {}), *special(ITEMS, {}), *special(ORDERS, {})]
    hands = Hands(NOON)
    sync_at(hands, given, **settings_for(bspk, type_delay_seconds=90))
    assert hands.waits == [90, 90]
    assert minutes(bspk) == ["202603011200", "202603011202", "202603011203"]
    hands = Hands(NOON + timedelta(hours=1))
    sync_at(hands, special(EVENTS, {"sequence": 2}), **settings_for(bspk, type_delay_seconds=90))
    assert hands.waits == []
    assert bspk.refused == []


def test_children_that_waited_for_delivery_follow_their_parents_as_late(bspk, tmp_path):
    config = settings_for(bspk, type_delay_seconds=90, output_dir=str(tmp_path))
    bspk.faults.add(BspkFault.of("access_denied", times=None))
    with pytest.raises(DeliveryError):
        sync_at(NOON, [*special(ITEMS, {}), *special(ORDERS, {})], **config)
    bspk.faults.clear()
    hands = Hands(NOON + timedelta(hours=1))
    sync_at(hands, special(EVENTS, {}), **config)
    assert hands.waits == [90, 90]
    assert bspk.refused == []
    assert bspk.counts()["SPECIAL-ORDER-EVENTS"] == 1
