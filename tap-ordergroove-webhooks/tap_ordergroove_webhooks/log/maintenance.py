"""What people do with the log: look at it, prune it, replay it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select, update

from tap_ordergroove_webhooks.log.engine import begin, lock_for_writing
from tap_ordergroove_webhooks.log.event import DIGEST, make_event, stored_bytes
from tap_ordergroove_webhooks.log.event_log import insert_once
from tap_ordergroove_webhooks.log.log_reader import next_rows
from tap_ordergroove_webhooks.log.tables import events, log

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine, RowMapping

    from tap_ordergroove_webhooks.log.log_reader import LogReader, Selection

REMOVALS = ("order.delete", "item.remove")
"""Types of events that say that an object is gone for good."""

ROWS_AT_ONCE = 200
"""Rows changed in one transaction: the receiver waits for it, and Ordergroove for the receiver."""

PATIENCE = 30
"""Seconds that a statement of these commands may take."""


def read_status(reader: LogReader) -> dict[str, Any]:
    """Return how the log stands; times are aware.

    Raises:
        StoreError: If there is no log, or the store fails.
    """
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
    """Delete events that were received before a time.

    Args:
        engine: A writing engine.
        before: The time, aware.
        removals: Whether to delete those, too, that say that an object is gone. While they are
            kept, a removal that is told once more does not get a later time.

    Returns:
        How many were deleted.

    Raises:
        StoreError: If the store fails.
    """
    condition = events.c.received_at < before
    if not removals:
        condition &= events.c.type.is_(None) | func.lower(events.c.type).not_in(REMOVALS)
    total = after = 0
    while True:
        with begin(engine) as connection:
            lock_for_writing(connection, statement_seconds=PATIENCE)
            found = select(events.c.sequence).where(condition, events.c.sequence > after)
            query = found.order_by(events.c.sequence).limit(ROWS_AT_ONCE)
            numbers = connection.scalars(query).all()
            if not numbers:
                return total
            connection.execute(delete(events).where(events.c.sequence.in_(numbers)))
            after = numbers[-1]
            further = update(log).where(log.c.pruned_through < after)
            connection.execute(further.values(pruned_through=after))
        total += len(numbers)


def replay(engine: Engine, selection: Selection) -> int:
    """Read stored bodies anew, and put their events at the log's end, so that taps read them again.

    An event keeps its place in the order of arrival, its time, and its id, unless it had none that
    could be read before.

    Args:
        engine: A writing engine.
        selection: The events.

    Returns:
        How many were replayed.

    Raises:
        StoreError: If the store fails.
    """
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
            insert_once(connection, [_read_anew(row) for row in rows])
        after = numbers[-1]
        total += len(rows)


def _read_anew(row: RowMapping) -> dict[str, Any]:
    """Return the row of a stored body as this version reads it, without a number."""
    body = stored_bytes(row["encoding"], row["body"])
    event = make_event(row["route"], row["route_merchant"], body, row["received_at"])
    # The digest of an event without an id is that of its body as it came, with the token in it.
    event_id = row["event_id"] if event.event_id.startswith(DIGEST) else event.event_id
    first = row["first_sequence"] or row["sequence"]
    return {**vars(replace(event, event_id=event_id, size=row["size"])), "first_sequence": first}
