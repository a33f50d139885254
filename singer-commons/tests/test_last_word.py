"""Where rows must be alike, what is held back has its say too: old words are not sent for new."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from tests.support.csv_target import LINES, ORDERS, SHOP, Shelf, start, take

from singer_commons.csv_target.formats import Enum, Integer
from singer_commons.csv_target.layout import Column, UniquePer

PEOPLE = replace(
    ORDERS,
    columns=(
        Column("order", required=True),
        Column("total", required=True, fold=True),
        Column("consent", Enum(("yes", "no")), required=True),
        Column("age", Integer()),
    ),
    unique=(UniquePer("total", "order", must_agree="consent"),),
)
NAMES = PEOPLE.header
GOOD, BAD = 1, "?"


def sent(tmp_path, *people):
    shelf = Shelf()
    run = start(tmp_path, shelf, layouts={**SHOP, "ORDERS": PEOPLE}, max_rejects=10_000)
    take(run, "ORDERS", *(dict(zip(NAMES, each, strict=True)) for each in people))
    run.finish()
    return [tuple(row[:3]) for row in shelf.all_rows("ORDERS")]


@pytest.mark.parametrize(
    ("people", "kept"),
    [
        ([("A", "a", "no", GOOD), ("A", "a", "yes", BAD)], []),
        ([("A", "a", "no", GOOD), ("A", "a", "no", BAD)], [("A", "a", "no")]),
        ([("A", "a", "yes", BAD), ("A", "a", "no", GOOD)], [("A", "a", "no")]),
        ([("A", "a", "yes", BAD), ("B", "A", "no", GOOD)], []),
        ([("B", "A", "no", GOOD), ("A", "a", "yes", BAD)], []),
        ([("B", "a", "no", GOOD), (None, "a", "yes", GOOD)], []),
        ([("B", "a", "no", GOOD), (None, "a", "no", GOOD)], [("B", "a", "no")]),
        ([("A", "a", "yes", BAD), ("A", "x", "no", GOOD), ("B", "a", "no", GOOD)], ["A", "B"]),
        ([("A", "x", "no", GOOD), ("A", "a", "yes", GOOD), ("B", "a", "no", GOOD)], []),
        ([("A", "a", "no", GOOD), ("A", "a", "perhaps", GOOD), ("C", "c", "no", GOOD)], ["C"]),
    ],
)
def test_what_is_held_back_and_not_put_right_has_its_say(tmp_path, people, kept):
    rows = sent(tmp_path, *people)
    assert (rows if kept and isinstance(kept[0], tuple) else [row[0] for row in rows]) == kept


def test_by_another_way_nothing_is_sent_that_somebody_denies(tmp_path):
    """Rows at random: each that is sent is weighed against all that came in, by hand."""
    dice = random.Random(3)  # noqa: S311 - the same rows each time
    for turn in range(30):
        folder = tmp_path / str(turn)
        folder.mkdir()
        people = [
            (dice.choice("ABCD"), dice.choice("abcde"), dice.choice(["yes", "no"]), age)
            for age in dice.choices([GOOD, BAD], [3, 1], k=12)
        ]
        rows = sent(folder, *people)
        assert len({address for _, address, _ in rows}) == len(rows)
        for who, address, consent in rows:
            last = [each for each in people if each[0] == who][-1]
            # The latest word of this person, good or bad, is the one that is sent.
            assert last[2] == consent
            # Whoever spoke of this address last, and could not be sent, said the same.
            for other in {each[0] for each in people}:
                latest = [each for each in people if each[0] == other][-1]
                if latest[1] == address and latest[3] == BAD:
                    assert latest[2] == consent


def test_rows_of_which_a_part_of_the_key_is_null_are_not_taken_for_each_other(tmp_path):
    shelf = Shelf()
    run = start(tmp_path, shelf, layouts={**SHOP, "LINES": LINES})
    keys = ("id", "part")
    given = [(1, None), (1, None), (None, None), (2, 1), (2, 1)]
    records = [
        {"sale": "s", "sku": str(number), "id": one, "part": part}
        for number, (one, part) in enumerate(given)
    ]
    take(run, "LINES", *records, keys=keys)
    run.finish()
    assert [sku for _, sku in shelf.all_rows("LINES")] == ["0", "1", "2", "4"]


def test_a_row_goes_with_a_parent_whose_name_no_cell_may_hold(tmp_path):
    shelf = Shelf()
    codes = replace(ORDERS, columns=(Column("order", Enum(("A", "B")), required=True),))
    run = start(tmp_path, shelf, layouts={**SHOP, "ORDERS": codes})
    take(run, "ORDERS", ("A",), ("other",))
    take(run, "ITEMS", ("A", "a", "x"), ("other", "b", "x"))
    run.finish()
    assert shelf.all_rows("ITEMS") == [["A", "a", "x"]]
