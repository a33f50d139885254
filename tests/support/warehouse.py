"""Whole databases beside the shop's books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .books import (
    FULL,
    INCREMENTAL,
    LOOKBACK,
    ONE_SECOND,
    by_key,
    differences,
    lower_bounds,
    truth,
    utc,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from ordergroove_sandbox import Merchant, Server

    from .books import Rows, Table
    from .stores import Store

CURRENT = [table for table in INCREMENTAL if table.name in {"orders", "items"}]


def load(store: Store, table: Table) -> Rows:
    """Return a table's rows by key, each there only once."""
    rows = store.read(table.name)
    found = by_key(table, rows)
    assert len(found) == len(rows)
    return found


def gone(store: Store, table: Table) -> set[str]:
    """Return the keys of a full table's rows that its latest complete snapshot does not hold."""
    snapshots = [row for row in store.read("snapshots") if row["stream"] == table.name]
    latest = max(snapshots, key=lambda row: row["snapshot_at"])
    rows = load(store, table)
    current = {key for key, row in rows.items() if row["_snapshot_at"] == latest["snapshot_at"]}
    assert len(current) == latest["rows"]
    return rows.keys() - current


def compare(merchant: Merchant, store: Store) -> list[str]:
    """Return how a database differs from the truth.

    A row that the shop has deleted is no difference where a snapshot shows its end.
    """
    wrong = []
    for table in FULL:
        wrong += _compare(merchant, store, table, gone(store, table))
    for table in INCREMENTAL:
        upcoming = [each for each in FULL if each.name == f"upcoming_{table.name}"]
        missing = set().union(*(gone(store, each) for each in upcoming))
        # Gone from the upcoming ones, and in the shop all the same: sent.
        wrong += _compare(merchant, store, table, missing - truth(merchant, table).keys())
    return wrong


def ghosts(merchant: Merchant, store: Store) -> list[str]:
    """Return how the views of what is current differ from the shop, which has deleted some rows."""
    return [
        line
        for table in CURRENT
        for line in differences(
            table,
            truth(merchant, table),
            by_key(table, store.read(f"{table.name}_current")),
            store.blank,
        )
    ]


def _compare(merchant: Merchant, store: Store, table: Table, missing: set[str]) -> list[str]:
    rows = {key: row for key, row in load(store, table).items() if key not in missing}
    return differences(table, truth(merchant, table), rows, store.blank)


def assert_read_on(server: Server, table: Table, bookmark: str) -> datetime:
    """Check that all requests of a run were for changes since its bookmark, less the look-back.

    Returns:
        Since when the first one was, in UTC.
    """
    asked = lower_bounds(server, table)
    bounds = [bound for bound in asked if bound]
    since = utc(bookmark) - LOOKBACK
    assert len(bounds) == len(asked)
    assert since - ONE_SECOND < min(bounds) == bounds[0] <= since
    return bounds[0]


def assert_only_changes_were_fetched(
    server: Server, store: Store, bookmarks: Mapping[str, Mapping[str, str]], started: datetime
) -> None:
    """Check that a run read on where the one before had stopped.

    Args:
        server: With the log of this run's requests alone.
        store: Where it loaded to.
        bookmarks: As they were before it.
        started: The real time at which it started, in UTC.
    """
    for table in INCREMENTAL:
        earliest = assert_read_on(server, table, bookmarks[table.name]["replication_key_value"])
        rows, current = load(store, table), truth(server.sandbox.merchant, table)
        fetched = {key for key, row in rows.items() if row["_sdc_extracted_at"] >= started}
        assert fetched == {key for key, row in current.items() if row[table.changed] >= earliest}
        assert 0 < len(fetched) < len(current)
