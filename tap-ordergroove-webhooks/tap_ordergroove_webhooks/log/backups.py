"""Copies of the log as one SQLite file, made while the receiver runs; and the way back.

A plain copy of SQLite's file misses what stands in the file beside it, which may be everything.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sqlalchemy import URL, delete, func, insert, select, text

from tap_ordergroove_webhooks.errors import EXISTS, HOLDS_A_LOG, StoreError
from tap_ordergroove_webhooks.log.engine import begin
from tap_ordergroove_webhooks.log.event_log import EventLog
from tap_ordergroove_webhooks.log.log_reader import LogReader, Selection
from tap_ordergroove_webhooks.log.tables import events, log

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

EVERYTHING = 1 << 62
"""Higher than any number of the log."""


def backup(store: URL, file: Path) -> int:
    """Copy a log into a new file, which is complete or not there.

    Args:
        store: Where the log is.
        file: Where to; readable by its owner only.

    Returns:
        How many events it holds.

    Raises:
        StoreError: If the file is there, there is no log, or a store fails.
    """
    if file.exists():
        raise StoreError(EXISTS, file=file)
    partial = file.with_name(f"{file.name}.partial")
    partial.unlink(missing_ok=True)
    count = _copy(store, _sqlite(partial))
    with partial.open("rb") as written:
        os.fsync(written.fileno())
    partial.rename(file)
    return count


def restore(file: Path, store: URL) -> int:
    """Copy a log out of a file into a store that holds no events; arguments as for `backup`."""
    return _copy(_sqlite(file), store)


def _copy(source: URL, target: URL) -> int:
    reader, writer = LogReader(source), EventLog(target)
    reader.identity()
    count = 0
    try:
        with reader.view() as view, begin(writer.engine) as connection:
            if connection.scalar(select(func.count()).select_from(events)):
                raise StoreError(HOLDS_A_LOG)
            connection.execute(delete(log))
            connection.execute(insert(log), [dict(view.about)])
            highest = 0
            for rows in view.batches(Selection(), 0, EVERYTHING):
                connection.execute(insert(events), [_whole(row) for row in rows])
                highest = rows[-1]["sequence"]
                count += len(rows)
            _go_on_after(connection, max(highest, view.about["pruned_through"]))
        if target.get_backend_name() == "sqlite":
            # One file is all of it.
            with writer.engine.connect() as connection:
                raw: Any = connection.connection.dbapi_connection
                raw.rollback()
                raw.execute("PRAGMA journal_mode = DELETE")
    finally:
        writer.close()
    return count


def _whole(row: Any) -> dict[str, Any]:
    return {column.name: row.get(column.name) for column in events.c}


def _go_on_after(connection: Any, number: int) -> None:
    """Have the next event get a higher number, also than those that were pruned."""
    if connection.dialect.name == "postgresql":
        name = f"pg_get_serial_sequence('{events.name}', 'sequence')"
        connection.execute(
            text(f"select setval({name}, :number, :used)"),
            {"number": max(number, 1), "used": number > 0},
        )
        return
    connection.execute(
        text("delete from sqlite_sequence where name = :name"), {"name": events.name}
    )
    connection.execute(
        text("insert into sqlite_sequence (name, seq) values (:name, :number)"),
        {"name": events.name, "number": number},
    )


def _sqlite(file: Path) -> URL:
    return URL.create("sqlite", database=str(file))
