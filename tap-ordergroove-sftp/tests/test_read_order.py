"""Which files are read, in which order, and how often: stories told by name, and all others.

A day's file of the Subscription report is called by its day, 2 for the second of October; a row is
a subscription's id and what the file says of it.
"""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from tests.support.report_folder import PRESENT
from tests.support.report_story import HEADER, STREAM, Story, delta, full


@pytest.fixture
def story():
    return Story()


def after_state(number):
    """Cut a run right after the nth STATE that follows a RECORD of the report."""

    def where(messages):
        first = after_record(1)(messages)
        states = [place for place, each in enumerate(messages)
                  if each["type"] == "STATE" and place >= first]  # fmt: skip
        return states[number - 1] + 1

    return where


def after_state_of_files(messages):
    """Cut a run right after the first STATE that knows a file of the report."""
    return 1 + next(
        place
        for place, message in enumerate(messages)
        if message["type"] == "STATE" and message["value"]["bookmarks"].get(STREAM, {}).get("files")
    )


def after_record(number):
    """Cut a run right after the nth RECORD of the report."""

    def where(messages):
        records = [place for place, each in enumerate(messages)
                   if each["type"] == "RECORD" and each["stream"] == STREAM]  # fmt: skip
        return records[number - 1] + 1

    return where


def test_files_are_read_from_old_to_new_and_then_never_again(story):
    story.put(delta(3), a="3", b="3")
    story.put(delta(1), a="1", c="1")
    story.put(delta(2), a="2", b="2")
    assert story.run() == [delta(1), delta(2), delta(3)]
    assert story.table == {"a": "3", "b": "3", "c": "1"}
    assert story.run() == []
    assert story.folder.opened == []
    assert story.outcome.records(STREAM) == story.outcome.records("export_files") == []


def test_a_state_goes_out_after_each_file(story):
    for day in (1, 2, 3):
        story.put(delta(day), a=str(day))
    story.run()
    seen, promised = 0, []
    for message in story.outcome.messages:
        if message["type"] == "RECORD" and message["stream"] == STREAM:
            seen += 1
        if message["type"] == "STATE":
            files = message["value"]["bookmarks"].get(STREAM, {}).get("files", [])
            promised.append(len(files))
            assert len(files) <= seen
    assert sorted(set(promised)) == [0, 1, 2, 3]


def test_a_new_file_is_read_alone(story):
    story.put(delta(1), a="1")
    story.run()
    story.put(delta(2), b="2")
    assert story.run() == [delta(2)]
    assert story.folder.opened == [delta(2)]


@pytest.mark.parametrize("what", ["size", "time", "both"])
def test_a_file_that_was_dropped_again_is_read_again_and_so_are_newer_ones(story, what):
    for day in (1, 2, 3):
        story.put(delta(day), **{"a": str(day), f"k{day}": "x"})
    story.run()
    later = PRESENT - timedelta(minutes=30)
    value = "corrected" if what != "time" else "y"
    old = story.folder.files[delta(2)].modified
    story.put(delta(2), old if what == "size" else later, a="2", k2=value)
    assert story.run() == [delta(2), delta(3)]
    assert story.table == {"a": "3", "k1": "x", "k2": value, "k3": "x"}
    assert story.run() == []


def test_a_file_that_was_dropped_again_unchanged_is_not_read(story):
    story.put(delta(1), a="1")
    story.run()
    story.put(delta(1), a="1")
    assert story.run() == []


def test_a_late_file_does_not_overwrite_newer_rows(story):
    story.put(delta(1), a="1")
    story.put(delta(3), a="3", b="3")
    story.run()
    story.put(delta(2), a="2", b="2", c="2")
    assert story.run() == [delta(2), delta(3)]
    assert story.table == {"a": "3", "b": "3", "c": "2"}


def test_a_late_file_without_rows_disturbs_nobody(story):
    story.put(delta(3), a="3")
    story.run()
    story.put(delta(1))
    story.folder.put(delta(2), "")
    assert story.run() == [delta(1), delta(2)]
    assert story.outcome.statuses() == {delta(1): "loaded", delta(2): "empty"}
    assert story.run() == []


@pytest.mark.parametrize(
    "cut", [after_record(1), after_record(2), after_state(1)], ids=["half", "whole", "stated"]
)
def test_a_crash_after_a_late_file_does_not_leave_its_older_rows(story, cut):
    story.put(delta(2), a="2", b="2")
    story.run()
    story.put(delta(1), a="1", b="1")
    story.crash(cut)
    assert story.table["a"] == "1"
    assert delta(2) in story.run()
    assert story.table == {"a": "2", "b": "2"}
    assert story.run() == []


def test_a_late_file_may_vanish_after_a_crash_inside_it(story):
    story.put(delta(2), a="2", b="2")
    story.run()
    story.put(delta(1), a="1", b="1")
    story.crash(after_record(1))
    del story.folder.files[delta(1)]
    story.run()
    assert story.table == {"a": "2", "b": "2"}


def test_killed_inside_a_file_it_is_read_from_its_start(story):
    story.put(delta(1), a="1", b="1", c="1")
    story.crash(after_record(2))
    assert story.table == {"a": "1", "b": "1"}
    assert story.run() == [delta(1)]
    assert len(story.outcome.records(STREAM)) == 3


def test_a_full_file_comes_first_and_then_only_what_is_newer(story):
    for day in (1, 2, 4):
        story.put(delta(day), a=str(day), **{f"k{day}": "x"})
    story.put(full(3), a="3", b="3")
    assert story.run() == [full(3), delta(4)]
    assert story.table == {"a": "4", "b": "3", "k4": "x"}
    statuses = story.outcome.statuses()
    assert statuses[delta(1)] == statuses[delta(2)] == "superseded"
    assert story.folder.opened == [full(3), delta(4)]
    assert story.run() == []
    assert story.outcome.records("export_files") == []


def test_of_several_full_files_the_latest_counts(story):
    for day in (1, 2, 3):
        story.put(full(day), a=str(day))
    story.put(delta(2), a="2d")
    assert story.run() == [full(3)]
    assert story.table == {"a": "3"}


def test_a_new_full_file_after_deltas_is_read_alone(story):
    story.put(delta(1), a="1")
    story.run()
    story.put(full(2), a="2")
    assert story.run() == [full(2)]
    story.put(delta(3), a="3")
    assert story.run() == [delta(3)]


def test_an_old_delta_that_comes_after_a_full_file_is_superseded(story):
    story.put(full(2), a="2")
    story.run()
    story.put(delta(1), a="1")
    assert story.run() == []
    assert story.outcome.statuses() == {delta(1): "superseded"}
    assert story.table == {"a": "2"}
    assert story.run() == []
    assert story.outcome.records("export_files") == []


def test_a_full_file_that_comes_late_is_followed_by_what_is_newer(story):
    story.put(delta(1), a="1", b="1")
    story.put(delta(3), a="3")
    story.run()
    story.put(full(2), a="2", b="2")
    assert story.run() == [full(2), delta(3)]
    assert story.table == {"a": "3", "b": "2"}


@pytest.mark.parametrize("trouble", ["deny", "change"])
def test_while_the_latest_full_file_fails_the_older_ones_count(story, trouble):
    story.put(full(1), a="1", b="1", c="1")
    story.put(delta(2), a="2", b="2")
    story.put(full(3), trouble=trouble, a="3", z="3")
    story.put(delta(4), a="4")
    read = story.run()
    assert [name for name in read if name != full(3)] == [full(1), delta(2), delta(4)]
    assert {key: story.table[key] for key in "abc"} == {"a": "4", "b": "2", "c": "1"}
    assert (story.outcome.error is not None) == (trouble == "deny")
    story.folder.files[full(3)].trouble = ""
    assert story.run() == [full(3), delta(4)]
    assert story.table == {"a": "4", "b": "2", "c": "1", "z": "3"}
    assert story.run() == []


@pytest.mark.parametrize("text", ["", HEADER], ids=["of no bytes", "of a header only"])
def test_a_full_file_without_rows_supersedes_nothing(story, text):
    story.put(delta(1), a="1")
    story.folder.put(full(2), text)
    story.put(delta(3), b="3")
    story.run()
    assert story.table == {"a": "1", "b": "3"}
    assert story.run() == []


def test_a_full_file_without_rows_supersedes_nothing_later_either(story):
    story.put(full(2))
    story.run()
    story.put(delta(1), a="1")
    assert delta(1) in story.run()
    assert story.table == {"a": "1"}
    assert story.run() == []


def test_a_full_file_that_is_replaced_by_one_without_rows_supersedes_nothing_any_more(story):
    story.put(delta(1), a="1", b="1")
    story.put(full(2), a="2")
    assert story.run() == [full(2)]
    story.folder.put(full(2), HEADER, PRESENT - timedelta(minutes=30))
    assert story.run() == [full(2), delta(1)]
    assert story.table == {"a": "1", "b": "1"}
    assert story.run() == []


def test_a_crash_after_a_full_file_without_rows_loses_nothing(story):
    story.put(delta(1), a="1")
    story.put(full(2))
    story.crash(after_state_of_files)
    story.run()
    assert story.table == {"a": "1"}


def test_a_failed_file_is_tried_again_by_every_run_and_the_others_go_on(story):
    story.put(delta(1), a="1")
    story.put(delta(2), trouble="deny", a="2", b="2")
    story.put(delta(3), a="3")
    for expected in ([delta(1), delta(2), delta(3)], [delta(2)], [delta(2)]):
        assert story.run() == expected
        assert story.outcome.statuses()[delta(2)] == "failed"
        assert delta(2) in story.outcome.error
        assert story.table == {"a": "3"}
    story.folder.files[delta(2)].trouble = ""
    assert story.run() == [delta(2), delta(3)]
    assert story.outcome.error is None
    assert story.table == {"a": "3", "b": "2"}


def test_a_file_that_changes_while_it_is_read_waits_without_an_error(story):
    story.put(delta(1), trouble="change", a="1", b="1", c="1", d="1")
    story.put(delta(2), a="2")
    assert story.run() == [delta(2)]
    assert story.outcome.error is None
    assert story.table["a"] == "2"
    story.folder.files[delta(1)].trouble = ""
    assert story.run() == [delta(1), delta(2)]
    assert story.table == {"a": "2", "b": "1", "c": "1", "d": "1"}


def test_a_young_file_waits_without_an_error(story):
    story.put(delta(1), PRESENT - timedelta(seconds=10), a="1")
    story.put(delta(2), a="2", b="2")
    assert story.run() == [delta(2)]
    assert story.outcome.error is None
    assert story.folder.opened == [delta(2)]
    story.folder.present += timedelta(minutes=1)
    assert story.run() == [delta(1), delta(2)]
    assert story.table == {"a": "2", "b": "2"}


def test_a_file_that_is_gone_is_forgotten(story):
    for day in (1, 2):
        story.put(delta(day), a=str(day))
    story.run()
    del story.folder.files[delta(1)]
    assert story.run() == []
    assert delta(1) not in json.dumps(story.loader.state)
    story.put(delta(1), a="1", b="1")
    assert story.run() == [delta(1), delta(2)]
    assert story.table == {"a": "2", "b": "1"}


def test_events_that_come_late_do_not_make_newer_ones_be_read_again(story):
    def name(day):
        return f"acme_crm_subscriber_events_202510{day:02}.csv"

    for day in (1, 3):
        story.folder.put(name(day), f"og_subscription_id,subscription_action_event\n{day},5\n")
    first = story.folder.sync(select=["subscriber_events"])
    story.folder.put(name(2), "og_subscription_id,subscription_action_event\n2,5\n")
    second = story.folder.sync(select=["subscriber_events"], state=first.state)
    assert second.read() == [name(2)]


def test_the_reports_do_not_mix(story):
    story.put(delta(1), a="1")
    story.folder.put("acme_orders_20251001_full.csv", "Order Item ID\n1\n")
    outcome = story.folder.sync()
    assert outcome.read(STREAM) == [delta(1)]
    assert outcome.read("orders_report") == ["acme_orders_20251001_full.csv"]


def test_a_start_date_leaves_older_files_alone(story):
    for day in (1, 2, 3):
        story.put(delta(day), a=str(day))
    assert story.run(start_date="2025-10-02") == [delta(2), delta(3)]
    assert story.folder.opened == [delta(2), delta(3)]
    # An earlier one brings the rest, in its place.
    assert story.run(start_date="2025-10-01") == [delta(1), delta(2), delta(3)]
    assert story.table == {"a": "3"}


def test_a_name_that_cannot_be_dated_fails_the_run_but_not_the_others(story):
    story.put("acme_subscription_20251301.csv", a="?")
    story.put(delta(1), a="1")
    story.run()
    assert "acme_subscription_20251301.csv" in story.outcome.error
    assert "date_order" in story.outcome.error
    assert story.outcome.statuses() == {
        "acme_subscription_20251301.csv": "failed",
        delta(1): "loaded",
    }


def test_the_bookmark_is_the_newest_stamp_that_was_read(story):
    story.put(delta(3), a="3")
    story.run()
    story.put(delta(1), a="1")
    story.run()
    bookmark = story.outcome.bookmark(STREAM)
    assert bookmark["replication_key"] == "_exported_at"
    assert bookmark["replication_key_value"] == "2025-10-03T05:00:00Z"
