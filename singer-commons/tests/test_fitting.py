"""JSON is read whole, whatever it holds; what databases do not take is told from what they do."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from singer_commons.exact_json import MalformedError, decode, to_ascii
from singer_commons.fitting import fit, fits_double, keep

texts = st.text(max_size=5)  # NUL among them, and first halves of surrogate pairs below
halves = st.text(st.characters(min_codepoint=0xD7F0, max_codepoint=0xDBFF), max_size=3)
documents = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.decimals(allow_nan=False, allow_infinity=False)
    | texts
    | halves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts | halves, inner, max_size=3),
    max_leaves=8,
)


@given(documents)
def test_what_is_written_in_ascii_is_read_back_as_it_was(document):
    text = to_ascii(document)
    assert text.isascii()
    assert "\0" not in text
    assert decode(text.encode()) == document


@given(documents)
def test_what_was_made_to_fit_fits_and_what_fits_is_not_touched(document):
    fitted = fit(document)
    assert fit(fitted) == fitted
    assert "\\u0000" not in to_ascii(fitted)
    to_text = repr(fitted).encode()  # halves of surrogate pairs cannot be encoded
    assert b"\0" not in to_text
    kept = keep({"field": document})["field"]
    assert kept == document if fitted == document else decode(kept.encode()) == document


@pytest.mark.parametrize(
    ("number", "fits"),
    [
        ("1.7976931348623157e308", True),
        ("-1.7976931348623157e308", True),
        ("1.8e308", False),
        ("1e-320", True),
        ("1e-400", False),
        ("-1e999999", False),
        ("0", True),
        ("0.00", True),
        ("1." + "0" * 15_000, True),
        ("1." + "0" * 20_000, False),  # more decimals than PostgreSQL has
        ("NaN", False),
        ("Infinity", False),
    ],
)
def test_a_number_fits_a_double_or_not(number, fits):
    assert fits_double(Decimal(number)) is fits


def test_a_number_that_no_library_can_hold_is_read_written_and_left_out():
    [found] = decode(b"[-1e99999999999999999999]")
    assert to_ascii(found) == "-1e99999999999999999999"
    assert fit({"a": found}) == {"a": None}


@pytest.mark.parametrize("depth", [10, 64, 65, 2000, 200_000])
def test_a_nest_is_text_below_its_64th_level(depth):
    inner, levels = decode(b"[" * depth + b'"]\\"["' + b"]" * depth), 0
    while isinstance(inner, list):
        [inner], levels = inner, levels + 1
    assert levels == min(depth, 64)
    deep = depth - levels
    assert inner == ("[" * deep + '"]\\"["' + "]" * deep if deep else ']"[')


def test_brackets_in_text_are_no_nest():
    text = "[{" * 500
    assert decode(to_ascii([text, {"a": "}]"}]).encode()) == [text, {"a": "}]"}]


@pytest.mark.parametrize("depth", [300, 5000])
def test_brackets_in_text_hide_no_nest(depth):
    inner, levels = decode(b'["]",' * depth + b"1" + b',"["]' * depth), 0
    while isinstance(inner, list):
        inner, levels = inner[1], levels + 1
    assert levels == 64


def test_what_is_nearly_json_is_read_where_that_is_asked_for():
    found = decode(b'[NaN, -Infinity, "a\nb", 1.50, "\\ud83d"]', lenient=True)
    assert found == [None, None, "a\nb", Decimal("1.50"), "\ud83d"]
    with pytest.raises(MalformedError):
        decode(b"[NaN,]", lenient=True)


@pytest.mark.parametrize(
    ("body", "words", "cut_off"),
    [
        (b'{"a": NaN}', "'NaN' at character 6, behind the name 'a'", False),
        (b'{"name": "Bob\tSmith"}', r"'\t' at character 13, behind the name 'name'", False),
        (b'{"a": "Bob', "at character 6", True),
        (b'{"a": [1', "at character 8", True),
        (b'{"a": "\xff"}', "the byte 0xff at 7 is not UTF-8", True),
        (b"[" * 100_000, "", True),
        (b'{"a":' * 100_000, "", True),
        (b"", "at character 0", True),
    ],
)
def test_what_is_no_json_is_told_by_its_place_and_not_by_its_values(body, words, cut_off):
    with pytest.raises(MalformedError) as raised:
        decode(body)
    assert words in str(raised.value)
    assert "Bob" not in str(raised.value)
    assert raised.value.cut_off is cut_off
