"""Orders and rewards: columns as the merchant has them, and whose they are."""

from __future__ import annotations

import json

import pytest
from tests.support.dotapparel_target import (
    ORDER,
    any_of,
    held,
    orders,
    people,
    person,
    record,
    schema,
    sent,
    sync,
)

from singer_commons.errors import PluginError, SettingError


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def ids(out, kind="orders", column="ORDER_ID"):
    return [row[column] for row in sent(out, kind)]


def test_columns_are_those_of_the_stream_in_its_order(out):
    declared = {
        "order_id": {"type": "string"},
        "placed": {"type": ["string", "null"], "format": "date-time"},
        "day": {"type": "string", "format": "date"},
        "gift": {"type": ["boolean", "null"]},
        "total": {"type": "number"},
        "lines": {"type": "array"},
        "note": {"type": "string"},
    }
    given = {
        "note": 'ring, "bell"',
        "lines": [{"sku": "A", "qty": 2}],
        "total": 10.10,
        "gift": True,
        "day": "2026-01-01",
        "placed": "2026-01-01T00:00:00+10:00",
        "order_id": "007",
        "unknown": 1,
    }
    for kind in ("orders", "rewards"):
        sync([schema(kind, declared), record(kind, **given)], output_dir=str(out))
        (row,) = sent(out, kind)
        assert list(row.items()) == [
            ("order_id", "007"),
            ("placed", "2025-12-31T14:00:00"),
            ("day", "2026-01-01"),
            ("gift", "Yes"),
            ("total", "10.1"),
            ("lines", json.dumps([{"sku": "A", "qty": 2}], separators=(",", ":"))),
            ("note", 'ring, "bell"'),
        ]


def test_columns_may_be_named_instead(out):
    columns = [
        {"name": "Order", "from": "ORDER_ID"},
        {"name": "Value", "from": "TOTAL", "format": "number"},
        {"name": "Paid", "from": "paid", "format": "boolean"},
        "missing",
    ]
    messages = orders((1, 1), paid="yes") + orders((2, 1), stream="shop_orders", paid=False)
    config = {"columns": {"orders": columns}, "file_types": {"shop_orders": "orders"}}
    sync(messages, output_dir=str(out), **config)
    assert [list(row.items()) for row in sent(out, "orders")] == [
        [("Order", "1"), ("Value", "1"), ("Paid", "Yes"), ("missing", "")],
        [("Order", "2"), ("Value", "1"), ("Paid", "No"), ("missing", "")],
    ]


def test_two_streams_of_one_type_need_the_same_columns_or_have_them_named(out):
    messages = [*orders((1, 1)), schema("shop_orders", any_of("ORDER_ID", "shop"))]
    with pytest.raises(PluginError, match=r"'shop_orders' brings shop.*settings"):
        sync(messages, output_dir=str(out), file_types={"shop_orders": "orders"})
    assert list(out.glob("*.csv")) == []


def test_a_stream_without_columns_is_named(out):
    with pytest.raises(PluginError, match="orders declares no columns"):
        sync(
            [
                {
                    "type": "SCHEMA",
                    "stream": "orders",
                    "schema": {"properties": {}},
                    "key_properties": [],
                }
            ],
            output_dir=str(out),
        )


@pytest.mark.parametrize("name", ["a\0", "\ud83d", "two\nlines", " ", "edge "], ids=ascii)
def test_a_column_that_no_file_should_hold_ends_the_run(out, name):
    with pytest.raises(SettingError, match="columns: orders has a column whose name"):
        sync([schema("orders", {name: {}})], output_dir=str(out))


def test_any_other_name_is_a_header(out):
    names = ["a,b", 'say "x"', "two words", "ключ"]
    messages = [schema("orders", any_of(*names)), record("orders", **dict.fromkeys(names, "v"))]
    sync(messages, output_dir=str(out))
    assert sent(out, "orders") == [dict.fromkeys(names, "v")]


def test_of_several_records_of_an_order_the_last_is_sent(out):
    sync(orders((1, 1), (2, 1)) + orders((1, 2)), output_dir=str(out))
    assert [(row["ORDER_ID"], row["PERIDX"]) for row in sent(out, "orders")] == [
        ("2", "1"),
        ("1", "2"),
    ]


def test_without_a_key_every_row_is_sent(out):
    line = {"ORDER_ID": "1", "SKU": "A"}
    messages = [schema("orders", any_of(*line)), *[record("orders", **line)] * 2]
    sync(messages, output_dir=str(out))
    assert sent(out, "orders") == [line, line]


# Whose they are


def bad_people(*numbers):
    return people(*numbers, PRIVACY=None)


@pytest.mark.parametrize("first", ["customers", "orders"])
@pytest.mark.parametrize("link", ["PERIDX", "EMAIL", "peridx", "Email"])
def test_an_order_goes_with_its_customer(out, link, first):
    declared = {"ORDER_ID": {}, link: {}}

    def placed(number, customer):
        value = person(customer)[link.upper()]
        value = value.upper() if link == "Email" else value
        return record("orders", **{"ORDER_ID": str(number), link: value})

    customers = people(1) + bad_people(2)
    given = [schema("orders", declared), placed(1, 1), placed(2, 2), placed(3, 3)]
    messages = customers + given if first == "customers" else given + customers
    sync(messages, output_dir=str(out))
    assert ids(out) == ["1", "3"]  # the third's customer may be there since long
    assert held(out)[1:] == [[f"{link}:parent"]]


def test_an_order_waits_for_a_customer_whom_an_earlier_run_held_back(out):
    config = {"output_dir": str(out)}
    sync([*people(7, PRIVACY=None), *people(8)], **config)
    sync(orders((1, 7), (2, 8), (3, 9)), **config)
    sync([*people(6), *orders((4, 7))], **config)
    assert [row["ORDER_ID"] for row in sent(out, "orders")] == ["2", "3"]
    assert held(out)[1:] == [["PERIDX:parent", "EMAIL:parent"]] * 2
    sync(people(7), **config)
    sync(orders((1, 7)), **config)
    assert [row["ORDER_ID"] for row in sent(out, "orders")] == ["2", "3", "1"]


def test_a_customer_of_exact_decimals_is_written_one_way(out):
    decimal = {"type": "string", "format": "singer.decimal"}
    described = schema("customers", any_of("EMAIL", "PRIVACY") | {"PERIDX": decimal})
    placed = [schema("orders", {"ORDER_ID": {}, "PERIDX": decimal}, ["ORDER_ID"])]
    placed.append(record("orders", ORDER_ID="1", PERIDX="1000.0"))
    sync([described, record("customers", **person("1E+3")), *placed], output_dir=str(out))
    assert [row["PERIDX"] for kind in ("customers", "orders") for row in sent(out, kind)] == [
        "1000",
        "1000",
    ]


def test_a_row_of_blanks_is_held_back(out):
    given = [record("orders", ORDER_ID=each, TOTAL=" ") for each in ("  ", "1")]
    sync([schema("orders", any_of("ORDER_ID", "TOTAL")), *given], output_dir=str(out))
    assert [row["ORDER_ID"] for row in sent(out, "orders")] == ["1"]
    assert held(out) == [["None:empty"]]


def test_a_row_is_told_from_others_as_its_key_is_written(out):
    described = schema("orders", any_of("ORDER_ID", "PERIDX"), ["ORDER_ID", "PERIDX"])
    given = [record("orders", ORDER_ID="o", PERIDX=each) for each in (7.0, "7", " 7 ", 8)]
    sync([described, *given], output_dir=str(out))
    assert [row["PERIDX"] for row in sent(out, "orders")] == ["7", "8"]


SEVEN = ["7", 7, 7.0, "7.0", "7.00"]


@pytest.mark.parametrize("form", [None, "text", "number"])
@pytest.mark.parametrize("given", SEVEN, ids=repr)
def test_a_person_is_written_in_one_form_everywhere(out, given, form):
    column = {"name": "PERIDX", "format": form} if form else "PERIDX"
    named = {"orders": ["ORDER_ID", column], "rewards": [column]}
    rewards = [schema("rewards", any_of("PERIDX")), record("rewards", PERIDX=given)]
    messages = [*people(7, PERIDX=given), *orders((1, 7), PERIDX=given), *rewards]
    sync(messages, output_dir=str(out), **({"columns": named} if form else {}))
    kinds = ("customers", "orders", "rewards")
    assert [row["PERIDX"] for kind in kinds for row in sent(out, kind)] == ["7", "7", "7"]


@pytest.mark.parametrize("given", SEVEN, ids=repr)
def test_an_order_goes_with_its_customer_in_any_form_of_the_person(out, given):
    placed = [
        record("orders", ORDER_ID=str(number), PERIDX=each) for number, each in enumerate(SEVEN)
    ]
    sync(people(7, PERIDX=given, PRIVACY=None) + orders() + placed, output_dir=str(out))
    assert held(out) == [["PRIVACY:required"], *[["PERIDX:parent"]] * 5]


def test_records_of_one_person_are_one_in_any_form(out):
    records = [record("customers", **person(1, PERIDX=n, FIRSTNAME=repr(n))) for n in SEVEN]
    sync([*people(), *records], output_dir=str(out))
    rows = [(row["PERIDX"], row["FIRSTNAME"]) for row in sent(out, "customers")]
    assert rows == [("7", "'7.00'")]


@pytest.mark.parametrize(
    "given", [7.5, True, "7.5", "007", "7.0.0", "x7.0", "1.0E1", 10**30], ids=repr
)
def test_other_texts_name_people_as_they_are_and_other_values_are_held_back(out, given):
    sync(people(7, PERIDX=given) + orders((1, 7), PERIDX=given), output_dir=str(out))
    rows = [row["PERIDX"] for kind in ("customers", "orders") for row in sent(out, kind)]
    taken = isinstance(given, str) or given == 10**30
    assert rows == ([str(given)] * 2 if taken else [])


def test_an_order_whose_customer_came_right_later_is_sent(out):
    sync(bad_people(1) + people(1) + orders((1, 1)), output_dir=str(out))
    assert ids(out) == ["1"]
    assert held(out) == [["PRIVACY:required"]]


def test_an_order_is_known_by_the_names_that_customers_have(out):
    columns = {
        "customers": [{"name": "Person ID", "from": "PERIDX"}, "EMAIL", "PRIVACY"],
        "orders": ["ORDER_ID", {"name": "Who", "from": "Person ID"}],
    }
    given = [
        schema("orders", {"ORDER_ID": {}, "Person ID": {}}),
        *(record("orders", **{"ORDER_ID": str(n), "Person ID": n}) for n in (1, 2)),
    ]
    sync(people(1) + bad_people(2) + given, output_dir=str(out), columns=columns)
    assert ids(out) == ["1"]
    assert held(out) == [["PRIVACY:required"], ["Who:parent"]]


def test_rewards_go_with_their_customers_too(out):
    declared = {"EMAIL": {}, "POINTS": {}}
    given = [
        schema("rewards", declared),
        record("rewards", EMAIL="p1@example.com", POINTS=1),
        record("rewards", EMAIL="p2@example.com", POINTS=2),
    ]
    sync(given + people(1) + bad_people(2), output_dir=str(out))
    assert ids(out, "rewards", "POINTS") == ["1"]


def test_without_a_column_for_it_nobody_knows_whose_a_row_is(out):
    given = [schema("orders", {"ORDER_ID": {}}), record("orders", ORDER_ID="1")]
    sync(bad_people(1) + given, output_dir=str(out))
    assert ids(out) == ["1"]


# Streams


def test_a_stream_that_nobody_mapped_ends_the_run_and_is_named(out):
    with pytest.raises(SettingError, match=r"file_types: .*'items'"):
        sync([schema("items", ORDER)], output_dir=str(out))


def test_streams_may_be_left_out(out):
    messages = [schema("items", ORDER), record("items", ORDER_ID="1"), *orders((1, 1))]
    sync(messages, output_dir=str(out), file_types={"*": None})
    assert ids(out) == ["1"]
    sync(messages, output_dir=str(out), file_types={"*": None, "orders": None, "items": "rewards"})
    assert ids(out, "rewards") == ["1"]
    assert ids(out) == ["1"]
