"""Reading the log: batch by batch along its sequence numbers, in memory that stays small."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, inspect, not_, null, or_, select, text, true

from tap_ordergroove_webhooks.errors import FOREIGN_LOG, NO_LOG, StoreError
from tap_ordergroove_webhooks.log.engine import begin, reading_engine
from tap_ordergroove_webhooks.log.tables import events, log

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from typing import Any

    from sqlalchemy import URL, ColumnElement, Connection, RowMapping

    Mark = tuple[str, str]

REMOVALS = {"order": "order.delete", "item": "item.remove"}
"""By the type of the object that is gone for good. Types match in any case: guides write
``Order.Delete``."""

EXPIRED = (
    "subscription.expired",
    "subscription.expire",
    "subscription expired",
    "subscription_expired",
)
"""Ordergroove's guide on synchronising orders names an event "subscription expired", beside
``Order.Delete``, as one that tells of a deleted order; no list of types has it. What it would look
like is not documented: one whose object is an order removes that order, and no other does."""

BATCH_ROWS = 500
BATCH_BYTES = 8_000_000


@dataclass(frozen=True)
class Identity:
    """Which log it is, and how far it goes.

    Attributes:
        id: What tells it from a log that was made anew.
        highest: The highest sequence number that was visible when this was read.
        pruned_through: Numbers up to this one may be missing.
        last: What stands at `highest`, if anything does.
    """

    id: str
    highest: int
    pruned_through: int
    last: Mark | None = None


def mark_of(row: RowMapping) -> Mark:
    """Return an event and its arrival: what tells a row from another one at its number."""
    return row["event_id"], row["received_at"].isoformat()


@dataclass(frozen=True)
class Selection:
    """Which events to read; None and empty mean all. Times are aware, and those of arrival.

    `removed` is the type of the object that the events tell the end of; `spares_removals` leaves
    out those that tell of any.
    """

    family: str | None = None
    removed: str | None = None
    spares_removals: bool = False
    types: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    route: str | None = None
    ids: tuple[str, ...] = ()

    def condition(self, after: int, through: int) -> ColumnElement[bool]:
        """Return the SQL condition for ``after < sequence <= through``."""
        removals, any_ = tells_of_removal(*REMOVALS), true()
        types = [each.lower() for each in self.types]
        return and_(
            events.c.sequence > after,
            events.c.sequence <= through,
            events.c.family == self.family if self.family else any_,
            tells_of_removal(self.removed) if self.removed else any_,
            func.coalesce(not_(removals), any_) if self.spares_removals else any_,
            func.lower(events.c.type).in_(types) if types else any_,
            events.c.received_at >= self.since if self.since else any_,
            events.c.received_at < self.until if self.until else any_,
            events.c.route == self.route if self.route else any_,
            events.c.event_id.in_(self.ids) if self.ids else any_,
        )


class LogReader:
    """The log, for reading; `StoreError` if there is none."""

    def __init__(self, url: URL) -> None:
        self.engine = reading_engine(url)

    def identity(self) -> Identity:
        """Return which log it is.

        All numbers up to `highest` that will ever be there are there (see `tables`).
        """
        with begin(self.engine) as connection:
            if not inspect(connection).has_table(log.name):
                raise StoreError(NO_LOG, place="in the store")
            about = connection.execute(select(log)).mappings().first()
            if about is None:
                raise StoreError(FOREIGN_LOG)
            columns = events.c.sequence, events.c.event_id, events.c.received_at
            query = select(*columns).order_by(events.c.sequence.desc()).limit(1)
            last = connection.execute(query).mappings().first()
        highest, mark = (last["sequence"], mark_of(last)) if last else (0, None)
        return Identity(about["id"], highest, about["pruned_through"], mark)

    @contextmanager
    def view(self) -> Iterator[LogView]:
        """Look at the log as it is now, whatever is pruned or replayed meanwhile."""
        with begin(self.engine) as connection:
            if connection.dialect.name == "postgresql":
                # A slow loader is no reason to be cut off.
                name = "idle_in_transaction_session_timeout"
                connection.execute(text(f"select set_config('{name}', '0', true)"))
            yield LogView(connection)

    def batches(self, which: Selection, after: int, through: int) -> Iterator[Sequence[RowMapping]]:
        """Yield the batches of one view."""
        with self.view() as view:
            yield from view.batches(which, after, through)

    def count(self, which: Selection, through: int) -> int:
        """Return how many events there are, up to a sequence number."""
        query = select(func.count()).select_from(events).where(which.condition(0, through))
        with begin(self.engine) as connection:
            return connection.scalar(query) or 0


class LogView:
    """The log as it is at one moment, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        # A log of an earlier version lacks a column until its receiver has started anew.
        there = {column["name"] for column in inspect(connection).get_columns(events.name)}
        self._columns = [
            column if column.name in there else null().label(column.name) for column in events.c
        ]

    def batches(self, which: Selection, after: int, through: int) -> Iterator[Sequence[RowMapping]]:
        """Yield events in the order of their sequence numbers: ``after < sequence <= through``."""
        connection, columns = self._connection, self._columns
        while rows := next_rows(connection, which, after, through, BATCH_ROWS, columns):
            yield rows
            after = rows[-1]["sequence"]

    @property
    def about(self) -> RowMapping:
        """The row about the log itself."""
        return self._connection.execute(select(log)).mappings().one()

    def stands_at(self, sequence: int) -> Mark | None:
        """Return what stands at a number; None if it was pruned, replayed, or never used."""
        columns = select(events.c.event_id, events.c.received_at)
        row = self._connection.execute(columns.where(events.c.sequence == sequence)).mappings()
        found = row.first()
        return None if found is None else mark_of(found)

    def was_replayed(self, mark: Mark, sequence: int) -> bool:
        """Tell whether an event stands at a higher number now."""
        query = select(events.c.event_id, events.c.received_at).where(
            events.c.event_id == mark[0], events.c.sequence > sequence
        )
        return any(mark_of(row) == mark for row in self._connection.execute(query).mappings())

    def removals(self, removed: str, ids: Iterable[str], through: int) -> dict[str, RowMapping]:
        """Return the event that counts for each object that was removed.

        That is the earliest by what events say of themselves: `created`, then id and route. What
        counts therefore does not depend on the order in which events came, or how often.
        """
        query = select(*self._columns).where(
            events.c.public_id.in_(set(ids)),
            tells_of_removal(removed),
            events.c.sequence <= through,
        )
        earliest: dict[str, RowMapping] = {}
        for row in self._connection.execute(query).mappings():
            known = earliest.get(row["public_id"])
            if known is None or _order(row) < _order(known):
                earliest[row["public_id"]] = row
        return earliest


def next_rows(  # noqa: PLR0913, PLR0917 - a page, and what of it
    connection: Connection,
    which: Selection,
    after: int,
    through: int,
    most: int,
    columns: Sequence[ColumnElement[Any]] = tuple(events.c),
) -> Sequence[RowMapping]:
    """Return the next events that fit in memory, in the order of their numbers; none at the end."""
    sizes = select(events.c.sequence, events.c.size).where(which.condition(after, through))
    sizes = sizes.order_by(events.c.sequence).limit(most)
    last, total = after, 0
    for sequence, size in connection.execute(sizes).all():
        total += size
        if last > after and total > BATCH_BYTES:
            break
        last = sequence
    if last == after:
        return []
    query = select(*columns).where(which.condition(after, last))
    return connection.execute(query.order_by(events.c.sequence)).mappings().all()


def tells_of_removal(*objects: str) -> ColumnElement[bool]:
    """Return the SQL condition of events that tell of a removal of such objects."""
    type_ = func.coalesce(func.lower(events.c.type), "")
    told = type_.in_([REMOVALS[each] for each in objects])
    if "order" not in objects:
        return told
    return or_(told, and_(type_.in_(EXPIRED), func.lower(events.c.object_type) == "order"))


def _order(row: RowMapping) -> tuple[bool, int, str, str]:
    """Sort by time; an event without one comes last."""
    return row["created"] is None, row["created"] or 0, row["event_id"], row["route"]
