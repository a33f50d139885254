"""Whole runs against deliveries with a defect: what is wrong is shown, and nothing else is lost."""

from __future__ import annotations

import csv
from datetime import timedelta

import pytest
from tests.support.report_books import assert_books
from tests.support.sftp_tap import (
    STREAMS,
    UNKNOWN,
    Loader,
    run_tap,
)

from ordergroove_sandbox.drop import Defect
from ordergroove_sandbox.sftp.session import SftpSession

DAY = timedelta(days=1)

HARMLESS = ("quoted", "cp1252", "crlf", "bom", "quote_all", "no_last_newline")
BROKEN = ("long_row", "short_row", "bad_value")


@pytest.mark.parametrize(
    ("token", "kind"),
    [*(("orders", kind) for kind in HARMLESS), ("Inventory_Report", "quoted")],
)
def test_an_odd_file_that_says_the_same(server, kind, token):
    file = server.drop.deliver_full(token, defects=[Defect(kind)])
    assert file.rows
    outcome = run_tap(server, select=[STREAMS[token]])
    assert outcome.error is None
    assert_books(outcome.loaded, [file], [token])
    assert outcome.records("rejected_rows") == []


@pytest.mark.parametrize("token", STREAMS)
def test_broken_rows_are_shown_and_no_other_is_lost(server, token):
    # The Cancelation report has no column of which it is known that it holds numbers.
    kinds = BROKEN[: 2 if token.startswith("cancelled") else 3]
    file = server.drop.deliver_full(token, defects=[Defect(kind) for kind in kinds])
    assert (len(file.broken), bool(file.rows)) == (len(kinds), True)
    outcome = run_tap(server, select=[STREAMS[token]])
    assert outcome.error is None
    assert_books(outcome.loaded, [file], [token])
    rejected = outcome.records("rejected_rows")
    assert sorted(csv.reader(each["raw"] for each in rejected)) == sorted(file.broken)
    content = (server.drop.outgoing / file.name).read_text().splitlines(keepends=True)
    assert all(each["raw"] == content[each["line"] - 1] for each in rejected)
    told = outcome.files()[file.name]
    assert (told["rows"], told["rejected_rows"]) == (len(file.rows), len(kinds))


def test_an_extra_column_is_kept(server):
    file = server.drop.deliver_full("orders", defects=[Defect("extra_column")])
    outcome = run_tap(server, select=["orders_report"])
    assert len(outcome.records("orders_report")) == len(file.rows)
    for record in outcome.records("orders_report"):
        assert record[UNKNOWN] == {"Surprise": "unexpected"}
        assert "surprise" not in record


@pytest.mark.parametrize(
    ("kind", "words"),
    [("duplicate_header", "'Quantity' more than once"), ("unreadable", "permission denied")],
)
def test_a_file_that_cannot_be_read_fails_alone(server, kind, words):
    drop, today = server.drop, server.drop.latest_day()
    good = drop.deliver(today - DAY, reports=["orders"])
    good += drop.deliver(today, reports=["subscription", "Inventory_Report"])
    bad = drop.deliver(today, [Defect(kind)], reports=["orders"])[0]
    outcome = run_tap(server)
    assert bad.name in outcome.error
    assert words in outcome.error
    assert "1 files could not be read" in outcome.error
    assert outcome.statuses() == {bad.name: "failed", **{file.name: "loaded" for file in good}}
    assert_books(outcome.loaded, good)
    # It is tried again, and once it can be read all is well.
    again = run_tap(server, state=outcome.state)
    assert again.read() == [bad.name]
    assert bad.name in again.error
    mended = drop.deliver(today, reports=["orders"])[0]
    last = run_tap(server, state=again.state)
    assert last.error is None
    assert_books(Loader().take([*outcome.messages, *last.messages]), [*good, mended])


def test_a_missing_key_fails_its_file(server):
    drop, today = server.drop, server.drop.latest_day()
    good = drop.deliver(today - DAY, reports=["subscription"])
    bad = drop.deliver(today, [Defect("missing_key")], reports=["subscription"])[0]
    outcome = run_tap(server, select=["subscriptions_report"])
    assert "lacks 'Subscription ID'" in outcome.error
    assert "Ask Ordergroove" in outcome.error
    assert bad.name in outcome.error
    assert_books(outcome.loaded, good, ["subscription"])


def test_the_guides_broken_example(server):
    file = server.drop.deliver_full("orders", defects=[Defect("guide_example")])
    outcome = run_tap(server, select=["orders_report"])
    assert outcome.error is None
    assert outcome.records("orders_report") == []
    [row] = outcome.records("rejected_rows")
    assert (row["file"], row["line"]) == (file.name, 2)
    assert row["raw"] == "12345,67890,98765,54321,1001,1,15.00\n"


@pytest.mark.parametrize(("kind", "status"), [("empty", "empty"), ("header_only", "loaded")])
def test_a_file_without_rows(server, kind, status):
    file = server.drop.deliver_full("orders", defects=[Defect(kind)])
    outcome = run_tap(server, select=["orders_report"])
    assert outcome.error is None
    told = outcome.files()[file.name]
    assert (told["status"], told["rows"], told["size"]) == (status, 0, file.size)
    assert run_tap(server, select=["orders_report"], state=outcome.state).read() == []


def test_a_young_file_waits(server, caplog):
    old = server.drop.deliver(reports=["subscription"])
    [young] = server.drop.deliver(
        server.drop.latest_day() + DAY, [Defect("young")], reports=["orders"]
    )
    caplog.set_level("INFO")
    outcome = run_tap(server)
    assert outcome.error is None
    assert young.name not in outcome.statuses()
    assert f"/outgoing/{young.name}" not in server.log.opened
    assert_books(outcome.loaded, old)
    assert f"{young.name} is too young" in caplog.text
    outcome = run_tap(server, state=outcome.state, min_age_seconds=0)
    assert outcome.read() == [young.name]


def test_a_file_that_grows_from_listing_to_listing_is_whole_in_the_end(server):
    """The sandbox lets its old time stand: nobody can know that it is not complete."""
    file = server.drop.deliver_full("orders", defects=[Defect.of("growing", steps=3)])
    loader, sizes = Loader(), []
    for _ in range(4):
        outcome = run_tap(server, state=loader.state, select=["orders_report"])
        assert outcome.error is None
        loader.take(outcome.messages)
        sizes += [each["size"] for each in outcome.files().values()]
    assert len(sizes) == 3
    assert sizes[0] < sizes[1] < sizes[2] == file.size
    assert_books(loader, [file], ["orders"])
    assert {key[1] for key in loader.tables["rejected_rows"]} <= set(range(len(file.rows) + 2))


@pytest.mark.parametrize("when", ["open", "read"])
def test_a_file_that_grows_between_the_looks_at_it_is_left_for_the_next_run(
    server, when, caplog, monkeypatch
):
    others = server.drop.deliver(reports=["orders"])
    file = server.drop.deliver_full("subscription")
    path = server.drop.outgoing / file.name
    line = path.read_bytes().splitlines(keepends=True)[-1]
    answer = getattr(SftpSession, when)
    done = []

    async def grow(session, of_file, *given):
        answered = await answer(session, of_file, *given)
        if file.name in str(of_file) and not done:
            done.append(of_file)
            with path.open("ab") as out:
                out.write(line)
        return answered

    monkeypatch.setattr(SftpSession, when, grow)
    first = run_tap(server)
    assert done
    assert first.error is None
    assert file.name not in first.statuses()
    assert "left for the next run" in caplog.text
    second = run_tap(server, state=first.state, min_age_seconds=0)
    assert second.error is None
    assert second.read("subscriptions_report")[0] == file.name
    loader = Loader().take([*first.messages, *second.messages])
    assert_books(loader, [*others, file], ["subscription", "orders"])
    assert run_tap(server, state=second.state, min_age_seconds=0).read() == []
