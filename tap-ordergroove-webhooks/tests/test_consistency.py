"""The tap keeps its place in a log that is restored, pruned or replayed while it reads."""

from __future__ import annotations

import shutil
from datetime import datetime, timezone

import pytest
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy import text
from tests.support.webhooks import event, fill, make_tap, run_tap

from tap_ordergroove_webhooks.log import log_reader, maintenance
from tap_ordergroove_webhooks.log.engine import parse_store
from tap_ordergroove_webhooks.log.event_log import EventLog
from tap_ordergroove_webhooks.log.log_reader import Selection

LONG_AGO = datetime(2025, 1, 1, tzinfo=timezone.utc)


def numbered(first, last, type_="order.create"):
    return [event(f"e{number}", type_, public_id=f"o{number}") for number in range(first, last + 1)]


def ids(outcome, stream="events"):
    return [each["event_id"] for each in outcome.records(stream)]


def maintain(store, what):
    log = EventLog(parse_store(store))
    try:
        return what(log.engine)
    finally:
        log.close()


def test_a_restored_log_that_has_grown_past_the_bookmark_is_read_from_its_beginning(
    tmp_path, sqlite_store, caplog
):
    """10 events, a backup, 5 more, a run; the backup, and 8 others."""
    fill(sqlite_store, numbered(1, 10))
    shutil.copy(tmp_path / "events.db", tmp_path / "backup.db")
    fill(sqlite_store, numbered(11, 15, "order.delete"))
    first = run_tap(sqlite_store)
    assert first.bookmark("events") == 15
    shutil.copy(tmp_path / "backup.db", tmp_path / "events.db")
    # Five are sent again, and stand at other numbers.
    fill(sqlite_store, [*numbered(16, 18), *numbered(11, 15, "order.delete")])
    second = run_tap(sqlite_store, first.state)
    assert ids(second) == [f"e{n}" for n in (*range(1, 11), 16, 17, 18, *range(11, 16))]
    assert ids(second, "deleted_orders") == [f"e{n}" for n in range(11, 16)]
    assert "restored from a backup" in caplog.text
    assert ids(run_tap(sqlite_store, second.state)) == []


def test_a_state_of_an_earlier_version_goes_on(sqlite_store):
    fill(sqlite_store, numbered(1, 3))
    first = run_tap(sqlite_store, select=("events",))
    for name in ("event_id", "received_at"):
        del first.state["bookmarks"]["events"][name]
    fill(sqlite_store, numbered(4, 4))
    assert ids(run_tap(sqlite_store, first.state, ("events",))) == ["e4"]


def test_a_bookmark_whose_event_was_replayed_or_pruned_is_still_good(store, caplog):
    fill(store, numbered(1, 3), received=LONG_AGO)
    first = run_tap(store, select=("events",))
    maintain(store, lambda engine: maintenance.replay(engine, Selection(ids=("e3",))))
    second = run_tap(store, first.state, ("events",))
    assert ids(second) == ["e3"]
    maintain(store, prune_all)
    fill(store, numbered(4, 4))
    assert ids(run_tap(store, second.state, ("events",))) == ["e4"]
    assert "restored" not in caplog.text


def prune_all(engine):
    maintenance.prune(engine, LONG_AGO.replace(year=2100), removals=True)


def replay_all(engine):
    maintenance.replay(engine, Selection())


@pytest.mark.parametrize("change", [prune_all, replay_all])
@pytest.mark.parametrize("moment", ["sequence, ", "body", "public_id IN"])
def test_what_changes_while_a_stream_is_read_does_not_harm_it(store, monkeypatch, change, moment):
    """Before the statements that read numbers, bodies, and the earliest removals."""
    monkeypatch.setattr(log_reader, "BATCH_ROWS", 2)
    fill(store, numbered(1, 5, "order.delete"))
    tap, outcome = make_tap(store, select=("deleted_orders",))
    assert tap.run.identity.highest == 5
    seen = []

    @sqlalchemy_event.listens_for(tap.run.reader.engine, "before_cursor_execute")
    def intervene(_connection, _cursor, statement, *_):
        seen.append(moment in statement)
        # Not before the first statement of all, which is when the stream begins to look.
        if seen.count(True) == 2:
            seen.append(True)
            maintain(store, change)

    tap.sync_all()
    assert seen.count(True) > 2
    assert ids(outcome, "deleted_orders") == ["e1", "e2", "e3", "e4", "e5"]


def test_a_run_after_a_replay_reads_on(store):
    fill(store, numbered(1, 5, "order.delete"))
    first = run_tap(store)
    maintain(store, replay_all)
    assert ids(run_tap(store, first.state)) == ["e1", "e2", "e3", "e4", "e5"]


def moves():
    """An item that moves twice in one second."""
    for number, (type_, order) in enumerate(
        [("item.create", "o1"), ("item.change_order", "o2"), ("item.out_of_stock", "o3")]
    ):
        yield event(f"e{number}", type_, public_id="i", order=order)


def test_a_replay_leaves_the_order_of_first_receipt(store):
    """Events of one second are ordered by their numbers alone."""
    fill(store, moves())
    first = run_tap(store, select=("item_events",))
    for _ in range(2):
        maintain(
            store, lambda engine: maintenance.replay(engine, Selection(types=("item.create",)))
        )
    again = run_tap(store, first.state, ("item_events",))
    assert ids(again, "item_events") == ["e0"]
    table = {
        each["event_id"]: each["_sequence"]
        for each in (*first.records("item_events"), *again.records("item_events"))
    }
    assert sorted(table, key=table.get) == ["e0", "e1", "e2"]
    assert again.bookmark("item_events") == 5


def test_a_log_of_an_earlier_version_is_read_and_gets_what_it_lacks(store):
    fill(store, moves())
    engine = EventLog(parse_store(store)).engine
    with engine.begin() as connection:
        connection.execute(
            text("alter table ordergroove_webhook_events drop column first_sequence")
        )
    engine.dispose()
    outcome = run_tap(store)
    assert [each["_sequence"] for each in outcome.records("item_events")] == [1, 2, 3]
    maintain(store, replay_all)
    again = run_tap(store, outcome.state)
    assert [each["_sequence"] for each in again.records("item_events")] == [1, 2, 3]


def test_a_stream_that_was_renamed_goes_on_where_it_was(sqlite_store):
    """tap-ordergroove-sftp's table is subscriber_events: this one's name is another, everywhere."""
    name = "webhook_subscriber_events"
    fill(sqlite_store, [event("s1", "subscriber.create")])
    first = run_tap(sqlite_store)
    assert ids(first, name) == ["s1"]
    bookmarks = first.state["bookmarks"]
    bookmarks["subscriber_events"] = bookmarks.pop(name)
    fill(sqlite_store, [event("s2", "subscriber.cancel")])
    second = run_tap(sqlite_store, first.state)
    assert ids(second, name) == ["s2"]
    assert second.bookmark(name) == 2
    assert not [each for each in second.messages if each.get("stream") == "subscriber_events"]
