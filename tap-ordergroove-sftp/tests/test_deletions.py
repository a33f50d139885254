"""What files tell of objects that are gone: marked rows, and full files."""

from __future__ import annotations

import pytest
from tests.support.report_folder import Folder
from tests.support.report_rows import load

STREAM = "orders_report"


@pytest.mark.parametrize("column", ["Deleted", "deleted", "Is Deleted", "is_deleted", "_deleted"])
@pytest.mark.parametrize(
    ("cell", "expected"),
    [("1", True), ("true", True), ("TRUE", True), ("0", False), ("false", False), ("", None)],
)
def test_a_row_that_says_so_is_marked(column, cell, expected):
    outcome = load(f"Order Item ID,{column}\n1,{cell}\n")
    [row] = outcome.records(STREAM)
    assert (row["_deleted"], row["_unknown_columns"]) == (expected, None)


@pytest.mark.parametrize(("cell", "expected"), [("10/14/2025 08:00:00", True), ("gone?", None)])
def test_what_is_no_flag_rejects_no_row(cell, expected):
    outcome = load(f"Order Item ID,Deleted\n1,{cell}\n")
    [row] = outcome.records(STREAM)
    assert (row["_deleted"], row["_unknown_columns"]) == (expected, {"Deleted": cell})


def test_a_full_file_leaves_a_row_in_snapshots():
    folder = Folder()
    folder.put("acme_orders_20251001_delta.csv", "Order Item ID,SKU\n1,a\n2,a\n")
    folder.put("acme_orders_10022025080000_full.csv", "Order Item ID,SKU\n2,b\n3,b\n")
    folder.put("acme_orders_20251003_delta.csv", "Order Item ID,SKU\n3,c\n4,c\n")
    outcome = folder.sync(select=[STREAM])
    assert outcome.records("snapshots") == [
        {"stream": STREAM, "snapshot_at": "2025-10-02T13:00:00Z", "rows": 2}
    ]
    assert outcome.loaded.keys["snapshots"] == ("stream", "snapshot_at")


@pytest.mark.parametrize(
    "files",
    [
        {"acme_orders_20251002_full.csv": "Order Item ID\n"},
        {"acme_orders_20251002_delta.csv": "Order Item ID\n1\n"},
        {"acme_orders_20251002_full.csv": "Order Item ID\n1\n" + "2,3\n" * 101},
        # What was rejected is not gone.
        {"acme_orders_20251002_full.csv": "Order Item ID,Quantity\n1,1\n2,two\n"},
        # Of two merchants neither tells what is gone of the other.
        {"a_orders_20251002_full.csv": "Order Item ID\n1\n",
         "b_orders_20251002_full.csv": "Order Item ID\n2\n"},
    ],
)  # fmt: skip
def test_only_a_whole_full_file_does(files):
    folder = Folder()
    for name, content in files.items():
        folder.put(name, content)
    assert folder.sync(select=[STREAM]).records("snapshots") == []


def test_rows_that_are_alike_count_once():
    columns = "Ordergroove Order ID,Ordergroove Subscription ID,External Product ID"
    outcome = load(f"{columns}\n1,,x\n1,,x\n2,,x\n", STREAM, "acme_orders_20251002_full.csv")
    assert [each["rows"] for each in outcome.records("snapshots")] == [2]


def test_without_items_the_warning_tells_of_items_that_move(caplog):
    columns = "Ordergroove Order ID,Ordergroove Subscription ID,External Product ID"
    load(f"{columns}\n1,5,x\n", STREAM)
    assert "an item that moves to another order is there twice, under both" in caplog.text
