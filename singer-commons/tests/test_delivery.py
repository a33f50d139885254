"""Delivery: names used once, what could not be delivered, folders, dry runs."""

from __future__ import annotations

import json
import logging
import re
import threading
from datetime import timedelta
from itertools import islice

import pytest
from tests.support.csv_target import (
    NOON,
    ORDERS,
    Shelf,
    Time,
    broken,
    make_name,
    no_fault,
    rows,
    start,
    take,
)

from singer_commons.csv_target.destination import Folder, write_whole
from singer_commons.csv_target.errors import NAME_TAKEN, DeliveryError, NameTakenError
from singer_commons.csv_target.ledger import Ledger
from singer_commons.csv_target.names import Names


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def sync(tmp_path, destination, *orders, **changes):
    run = start(tmp_path, destination, **changes)
    take(run, "ORDERS", *orders)
    run.finish()
    return run


def manifest(out):
    return json.loads(max((out / "manifests").iterdir(), key=lambda path: path.name).read_text())


def pending(out):
    return sorted(path.name for path in (out / "pending").iterdir() if path.name[0] != ".")


@pytest.mark.parametrize("has_ledger", [True, False])
def test_two_runs_in_a_minute_take_two_names(tmp_path, shelf, out, has_ledger):
    folder = out if has_ledger else None
    sync(tmp_path, shelf, ("A", 1), output_dir=folder)
    sync(tmp_path, shelf, ("A", 2), output_dir=folder)
    assert {name: rows(data) for name, data in shelf.files.items()} == {
        "ORDERS_202603011200.csv": [["A", "1"]],
        "ORDERS_202603011201.csv": [["A", "2"]],
    }


def test_a_name_is_not_used_again_though_its_file_is_gone(tmp_path, shelf, out):
    sync(tmp_path, shelf, ("A", 1), output_dir=out)
    shelf.files.clear()
    sync(tmp_path, shelf, ("A", 1), output_dir=out)
    assert list(shelf.files) == ["ORDERS_202603011201.csv"]


def test_names_go_on_after_those_that_others_have(tmp_path, shelf):
    for minute in range(5):
        shelf.files[f"ORDERS_20260301120{minute}.csv"] = b"somebody else's"
    sync(tmp_path, shelf, ("A", 1))
    assert shelf.rows("ORDERS")["ORDERS_202603011205.csv"] == [["A", "1"]]
    assert shelf.files["ORDERS_202603011200.csv"] == b"somebody else's"


def test_there_is_an_end_to_trying_names(tmp_path, shelf, out):
    shelf.fail = lambda name: NameTakenError(NAME_TAKEN, path=name)
    with pytest.raises(DeliveryError, match="no name"):
        sync(tmp_path, shelf, ("A", 1), output_dir=out)
    assert len(shelf.tried) == 120
    assert len(pending(out)) == 2


def test_a_name_that_does_not_move_ends_too():
    names = Names(lambda *_: "same", timedelta(minutes=1))
    assert list(names.candidates(ORDERS, NOON)) == ["same"]
    assert list(names.candidates(ORDERS, NOON)) == []


def test_what_finds_no_name_at_all_is_said_to_be_lost(tmp_path, shelf, out):
    def of_one_name():
        names = Names(lambda *_: "same.csv", timedelta(minutes=1))
        return {"output_dir": out, "names": names}

    sync(tmp_path, shelf, ("A", 1), **of_one_name())
    with pytest.raises(DeliveryError, match=r"no name .* could not be kept either"):
        sync(tmp_path, shelf, ("B", 2), **of_one_name())
    assert list(shelf.files) == ["same.csv"]


def test_more_rows_than_a_file_may_have_go_into_several(tmp_path, shelf):
    sync(tmp_path, shelf, *((str(n), n) for n in range(7)), ("3", 30), max_rows_per_file=3)
    assert [len(each) for each in shelf.rows("ORDERS").values()] == [3, 3, 1]
    assert list(shelf.files) == [f"ORDERS_20260301120{minute}.csv" for minute in range(3)]
    assert [row[0] for row in shelf.all_rows("ORDERS")] == ["0", "1", "2", "4", "5", "6", "3"]
    assert all(data.startswith(b"order,total\r\n") for data in shelf.files.values())


def test_what_goes_together_is_never_split(tmp_path, shelf):
    run = start(tmp_path, shelf, max_rows_per_file=3)
    take(
        run,
        "IMAGES",
        *((f"p{n % 4}", n, "u") for n in range(10)),
        *(("P0", n, "u") for n in (50, 51)),
    )
    run.finish()
    files = [{row[0].lower() for row in each} for each in shelf.rows("IMAGES").values()]
    assert len(shelf.all_rows("IMAGES")) == 12
    assert sorted(product for each in files for product in each) == ["p0", "p1", "p2", "p3"]
    assert [len(each) for each in shelf.rows("IMAGES").values()] == [5, 3, 2, 2]


def test_what_could_not_be_delivered_is_delivered_first_by_the_next_run(tmp_path, shelf, out):
    shelf.fail = lambda name: broken() if name.startswith("ITEMS") else None
    run = start(tmp_path, shelf, output_dir=out)
    take(run, "ORDERS", ("A", 1))
    take(run, "ITEMS", ("A", "a1", "x"))
    take(run, "EVENTS", ("A", "a1", 1, "x"))
    with pytest.raises(DeliveryError, match=r"the line is dead .*2 files .* pending"):
        run.finish()
    assert list(shelf.files) == ["ORDERS_202603011200.csv"]
    assert pending(out) == [
        "EVENTS_202603011200.csv",
        "EVENTS_202603011200.csv.json",
        "ITEMS_202603011200.csv",
        "ITEMS_202603011200.csv.json",
    ]
    assert [(each["type"], each["status"]) for each in manifest(out)["files"]] == [
        ("ORDERS", "delivered"),
        ("ITEMS", "pending"),
        ("EVENTS", "pending"),
    ]

    shelf.fail = no_fault
    shelf.tried.clear()
    sync(tmp_path, shelf, ("A", 2), output_dir=out, time=Time(NOON + timedelta(seconds=1)))
    assert shelf.tried == [
        "ITEMS_202603011200.csv",
        "EVENTS_202603011200.csv",
        "ORDERS_202603011201.csv",
    ]
    assert pending(out) == []
    told = manifest(out)["files"]
    assert [each.get("from_run", "")[:8] for each in told] == ["20260301", "20260301", ""]


def test_a_pending_file_whose_name_was_taken_gets_the_next(tmp_path, shelf, out):
    shelf.fail = lambda _: broken()
    with pytest.raises(DeliveryError):
        sync(tmp_path, shelf, ("A", 1), output_dir=out)
    shelf.fail = no_fault
    shelf.files["ORDERS_202603011200.csv"] = b"somebody else's"
    sync(tmp_path, shelf, output_dir=out)
    assert shelf.rows("ORDERS")["ORDERS_202603011201.csv"] == [["A", "1"]]
    assert pending(out) == []


def test_while_pending_files_cannot_be_delivered_new_ones_wait_behind_them(tmp_path, shelf, out):
    shelf.fail = lambda _: broken()
    time = Time()
    for total in (1, 2, 3):
        with pytest.raises(DeliveryError):
            sync(tmp_path, shelf, ("A", total), output_dir=out, time=time)
        time.wait(5)
    assert len(pending(out)) == 6
    shelf.fail = no_fault
    sync(tmp_path, shelf, ("A", 4), output_dir=out, time=time)
    assert shelf.all_rows("ORDERS") == [["A", str(total)] for total in (1, 2, 3, 4)]


def test_pending_files_for_another_destination_stay(tmp_path, shelf, out, caplog):
    shelf.fail = lambda _: broken()
    with pytest.raises(DeliveryError):
        sync(tmp_path, shelf, ("A", 1), output_dir=out)
    other = Shelf("shelf://two")
    with caplog.at_level(logging.WARNING):
        sync(tmp_path, other, ("B", 1), output_dir=out)
    assert other.all_rows("ORDERS") == [["B", "1"]]
    assert "1 files in the folder pending are for another destination" in caplog.text
    assert len(pending(out)) == 2


@pytest.mark.parametrize("damage", ["content", "sidecar", "gone"])
def test_a_damaged_pending_file_is_named_and_nothing_overtakes_it(tmp_path, shelf, out, damage):
    shelf.fail = lambda _: broken()
    with pytest.raises(DeliveryError):
        sync(tmp_path, shelf, ("A", 1), output_dir=out)
    shelf.fail = no_fault
    path = out / "pending" / "ORDERS_202603011200.csv"
    if damage == "content":
        path.write_bytes(path.read_bytes()[:-5])
    elif damage == "sidecar":
        path.with_name(f"{path.name}.json").write_text("{")
    else:
        path.unlink()
    with pytest.raises(DeliveryError, match=r"ORDERS_202603011200\.csv"):
        sync(tmp_path, shelf, ("A", 2), output_dir=out)
    assert shelf.files == {}


def test_what_several_failed_runs_have_read_goes_once(tmp_path, shelf, out):
    given = [("A", 1), ("B", 2), ("C", 3)]
    shelf.fail = lambda _: broken()
    for hour in range(3):
        time = Time(NOON + timedelta(hours=hour))
        with pytest.raises(DeliveryError):
            sync(tmp_path, shelf, *given, time=time, output_dir=out, max_rows_per_file=2)
    shelf.fail = no_fault
    time = Time(NOON + timedelta(hours=3))
    sync(tmp_path, shelf, *given, time=time, output_dir=out, max_rows_per_file=2)
    assert [row[0] for row in shelf.all_rows("ORDERS")] == ["A", "B", "C"]
    found = [each["status"] for each in manifest(out)["files"]]
    assert (found, pending(out)) == ([*["delivered"] * 2, *["repeated"] * 6], [])


def test_without_an_output_folder_nothing_is_kept_and_the_run_fails(tmp_path, shelf):
    shelf.fail = lambda _: broken()
    with pytest.raises(DeliveryError, match="next run sends it again"):
        sync(tmp_path, shelf, ("A", 1))
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_is_told_to_end_keeps_what_is_finished(tmp_path, shelf, out):
    shelf.fail = lambda name: SystemExit(143) if name.startswith("ITEMS") else None
    run = start(tmp_path, shelf, output_dir=out)
    take(run, "ORDERS", ("A", 1))
    take(run, "ITEMS", ("A", "a1", "x"))
    take(run, "EVENTS", ("A", "a1", 1, "x"))
    with pytest.raises(SystemExit):
        run.finish()
    assert [name for name in pending(out) if name.endswith(".csv")] == [
        "EVENTS_202603011200.csv",
        "ITEMS_202603011200.csv",
    ]
    shelf.fail = no_fault
    sync(tmp_path, shelf, output_dir=out)
    assert len(shelf.files) == 3


def test_a_folder_is_a_destination(tmp_path, out):
    out.mkdir()
    destination = Folder(out)
    sync(tmp_path, destination, ("A", 1), output_dir=out)
    sync(tmp_path, destination, ("A", 2), output_dir=out)
    assert (out / "ORDERS_202603011200.csv").read_bytes() == b"order,total\r\nA,1\r\n"
    assert (out / "ORDERS_202603011201.csv").read_bytes() == b"order,total\r\nA,2\r\n"
    assert sorted(path.name for path in out.iterdir()) == [
        ".ledger.sqlite3",
        "ORDERS_202603011200.csv",
        "ORDERS_202603011201.csv",
        "manifests",
    ]


def test_a_file_that_is_half_written_has_no_name_that_an_importer_looks_for(tmp_path):
    seen = []

    def blocks():
        yield b"half"
        seen.extend(path.name for path in tmp_path.iterdir())

    write_whole(tmp_path / "customers_20261128T101010Z.csv", blocks())
    assert [re.sub("[a-z]", "", name) for name in seen] == [".."]
    assert [path.name for path in tmp_path.iterdir()] == ["customers_20261128T101010Z.csv"]


def test_a_folder_never_replaces_a_file(tmp_path, out):
    out.mkdir()
    (out / "ORDERS_202603011200.csv").write_text("somebody else's")
    sync(tmp_path, Folder(out), ("A", 1))
    assert (out / "ORDERS_202603011200.csv").read_text() == "somebody else's"
    assert (out / "ORDERS_202603011201.csv").exists()


def test_a_run_that_only_validates_says_what_would_be_sent(tmp_path, shelf, out):
    sync(tmp_path, shelf, ("A", 1), ("A", 2), ("B", "?"), output_dir=out, validate_only=True)
    assert shelf.tried == []
    told = manifest(out)
    assert told["validate_only"] is True
    assert told["repeated"] == {"ORDERS": 1}
    (file,) = told["files"]
    assert file["key"] == "shelf://one/ORDERS_202603011200.csv"
    assert (file["status"], file["rows"], file["bytes"]) == (
        "valid",
        1,
        len("order,total\r\nA,2\r\n"),
    )
    sync(tmp_path, shelf, ("A", 1), output_dir=out)
    assert list(shelf.files) == ["ORDERS_202603011200.csv"]


def test_many_claim_names_at_once_and_no_two_get_the_same(tmp_path):
    got = []

    def claim(who):
        ledger = Ledger(tmp_path)
        names = Names(make_name, timedelta(minutes=1))
        some = islice(names.candidates(ORDERS, NOON), 120)
        got.extend(name for name in some if ledger.claim(name, f"file {who}"))
        ledger.close()

    threads = [threading.Thread(target=claim, args=(who,)) for who in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == len(set(got)) == 120


def test_a_file_may_claim_its_name_again(tmp_path):
    ledger = Ledger(tmp_path)
    assert ledger.claim("a.csv", "one")
    assert ledger.claim("a.csv", "one")
    assert not ledger.claim("a.csv", "two")
    ledger.close()


def test_an_output_folder_that_cannot_be_used_is_named(tmp_path, shelf):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file")
    with pytest.raises(DeliveryError, match=r"^output_dir: "):
        sync(tmp_path, shelf, ("A", 1), output_dir=blocked)
