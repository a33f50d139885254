"""Writing to the log: events in groups, each group one transaction."""

from __future__ import annotations

import errno
import logging
import threading
import uuid
from contextlib import contextmanager
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from sqlalchemy import event as sqlalchemy_event
from sqlalchemy import func, insert, inspect, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from tap_ordergroove_webhooks.log.engine import (
    CALL_SECONDS,
    cut,
    lock_for_writing,
    sqlite_path,
    store_errors,
    writing_engine,
)
from tap_ordergroove_webhooks.log.event import Event, beside, is_same
from tap_ordergroove_webhooks.log.tables import IN_ASCII, events, log, metadata

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from sqlalchemy import URL, Connection, Engine


LOGGER = logging.getLogger("ordergroove_webhooks")


class EventLog:
    """The log, opened for writing when it is first needed. For one thread."""

    def __init__(self, url: URL) -> None:
        self._url = url
        self._path = sqlite_path(url)
        self._engine: Engine | None = None
        self._file: tuple[int, int] | None = None
        self._connection: Any = None

    def append(self, group: Sequence[Event]) -> list[bool]:
        """Store a group of events, all of them or none, and return once they are durable.

        Returns:
            For each event whether it is new: false where its route and id were there before.

        Raises:
            Exception: Whatever the store raises; nothing of the group is stored then, or all of
                it, where the answer to the commit was lost.
        """
        with self._transaction() as connection:
            known = stored_bodies(connection, {event.event_id for event in group})
            fresh: list[bool] = []
            rows = []
            for given in group:
                event, body = given, known.get((given.route, given.event_id))
                if body and not is_same(body, event):
                    event = beside(event)
                    known |= stored_bodies(connection, {event.event_id})
                    body = known.get((event.route, event.event_id))
                    if not body:
                        message = "another event of a known id, kept beside it"
                        fields = {"route": event.route, "event_id": event.event_id}
                        LOGGER.warning(message, extra={"fields": fields})
                fresh.append(not body)
                if not body:
                    known[event.route, event.event_id] = event.encoding, event.body
                    rows.append(vars(event))
            if rows:
                insert_once(connection, rows)
        return fresh

    def probe(self) -> None:
        """Write, to see whether that works."""
        with self._transaction() as connection:
            connection.execute(update(log).values(probed_at=datetime.now(timezone.utc)))

    def close(self) -> None:
        """Close it; the next use opens it anew."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    @property
    def engine(self) -> Engine:
        """The engine, with the log's tables in place."""
        with store_errors():
            return self._connect()

    def interrupt(self) -> None:
        """Make what the log's thread waits for fail; to be called by another one."""
        if self._connection is not None:
            cut(self._connection)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """Begin a transaction that writes, and give it up when it takes too long.

        Raises:
            TimeoutError: If it did.
        """
        done, late = threading.Event(), threading.Event()

        def watch() -> None:
            while not done.wait(1 if late.is_set() else CALL_SECONDS):
                late.set()
                self.interrupt()

        threading.Thread(target=watch, name="log-watch", daemon=True).start()
        try:
            with self._connect().begin() as connection:
                lock_for_writing(connection)
                yield connection
                self._check_file()
        except BaseException as error:
            # A connection may be broken for good, as one to a file that could not be written.
            self.close()
            if late.is_set() and isinstance(error, Exception):
                reason = f"no answer within {CALL_SECONDS} seconds"
                raise TimeoutError(errno.ETIMEDOUT, reason) from None
            raise
        finally:
            done.set()

    def _connect(self) -> Engine:
        if self._engine is None:
            engine = writing_engine(self._url)
            sqlalchemy_event.listen(engine, "do_connect", self._open)
            try:
                with engine.begin() as connection:
                    lock_for_writing(connection)
                    prepare(connection)
                self._file = self._identity()
            except BaseException:
                engine.dispose()
                raise
            self._engine = engine
            if getattr(engine.dialect, IN_ASCII, False):
                LOGGER.warning("the store's encoding is not UTF-8: other characters become escapes")
        return self._engine

    def _open(self, dialect: Any, _record: Any, arguments: Any, settings: Any) -> Any:
        self._connection = dialect.connect(*arguments, **settings)
        return self._connection

    def _check_file(self) -> None:
        """Refuse to commit into a file that was removed or replaced: nobody would read it."""
        if self._file != self._identity():
            raise OSError(errno.ESTALE, "the file of the log was removed or replaced")

    def _identity(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat() if self._path else None
        except OSError:
            found = None
        return found and (found.st_dev, found.st_ino)


def prepare(connection: Connection) -> None:
    """Make the log's tables where they are missing."""
    metadata.create_all(connection)
    if events.c.first_sequence.name not in {
        column["name"] for column in inspect(connection).get_columns(events.name)
    }:
        # A log that an earlier version made.
        connection.execute(text(f"alter table {events.name} add column first_sequence bigint"))
    if connection.scalar(select(func.count()).select_from(log)) == 0:
        now = datetime.now(timezone.utc)
        row = {"id": str(uuid.uuid4()), "created_at": now, "pruned_through": 0}
        connection.execute(insert(log).values(row))


def stored_bodies(connection: Connection, ids: set[str]) -> dict[tuple[str, str], tuple[str, str]]:
    """Return encoding and body of what the log holds under such ids, by route and id."""
    columns = events.c.route, events.c.event_id, events.c.encoding, events.c.body
    query = select(*columns).where(events.c.event_id.in_(ids))
    return {
        (route, event_id): (encoding, body)
        for route, event_id, encoding, body in connection.execute(query)
    }


def insert_once(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Insert rows; the unique constraint has the last word on what was there before."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    columns = [events.c.route, events.c.event_id]
    statement = dialect.insert(events).on_conflict_do_nothing(index_elements=columns)
    connection.execute(statement, rows)
