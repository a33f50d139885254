"""One order of day and month for a folder, from run to run."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest
from tests.support.report_story import STREAM, Story
from tests.support.sftp_tap import Loader

NOW = datetime(2026, 11, 28, 18, tzinfo=timezone.utc)


def name(stamp):
    return f"acme_subscription_{stamp}.csv"


def stamps(story):
    return {
        each["name"][-18:-4]: each["stamp"][:10] for each in story.outcome.records("export_files")
    }


@pytest.fixture
def story():
    story = Story()
    story.folder.present = NOW
    return story


def test_in_a_folder_that_was_moved_the_newest_row_wins(story):
    """The times of the files say nothing: all were copied an hour ago."""
    for stamp in ("10112026080500", "11122026080500", "11202026080500"):
        story.put(name(stamp), a=stamp)
    assert [each[-18:-4] for each in story.run()] == [
        "10112026080500", "11122026080500", "11202026080500"
    ]  # fmt: skip
    assert story.table == {"a": "11202026080500"}
    assert stamps(story)["11122026080500"] == "2026-11-12"
    # The name that settled it expires; a file that comes late is read as the others were.
    story.folder.files.clear()
    story.put(name("10122026080500"), a="late")
    story.run()
    assert stamps(story) == {"10122026080500": "2026-10-12"}


def test_doubt_is_told_with_both_readings_and_what_was_guessed_wrong_is_read_again(story, caplog):
    story.put(name("09102026080500"), a="10 September or 9 October", b="x")
    story.put(name("08112026080500"), a="11 August or 8 November")
    story.run()
    assert "2026-09-10 08:05:00 or 2026-10-09 08:05:00" in caplog.text or (
        "2026-08-11 08:05:00 or 2026-11-08 08:05:00" in caplog.text
    )
    assert "set date_order to mdy or dmy" in caplog.text
    assert story.table["a"] == "11 August or 8 November"  # day first: the times are closer
    story.put(name("10132026080500"), c="13 October")
    caplog.clear()
    story.run()
    assert "date_order" not in caplog.text
    assert story.table == {"a": "10 September or 9 October", "b": "x", "c": "13 October"}
    assert story.run() == []


def test_a_clock_that_is_an_hour_slow_does_not_unsettle_the_order(story):
    story.folder.present = datetime(2026, 12, 1, 18, tzinfo=timezone.utc)
    story.put(name("11272026080500"), a="settles it")
    story.put(name("12012026080500"), a="1 December")
    story.run()
    story.folder.present = datetime(2026, 12, 2, 13, 30, tzinfo=timezone.utc)  # 07:30 in Chicago
    story.put(name("12022026081000"), a="2 December")
    assert story.run() == [name("12022026081000")]
    assert stamps(story) == {"12022026081000": "2026-12-02"}
    assert story.table == {"a": "2 December"}


def test_a_state_of_an_earlier_version_is_put_right(story):
    """It had each name by itself read by the time of its file, and no order in its state."""
    for stamp in ("11122026080500", "11202026080500"):
        story.put(name(stamp), a=stamp)
    files = [
        [each, len(file.content), int(file.modified.timestamp())]
        for each, file in story.folder.files.items()
    ]
    story.loader = Loader()
    story.loader.state = {"bookmarks": {STREAM: {"files": files}}}
    assert story.run() == [name("11122026080500"), name("11202026080500")]
    assert story.run() == []


def test_a_name_that_can_only_be_of_the_future_is_read_and_told(story, caplog):
    story.put(name("11272026"), a=1)
    story.put(name("12302026"), a=2)
    assert story.run() == [name("11272026"), name("12302026")]
    assert story.outcome.error is None
    assert f"{name('12302026')} is of the future, 2026-12-30 00:00:00" in caplog.text
