"""Bytes to rows: any table comes back equal, and nothing broken takes a good row with it."""

from __future__ import annotations

import csv
import io
import random
import re
from itertools import pairwise
from unittest import mock

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tap_ordergroove_sftp import csv_lines
from tap_ordergroove_sftp.csv_lines import read_rows
from tap_ordergroove_sftp.errors import ReportFileError

BOM = b"\xef\xbb\xbf"
NUL_STAND_IN = "\ue000"  # Python 3.10's csv module refuses NUL
WHOLE = 1 << 30


def read(content, *, cuts=(), chunk=1 << 18, encoding="utf-8"):
    """Return rows with their lines, broken lines with theirs, and the number of fallback lines."""
    if isinstance(content, str):
        content = content.encode()
    edges = sorted({0, len(content), *(cut % (len(content) + 1) for cut in cuts)})
    blocks = [content[start:end] for start, end in pairwise(edges)]
    rows, broken, fallback = [], [], 0
    with mock.patch.object(csv_lines, "CHUNK", chunk):
        for found in read_rows(blocks, encoding):
            for row, begin, end in zip(found.rows, found.numbers, found.ends, strict=True):
                rows.append((begin, [*map(with_nul, row)], with_nul(found.raw(begin, end))))
            broken += [(each.number, with_nul(each.raw)) for each in found.broken]
            fallback += found.fallback
    return rows, broken, fallback


def with_nul(text):
    return text.replace(csv_lines.NUL, "\0")


def taken(content, **given_):
    """The rows with the lines on which they begin."""
    return [(number, row) for number, row, _ in read(content, **given_)[0]]


def written(table, line_end="\n", quoting=csv.QUOTE_MINIMAL):
    """Write rows with Python's csv module, each by itself; line ends in values are quoted."""
    texts = []
    for row in table:
        out = io.StringIO(newline="")
        safe = not any(end in cell for cell in row for end in "\r\n")
        csv.writer(
            out, lineterminator=line_end, quoting=quoting if safe else csv.QUOTE_ALL
        ).writerow([cell.replace("\0", NUL_STAND_IN) for cell in row])
        texts.append(out.getvalue().replace(NUL_STAND_IN, "\0"))
    return texts


def placed(texts):
    """The line on which each text begins, from 1."""
    numbers, line = [], 1
    for text in texts:
        numbers.append(line)
        line += len(re.findall(r"\r\n|\r|\n", text))
    return numbers


letters = st.characters(exclude_categories=["Cs"], exclude_characters=NUL_STAND_IN)
odd = st.sampled_from([*'",\r\n\0 ', '""', "\r\n", "\ufeff", "\x85", "\u2028", "ß", "😀", "é"])
cells = st.lists(st.one_of(odd, st.text(letters, max_size=3)), max_size=6).map("".join)
tables = st.lists(st.lists(cells, max_size=5), max_size=8)
cuts = st.lists(st.integers(0, 10_000), max_size=8)


@given(
    tables,
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.booleans(),
    st.booleans(),
    cuts,
    st.sampled_from([1, 2, 7, 40, 1 << 18]),
)
def test_what_pythons_csv_module_wrote_comes_back_equal(  # noqa: PLR0913, PLR0917
    table, line_end, quoting, bom, last_newline, cuts, chunk
):
    texts = written(table, line_end, quoting)
    content = "".join(texts)
    if not last_newline:
        content = content.removesuffix(line_end)
        # A last row of one empty cell is a line of nothing but quotes: it stays.
    assume(not content.startswith("\ufeff"))  # a mark that stands twice is no cell, either
    encoded = (BOM if bom else b"") + content.encode()
    numbered = zip(placed(texts), table, texts, strict=True)
    expected = [(number, row, text) for number, row, text in numbered if row]
    rows, broken, fallback = read(encoded, cuts=cuts, chunk=chunk)
    assert [row[:2] for row in rows] == [row[:2] for row in expected]
    assert "".join(raw for _, _, raw in rows) == "".join(
        text for _, _, text in expected
    ).removesuffix("" if last_newline or not expected or not table[-1] else line_end)
    assert (broken, fallback) == ([], 0)


def test_a_file_of_many_chunks_comes_back_equal():
    chance = random.Random(3)  # noqa: S311 - to be the same each time
    table = [
        [
            str(number),
            *("".join(chance.choices('ab,"\n\r é😀\0', k=chance.randrange(40))) for _ in "xy"),
        ]
        for number in range(20_000)
    ]
    texts = written(table, "\r\n")
    content = "".join(texts).encode()
    assert len(content) > 3 * csv_lines.CHUNK
    expected = list(zip(placed(texts), table, strict=True))
    assert taken(content) == expected
    assert taken(content, cuts=range(0, len(content), 65_537)) == expected


def test_each_byte_may_come_by_itself():
    content = BOM + 'a,b\r\n"é, 😀\r\n""x""",2\r\nlast,one'.encode()
    every = range(len(content))
    for chunk in (1, 5, 1 << 18):
        rows, broken, fallback = read(content, cuts=every, chunk=chunk)
        assert [row for _, row, _ in rows] == [["a", "b"], ['é, 😀\r\n"x"', "2"], ["last", "one"]]
        assert [number for number, _, _ in rows] == [1, 2, 4]
        assert (broken, fallback) == ([], 0)


@pytest.mark.parametrize("content", [b"", BOM, b"\n", b"\r\n\r\n", BOM + b"\n\n", b"\r"])
def test_there_may_be_no_rows(content):
    assert read(content) == ([], [], 0)


def test_empty_lines_are_no_rows_but_count_as_lines():
    assert taken("a,b\n\n\r\n1,2\n\n3,4\n\n") == [(1, ["a", "b"]), (4, ["1", "2"]), (6, ["3", "4"])]


@pytest.mark.parametrize("content", ["a,b\r1,2\r3,4", "a,b\r1,2\r3,4\r"])
def test_a_bare_carriage_return_ends_a_line(content):
    expected = [(1, ["a", "b"]), (2, ["1", "2"]), (3, ["3", "4"])]
    for chunk in (1, 4, 1 << 18):
        assert taken(content, cuts=range(20), chunk=chunk) == expected


def test_line_ends_may_differ_from_line_to_line():
    assert taken('a,b\r\n1,2\r3,"x\ry\nz"\n5,6') == [
        (1, ["a", "b"]), (2, ["1", "2"]), (3, ["3", "x\ry\nz"]), (6, ["5", "6"])
    ]  # fmt: skip


GOOD = ["good", "1"]
BROKEN = [
    'x,"never closed',
    '"never closed',
    'x,"closed"too early,y',
    'x,"5" pipe",y',
    'x,"two""',
    'x," ',
    f"x,{'y' * 140_000}",
    f'x,"{"y" * 140_000}"',
]


@pytest.mark.parametrize("broken", BROKEN, ids=lambda text: text[:12])
@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("chunk", [1, 50, 1 << 18])
def test_a_broken_line_takes_no_other_with_it(broken, times, chunk):
    content = "a,b\ngood,1\n" + f"{broken}\ngood,1\ngood,1\n" * times
    rows, found, _ = read(content, chunk=chunk)
    expected = [(1, ["a", "b"]), (2, GOOD)]
    for time in range(times):
        expected += [(4 + 3 * time, GOOD), (5 + 3 * time, GOOD)]
    assert [row[:2] for row in rows] == expected
    assert found == [(3 + 3 * time, f"{broken}\n") for time in range(times)]


@pytest.mark.parametrize("broken", BROKEN, ids=lambda text: text[:12])
def test_a_broken_line_may_be_the_last(broken):
    rows, found, _ = read(f"a,b\ngood,1\n{broken}")
    assert [row[:2] for row in rows] == [(1, ["a", "b"]), (2, GOOD)]
    assert found == [(3, broken)]


@given(
    st.lists(
        st.one_of(
            st.just(None),
            st.sampled_from([text for text in BROKEN if len(text) < 100]),
            st.sampled_from(['q,"a\nb"', 'q,"""x"", y"', '"q","r"']),
        ),
        max_size=12,
    ),
    st.sampled_from(["\n", "\r\n"]),
    cuts,
    st.sampled_from([1, 30, 1 << 18]),
)
def test_good_rows_among_any_broken_ones_come_out_where_they_stand(parts, line_end, cuts, chunk):
    texts = [
        (f"good,{place}" if part is None else part) + line_end for place, part in enumerate(parts)
    ]
    numbers = placed(texts)
    good = [
        (number, ["good", str(place)])
        for place, (number, part) in enumerate(zip(numbers, parts, strict=True))
        if part is None
    ]
    rows, broken, _ = read("".join(texts), cuts=cuts, chunk=chunk)
    assert [row[:2] for row in rows if row[1][0] == "good"] == good
    # And nothing is there twice, or not at all.
    pieces = sorted([(number, raw) for number, _, raw in rows] + broken)
    assert "".join(raw for _, raw in pieces) == "".join(texts)


def test_quotes_inside_a_value_that_has_none_around_it_are_text():
    assert taken('a,b\n5" pipe,x"y"\n') == [(1, ["a", "b"]), (2, ['5" pipe', 'x"y"'])]


def test_lines_in_cp1252_among_others_in_utf_8():
    content = (
        "id,name\n1,Zoë\n".encode() + "2,Andy\u2019s Zoë\n".encode("cp1252") + "3,Zoë\n".encode()
    )
    rows, broken, fallback = read(content)
    assert [row for _, row, _ in rows] == [
        ["id", "name"], ["1", "Zoë"], ["2", "Andy\u2019s Zoë"], ["3", "Zoë"]
    ]  # fmt: skip
    assert (broken, fallback) == ([], 1)


def test_a_cp1252_line_inside_quotes_is_one_of_several():
    content = b'id,name\n1,"caf\xe9\nZo\xc3\xab\n"\n2,x\n'
    rows, _, fallback = read(content)
    assert [row for _, row, _ in rows] == [["id", "name"], ["1", "café\nZoë\n"], ["2", "x"]]
    assert fallback == 1


def test_a_byte_that_is_in_no_encoding_stays_apart_from_every_text():
    rows, _, fallback = read(b"id,name\n1,a\x81b\n2,\xc3\xab\n")
    assert [row for _, row, _ in rows] == [["id", "name"], ["1", "a\udc81b"], ["2", "ë"]]
    assert fallback == 1


def test_another_encoding_may_be_set():
    text = "id,name\n1,Zoë “x”\n"
    assert taken(text.encode("cp1252"), encoding="cp1252")[1] == (2, ["1", "Zoë “x”"])
    assert taken("1,Zoë\n".encode("latin-1"), encoding="latin-1") == [(1, ["1", "Zoë"])]
    rows, _, fallback = read(b"1,\x81\n2,x\n", encoding="cp1252")
    assert [row for _, row, _ in rows] == [["1", "\udc81"], ["2", "x"]]
    assert fallback == 1
    kanji = "1,表示\n2,ソ能\n"  # second bytes that look like a backslash or a pipe
    assert taken(kanji.encode("shift_jis"), encoding="shift_jis") == [
        (1, ["1", "表示"]), (2, ["2", "ソ能"])
    ]  # fmt: skip


@given(st.binary(max_size=300), cuts, st.sampled_from([1, 16, 1 << 18]))
def test_no_bytes_break_anything_and_none_get_lost(content, cuts, chunk):
    rows, broken, _ = read(content, cuts=cuts, chunk=chunk)
    pieces = sorted([(number, raw) for number, _, raw in rows] + broken)
    found = "".join(raw for _, raw in pieces)
    body = content.removeprefix(BOM)
    # Empty lines are no rows; all else is there, in its order.
    wanted = [line for line in re.split(rb"\r\n|\r|\n", body) if line]
    assert len([line for line in re.split(r"\r\n|\r|\n", found) if line]) == len(wanted)
    numbers = [number for number, _ in pieces]
    assert len(set(numbers)) == len(numbers)


@given(st.binary(max_size=300), cuts, st.sampled_from([1, 16, 100]))
def test_where_blocks_and_chunks_end_makes_no_difference(content, cuts, chunk):
    assert read(content, cuts=cuts, chunk=chunk) == read(content)


def test_a_line_without_an_end_is_no_csv_file():
    blocks = (b"x" * (1 << 20) for _ in range(20))
    with pytest.raises(ReportFileError, match="16 MiB"):
        list(read_rows(blocks))


def test_a_header_may_be_followed_by_a_line_without_an_end():
    def blocks():
        yield b"a,b\n1,2\n"
        for _ in range(20):
            yield b"x" * (1 << 20)

    rows = []

    def drain():
        for chunk in read_rows(blocks()):
            rows.extend(chunk.rows)

    with pytest.raises(ReportFileError):
        drain()
    assert rows == [["a", "b"], ["1", "2"]]
