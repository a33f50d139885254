"""Into files, for whoever has no database."""

from __future__ import annotations

import csv

from .books import TABLES, truth


def test_each_stream_becomes_a_file_with_a_header_and_all_rows(meltano, merchant, tmp_path):
    done = meltano.run("tap-ordergroove", "target-csv")
    assert done.code == 0, done.log
    for table in TABLES:
        (path,) = (tmp_path / "csv").glob(f"{table.name}-*.csv")
        with path.open(newline="") as file:
            rows = list(csv.DictReader(file))
        expected = truth(merchant, table)
        assert len(rows) == len(expected)
        assert {row[table.key] for row in rows} == expected.keys()
        assert {name for row in expected.values() for name in row} <= rows[0].keys()
