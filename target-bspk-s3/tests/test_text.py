"""Any text, in any column of text, comes back equal: through Python's csv and DuckDB's read_csv."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.support.bspk_target import EVENT, ITEM, ORDER, rows, schema, sync
from tests.support.target_runs import as_lines, rejects

SAMPLES = {
    "special_orders": ORDER,
    "special_order_line_items": ITEM,
    "special_order_events": EVENT,
}
TEXT_COLUMNS = {
    # by hand from the pages: columns of free text, with the fewest and the most characters
    "special_orders": {
        "order_ref": (3, 255),
        "shopper_id": (1, 255),
        "store_id": (1, 255),
        "sales_associate_id": (1, 255),
        "description": (0, 65535),
    },
    "special_order_line_items": {
        "order_ref": (3, 255),
        "line_item_ref": (3, 255),
        "barcode": (0, 255),
        "name": (1, 255),
        "description": (0, 65535),
    },
    "special_order_events": {
        "order_ref": (3, 255),
        "line_item_ref": (3, 255),
        "description": (1, 255),
        "reference": (0, 65535),
    },
}
QUERY = (
    "select * from read_csv(?, all_varchar=true, header=true, delim=',', quote='\"', escape='\"')"
)


def joined(text):
    """Return a text as JSON hands it on: two halves of a surrogate pair become one character."""
    return json.loads(json.dumps(text))


texts = st.one_of(
    st.text(st.characters(codec=None), max_size=12),
    st.text(st.sampled_from(" ,;\"'\r\n\t\\|\0\ud83d\ufeffé"), max_size=6),
).map(joined)


REFS = ("_ref", "_id", "barcode")
"""What the names of columns end with that name something: no control character is in these."""


def is_writable(name, text, lowest, highest):
    """Say whether a text can be in a column; by other means than the target's."""
    if "\0" in text or any(0xD800 <= ord(each) <= 0xDFFF for each in text):
        return False
    if name.endswith(REFS) and any(ord(each) < 32 or ord(each) == 127 for each in text):
        return False
    if lowest and not text.strip():
        return False
    return not text or lowest <= len(text) <= highest


@pytest.fixture(scope="module")
def database():
    with duckdb.connect() as connection:
        yield connection


def send(stream, changes, folder):
    """Send records; return the texts of the rows of the file, and how many were held back."""
    columns = TEXT_COLUMNS[stream]
    records = [SAMPLES[stream] | each for each in changes]
    lines = [{"type": "RECORD", "stream": stream, "record": each} for each in records]
    sync(as_lines([schema(stream), *lines]), output_dir=folder, max_rejects=1000)
    held = Path(folder) / "rejects"
    count = len(rejects(held)) if held.exists() else 0
    paths = list(Path(folder).glob("*.csv"))
    if not paths:
        return [], count, None
    header, found = rows(paths[0].read_bytes())
    places = [header.index(name) for name in columns]
    return [[row[place] for place in places] for row in found], count, (paths[0], found)


@pytest.mark.parametrize("stream", TEXT_COLUMNS)
@settings(max_examples=25)
@given(data=st.data())
def test_any_text_comes_back_equal(database, stream, data):
    columns = TEXT_COLUMNS[stream]
    # Twenty bad ones that agree would be a slip in a map.
    record = st.fixed_dictionaries(dict.fromkeys(columns, texts))
    some = data.draw(st.lists(record, min_size=1, max_size=19))
    # Rows of their own, whatever their texts are: else the last of a key would be sent.
    for number, each in enumerate(some):
        each["order_ref"] = f"{number:03}{each['order_ref']}"
        if "line_item_ref" in each:
            each["line_item_ref"] = f"{number:03}{each['line_item_ref']}"
    expected = [
        [each[name] for name in columns]
        for each in some
        if all(is_writable(name, each[name], *limits) for name, limits in columns.items())
    ]
    with tempfile.TemporaryDirectory() as folder:
        found, held_back, file = send(stream, some, folder)
        assert found == expected
        assert held_back == len(some) - len(expected)
        if file is not None:
            path, cells = file
            through_duckdb = database.execute(QUERY, [str(path)]).fetchall()
            assert [[cell or "" for cell in row] for row in through_duckdb] == cells


@settings(max_examples=40)
@given(ref=texts)
@example(ref="a,b")
@example(ref="ab")
@example(ref="   ")
@example(ref=" ab")
@example(ref="\ufeffab")
def test_a_key_is_any_text_too(ref):
    with tempfile.TemporaryDirectory() as folder:
        found, held_back, _ = send("special_orders", [{"order_ref": ref}], folder)
        if ref and is_writable("order_ref", ref, 3, 255):
            assert (found[0][0], held_back) == (ref, 0)
        else:
            assert (found, held_back) == ([], 1)


def test_a_long_text_with_everything_in_it(tmp_path, database):
    text = "".join(map(chr, [*range(1, 0xD800), *range(0xE000, 0x10000)]))
    assert len(text) == 63487
    found, _, (path, cells) = send("special_orders", [{"description": text}], str(tmp_path))
    assert found[0][-1] == text
    (row,) = database.execute(QUERY, [str(path)]).fetchall()
    assert [cell or "" for cell in row] == cells[0]
