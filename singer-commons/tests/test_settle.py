"""What is decided when all rows are known: repeated keys, parents, groups, owners, earlier runs."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest
from tests.support.csv_target import SHOP, Shelf, Time, rejects, start, take

from singer_commons.csv_target.layout import UniquePer
from singer_commons.errors import PluginError


@pytest.fixture
def shelf():
    return Shelf()


def test_of_rows_with_the_same_key_the_last_is_sent(tmp_path, shelf):
    run = start(tmp_path, shelf)
    take(run, "ORDERS", ("A", 1), ("B", 2), ("A", 3), ("C", 4), ("A", 5), ("B", 6))
    run.finish()
    assert shelf.all_rows("ORDERS") == [["C", "4"], ["A", "5"], ["B", "6"]]
    assert rejects(tmp_path) == []


def test_the_last_good_row_of_a_key_is_sent(tmp_path, shelf):
    run = start(tmp_path, shelf)
    take(run, "ORDERS", ("A", 1), ("A", "?"))
    run.finish()
    assert shelf.all_rows("ORDERS") == [["A", "1"]]
    assert rejects(tmp_path) == [("orders", {"order": "A"}, ["number"])]


def test_keys_are_folded_where_case_means_nothing(tmp_path, shelf):
    run = start(tmp_path, shelf)
    take(run, "IMAGES", ("Shoe", 1, "a"), ("SHOE", 1, "b"), ("shoe", 2, "c"))
    run.finish()
    assert shelf.all_rows("IMAGES") == [["SHOE", "1", "b"], ["shoe", "2", "c"]]


def test_without_a_key_of_its_own_a_type_goes_by_the_streams(tmp_path, shelf):
    run = start(tmp_path, shelf)
    take(
        run,
        "LINES",
        {"sale": "A", "sku": "x", "id": 1},
        {"sale": "A", "sku": "x", "id": 2},
        {"sale": "A", "sku": "y", "id": 1},
        keys=("id",),
    )
    take(run, "LINES", {"sale": "A", "sku": "z", "id": 1}, keys=("id",), stream="others")
    run.finish()
    assert shelf.all_rows("LINES") == [["A", "x"], ["A", "y"], ["A", "z"]]


def test_without_any_key_every_row_is_sent(tmp_path, shelf):
    run = start(tmp_path, shelf)
    take(run, "LINES", ("A", "x"), ("A", "x"))
    run.finish()
    assert shelf.all_rows("LINES") == [["A", "x"], ["A", "x"]]


def test_what_is_only_appended_keeps_the_first_and_holds_back_the_changed(tmp_path, shelf):
    run = start(tmp_path, shelf)
    take(
        run,
        "EVENTS",
        ("A", "i", 1, "x"),
        ("A", "i", 1, "x"),
        ("A", "i", 1, "y"),
        ("A", "j", 1, "x"),
        ("B", "i", 1, "x"),
        ("A", "i", 2, "x"),
    )
    run.finish()
    assert shelf.all_rows("EVENTS") == [
        ["A", "i", "1", "x"],
        ["B", "i", "1", "x"],
        ["A", "i", "2", "x"],
    ]
    key = {"order": "A", "sequence": 1}
    assert rejects(tmp_path) == [
        ("events", key, ["append_only"]),
        ("events", key, ["append_only"]),
    ]


def test_what_was_appended_by_an_earlier_run_cannot_be_changed(tmp_path, shelf):
    def sync(*events):
        run = start(tmp_path, shelf, output_dir=tmp_path / "out")
        take(run, "EVENTS", *events)
        run.finish()

    sync(("A", "i", 1, "x"), ("A", "i", 2, "x"))
    sync(("A", "i", 1, "x"), ("A", "i", 2, "corrected"), ("A", "i", 3, "x"))
    assert rejects(tmp_path) == [("events", {"order": "A", "sequence": 2}, ["append_only"])]
    assert [row[2] for row in shelf.all_rows("EVENTS")] == ["1", "2", "1", "3"]


def test_what_went_elsewhere_is_not_known_here(tmp_path, shelf):
    for destination, text in ((shelf, "x"), (Shelf("shelf://two"), "y")):
        run = start(tmp_path, destination, output_dir=tmp_path / "out")
        take(run, "EVENTS", ("A", "i", 1, text))
        run.finish()
        assert destination.all_rows("EVENTS") == [["A", "i", "1", text]]


@pytest.mark.parametrize("children_first", [True, False])
def test_children_are_held_back_with_their_parents(tmp_path, shelf, children_first):
    run = start(tmp_path, shelf)
    parts = [
        ("ORDERS", [("A", "?"), ("B", 1)]),
        ("ITEMS", [("A", "a1", "x"), ("B", "b1", "x"), ("B", "b2", ["?"])]),
        (
            "EVENTS",
            [("A", "a1", 1, "x"), ("B", "b1", 1, "x"), ("B", "b2", 2, "x"), ("C", "c1", 1, "x")],
        ),
    ]
    for kind, records in reversed(parts) if children_first else parts:
        take(run, kind, *records)
    run.finish()
    assert shelf.all_rows("ORDERS") == [["B", "1"]]
    assert shelf.all_rows("ITEMS") == [["B", "b1", "x"]]
    assert [row[:2] for row in shelf.all_rows("EVENTS")] == [["B", "b1"], ["C", "c1"]]
    assert sorted(rejects(tmp_path), key=str) == [
        ("events", {"order": "A", "sequence": 1}, ["parent", "parent"]),
        ("events", {"order": "B", "sequence": 2}, ["parent"]),
        ("items", {"order": "A", "item": "a1"}, ["parent"]),
        ("items", {"order": "B", "item": "b2"}, ["text"]),
        ("orders", {"order": "A"}, ["number"]),
    ]


def test_children_stay_if_another_row_of_their_parent_is_good(tmp_path, shelf):
    run = start(tmp_path, shelf)
    take(run, "ORDERS", ("A", "?"), ("A", 1), ("B", 1), ("B", "?"))
    take(run, "ITEMS", ("A", "a1", "x"), ("B", "b1", "x"))
    run.finish()
    assert len(shelf.all_rows("ITEMS")) == 2
    assert len(rejects(tmp_path)) == 2


def test_a_value_belongs_to_one_owner(tmp_path, shelf):
    run = start(tmp_path, shelf)
    take(run, "ITEMS", ("A", "i1", "x"), ("B", "i1", "x"), ("A", "i2", "x"), ("A", "i2", "y"))
    run.finish()
    assert shelf.all_rows("ITEMS") == [["A", "i1", "x"], ["A", "i2", "y"]]
    assert rejects(tmp_path) == [("items", {"order": "B", "item": "i1"}, ["owner"])]


def with_alike():
    """Return a shop whose items may share a name among orders only under one item."""
    owner = UniquePer("name", "order", must_agree="item")
    return SHOP | {"ITEMS": replace(SHOP["ITEMS"], unique=(owner,))}


def test_a_value_of_several_owners_that_are_alike_stays_with_the_first(tmp_path, shelf):
    run = start(tmp_path, shelf, layouts=with_alike())
    take(run, "ITEMS", ("A", "i1", "x"), ("B", "i1", "x"), ("C", "i2", "y"))
    run.finish()
    assert shelf.all_rows("ITEMS") == [["A", "i1", "x"], ["C", "i2", "y"]]
    assert [rules for _, _, rules in rejects(tmp_path)] == [["owner"]]


def test_a_value_of_several_owners_that_differ_is_nobodys(tmp_path, shelf):
    run = start(tmp_path, shelf, layouts=with_alike())
    take(run, "ITEMS", ("A", "i1", "x"), ("B", "i2", "x"), ("C", "i1", "x"), ("D", "i2", "y"))
    run.finish()
    assert shelf.all_rows("ITEMS") == [["D", "i2", "y"]]
    assert [key["order"] for _, key, _ in rejects(tmp_path)] == ["A", "B", "C"]
    reasons = (tmp_path / "rejects.jsonl").read_text()
    assert "belongs to several order in this run, which differ in item" in reasons


def test_rows_that_go_together_are_held_back_together(tmp_path, shelf):
    run = start(tmp_path, shelf)
    take(
        run,
        "IMAGES",
        ("shoe", 1, "a"),
        ("hat", 1, "a"),
        ("SHOE", "?", "b"),
        ("Shoe", 3, "c"),
        ("bag", 1, None),
        ("bag", 1, "d"),
    )
    run.finish()
    assert shelf.all_rows("IMAGES") == [["hat", "1", "a"], ["bag", "1", "d"]]
    assert sorted(rules for _, _, rules in rejects(tmp_path)) == [
        ["integer"],
        ["required"],
        ["together"],
        ["together"],
    ]


def test_rows_held_back_late_bring_their_whole_record(tmp_path, shelf):
    run = start(tmp_path, shelf)
    take(run, "ORDERS", ("A", "?"))
    record = {"order": "A", "item": "i", "name": None, "beyond": {"the": ["layout"]}}
    take(run, "ITEMS", record, keys=("item",))
    run.finish()
    text = (tmp_path / "rejects.jsonl").read_text()
    assert '"record":{"order":"A","item":"i","name":null,"beyond":{"the":["layout"]}}' in text
    assert '"key_properties":["item"]' in text


def test_parents_that_nobody_knows_are_a_warning(tmp_path, shelf, caplog):
    def sync(*orders):
        caplog.clear()
        run = start(tmp_path, shelf, output_dir=tmp_path / "out")
        if orders:
            take(run, "ORDERS", *orders)
        take(run, "ITEMS", ("A", "a1", "x"), ("B", "b1", "x"), ("B", "b2", "x"))
        with caplog.at_level(logging.WARNING):
            run.finish()
        return [each.getMessage() for each in caplog.records]

    (warning,) = sync(("A", 1))
    assert warning == (
        "ITEMS: 1 values of order are neither in ORDERS of this run nor known from an earlier "
        "run, such as 'B'."
    )
    assert sync(("B", 1)) == []
    assert sync() == []
    assert rejects(tmp_path) == []


def test_too_many_rejects_and_nothing_is_sent(tmp_path, shelf):
    run = start(tmp_path, shelf, max_rejects=2)
    take(run, "ORDERS", ("A", "?"), ("B", 1))
    take(run, "ITEMS", ("A", "a1", "x"), ("A", "a2", "x"), ("B", "b1", "x"))
    with pytest.raises(PluginError, match=r"^3 records .*rejects\.jsonl.*ORDERS\.total"):
        run.finish()
    assert shelf.tried == []
    assert len(rejects(tmp_path)) == 3


def test_as_many_as_allowed_and_the_rest_is_sent_with_a_warning(tmp_path, shelf, caplog):
    run = start(tmp_path, shelf, max_rejects=2)
    take(run, "ORDERS", ("A", "?"), ("B", 1), ("C", "?"))
    with caplog.at_level(logging.WARNING):
        run.finish()
    assert shelf.all_rows("ORDERS") == [["B", "1"]]
    (warning,) = [each.getMessage() for each in caplog.records]
    assert warning.startswith("2 records are held back; they are in ")
    assert str(tmp_path / "rejects.jsonl") in warning
    assert "ORDERS.total: number (2)" in warning


def test_a_type_without_rows_has_no_file(tmp_path, shelf):
    run = start(tmp_path, shelf)
    take(run, "ORDERS")
    take(run, "ITEMS", ("A", None, "x"))
    run.finish()
    assert shelf.tried == []


def test_waits_stand_between_parents_and_children_only(tmp_path, shelf):
    time = Time()
    run = start(tmp_path, shelf, time, type_delay=60)
    take(run, "EVENTS", ("A", "i", 1, "x"))
    take(run, "ITEMS", ("A", "i", "x"))
    take(run, "ORDERS", ("A", 1))
    take(run, "IMAGES", ("shoe", 1, "a"))
    run.finish()
    assert [name.split("_")[0] for name in shelf.tried] == ["ORDERS", "ITEMS", "EVENTS", "IMAGES"]
    assert time.waits == [60, 60]
