"""Reading the log: batch by batch along its sequence numbers, in memory that stays small."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, inspect, select

from tap_ordergroove_webhooks.log.store import StoreError, reading_engine
from tap_ordergroove_webhooks.log.tables import events, log

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import URL, ColumnElement, RowMapping

BATCH_ROWS = 500
BATCH_BYTES = 8_000_000


@dataclass(frozen=True)
class Identity:
    """Which log it is, and how far it goes.

    Attributes:
        id: What tells it from a log that was made anew.
        highest: The highest sequence number that was visible when this was read.
        pruned_through: Numbers up to this one may be missing.
    """

    id: str
    highest: int
    pruned_through: int


@dataclass(frozen=True)
class Slice:
    """Which events to read: a family, some types of it, or all.

    Types are told in lower case, and match any: Ordergroove's guides write ``Order.Delete``, too.
    """

    family: str | None = None
    types: tuple[str, ...] = ()

    def condition(self, after: int, through: int) -> ColumnElement[bool]:
        """Return the SQL condition for ``after < sequence <= through``."""
        found = (events.c.sequence > after) & (events.c.sequence <= through)
        if self.family is not None:
            found &= events.c.family == self.family
        if self.types:
            found &= func.lower(events.c.type).in_(self.types)
        return found


class LogReader:
    """The log, for reading. Nothing stays open between calls."""

    def __init__(self, url: URL) -> None:
        """Look for it.

        Raises:
            StoreError: If there is none.
        """
        self._engine = reading_engine(url)

    def identity(self) -> Identity:
        """Return which log it is.

        All numbers up to `highest` that will ever be there are there (see `tables`).

        Raises:
            StoreError: If there is no log.
        """
        with self._engine.begin() as connection:
            if not inspect(connection).has_table(log.name):
                msg = "there is no event log in the store; the receiver makes it when it starts"
                raise StoreError(msg)
            about = connection.execute(select(log)).mappings().first()
            if about is None:
                msg = "the event log in the store was not made by the receiver"
                raise StoreError(msg)
            highest = connection.scalar(select(func.max(events.c.sequence))) or 0
        return Identity(about["id"], highest, about["pruned_through"])

    def batches(self, which: Slice, after: int, through: int) -> Iterator[Sequence[RowMapping]]:
        """Yield events in the order of their sequence numbers.

        No transaction stays open between batches, so a slow reader does not keep the log from
        being tidied up.

        Args:
            which: The events.
            after: The number before the first.
            through: The last number.
        """
        while True:
            with self._engine.begin() as connection:
                last = self._end_of_batch(connection, which, after, through)
                if last is None:
                    return
                query = select(events).where(which.condition(after, last))
                rows = connection.execute(query.order_by(events.c.sequence)).mappings().all()
            yield rows
            after = last

    def count(self, which: Slice, through: int) -> int:
        """Return how many events there are, up to a sequence number."""
        query = select(func.count()).select_from(events).where(which.condition(0, through))
        with self._engine.begin() as connection:
            return connection.scalar(query) or 0

    def removals(
        self, types: tuple[str, ...], ids: Iterable[str], through: int
    ) -> dict[str, RowMapping]:
        """Return the event that counts for each object that was removed.

        That is the earliest by what events say of themselves: `created`, then id and route. What
        counts therefore does not depend on the order in which events came, or how often.

        Args:
            types: The types of events that remove.
            ids: Public ids of objects.
            through: The last sequence number to look at.
        """
        query = select(events).where(
            events.c.public_id.in_(set(ids)),
            func.lower(events.c.type).in_(types),
            events.c.sequence <= through,
        )
        earliest: dict[str, RowMapping] = {}
        with self._engine.begin() as connection:
            for row in connection.execute(query).mappings():
                known = earliest.get(row["public_id"])
                if known is None or _order(row) < _order(known):
                    earliest[row["public_id"]] = row
        return earliest

    def _end_of_batch(
        self, connection: Connection, which: Slice, after: int, through: int
    ) -> int | None:
        """Return the last number of a batch that fits in memory; None if nothing is left."""
        query = (
            select(events.c.sequence, events.c.size)
            .where(which.condition(after, through))
            .order_by(events.c.sequence)
            .limit(BATCH_ROWS)
        )
        last, total = None, 0
        for sequence, size in connection.execute(query):
            total += size
            if last is not None and total > BATCH_BYTES:
                break
            last = sequence
        return last


def _order(row: RowMapping) -> tuple[bool, int, str, str]:
    """Sort by time; an event without one comes last."""
    return row["created"] is None, row["created"] or 0, row["event_id"], row["route"]
