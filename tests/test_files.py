"""Into files, for whoever has no database."""

from __future__ import annotations

import csv
import json

from .support.books import TABLES, truth


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


def test_documents_are_flattened_and_columns_left_out_as_the_page_on_loaders_says(
    meltano, tmp_path
):
    done = meltano.run(
        "tap-ordergroove",
        "target-csv",
        TAP_ORDERGROOVE_FLATTENING_ENABLED="true",
        TAP_ORDERGROOVE_FLATTENING_MAX_DEPTH="1",
        TAP_ORDERGROOVE__SELECT='["subscriptions.*", "!subscriptions.customer"]',
    )
    assert done.code == 0, done.log
    (path,) = (tmp_path / "csv").glob("subscriptions-*.csv")
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    documents = [row[name] for row in rows for name in ("components", "extra_data") if row[name]]
    assert rows
    assert "customer" not in rows[0]
    assert any(isinstance(json.loads(each), dict) for each in documents)
    assert any(json.loads(each) for each in documents if each.startswith("["))
