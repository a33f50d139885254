"""Lines: whatever text goes in comes out equal, through Python's csv and through DuckDB."""

from __future__ import annotations

import csv
import io

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from singer_commons.csv_target.lines import line_maker

TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"))


def expected(row):
    text = io.StringIO()
    csv.writer(text).writerow(row)
    return text.getvalue().encode()


@given(st.lists(TEXTS, min_size=1, max_size=4))
@example([""])
@example(["a,b"])
@example(["a", "b\rc"])
@example(["\ufeff", '"'])
def test_a_line_is_what_pythons_csv_writes(row):
    line = line_maker(len(row))(row)
    assert line == expected(row)
    assert next(csv.reader(io.StringIO(line.decode(), newline=""))) == row


@pytest.fixture(scope="module")
def database():
    with duckdb.connect() as connection:
        yield connection


@settings(max_examples=60)
@example(rows=[("", "", ""), ("#", "", "")])
@given(rows=st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=8))
def test_duckdb_reads_the_same(rows, database, tmp_path_factory):
    path = tmp_path_factory.mktemp("csv") / "file.csv"
    line = line_maker(3)
    path.write_bytes(line(["a", "b", "c"]) + b"".join(map(line, rows)))
    found = database.execute(
        "select * from read_csv(?, all_varchar=true, header=true, delim=',', quote='\"', "
        "escape='\"', comment='')",
        [str(path)],
    ).fetchall()
    assert [tuple(cell or "" for cell in row) for row in found] == rows
