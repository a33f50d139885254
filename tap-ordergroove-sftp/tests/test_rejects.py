"""Rows and headers that cannot be taken, and what is told of them."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.support.report_folder import Folder
from tests.support.report_rows import ORDERS, ORDERS_SAMPLE, SUBSCRIPTIONS, load, rejected, rows
from tests.support.sftp_tap import EXPORTED, LINE, UNKNOWN


def test_every_reason_why_a_row_is_none():
    header = "Order Item ID,Quantity,Price,Place Date"
    lines = [
        (",1,2.00,10/14/2025", ["Order Item ID", "empty"]),
        ("1,twelve,2.00,10/14/2025", ["Quantity", "'twelve'"]),
        ("1,1,2.00,14/10/2025", ["Place Date", "'14/10/2025'"]),
        ("1,x,y,z", ["Quantity", "'x'", "Price", "'y'", "Place Date", "'z'"]),
        ("1,1,2.00", ["3 values under 4"]),
        ("1,1,2.00,10/14/2025,", ["5 values under 4"]),
        ('1,1,2.00,"10/14/2025', ["not CSV"]),
    ]
    content = f"{header}\n0,1,2.00,10/14/2025\n" + "\n".join(line for line, _ in lines)
    content += '\n9,1,2.00,"10/14/2025"\n'
    outcome = load(content)
    assert outcome.error is None
    assert [each["order_item_id"] for each in outcome.records("orders_report")] == ["0", "9"]
    found = {line: (reason, raw) for line, reason, raw in rejected(outcome)}
    for number, (line, words) in enumerate(lines, 3):
        reason, raw = found[number]
        assert raw == line + "\n"
        assert all(word in reason for word in words), reason
    assert len(found) == len(lines)
    [file] = outcome.files().values()
    assert (file["rows"], file["rejected_rows"], file["status"]) == (2, len(lines), "loaded")


def test_a_rejected_row_of_several_lines_is_told_whole():
    content = 'Order Item ID,Product\n1,"two\nlines",x\n2,"three\r\n\r\nlines"\n'
    outcome = load(content)
    assert rejected(outcome) == [(2, "3 values under 2 column names", '1,"two\nlines",x\n')]
    [record] = outcome.records("orders_report")
    assert (record["product"], record[LINE]) == ("three\r\n\r\nlines", 4)


def test_what_stands_between_two_stray_quotes_is_told_whole_and_never_taken_for_rows():
    outcome = load(
        "Order Item ID,Product,Quantity\n"
        '1,"12 inch,1\n'
        "2,Catnip Toy,1\n"
        '4,Pipe 5",1,too many\n'
        "5,Ball,3\n"
    )
    places = {each["order_item_id"]: each[LINE] for each in outcome.records("orders_report")}
    assert places == {"5": 5}
    [(line, _, raw)] = rejected(outcome)
    assert (line, raw) == (2, '1,"12 inch,1\n2,Catnip Toy,1\n4,Pipe 5",1,too many\n')


def test_text_of_several_lines_that_looks_like_rows_is_text():
    content = 'Order Item ID,Product,Quantity\n1,"12 inch,1\n2,Catnip Toy,1\n3",1\n'
    [record] = rows(content)
    assert (record["product"], record["quantity"]) == ("12 inch,1\n2,Catnip Toy,1\n3", 1)


def test_a_nul_byte_a_bom_and_a_missing_last_newline():
    content = b"\xef\xbb\xbfOrder Item ID,Product\r\n1,nul\0byte\r\n2,last"
    outcome = load(content)
    found = [(row["order_item_id"], row["product"]) for row in outcome.records("orders_report")]
    assert found == [("1", "nul\ufffdbyte"), ("2", "last")]
    assert [row["raw"] for row in outcome.records("rejected_rows")] == ["1,nul\\u0000byte\r\n"]


def test_lines_in_cp1252_are_read_and_told(caplog):
    content = "Order Item ID,Product\n1,Zoë\n".encode() + "2,Andy\u2019s Zoë\n".encode("cp1252")
    assert [record["product"] for record in rows(content)] == ["Zoë", "Andy\u2019s Zoë"]
    [said] = [each.message for each in caplog.records if each.levelname == "WARNING"]
    assert ORDERS in said
    assert "cp1252" in said


def test_a_row_with_a_byte_in_no_encoding_is_rejected_alone():
    outcome = load(b"Order Item ID,Product\n1,good\n2,b\x81d\n3,caf\xc3\xa9\n4,caf\xe9\n")
    assert [each["product"] for each in outcome.records("orders_report")] == [
        "good",
        "café",
        "café",
    ]
    [(line, reason, raw)] = rejected(outcome)
    assert (line, raw) == (3, "2,b\\udc81d\n")
    assert "no encoding" in reason


def test_a_header_with_a_byte_in_no_encoding_stays_within_its_file():
    folder = Folder()
    folder.put(ORDERS, b"Order Item ID,Gr\x81\xdfe\n1,x\n")
    folder.put("acme_orders_10162025080512.csv", "Order Item ID\n2\n")
    outcome = folder.sync(select=["orders_report"])
    assert "2" in {each["order_item_id"] for each in outcome.records("orders_report")}
    assert outcome.statuses()["acme_orders_10162025080512.csv"] == "loaded"


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("Order Item ID,SKU,Quantity,SKU", ["'SKU'", "more than once", "Ask Ordergroove"]),
        ("Order Item ID,SKU,sku", ["sku", "more than once", "Ask Ordergroove"]),
        ("Order Item ID,First Name,first_name", ["first_name", "more than once"]),
        ("Merchant,Quantity", ["Ask Ordergroove to add", "Order"]),
        ("1,2,3", ["Ask Ordergroove"]),
    ],
)
def test_a_header_that_does_not_do_fails_its_file_and_says_what_to_ask_for(header, words):
    folder = Folder()
    values = ",".join("1" for _ in header.split(","))
    folder.put(ORDERS, f"{header}\n{values}\n")
    folder.put(SUBSCRIPTIONS, "Subscription ID\n1\n")
    state = folder.sync(select=["orders_report"]).state
    outcome = folder.sync(select=["orders_report", "subscriptions_report"], state=state)
    assert ORDERS in outcome.error
    assert outcome.records("orders_report") == []
    assert len(outcome.records("subscriptions_report")) == 1
    file = outcome.files()[ORDERS]
    assert (file["status"], file["rows"]) == ("failed", 0)
    for word in words:
        assert word in file["message"]
        assert word in outcome.error


def test_a_key_column_that_is_missing_is_named_as_ordergroove_names_it():
    for stream, label in (
        ("subscriptions_report", "'Subscription ID'"),
        ("cancelled_subscriptions_report", "'Subscription ID'"),
        ("crm_subscriptions", "'Public Subscription ID'"),
    ):
        outcome = load("Merchant Order ID,SKU\n1,2\n", stream)
        assert f"lacks {label}" in outcome.error
        assert "'Merchant Order ID', 'SKU'" in outcome.error


def test_a_forecast_without_a_header_row_fails():
    outcome = load("27.00,11/13/2025,Salmon,P-1001\n", "inventory_report")
    assert "header row" in outcome.error
    assert outcome.records("inventory_report") == []


def test_a_file_whose_header_cannot_be_read_fails():
    outcome = load('Order Item ID,"x\n1,2\n')
    assert "header" in outcome.error
    assert outcome.statuses() == {ORDERS: "failed"}


@pytest.mark.parametrize("content", ["\n", "\r\n\r\n", "\ufeff"])
def test_a_file_of_blank_lines_is_empty(content):
    outcome = load(content)
    assert outcome.error is None
    assert outcome.statuses() == {ORDERS: "empty"}


def test_the_header_may_have_values_in_quotes_and_blank_lines_before_it():
    assert rows('\n\r\n"Order Item ID","Product"\n1,x\n') == [
        {"order_item_id": "1", "product": "x"}
    ]


@pytest.mark.parametrize(
    ("bad", "allowed", "fails"), [(1, 0, True), (0, 0, False), (3, 3, False), (4, 3, True)]
)
def test_how_many_rows_may_be_rejected(bad, allowed, fails):
    good = "".join(f"g{number},1\n" for number in range(5))
    content = "Order Item ID,Quantity\n" + good + "b,x\n" * bad
    outcome = load(content, max_rejected_rows=allowed)
    assert len(outcome.records("orders_report")) == 5
    assert len(rejected(outcome)) == bad
    assert outcome.statuses() == {ORDERS: "failed" if fails else "loaded"}
    assert (outcome.error is not None) == fails
    if fails:
        for words in (ORDERS, f"more than {allowed} rows", "line 7", "max_rejected_rows"):
            assert words in outcome.error
        assert not outcome.bookmark("orders_report").get("files")


def test_a_file_of_nothing_but_bad_rows_does_not_flood_the_stream_of_rejected_rows():
    outcome = load("Order Item ID,Quantity\n" + "1,x\n" * 500)
    assert len(rejected(outcome)) == 101
    assert "more than 100 rows" in outcome.error


def test_without_the_order_item_id_rows_are_told_apart_by_a_makeshift_with_a_warning(caplog):
    content = (
        "Ordergroove Order ID,Ordergroove Subscription ID,External Product ID,Quantity\n"
        "1,10,A,1\n"
        "1,,A,1\n"
        "1,,B,1\n"
        "2,10,,1\n"
        "1,,B,5\n"
        ",10,A,1\n"
    )
    outcome = load(content)
    assert outcome.error is None
    assert outcome.loaded.keys["orders_report"] == (
        "ordergroove_order_id", "ordergroove_subscription_id", "external_product_id"
    )  # fmt: skip
    assert set(outcome.loaded.tables["orders_report"]) == {
        ("1", "10", "A"), ("1", "", "A"), ("1", "", "B"), ("2", "10", "")
    }  # fmt: skip
    assert [line for line, _, _ in rejected(outcome)] == [7]
    said = [each.message for each in caplog.records if each.levelname == "WARNING"]
    assert any("Order Item ID" in each and "Ask Ordergroove" in each for each in said)
    assert any("1 rows have the key (" in each for each in said)


def test_what_became_of_a_file_is_told():
    outcome = load(ORDERS_SAMPLE)
    assert outcome.records("export_files") == [
        {
            "name": ORDERS,
            "report": "orders_report",
            "mode": None,
            "stamp": "2025-10-15T13:05:12Z",
            "stamp_text": "10152025080512",
            "size": len(ORDERS_SAMPLE.encode()),
            "modified": "2025-10-31T16:00:00Z",
            "sha256": hashlib.sha256(ORDERS_SAMPLE.encode()).hexdigest(),
            "rows": 3,
            "rejected_rows": 0,
            "status": "loaded",
            "message": None,
        }
    ]


def test_a_stamp_without_a_time_is_midnight_in_chicago():
    outcome = load("Order Item ID\n1\n", name="acme_orders_20250317_delta.csv")
    assert outcome.records("orders_report")[0][EXPORTED] == "2025-03-17T05:00:00Z"
    outcome = load("Order Item ID\n1\n", name="acme_orders_20250117.csv", timezone="UTC")
    assert outcome.records("orders_report")[0][EXPORTED] == "2025-01-17T00:00:00Z"


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@given(st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=5))
@example([("\udc80".encode("utf-8", "replace").decode(), "x", "")])
def test_any_text_is_sent_as_it_is_or_told_as_rejected(cells):
    """No cell is changed but for NUL, and no row gets lost: 'sku' and two columns unknown."""

    def quoted(cell):
        return '"' + cell.replace('"', '""') + '"'

    body = "".join(f"{place},{','.join(map(quoted, row))}\n" for place, row in enumerate(cells))
    outcome = load("Order Item ID,SKU,Extra,Quantity x\n" + body)
    assert outcome.error is None
    found = [
        (record["sku"] or "", record[UNKNOWN]["Extra"] or "", record[UNKNOWN]["Quantity x"] or "")
        for record in outcome.records("orders_report")
    ]
    assert found == [tuple(cell.replace("\0", "\ufffd") for cell in row) for row in cells]
    with_nul = [str(place) for place, row in enumerate(cells) if "\0" in "".join(row)]
    rejected = outcome.records("rejected_rows")
    assert [row["raw"].partition(",")[0] for row in rejected] == with_nul
    assert all("\\u0000" in row["raw"] and "\0" not in row["raw"] for row in rejected)


def test_a_key_with_nul_is_never_altered_and_a_header_always():
    outcome = load("Order Item ID,SKU,Ext\0ra\n1,a,b\n2\0,c,d\n")
    [record] = outcome.records("orders_report")
    assert (record["order_item_id"], record[UNKNOWN]) == ("1", {"Ext\ufffdra": "b"})
    [rejected] = outcome.records("rejected_rows")
    assert rejected["raw"] == "2\\u0000,c,d\n"
    assert "NUL" in rejected["reason"]


@given(st.lists(texts, min_size=1, max_size=6), st.lists(texts, max_size=6), texts)
def test_no_header_and_no_row_breaks_a_run(header, row, other):
    def line(cells):
        return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\n"

    folder = Folder()
    folder.put(SUBSCRIPTIONS, line(header) + line(row) + other)
    folder.put("acme_subscription_10162025080530.csv", "Subscription ID\n1\n")
    outcome = folder.sync(select=["subscriptions_report"])
    assert outcome.statuses()["acme_subscription_10162025080530.csv"] == "loaded"
    assert (outcome.error is None) == (outcome.statuses()[SUBSCRIPTIONS] == "loaded")
