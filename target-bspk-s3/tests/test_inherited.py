"""A line item that says no status has that of its order, where that tells it."""

from __future__ import annotations

import json

import pytest
from tests.support.bspk_target import ITEM, ORDER, record, rows, schema, state, sync
from tests.support.target_runs import rejects, rules

SILENT = {name: value for name, value in ITEM.items() if name != "status"}


def line(order_ref, line_item_ref, **changes):
    given = SILENT | {"order_ref": order_ref, "line_item_ref": line_item_ref} | changes
    return {"type": "RECORD", "stream": "special_order_line_items", "record": given}


def silent_schema():
    return schema("special_order_line_items", {name: {} for name in SILENT}, ["line_item_ref"])


def statuses(folder):
    [path] = folder.glob("SPECIAL-ORDER-LINE-ITEMS_*.csv")
    header, lines = rows(path.read_bytes())
    assert header == list(ITEM)
    return {row[1]: row[-1] for row in lines}


def held_back(folder):
    return {each["record"].get("line_item_ref"): each for each in rejects(folder / "rejects")}


@pytest.mark.parametrize("orders_first", [True, False])
def test_a_line_item_has_the_status_that_its_order_has_last(tmp_path, orders_first):
    orders = [
        schema("special_orders"),
        record("special_orders", order_ref="order-1", status="open"),
        record("special_orders", order_ref="order-2", status="cancelled"),
        record("special_orders", order_ref="order-3", status="open"),
        record("special_orders", order_ref="order-3", status="closed"),
    ]
    items = [
        silent_schema(),
        line("order-1", "line-1"),
        line("order-2", "line-2"),
        line("order-3", "line-3"),
        line("order-3", "line-4", status="partial"),
    ]
    messages = orders + items if orders_first else items + orders
    assert sync([*messages, state()], output_dir=str(tmp_path)) == [state()["value"]]
    assert statuses(tmp_path) == {
        "line-1": "open",
        "line-2": "cancelled",
        "line-3": "closed",
        "line-4": "partial",
    }


def test_what_waits_is_sent_though_the_schema_changes(tmp_path):
    later = silent_schema()
    later["schema"]["properties"]["more"] = {}
    orders = [schema("special_orders"), record("special_orders", order_ref="order-1")]
    items = [silent_schema(), line("order-1", "line-1"), later, line("order-1", "line-2")]
    sync(orders + items, output_dir=str(tmp_path))
    assert statuses(tmp_path) == {"line-1": "open", "line-2": "open"}


def test_what_no_order_of_the_run_tells_is_held_back_and_the_rest_is_sent(tmp_path):
    sync(
        [
            schema("special_orders"),
            record("special_orders", order_ref="order-1", status="partial"),
            record("special_orders", order_ref="order-2", status="closed"),
            record("special_orders", order_ref="order-3", type="unheard of"),
            silent_schema(),
            line("order-1", "line-1"),
            line("order-2", "line-2"),
            line("order-3", "line-3"),
            line("order-4", "line-4"),
            line(None, "line-5"),
            line("order-2", "line-6", status=None),
            line("order-2", "line-7", quantity="a few"),
        ],
        output_dir=str(tmp_path),
    )
    assert statuses(tmp_path) == {"line-2": "closed"}
    found = held_back(tmp_path)
    for name in ("line-1", "line-3", "line-4"):
        assert rules(found[name]) == ["status:inherited", "status:required"]
    assert "'partial'" in found["line-1"]["reasons"][0]["message"]
    assert rules(found["line-5"]) == ["status:inherited", "order_ref:required", "status:required"]
    assert rules(found["line-6"]) == ["status:required"]
    assert rules(found["line-7"]) == ["quantity:number"]


def test_an_order_of_an_earlier_run_tells_what_was_sent_last(bucket, tmp_path):
    config = bucket.config | {"output_dir": str(tmp_path)}
    orders = [record("special_orders", order_ref=f"order-{n}") for n in (1, 2, 3)]
    sync([schema("special_orders"), *orders], **config)
    closed = record("special_orders", order_ref="order-1", status="closed")
    held_back_itself = record("special_orders", order_ref="order-3", type="unheard of")
    sync([schema("special_orders"), closed], **config)
    lines = [line(f"order-{n}", f"line-{n}") for n in (1, 2, 3)]
    sync([schema("special_orders"), held_back_itself, silent_schema(), *lines], **config)
    sent = {row[1]: row[-1] for row in bucket.all_rows("SPECIAL-ORDER-LINE-ITEMS")}
    assert sent == {"line-1": "closed", "line-2": "open"}
    assert rules(held_back(tmp_path)["line-3"]) == ["order_ref:parent"]


def test_an_order_sent_elsewhere_tells_nothing(bucket, tmp_path):
    output_dir = {"output_dir": str(tmp_path)}
    sync([schema("special_orders"), record("special_orders")], **output_dir)
    sync([silent_schema(), line(ORDER["order_ref"], "line-1")], **bucket.config, **output_dir)
    assert bucket.list() == []
    assert rules(held_back(tmp_path)["line-1"]) == ["status:inherited", "status:required"]


def test_without_an_output_folder_an_earlier_run_tells_nothing(bucket, tmp_path):
    config = bucket.config | {"rejects_path": str(tmp_path / "rejects")}
    sync(
        [schema("special_orders"), {"type": "RECORD", "stream": "special_orders", "record": ORDER}],
        **config,
    )
    sync([silent_schema(), line(ORDER["order_ref"], "line-1")], **config)
    assert bucket.all_rows("SPECIAL-ORDER-LINE-ITEMS") == []
    assert rules(held_back(tmp_path)["line-1"]) == ["status:inherited", "status:required"]


def test_rejects_that_lack_a_status_can_be_sent_again_with_their_order(tmp_path):
    alone = tmp_path / "alone"
    sync([silent_schema(), line("order-1", "line-1")], output_dir=str(alone))
    [path] = (alone / "rejects").iterdir()
    orders = [schema("special_orders"), record("special_orders", order_ref="order-1")]
    again = tmp_path / "again"
    sync([*orders, *map(json.loads, path.read_bytes().splitlines())], output_dir=str(again))
    assert statuses(again) == {"line-1": "open"}


def test_many_wait_and_keep_their_order(tmp_path):
    """Ten thousand, over several changes of schema; of a key, the last is sent."""
    orders = [
        schema("special_orders"),
        *(
            record("special_orders", order_ref=f"order-{n}", status=("open", "closed")[n % 2])
            for n in range(2000)
        ),
    ]
    items = []
    for part in range(5):
        items.append(silent_schema())
        items += [line(f"order-{n}", f"line-{n}-{part}", name=f"name {part}") for n in range(2000)]
    items += [line(f"order-{n}", f"line-{n}-0", name="renamed") for n in range(2000)]
    sync([*orders, *items], output_dir=str(tmp_path))
    [path] = tmp_path.glob("SPECIAL-ORDER-LINE-ITEMS_*.csv")
    lines = rows(path.read_bytes())[1]
    assert len(lines) == 10_000
    for row in lines:
        number, part = row[1].split("-")[1:]
        assert row[-1] == ("open", "closed")[int(number) % 2]
        assert row[5] == ("renamed" if part == "0" else f"name {part}")


def test_what_is_inherited_is_what_is_sent_of_the_order(tmp_path):
    shopper = {"type": "RECORD", "stream": "shoppers"}
    sync(
        [
            schema("shoppers", {"shopper_ref": {}, "gender": {}}),
            shopper | {"record": {"shopper_ref": "held back", "gender": "?"}},
            schema("special_orders"),
            record("special_orders", order_ref="order-1", status="closed"),
            record("special_orders", order_ref="order-1", shopper_id="held back"),
            silent_schema(),
            line("order-1", "line-1"),
        ],
        output_dir=str(tmp_path),
        absent_columns="blank",
    )
    assert statuses(tmp_path) == {"line-1": "closed"}


def test_of_two_streams_the_later_line_counts_though_earlier_ones_wait(tmp_path):
    own = line("order-1", "line-1", status="closed") | {"stream": "others"}
    sync(
        [
            silent_schema(),
            line("order-1", "line-1"),
            schema("special_order_line_items") | {"stream": "others"},
            own,
            schema("special_orders"),
            record("special_orders", order_ref="order-1", status="open"),
        ],
        output_dir=str(tmp_path),
        file_types={"others": "SPECIAL-ORDER-LINE-ITEMS"},
    )
    assert statuses(tmp_path) == {"line-1": "closed"}
