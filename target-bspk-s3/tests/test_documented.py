"""BSPK's documentation, copied by hand from its pages, against what the target does.

Columns in the order of the pages; what is required; lengths; what may be blank.
"""

from __future__ import annotations

import pytest
from tests.support.bspk_target import (
    DATA,
    EVENT,
    ITEM,
    ORDER,
    record,
    rejects,
    rows,
    rules,
    schema,
    sync,
)

LONG = 65535
ORDERS = "special_orders"
ITEMS = "special_order_line_items"
EVENTS = "special_order_events"
SAMPLES = {ORDERS: ORDER, ITEMS: ITEM, EVENTS: EVENT}

# column, fewest and most characters (None: not by length), required
DOCUMENTED = {
    ORDERS: [
        ("order_ref", 3, 255, True),
        ("shopper_id", 1, 255, True),
        ("store_id", 1, 255, True),
        ("sales_associate_id", 1, 255, True),
        ("description", 1, LONG, False),
        ("total_amount", 1, 255, False),
        ("currency_code", None, None, False),
        ("created_at", None, None, True),
        ("type", None, None, True),
        ("status", None, None, True),
    ],
    ITEMS: [
        ("order_ref", 3, 255, True),
        ("line_item_ref", 3, 255, True),
        ("product_ref", 3, 255, False),
        ("sku", 1, 255, False),
        ("barcode", 1, 255, False),
        ("name", 1, 255, True),
        ("description", 1, LONG, False),
        ("image_url", None, None, False),
        ("quantity", 1, 255, True),
        ("price", 1, 255, False),
        ("currency_code", None, None, False),
        ("status", None, None, True),
    ],
    EVENTS: [
        ("order_ref", 3, 255, True),
        ("line_item_ref", 3, 255, True),
        ("sequence", None, None, True),
        ("description", 1, 255, True),
        ("created_at", None, None, True),
        ("reference", 1, LONG, False),
        ("action_required", None, None, True),
    ],
}
ENUMS = [
    (ORDERS, "type", ["back_order", "custom", "repair"]),
    (ORDERS, "status", ["open", "closed", "partial", "cancelled"]),
    (ITEMS, "status", ["open", "closed", "partial", "cancelled"]),
    (EVENTS, "action_required", ["TRUE", "FALSE"]),
]
HEADERS = {
    "store_regions": "store_region_ref,name,privacy_policy_link,privacy_policy_email",
    "stores": (
        "store_ref,name,address,city,state,zip_code,country_code,currency_code,phone,"
        "privacy_policy_link,privacy_policy_email,store_region_ref,active"
    ),
    "sales_associates": (
        "sales_associate_ref,first_name,last_name,email,mobile_phone,store_ref,active"
    ),
    "products": "product_ref,name,description,categories,language_code,brand,published",
    "product_variants": (
        "product_ref,sku,barcode,option_1_name,option_1_value,option_2_name,option_2_value,"
        "option_3_name,option_3_value,language_code,store_refs,published"
    ),
    "product_prices": (
        "product_ref,sku,price,currency_code,store_refs,starting_on,ending_on,discounted"
    ),
    "product_images": "product_ref,skus,image_url,position",
    "sales": (
        "sale_ref,product_ref,quantity,price,currency_code,created_at,sku,shopper_ref,store_ref,"
        "sales_associate_ref"
    ),
}
NUMBERS = {"total_amount", "quantity", "price"}
COLUMNS = [(stream, *column) for stream, columns in DOCUMENTED.items() for column in columns]
BY_LENGTH = [(stream, *column) for stream, *column in COLUMNS if column[1] is not None]


def send(tmp_path, stream, **changes):
    """Send a good record with changes; return its row, or the rules that it breaks."""
    sync([schema(stream), record(stream, **changes)], output_dir=str(tmp_path))
    found = list(tmp_path.glob("*.csv"))
    if not found:
        (reject,) = rejects(tmp_path / "rejects")
        return rules(reject)
    header, (row,) = rows(found[0].read_bytes())
    return dict(zip(header, row, strict=True))


def of_length(column, length):
    return "9" * length if column in NUMBERS else "x" * length


def named(cases):
    return [f"{stream}.{column}" for stream, column, *_ in cases]


@pytest.mark.parametrize("stream", DOCUMENTED)
def test_the_header_is_the_documented_one_in_its_order(tmp_path, stream):
    assert list(send(tmp_path, stream)) == [column for column, *_ in DOCUMENTED[stream]]


@pytest.mark.parametrize("stream", HEADERS)
def test_the_headers_of_core_types_are_the_documented_ones(stream):
    assert (DATA / f"{stream}.csv").read_text(encoding="utf-8").split("\n")[0].strip() == (
        HEADERS[stream]
    )


@pytest.mark.parametrize(
    ("stream", "column", "lowest", "highest", "required"), COLUMNS, ids=named(COLUMNS)
)
def test_what_is_required_must_be_there_and_the_rest_may_be_blank(  # noqa: PLR0913, PLR0917
    tmp_path, stream, column, lowest, highest, required
):
    others = {"total_amount": None, "price": None} if column == "currency_code" else {}
    others = {name: None for name in others if name in SAMPLES[stream]}
    found = send(tmp_path, stream, **{column: None, **others})
    if required:
        assert found == [f"{column}:required"]
    else:
        assert found[column] == ""


@pytest.mark.parametrize(
    ("stream", "column", "lowest", "highest", "required"), BY_LENGTH, ids=named(BY_LENGTH)
)
def test_lengths_hold_at_both_ends(  # noqa: PLR0913, PLR0917
    tmp_path, stream, column, lowest, highest, required
):
    others = {"currency_code": "USD"} if column == "price" else {}
    for length in (lowest, highest):
        folder = tmp_path / str(length)
        text = of_length(column, length)
        assert send(folder, stream, **{column: text, **others})[column] == text
    for length in (lowest - 1, highest + 1):
        if length:
            folder = tmp_path / str(length)
            found = send(folder, stream, **{column: of_length(column, length), **others})
            assert found == [f"{column}:length"]


@pytest.mark.parametrize(("stream", "column", "words"), ENUMS, ids=named(ENUMS))
def test_only_the_documented_words_are_taken(tmp_path, stream, column, words):
    for word in words:
        assert send(tmp_path / word, stream, **{column: word})[column] == word
    wrong = send(tmp_path / "wrong", stream, **{column: "other"})
    assert wrong in ([f"{column}:enum"], [f"{column}:boolean"])


@pytest.mark.parametrize(
    ("stream", "amount"), [(ORDERS, "total_amount"), (ITEMS, "price")], ids=["order", "item"]
)
def test_an_amount_needs_its_currency(tmp_path, stream, amount):
    found = send(tmp_path, stream, **{amount: 5, "currency_code": None})
    assert found == ["currency_code:required_with"]
    found = send(tmp_path / "zero", stream, **{amount: 0, "currency_code": None})
    assert found == ["currency_code:required_with"]
    found = send(tmp_path / "none", stream, **{amount: None, "currency_code": "USD"})
    assert found["currency_code"] == "USD"


@pytest.mark.parametrize("sequence", [0, 1, 999])
def test_a_sequence_has_up_to_three_digits(tmp_path, sequence):
    assert send(tmp_path, EVENTS, sequence=sequence)["sequence"] == str(sequence)


@pytest.mark.parametrize("sequence", [1000, -1, 1.5, "1.0", "one"])
def test_and_no_other(tmp_path, sequence):
    assert send(tmp_path, EVENTS, sequence=sequence) == ["sequence:integer"]


def test_examples_of_the_pages_are_taken_as_they_are(tmp_path):
    given = {
        "order_ref": "103495",
        "line_item_ref": "103495-1",
        "barcode": "03600291452",
        "price": 456.39,
        "currency_code": "USD",
    }
    row = send(tmp_path, ITEMS, **given)
    assert {name: row[name] for name in given} == {**given, "price": "456.39"}
    row = send(tmp_path / "order", ORDERS, created_at="2022-01-17T19:23:22Z")
    assert row["created_at"] == "2022-01-17T19:23:22Z"
