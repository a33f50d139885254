"""What waits, in its own order; books that two runs write at once; disks without room."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta

import pytest
from tests.support.csv_target import NOON, Shelf, Time, broken, no_fault, start, take

from singer_commons.csv_target.errors import DeliveryError
from singer_commons.csv_target.ledger import Ledger

FULL = """
import io, resource, sys
from pathlib import Path
from singer_commons.csv_target.errors import DeliveryError
from singer_commons.csv_target.rejects import local_rejects
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
place = local_rejects(sys.argv[1])
place(io.BytesIO(b'{"first": 1}\\n' * 10), "one")
try:
    place(io.BytesIO(b'{"second": 2}\\n' * 10), "two")
except DeliveryError as error:
    print(error)
"""


@pytest.fixture
def shelf():
    return Shelf()


def sync(tmp_path, shelf, time, kind, *rows):
    run = start(tmp_path, shelf, time, output_dir=tmp_path / "out")
    take(run, kind, *rows)
    run.finish()


@pytest.mark.parametrize("hours", [0, -1, -30, 1])
def test_what_has_waited_longest_goes_first_whatever_the_clock_says(tmp_path, shelf, hours):
    shelf.fail = lambda _: broken()
    time = Time()
    for total in range(5):
        with pytest.raises(DeliveryError):
            sync(tmp_path, shelf, time, "ORDERS", ("A", total))
        time.now += timedelta(hours=hours)
    shelf.fail = no_fault
    sync(tmp_path, shelf, time, "ORDERS", ("A", 5))
    # A dict keeps the order in which files arrived.
    arrived = [data.decode().split()[1] for data in shelf.files.values()]
    assert arrived == [f"A,{total}" for total in range(6)]


def test_a_run_that_fails_at_what_waits_puts_its_own_behind_it(tmp_path, shelf):
    time = Time()
    shelf.fail = lambda _: broken()
    for total in (1, 2):
        with pytest.raises(DeliveryError):
            sync(tmp_path, shelf, time, "ORDERS", ("A", total))
        time.now -= timedelta(hours=1)
    # The first gets through, the second does not; and there is a third.
    shelf.fail = lambda name: None if name.endswith("1200.csv") else broken()
    with pytest.raises(DeliveryError):
        sync(tmp_path, shelf, time, "ORDERS", ("A", 3))
    shelf.fail = no_fault
    sync(tmp_path, shelf, time, "ORDERS", ("A", 4))
    arrived = [data.decode().split()[1] for data in shelf.files.values()]
    assert arrived == ["A,1", "A,2", "A,3", "A,4"]


def test_a_sidecar_without_a_place_is_named(tmp_path, shelf):
    shelf.fail = lambda _: broken()
    with pytest.raises(DeliveryError):
        sync(tmp_path, shelf, Time(), "ORDERS", ("A", 1))
    (path,) = (tmp_path / "out" / "pending").glob("*.json")
    content = json.loads(path.read_text())
    path.write_text(json.dumps({**content, "order": None}))
    shelf.fail = no_fault
    with pytest.raises(DeliveryError, match=r"\.csv\.json cannot be read"):
        sync(tmp_path, shelf, Time(), "ORDERS", ("A", 2))
    assert shelf.files == {}
    assert len(list((tmp_path / "out" / "pending").glob("*.csv"))) == 2


def test_a_lock_that_is_no_file_is_an_error_at_once(tmp_path, shelf):
    (tmp_path / "out" / "pending" / ".lock.sqlite3").mkdir(parents=True)
    time = Time()
    with pytest.raises(DeliveryError, match=r"\.lock\.sqlite3"):
        sync(tmp_path, shelf, time, "ORDERS", ("A", 1))
    assert time.waits == []


def test_only_what_this_run_sends_is_remembered_as_sent(tmp_path, shelf, monkeypatch):
    shelf.fail = lambda _: broken()
    with pytest.raises(DeliveryError):
        sync(tmp_path, shelf, Time(), "EVENTS", ("A", "a", 1, "x"))
    # What waited is delivered; then the line breaks, and there is no room to keep the rest.
    shelf.fail = lambda name: None if name in kept else broken()
    kept = {path.name for path in (tmp_path / "out" / "pending").glob("*.csv")}

    def full(*_):
        problem = "no room"
        raise OSError(problem)

    with monkeypatch.context() as patch:
        patch.setattr("singer_commons.csv_target.pending.write_whole", full)
        with pytest.raises(DeliveryError, match="no room"):
            sync(tmp_path, shelf, Time(NOON), "EVENTS", ("A", "a", 2, "never sent"))
    shelf.fail = no_fault
    sync(tmp_path, shelf, Time(), "EVENTS", ("A", "a", 2, "corrected"))
    assert [row[3] for row in shelf.all_rows("EVENTS")] == ["x", "corrected"]
    assert not (tmp_path / "rejects.jsonl").exists()


def test_the_book_tells_what_another_has_noted_otherwise(tmp_path):
    ledgers = [Ledger(tmp_path, where) for where in ("here", "here", "elsewhere")]
    one, two, elsewhere = ledgers
    rows = [(f"key-{number:04}", b"x") for number in range(1200)]
    assert one.remember("EVENTS", rows) == 0
    assert two.remember("EVENTS", rows) == 0
    changed = [(key, b"y" if number % 100 == 0 else b"x") for number, (key, _) in enumerate(rows)]
    assert two.remember("EVENTS", [*changed, ("new", b"z")]) == 12
    assert one.known("EVENTS", ["key-0000", "new"]) == {"key-0000": b"x", "new": b"z"}
    assert elsewhere.remember("EVENTS", changed) == 0
    for each in ledgers:
        each.close()


@pytest.mark.parametrize("room", [131, 200, 259, 268])
def test_rejects_are_there_whole_or_not_at_all(tmp_path, room):
    path = tmp_path / "rejects.jsonl"
    found = subprocess.run(
        [sys.executable, "-c", FULL, str(path), str(room)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert found.stdout.startswith("rejects_path: ")
    assert path.read_bytes() == b'{"first": 1}\n' * 10
