"""Layouts and records: a row in the layout's order, or every reason why not."""

from __future__ import annotations

import pytest

from singer_commons.csv_target.formats import Boolean, Enum, Number, Text
from singer_commons.csv_target.layout import (
    Column,
    Layout,
    LayoutError,
    Parent,
    UniquePer,
    key_columns,
    remembered,
)
from singer_commons.csv_target.row_maker import BadRecordError, RowMaker

PRICES = Layout(
    type="PRICES",
    key=("ref", "region"),
    columns=(
        Column("ref", min_length=3, max_length=5, required=True, fold=True),
        Column("region"),
        Column("amount", Number(), max_length=6),
        Column("currency", Enum(("USD", "EUR")), required_with=("amount", "tax")),
        Column("tax", Number()),
        Column("until", only_if=("sale", "TRUE")),
        Column("sale", Boolean()),
    ),
)
NULLS = dict.fromkeys(PRICES.header)


def check(_, layout=PRICES, **options):
    return RowMaker(layout, key_columns({layout.type: layout})[layout.type], **options)


def reasons(record, **options):
    with pytest.raises(BadRecordError) as raised:
        check(record, **options).row(record)
    return [(each.column, each.rule) for each in raised.value.reasons]


def test_a_row_is_in_the_layouts_order_whatever_order_the_record_has():
    record = dict(reversed(list({**NULLS, "ref": "abc", "amount": 5, "currency": "EUR"}.items())))
    assert check(record).row({**record, "unknown": 1}) == ["abc", "", "5", "EUR", "", "", ""]


@pytest.mark.parametrize("blank", [None, ""])
def test_null_and_empty_text_are_blank(blank):
    record = {**dict.fromkeys(PRICES.header, blank), "ref": "abc"}
    assert check(record).row(record) == ["abc", *[""] * 6]


def test_every_failed_rule_is_reported():
    record = {"ref": "ab", "region": True, "amount": 12.34567, "tax": 1, "until": "x", "sale": "?"}
    assert reasons(record) == [
        ("ref", "length"),
        ("region", "text"),
        ("amount", "length"),
        ("currency", "absent"),
        ("sale", "boolean"),
    ]


@pytest.mark.parametrize("given", ["amount", "tax"])
def test_a_column_may_be_required_with_another(given):
    assert reasons({**NULLS, "ref": "abc", given: 1}) == [("currency", "required_with")]
    assert reasons({**NULLS, "ref": "abc", given: "x"}) == [
        (given, "number"),
        ("currency", "required_with"),
    ]
    record = {**NULLS, "ref": "abc", given: 0, "currency": "USD"}
    assert check(record).row(record)[3] == "USD"


def test_a_column_may_be_only_for_rows_of_a_kind():
    assert reasons({**NULLS, "ref": "abc", "until": "x"}) == [("until", "only_if")]
    assert reasons({**NULLS, "ref": "abc", "until": "x", "sale": False}) == [("until", "only_if")]
    record = {**NULLS, "ref": "abc", "until": "x", "sale": True}
    assert check(record).row(record)[5:] == ["x", "TRUE"]


@pytest.mark.parametrize("value", [None, "", "   ", "\t\n "])
def test_a_required_column_is_not_blank(value):
    assert reasons({**NULLS, "ref": value}) == [("ref", "required")]


def test_a_required_column_that_is_absent_is_required():
    assert ("ref", "required") in reasons({})


def test_lengths_count_characters():
    record = {**NULLS, "ref": "äöü€😀"}
    assert check(record).row(record)[0] == "äöü€😀"
    assert reasons({**NULLS, "ref": "äöü€😀x"}) == [("ref", "length")]


def test_an_absent_column_is_no_blank_unless_that_is_said():
    record = {**NULLS, "ref": "abc"}
    del record["region"], record["sale"]
    assert reasons(record) == [("region", "absent"), ("sale", "absent")]
    assert check(record, blank_absent=True).row(record) == ["abc", *[""] * 6]


def test_rows_that_are_only_appended_have_nothing_to_reset():
    layout = Layout("EVENTS", (Column("id", required=True), Column("note")), append_only=True)
    assert RowMaker(layout).row({"id": "1"}) == ["1", ""]


def test_keys_tell_rows_apart_and_fold_what_is_folded():
    row_maker = check(NULLS)

    def key(ref, region):
        return row_maker.keys(row_maker.row({**NULLS, "ref": ref, "region": region}))[0]

    assert key("ABC", "x") == key("abc", "x")
    assert key("abc", "X") != key("abc", "x")
    assert key("abc", None) == key("abc", "")
    assert key("abc", "dx") != key("abcd", "x")


def test_what_names_a_bad_record_is_told_as_far_as_it_can_be():
    layout = Layout(
        "ITEMS",
        (Column("id", Number()), Column("order")),
        key=("id",),
        parents=(Parent("ORDERS", ("order",), ("id",)),),
    )
    row_maker = RowMaker(layout, key_columns({"ITEMS": layout})["ITEMS"])
    # Also by text that its cell may not hold: others may hang on it by that.
    assert row_maker.keys_of_bad({"id": "?", "order": "A"}) == ["?", "A"]
    assert row_maker.keys_of_bad({"order": ["A"]}) == [None, None]


@pytest.mark.parametrize(
    "make",
    [
        lambda: Layout("A", (Column("a"), Column("a"))),
        lambda: Layout("A", (Column("a"),), key=("b",)),
        lambda: Layout("A", (Column("a"),), all_or_none=("b",)),
        lambda: Layout("A", (Column("a"),), unique=(UniquePer("a", "b"),)),
        lambda: Layout("A", (Column("a"),), parents=(Parent("B", ("b",), ("b",)),)),
        lambda: Layout("A", (Column("a", required_with=("b",)),)),
        lambda: Layout("A", (Column("a", only_if=("b", "x")),)),
    ],
    ids=["twice", "key", "all_or_none", "unique", "parent", "required_with", "only_if"],
)
def test_a_layout_that_contradicts_itself_is_refused(make):
    with pytest.raises(LayoutError, match=r"^A has"):
        make()


def layout(name, *parents, warn=False, **options):
    columns = (Column("id", Text()), *(Column(parent) for parent in parents))
    relations = tuple(Parent(parent, (parent,), ("id",), warn) for parent in parents)
    return Layout(name, columns, key=("id",), parents=relations, **options)


def test_of_each_type_is_known_what_others_know_it_by():
    layouts = {
        "c": layout("c", "b", "a"),
        "b": layout("b", "a"),
        "a": layout("a"),
        "z": layout("z"),
    }
    assert key_columns(layouts)["a"] == (("id",),)
    assert key_columns(layouts)["c"] == (("id",), ("b",), ("a",))


def test_what_later_runs_must_know_is_remembered():
    layouts = [layout("a"), layout("b", "a", warn=True), layout("c", append_only=True)]
    assert remembered(layouts) == {"a", "c"}
