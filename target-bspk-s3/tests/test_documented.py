"""BSPK's documentation against what the target does: columns, what is required, lengths, blanks.

The sandbox has the documented columns, copied by hand from BSPK's pages, in their order.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from importlib.resources import files

import pytest
from tests.support.bspk_books import KINDS, SAMPLES
from tests.support.bspk_target import DATA, record, rows, schema, sync
from tests.support.target_runs import rejects, rules

from target_bspk_s3.settings import FILE_TYPES

ORDERS, ITEMS, EVENTS = KINDS


def documented():
    lines = files("ordergroove_sandbox.bspk").joinpath("columns.csv").read_text().splitlines()
    columns = defaultdict(list)
    for row in csv.DictReader(lines):
        columns[row["type"]].append(row)
    return columns


def described(row):
    """Return column, fewest and most characters (None: not by length), and whether required."""
    is_by_length = row["format"] in {"", "number"} and row["most"]
    lengths = (int(row["least"] or 1), int(row["most"])) if is_by_length else (None, None)
    return (row["column"], *lengths, "required" in row["rules"].split())


BY_TYPE = documented()
DOCUMENTED = {stream: [described(row) for row in BY_TYPE[kind]] for stream, kind in KINDS.items()}
ENUMS = [
    (stream, row["column"], row["format"].split("|"))
    for stream, kind in KINDS.items()
    for row in BY_TYPE[kind]
    if "|" in row["format"]
]
# Of those whose columns are public in full.
HEADERS = (
    *("store_regions", "stores", "sales_associates", "products", "product_variants"),
    *("product_prices", "product_images", "sales", "metafields"),
)
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
    header, *_ = csv.reader((DATA / f"{stream}.csv").read_text(encoding="utf-8").splitlines())
    assert header == [row["column"] for row in BY_TYPE[FILE_TYPES[stream]]]


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
