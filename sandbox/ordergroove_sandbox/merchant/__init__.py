"""A merchant on Ordergroove, invented from a seed, whose days pass when told to."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import RLock
from typing import TYPE_CHECKING

from ordergroove_sandbox.clock import instant_of
from ordergroove_sandbox.merchant import simulation
from ordergroove_sandbox.merchant.edits import edit_rows
from ordergroove_sandbox.merchant.random_draws import count_of
from ordergroove_sandbox.merchant.tables import Tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ordergroove_sandbox.merchant.table import Row
    from ordergroove_sandbox.merchant.tables import Listener

__all__ = ["DEFAULT_NOW", "Merchant"]

DEFAULT_NOW = instant_of(datetime(2025, 6, 15, 12))  # noqa: DTZ001 - a wall time of Chicago
_STOCKED_BEFORE = timedelta(days=90)


class Merchant:
    """A merchant's rows and its own time, which no clock drives.

    The same arguments and calls give the same rows, whatever the clock of the machine shows.
    Methods may be called from any thread.

    Attributes:
        tables: The rows themselves, for reading by the API; hold ``lock`` meanwhile.
        lock: Held by every method while it reads or writes.
    """

    def __init__(
        self,
        seed: int = 1,
        customers: int = 60,
        days: int = 400,
        now: datetime = DEFAULT_NOW,
    ) -> None:
        """Invent a merchant and its history.

        Args:
            seed: Decides everything.
            customers: How many customers signed up so far, one or more.
            days: Over how many days the history is spread, one or more.
            now: The merchant's present, aware.

        Raises:
            ValueError: No customers, no days, or a ``now`` without time zone.
        """
        if customers < 1 or days < 1 or now.tzinfo is None:
            msg = "a merchant needs customers >= 1, days >= 1 and an aware now"
            raise ValueError(msg)
        self.lock = RLock()
        since = now - timedelta(days=days)
        self.tables = Tables(seed, since - _STOCKED_BEFORE)
        self._customers_a_day = customers / days
        simulation.stock(self.tables)
        self.tables.now = since
        times = list(simulation.sign_up_times(self.tables, customers, since, now))
        simulation.live(self.tables, now, times, at_least=0)

    @property
    def now(self) -> datetime:
        """The merchant's present, aware UTC."""
        return self.tables.now

    @property
    def public_id(self) -> str:
        """The merchant's id."""
        return self.tables.merchant

    def pass_time(self, span: timedelta) -> None:
        """Let time go by in which nothing happens."""
        with self.lock:
            self.tables.now += span

    def advance(self, days: float) -> None:
        """Let a merchant live on: every kind of event happens, due orders are placed.

        Each day, and each part of one, sees every kind of event at least once.

        Args:
            days: How long, parts of days included; more than zero.

        Raises:
            ValueError: Time does not run backwards.
        """
        if days <= 0:
            msg = f"days must be more than 0, not {days}"
            raise ValueError(msg)
        with self.lock:
            since = self.now
            until = since + timedelta(days=days)
            count = max(1, count_of(self.tables.rng, self._customers_a_day * days))
            times = list(simulation.sign_up_times(self.tables, count, since, until))
            simulation.live(self.tables, until, times, at_least=1)

    def touch(self, table: str, n: int = 1) -> list[Row]:
        """Change existing rows now and return copies of them.

        Args:
            table: The table's name; see ``counts``.
            n: How many rows.

        Raises:
            KeyError: No such table.
            ValueError: The table's rows never change.
        """
        with self.lock:
            return [dict(row) for row in edit_rows(self.tables, table, n)]

    def truth(self, table: str) -> list[Row]:
        """Return copies of all rows that exist now, oldest first, with nothing hidden.

        Args:
            table: The table's name; see ``counts``.

        Raises:
            KeyError: No such table.
        """
        with self.lock:
            return [dict(row) for row in self.tables[table].rows()]

    def deleted(self, table: str) -> dict[str, datetime]:
        """Return the ids of all rows that the merchant ever deleted, and when, aware UTC.

        Args:
            table: ``orders``, ``items`` or ``one_time_incentives``.

        Raises:
            KeyError: Another table.
        """
        with self.lock:
            return dict(self.tables.deleted[table])

    @contextmanager
    def telling(self, listener: Listener) -> Iterator[None]:
        """Tell of everything that happens, while the block lasts.

        Args:
            listener: Is called at once, within ``lock``, with the tables and the event.
        """
        with self.lock:
            self.tables.listeners.append(listener)
        try:
            yield
        finally:
            with self.lock:
                self.tables.listeners.remove(listener)

    def counts(self) -> dict[str, int]:
        """Return the number of rows of each table."""
        with self.lock:
            return {name: len(table) for name, table in self.tables.items()}
