"""Of several rows of a key the last good one is sent, whatever makes the later ones bad."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest
from tests.support.csv_target import ORDERS, SHOP, Shelf, rejects, start, take

from singer_commons.csv_target.layout import UniquePer

PHONES = replace(ORDERS, columns=ORDERS.columns, unique=(UniquePer("total", "order"),))


@pytest.fixture
def shelf():
    return Shelf()


def test_the_row_before_one_whose_parent_is_held_back(tmp_path, shelf):
    run = start(tmp_path, shelf)
    take(run, "ORDERS", ("A", 1), ("B", "?"))
    take(run, "EVENTS", ("A", "a", 1, "x"))
    take(run, "ITEMS", ("A", "a", "first"), ("A", "a", "second"), ("B", "b", "x"))
    run.finish()
    assert shelf.all_rows("ITEMS") == [["A", "a", "second"]]
    assert len(shelf.all_rows("EVENTS")) == 1
    assert [key for _, key, _ in rejects(tmp_path)] == [{"order": "B"}, {"order": "B", "item": "b"}]


def test_the_row_before_one_that_takes_anothers_value_and_so_on(tmp_path, shelf):
    run = start(tmp_path, shelf, layouts={**SHOP, "ORDERS": PHONES})
    take(run, "ORDERS", ("A", 1), ("C", 3), ("B", 2), ("B", 3), ("B", 1), ("D", 4), ("D", 5))
    run.finish()
    assert shelf.all_rows("ORDERS") == [["A", "1"], ["C", "3"], ["B", "2"], ["D", "5"]]
    assert [(key["order"], rule) for _, key, rule in rejects(tmp_path)] == [
        ("B", ["owner"]),
        ("B", ["owner"]),
    ]
    assert run.delivers


def test_a_key_without_any_good_row_is_not_sent_and_each_row_is_told_once(tmp_path, shelf):
    run = start(tmp_path, shelf, layouts={**SHOP, "ORDERS": PHONES})
    take(run, "ORDERS", ("A", 1), ("B", 1), ("B", 1))
    take(run, "ITEMS", ("B", "b", "x"))
    run.finish()
    assert shelf.all_rows("ORDERS") == [["A", "1"]]
    assert shelf.all_rows("ITEMS") == []
    assert [rules for _, _, rules in rejects(tmp_path)] == [["owner"], ["owner"], ["parent"]]


def test_there_is_an_end_to_looking_for_a_good_row(tmp_path, shelf):
    run = start(tmp_path, shelf)
    take(run, "ORDERS", ("A", "?"), ("B", 1))
    take(run, "ITEMS", *(("A", "a", str(number)) for number in range(500)), ("B", "b", "x"))
    run.finish()
    assert shelf.all_rows("ITEMS") == [["B", "b", "x"]]
    assert 1 < len(rejects(tmp_path)) < 50


def test_keys_that_are_no_text_are_still_told_apart(tmp_path, shelf):
    run = start(tmp_path, shelf)
    records = [{"sale": "A", "sku": str(n), "id": key} for n, key in enumerate("\ud83d\ud83e?é")]
    take(run, "LINES", *records, keys=("id",))
    run.finish()
    assert shelf.all_rows("LINES") == [["A", str(n)] for n in range(4)]


@pytest.mark.parametrize("validate_only", [True, False], ids=["checked", "sent"])
def test_types_whose_columns_are_not_all_known_are_warned_of(
    tmp_path, shelf, caplog, validate_only
):
    layouts = {name: replace(each, is_complete=name == "ITEMS") for name, each in SHOP.items()}
    run = start(tmp_path, shelf, layouts=layouts, validate_only=validate_only, max_rows_per_file=1)
    take(run, "ORDERS", ("A", 1), ("B", 1))
    take(run, "ITEMS", ("A", "a", "x"))
    take(run, "LINES", (None, "x"))
    with caplog.at_level(logging.WARNING):
        run.finish()
    told = [text for text in caplog.messages if "publicly documented" in text]
    assert [text.partition(":")[0] for text in told] == ["ORDERS"]
