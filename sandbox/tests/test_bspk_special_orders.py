"""Special orders: https://developers.bspk.com/special-orders-integration, its three file types."""

from __future__ import annotations

import pytest

ORDERS, LINES, EVENTS = (
    "SPECIAL-ORDERS",
    "SPECIAL-ORDER-LINE-ITEMS",
    "SPECIAL-ORDER-EVENTS",
)
# The documentation's examples, all columns.
ORDER = {
    "order_ref": "103495",
    "shopper_id": "SHOPPER-1",
    "store_id": "STORE-1",
    "sales_associate_id": "SALES_ASSOCIATE-1",
    "description": "A ring, resized",
    "total_amount": "456.39",
    "currency_code": "USD",
    "created_at": "2022-01-17T19:23:22Z",
    "type": "repair",
    "status": "open",
}
LINE = {
    "order_ref": "103495",
    "line_item_ref": "103495-1",
    "product_ref": "RING-9",
    "sku": "9",
    "barcode": "03600291452",
    "name": "Ring",
    "description": "Resize",
    "image_url": "https://example.com/ring.jpg",
    "quantity": "1",
    "price": "456.39",
    "currency_code": "USD",
    "status": "open",
}
EVENT = {
    "order_ref": "103495",
    "line_item_ref": "103495-1",
    "sequence": "1",
    "description": "Received",
    "created_at": "2022-01-17T19:23:22Z",
    "reference": "https://example.com/track/1",
    "action_required": "FALSE",
}


@pytest.fixture(scope="module")
def stocked(busy_sender):
    """BSPK has an order with a line item."""
    busy_sender.send(ORDERS, ORDER)
    busy_sender.send(LINES, LINE)
    return busy_sender


def test_a_special_order_from_end_to_end(sender):
    names = [sender.send(ORDERS, ORDER), sender.send(LINES, LINE), sender.send(EVENTS, EVENT)]
    assert sender.bspk.refused == []
    assert sender.bspk.table(ORDERS) == {"103495": ORDER}
    assert sender.bspk.table(LINES) == {"103495-1": LINE}
    assert sender.bspk.table(EVENTS) == {("103495", "1"): EVENT}
    assert [file.name for file in sender.bspk.files] == names


def test_only_what_is_required_must_have_a_value(stocked):
    optional = {
        ORDERS: {"description", "total_amount", "currency_code"},
        LINES: {
            "product_ref", "sku", "barcode", "description", "image_url", "price", "currency_code"
        },
        EVENTS: {"reference"},
    }  # fmt: skip
    for kind, row in ((ORDERS, ORDER), (LINES, LINE), (EVENTS, EVENT)):
        bare = {name: "" if name in optional[kind] else value for name, value in row.items()}
        assert stocked.reasons(stocked.send(kind, bare)) == []
        name = stocked.send(kind, dict.fromkeys(row, ""))
        required = [name for name in row if name not in optional[kind]]
        assert stocked.reasons(name) == [(2, f"{column} is required") for column in required]
        for column in row:
            short = {name: value for name, value in row.items() if name != column}
            name = stocked.send(kind, short)
            assert stocked.reasons(name) == [(1, f"column {column!r} is missing")]


# column, the shortest and the longest value that will do
LENGTHS = {
    ORDERS: [
        ("order_ref", 3, 255),
        ("shopper_id", 1, 255),
        ("store_id", 1, 255),
        ("sales_associate_id", 1, 255),
        ("description", 1, 65535),
    ],
    LINES: [
        ("line_item_ref", 3, 255),
        ("product_ref", 3, 255),
        ("sku", 1, 255),
        ("barcode", 1, 255),
        ("name", 1, 255),
        ("description", 1, 65535),
    ],
    EVENTS: [("description", 1, 255), ("reference", 1, 65535)],
}


@pytest.mark.parametrize("kind", [ORDERS, LINES, EVENTS])
def test_lengths_are_counted_in_characters(stocked, kind):
    row = {ORDERS: ORDER, LINES: LINE, EVENTS: EVENT}[kind]
    for column, low, high in LENGTHS[kind]:
        good = [{**row, column: "é" * length} for length in (low, high)]
        assert stocked.reasons(stocked.send(kind, *good)) == []
        bad = [{**row, column: "é" * length} for length in {low - 1, high + 1} - {0}]
        found = stocked.reasons(stocked.send(kind, *bad))
        assert [line for line, _ in found] == list(range(2, 2 + len(bad)))
        assert all(reason.startswith(f"{column} has ") for _, reason in found)


def test_numbers_have_at_most_255_digits(stocked):
    assert stocked.reasons(stocked.send(ORDERS, {**ORDER, "total_amount": "9" * 255})) == []
    for kind, row, column in (
        (ORDERS, ORDER, "total_amount"),
        (LINES, LINE, "price"),
        (LINES, LINE, "quantity"),
    ):
        ((_, reason),) = stocked.reasons(stocked.send(kind, {**row, column: "9" * 256}))
        assert reason == f"{column} has 256 characters, not 1 to 255"


# kind, column, values that will do, values that will not
VALUES = [
    (ORDERS, "type", ["back_order", "custom", "repair"], ["Repair", "order", "back order"]),
    (ORDERS, "status", ["open", "closed", "partial", "cancelled"], ["OPEN", "canceled"]),
    (ORDERS, "total_amount", ["456.39", "599.90", "0", "-1.5"],
     ["1,5", "1e3", "$5", ".5", "5.", "+5", " 5", "1_0", "\u0665", "NaN", "1 000", "five"]),
    (ORDERS, "currency_code", ["USD", "EUR", "JPY"], ["usd", "US", "USDT", "ABC", "$$$"]),
    (ORDERS, "created_at",
     ["2022-01-17T19:23:22Z", "2022-01-17T19:23:22+01:00", "2022-01-17T19:23:22.123456Z",
      "2024-02-29T00:00:00-05:00"],
     ["2022-01-17", "2022-01-17 19:23:22Z", "2022-01-17T19:23:22", "2022-02-30T19:23:22Z",
      "2022-01-17T24:00:00Z", "2022-01-17T19:60:22Z", "2022-01-17T19:23Z", "1642447402",
      "17/01/2022", "2022-01-17T19:23:22+0100", "2022-01-17t19:23:22z"]),
    (LINES, "status", ["open", "closed", "partial", "cancelled"], ["fulfilled"]),
    (LINES, "quantity", ["1", "12", "0.5"], ["one", "1,0"]),
    (LINES, "price", ["456.39"], ["456,39"]),
    (LINES, "currency_code", ["CHF"], ["chf"]),
    (LINES, "image_url", ["https://example.com/a.jpg?b=c#d", "http://example.com"],
     ["example.com/a.jpg", "ftp://example.com/a.jpg", "https://", "https://example.com/a b.jpg"]),
    (EVENTS, "sequence", ["0", "2", "999", "042"], ["1000", "-1", "1.0", "a", "\u0663"]),
    (EVENTS, "action_required", ["TRUE", "FALSE"], ["true", "True", "1", "yes"]),
    (EVENTS, "created_at", ["2022-01-17T19:23:22Z"], ["2022-01-17T19:23:22"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "column", "good", "bad"), VALUES, ids=[f"{row[0]}-{row[1]}" for row in VALUES]
)
def test_formats(stocked, kind, column, good, bad):
    row = {ORDERS: ORDER, LINES: LINE, EVENTS: EVENT}[kind]
    assert stocked.reasons(stocked.send(kind, *[{**row, column: value} for value in good])) == []
    found = stocked.reasons(stocked.send(kind, *[{**row, column: value} for value in bad]))
    assert [line for line, _ in found] == list(range(2, 2 + len(bad)))
    assert {reason.split()[0] for _, reason in found} == {column}


def test_an_amount_needs_its_currency(stocked):
    for kind, row, amount in ((ORDERS, ORDER, "total_amount"), (LINES, LINE, "price")):
        name = stocked.send(kind, {**row, "currency_code": ""})
        assert stocked.reasons(name) == [(2, f"currency_code is required with {amount}")]
        neither = {**row, "currency_code": "", amount: ""}
        assert stocked.reasons(stocked.send(kind, neither, {**row, amount: ""})) == []


def test_every_reason_is_told_and_good_rows_are_taken(sender):
    bad = {**ORDER, "order_ref": "1", "type": "gift", "status": "", "currency_code": ""}
    name = sender.send(ORDERS, bad, ORDER)
    assert sender.reasons(name) == [
        (2, "order_ref has 1 characters, not 3 to 255"),
        (2, "currency_code is required with total_amount"),
        (2, "type is none of back_order, custom, repair"),
        (2, "status is required"),
    ]
    assert list(sender.bspk.table(ORDERS)) == ["103495"]
    (file,) = sender.bspk.files
    assert (file.rows, file.imported, file.refused) == (2, 1, 1)


def test_a_known_reference_is_updated_and_a_blank_resets(sender):
    sender.send(ORDERS, ORDER, {**ORDER, "order_ref": "200"})
    sender.send(ORDERS, {**ORDER, "status": "closed", "description": ""})
    books = sender.bspk.table(ORDERS)
    assert books["103495"] == {**ORDER, "status": "closed", "description": ""}
    assert list(books) == ["103495", "200"]
    sender.send(ORDERS, {**ORDER, "status": "partial"}, {**ORDER, "status": "cancelled"})
    assert sender.bspk.table(ORDERS)["103495"]["status"] == "cancelled"


def test_order_references_heed_letter_case(sender):
    sender.send(ORDERS, {**ORDER, "order_ref": "abc"}, {**ORDER, "order_ref": "ABC"})
    assert list(sender.bspk.table(ORDERS)) == ["abc", "ABC"]


def test_the_order_of_columns_is_the_headers(sender):
    sender.send(ORDERS, ORDER, header=sorted(ORDER))
    assert sender.bspk.table(ORDERS) == {"103495": ORDER}


def test_parents_come_first(sender):
    name = sender.send(LINES, LINE)
    assert sender.reasons(name) == [(2, "order_ref '103495' is not in SPECIAL-ORDERS")]
    name = sender.send(EVENTS, EVENT)
    assert sender.reasons(name) == [
        (2, "order_ref '103495' is not in SPECIAL-ORDERS"),
        (2, "line_item_ref '103495-1' is not in SPECIAL-ORDER-LINE-ITEMS"),
    ]
    sender.send(ORDERS, ORDER, {**ORDER, "order_ref": "200"})
    assert sender.bspk.table(LINES) == {}
    sender.send(LINES, LINE)
    name = sender.send(EVENTS, {**EVENT, "order_ref": "200"}, EVENT)
    assert sender.reasons(name) == [(2, "line_item_ref '103495-1' has another order_ref")]
    assert list(sender.bspk.table(EVENTS)) == [("103495", "1")]


def test_a_refused_order_takes_its_line_items_with_it(sender):
    sender.send(ORDERS, {**ORDER, "status": "?"})
    sender.send(LINES, LINE)
    assert (sender.bspk.table(ORDERS), sender.bspk.table(LINES)) == ({}, {})


def test_events_are_only_ever_added(sender):
    sender.send(ORDERS, ORDER)
    sender.send(LINES, LINE)
    first = sender.send(EVENTS, EVENT, {**EVENT, "sequence": "2", "action_required": "TRUE"})
    again = sender.send(
        EVENTS,
        EVENT,
        {**EVENT, "sequence": "02", "description": "Corrected"},
        {**EVENT, "sequence": "3"},
    )
    assert sender.bspk.refused == []
    assert sender.bspk.warnings == [
        (again, 2, "was imported before: ignored"),
        (again, 3, "was imported before, and with other content: ignored"),
    ]
    books = sender.bspk.table(EVENTS)
    assert list(books) == [("103495", "1"), ("103495", "2"), ("103495", "3")]
    assert books["103495", "2"]["description"] == "Received"
    counts = {file.name: (file.imported, file.ignored) for file in sender.bspk.files[2:]}
    assert counts == {first: (2, 0), again: (1, 2)}


def test_a_sequence_is_the_orders_not_the_line_items(sender):
    sender.send(ORDERS, ORDER, {**ORDER, "order_ref": "200"})
    sender.send(
        LINES,
        LINE,
        {**LINE, "line_item_ref": "103495-2"},
        {**LINE, "order_ref": "200", "line_item_ref": "200-1"},
    )
    sender.send(
        EVENTS,
        EVENT,
        {**EVENT, "line_item_ref": "103495-2"},
        {**EVENT, "order_ref": "200", "line_item_ref": "200-1"},
    )
    assert list(sender.bspk.table(EVENTS)) == [("103495", "1"), ("200", "1")]
    assert [line for _, line, _ in sender.bspk.warnings] == [3]


def test_a_line_item_is_known_by_its_reference_alone(sender):
    sender.send(ORDERS, ORDER, {**ORDER, "order_ref": "200"})
    sender.send(LINES, LINE)
    sender.send(LINES, {**LINE, "order_ref": "200"})
    assert sender.bspk.table(LINES)["103495-1"]["order_ref"] == "200"
