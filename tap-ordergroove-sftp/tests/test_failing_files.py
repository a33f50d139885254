"""Files that are mostly or partly wrong: what goes out of them, and what a later run does."""

from __future__ import annotations

import hashlib
import json

import pytest
from tests.support.report_rows import load
from tests.support.report_story import Story, delta, full

STREAM = "subscriptions_report"
HEADER = "Subscription ID,Status\n"


def file(good=0, bad=0):
    return HEADER + "a,x\n" * good + "a,x,one too many\n" * bad


@pytest.mark.parametrize(
    ("good", "bad", "fails"),
    [(0, 60, True), (0, 9, False), (0, 10, True), (10, 10, False), (10, 11, True), (50, 60, True)],
)
def test_a_file_with_more_than_half_of_its_rows_rejected_fails(good, bad, fails, caplog):
    story = Story()
    story.folder.put(delta(1), file(good, bad))
    story.run()
    assert (story.outcome.error is not None) == fails
    first = f"{bad} of {'its ' if fails else ''}{good + bad} rows were rejected, such as line"
    assert f"{first} {good + 2}: 3 values under 2 column names" in caplog.text
    assert story.run() == ([delta(1)] if fails else [])
    # A corrected file is read.
    story.folder.put(delta(1), file(good=3))
    assert (story.run(), story.outcome.error) == ([delta(1)], None)


def test_the_share_counts_however_many_rows_may_be_rejected():
    outcome = load(file(400, 500), STREAM, max_rejected_rows=1000)
    assert "500 of its 900 rows were rejected" in outcome.error


def test_a_full_file_that_fails_at_its_end_leaves_no_row_and_supersedes_nothing():
    story = Story()
    story.put(full(1), a=1, b=1)
    story.put(delta(2), a=2)
    story.folder.put(full(3), HEADER + "a,3\nc,3\n" + "d\n" * 101)
    story.put(delta(4), d=4)
    assert story.run() == [full(3), full(1), delta(2), delta(4)]
    assert story.table == {"a": "2", "b": "1", "d": "4"}
    assert story.outcome.files()[full(3)]["rows"] == 0
    assert len(story.outcome.records("rejected_rows")) == 101
    # Corrected, it counts.
    story.put(full(3), a=3, c=3)
    assert story.run() == [full(3), delta(4)]
    assert story.table["a"] == "3"


def test_a_snapshot_that_changes_while_it_is_read_leaves_no_row():
    story = Story()
    story.folder.put("acme_Inventory_Report_20251001.csv", "SKU\n1\n2\n3\n" * 9, trouble="change")
    assert story.folder.sync(select=["inventory_report"]).records("inventory_report") == []


def test_rejected_rows_of_a_full_file_are_told_once():
    outcome = load(file(5, 2), STREAM, "acme_subscription_10152025080530_full.csv")
    assert [each["line"] for each in outcome.records("rejected_rows")] == [7, 8]
    assert len(outcome.records(STREAM)) == 5


def test_a_long_rejected_line_is_cut_and_tells_what_it_was():
    line = "a,x," + "é" * 1_500_000
    outcome = load(f"{HEADER}{line}\n", STREAM)
    [row] = outcome.records("rejected_rows")
    sha256 = hashlib.sha256(f"{line}\n".encode()).hexdigest()
    assert row["raw"].startswith("a,x,éé")
    assert row["raw"].endswith(f"... (cut: 3000005 bytes in all, SHA-256 {sha256})")
    assert (row["file"], row["line"]) == ("acme_subscription_10152025080530.csv", 2)
    assert len(row["raw"].encode()) <= 64 * 1024


def test_a_long_header_does_not_make_a_long_message():
    columns = ",".join(f"column {number} {'x' * 100}" for number in range(20_000))
    outcome = load(f"{columns}\n1\n", STREAM)
    [row] = outcome.records("export_files")
    assert row["status"] == "failed"
    assert len(json.dumps(row)) < 70_000
