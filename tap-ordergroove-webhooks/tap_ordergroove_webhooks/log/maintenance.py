"""What people do with the log: look at it, prune it, replay it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select, update

from tap_ordergroove_webhooks.log.engine import begin, lock_for_writing
from tap_ordergroove_webhooks.log.event import BESIDE, DIGEST, make_events, stored_bytes
from tap_ordergroove_webhooks.log.event_log import insert_once
from tap_ordergroove_webhooks.log.log_reader import Selection, next_rows
from tap_ordergroove_webhooks.log.tables import events, log

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Engine, RowMapping

    from tap_ordergroove_webhooks.log.log_reader import LogReader

ROWS_AT_ONCE = 200
"""Rows changed in one transaction: the receiver waits for it, and Ordergroove for the receiver."""

PATIENCE = 30
"""Seconds that a statement of these commands may take."""


def read_status(reader: LogReader) -> dict[str, Any]:
    """Return how the log stands; times are aware."""
    identity = reader.identity()
    received, types = events.c.received_at, events.c.type
    totals = select(
        func.count(), func.min(received), func.max(received), func.max(events.c.created)
    ).select_from(events)
    by_type = select(types, func.count()).group_by(types).order_by(types)
    with begin(reader.engine) as connection:
        count, first, last, created = connection.execute(totals).one()
        counts = dict(connection.execute(by_type).tuples().all())
    return {
        "log_id": identity.id,
        "events": count,
        "malformed": counts.pop(None, 0),
        "highest": identity.highest,
        "pruned_through": identity.pruned_through,
        "first_received": first,
        "last_received": last,
        "last_created": created,
        "types": counts,
    }


def prune(engine: Engine, before: datetime, *, removals: bool) -> int:
    """Delete events that were received before a time, which is aware; return how many.

    `removals` says whether to delete those, too, that say that an object is gone. While they are
    kept, a removal that is told once more does not get a later time.
    """
    selection = Selection(until=before, spares_removals=not removals)

    def note(connection: Connection, rows: Sequence[RowMapping]) -> None:
        after = rows[-1]["sequence"]
        further = update(log).where(log.c.pruned_through < after)
        connection.execute(further.values(pruned_through=after))

    return _take_out(engine, selection, note)


def replay(engine: Engine, selection: Selection) -> int:
    """Read stored bodies anew, and put their events at the log's end, so that taps read them again.

    An event keeps its place in the order of arrival, its time, and its id, unless it had none that
    could be read before. Returns how many were replayed.
    """

    def put_back(connection: Connection, rows: Sequence[RowMapping]) -> None:
        insert_once(connection, [each for row in rows for each in _read_anew(row)])

    return _take_out(engine, selection, put_back)


def _take_out(
    engine: Engine,
    selection: Selection,
    then: Callable[[Connection, Sequence[RowMapping]], None],
) -> int:
    """Delete events, as far as the log goes now, and do something with them while at it."""
    total = after = 0
    with begin(engine) as connection:
        through = connection.scalar(select(func.max(events.c.sequence))) or 0
    while True:
        with begin(engine) as connection:
            lock_for_writing(connection, statement_seconds=PATIENCE)
            rows = next_rows(connection, selection, after, through, ROWS_AT_ONCE)
            if not rows:
                return total
            numbers = [row["sequence"] for row in rows]
            connection.execute(delete(events).where(events.c.sequence.in_(numbers)))
            then(connection, rows)
        after = numbers[-1]
        total += len(rows)


def _read_anew(row: RowMapping) -> Iterator[dict[str, Any]]:
    """Yield the rows of a stored body as this version reads it, without a number."""
    body, first = stored_bytes(row["encoding"], row["body"]), row["first_sequence"]
    made = make_events(row["route"], row["route_merchant"], body, row["received_at"])
    for event in made:
        event_id, size = event.event_id, event.size
        if len(made) == 1:
            size = row["size"]
            # The digest of an event without an id is that of its body as it came, with the token
            # in it; and what was kept beside another event of its id has an id of its own.
            if event_id.startswith(DIGEST) or row["event_id"].startswith(event_id + BESIDE):
                event_id = row["event_id"]
        anew = vars(replace(event, event_id=event_id, size=size))
        yield {**anew, "first_sequence": first or row["sequence"]}
