"""Copies of the log as one SQLite file, made while the receiver runs; and the way back.

A plain copy of SQLite's file misses what stands in the file beside it, which may be everything.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import URL, delete, func, insert, select, text

from tap_ordergroove_webhooks.errors import COPY_FAILS, EXISTS, HOLDS_A_LOG, STORE_FAILS, StoreError
from tap_ordergroove_webhooks.log.engine import begin
from tap_ordergroove_webhooks.log.event_log import EventLog
from tap_ordergroove_webhooks.log.log_reader import LogReader, Selection
from tap_ordergroove_webhooks.log.tables import events, log

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

EVERYTHING = 1 << 62
"""Higher than any number of the log."""


def backup(store: URL, file: Path) -> int:
    """Copy a log into a new file, which is complete or not there, and readable by its owner only.

    Returns:
        How many events it holds.

    Raises:
        StoreError: If the file is there, there is no log, or a store fails.
    """
    if file.exists():
        raise StoreError(EXISTS, file=file)
    partial = file.with_name(f"{file.name}.partial")
    partial.unlink(missing_ok=True)
    count = _copy(store, _sqlite(partial), file)
    with closing(sqlite3.connect(partial)) as written:
        # One file is all of it.
        written.execute("PRAGMA journal_mode = DELETE")
    with partial.open("rb") as written_file:
        os.fsync(written_file.fileno())
    partial.rename(file)
    return count


def restore(file: Path, store: URL) -> int:
    """Copy a log out of a file into a store that holds no events; return how many it holds."""
    return _copy(_sqlite(file), store, file)


def _copy(source: URL, target: URL, file: Path) -> int:
    reader, writer = LogReader(source), EventLog(target)
    count = highest = 0
    with closing(writer), _naming(file):
        reader.identity()
        with reader.view() as view, begin(writer.engine) as connection:
            if connection.scalar(select(func.count()).select_from(events)):
                raise StoreError(HOLDS_A_LOG)
            connection.execute(delete(log))
            connection.execute(insert(log), [dict(view.about)])
            for rows in view.batches(Selection(), 0, EVERYTHING):
                connection.execute(insert(events), [dict(row) for row in rows])
                highest = rows[-1]["sequence"]
                count += len(rows)
            _go_on_after(connection, max(highest, view.about["pruned_through"]))
    return count


@contextmanager
def _naming(file: Path) -> Iterator[None]:
    """Have an error of a store name the file, too: it may be the one that fails."""
    try:
        yield
    except StoreError as error:
        if error.kind is STORE_FAILS:
            raise StoreError(COPY_FAILS, file=file, **error.facts) from None
        raise


def _go_on_after(connection: Connection, number: int) -> None:
    """Have the next event get a higher number, also than those that were pruned."""
    if not number:
        return
    if connection.dialect.name == "postgresql":
        statements = ["select setval(pg_get_serial_sequence(:name, 'sequence'), :number)"]
    else:
        statements = [
            "delete from sqlite_sequence where name = :name",
            "insert into sqlite_sequence (name, seq) values (:name, :number)",
        ]
    for statement in statements:
        connection.execute(text(statement), {"name": events.name, "number": number})


def _sqlite(file: Path) -> URL:
    return URL.create("sqlite", database=str(file))
