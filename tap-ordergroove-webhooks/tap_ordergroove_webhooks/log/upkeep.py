"""What people do with the log: look at it, prune it, replay it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select, update

from tap_ordergroove_webhooks.log.event import DIGEST, make_event, stored_bytes
from tap_ordergroove_webhooks.log.store import lock_for_writing
from tap_ordergroove_webhooks.log.tables import events, log
from tap_ordergroove_webhooks.log.writing import insert_once

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection, Engine, RowMapping

REMOVALS = ("order.delete", "item.remove")
"""Types of events that say that an object is gone for good."""

ROWS_AT_ONCE = 200
"""Rows changed in one transaction: the receiver waits for it, and Ordergroove for the receiver."""

PATIENCE = 30
"""Seconds that a statement of these commands may take."""


@dataclass(frozen=True)
class Status:
    """How the log stands; times are aware."""

    log_id: str
    events: int
    malformed: int
    highest: int
    pruned_through: int
    first_received: datetime | None
    last_received: datetime | None
    last_created: int | None
    types: dict[str, int]


@dataclass(frozen=True)
class Selection:
    """Which events to replay; None and empty mean all. Times are aware."""

    since: datetime | None = None
    until: datetime | None = None
    types: tuple[str, ...] = ()
    route: str | None = None
    ids: tuple[str, ...] = ()

    def conditions(self) -> list[ColumnElement[bool]]:
        """Return the SQL conditions."""
        found: list[ColumnElement[bool]] = []
        if self.since is not None:
            found.append(events.c.received_at >= self.since)
        if self.until is not None:
            found.append(events.c.received_at < self.until)
        if self.types:
            found.append(events.c.type.in_(self.types))
        if self.route is not None:
            found.append(events.c.route == self.route)
        if self.ids:
            found.append(events.c.event_id.in_(self.ids))
        return found


def read_status(engine: Engine) -> Status:
    """Return how the log stands."""
    with engine.begin() as connection:
        about = connection.execute(select(log)).mappings().one()
        count, highest, first, last, created = connection.execute(
            select(
                func.count(),
                func.max(events.c.sequence),
                func.min(events.c.received_at),
                func.max(events.c.received_at),
                func.max(events.c.created),
            ).select_from(events)
        ).one()
        by_type = connection.execute(
            select(events.c.type, func.count()).group_by(events.c.type).order_by(events.c.type)
        ).all()
    return Status(
        log_id=about["id"],
        events=count,
        malformed=sum(number for name, number in by_type if name is None),
        highest=highest or 0,
        pruned_through=about["pruned_through"],
        first_received=first,
        last_received=last,
        last_created=created,
        types={name: number for name, number in by_type if name is not None},
    )


def prune(engine: Engine, before: datetime, *, removals: bool) -> int:
    """Delete events that were received before a time.

    Args:
        engine: A writing engine.
        before: The time, aware.
        removals: Whether to delete those, too, that say that an object is gone. While they are
            kept, a removal that is told once more does not get a later time.

    Returns:
        How many were deleted.
    """
    condition = events.c.received_at < before
    if not removals:
        condition &= events.c.type.is_(None) | func.lower(events.c.type).not_in(REMOVALS)
    total = after = 0
    while True:
        with engine.begin() as connection:
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


def read_selection(engine: Engine, selection: Selection) -> Iterator[Sequence[RowMapping]]:
    """Yield the selected events that are there now, in their order, some at a time."""
    after = 0
    with engine.begin() as connection:
        through = connection.scalar(select(func.max(events.c.sequence))) or 0
    while True:
        with engine.begin() as connection:
            rows = _next_rows(connection, selection, after, through)
        if not rows:
            return
        yield rows
        after = rows[-1]["sequence"]


def replay(engine: Engine, selection: Selection) -> int:
    """Read stored bodies anew, and put their events at the log's end, so that taps read them again.

    An event keeps its time of arrival, and its id, unless it had none that could be read before.

    Args:
        engine: A writing engine.
        selection: The events.

    Returns:
        How many were replayed.
    """
    total = after = 0
    with engine.begin() as connection:
        through = connection.scalar(select(func.max(events.c.sequence))) or 0
    while True:
        with engine.begin() as connection:
            lock_for_writing(connection, statement_seconds=PATIENCE)
            rows = _next_rows(connection, selection, after, through)
            if not rows:
                return total
            numbers = [row["sequence"] for row in rows]
            connection.execute(delete(events).where(events.c.sequence.in_(numbers)))
            insert_once(connection, [_read_anew(row) for row in rows])
        after = numbers[-1]
        total += len(rows)


def _next_rows(
    connection: Connection, selection: Selection, after: int, through: int
) -> Sequence[RowMapping]:
    query = (
        select(events)
        .where(events.c.sequence > after, events.c.sequence <= through, *selection.conditions())
        .order_by(events.c.sequence)
        .limit(ROWS_AT_ONCE)
    )
    return connection.execute(query).mappings().all()


def _read_anew(row: RowMapping) -> dict[str, Any]:
    """Return the row of a stored body as this version reads it, without a number."""
    body = stored_bytes(row["encoding"], row["body"])
    event = make_event(row["route"], row["route_merchant"], body, row["received_at"])
    # The digest of an event without an id is that of its body as it came, with the token in it.
    event_id = row["event_id"] if event.event_id.startswith(DIGEST) else event.event_id
    return asdict(replace(event, event_id=event_id, size=row["size"]))
