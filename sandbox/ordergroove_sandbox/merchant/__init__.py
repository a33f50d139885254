"""A merchant on Ordergroove, invented from a seed, whose days pass when told to."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import RLock
from typing import TYPE_CHECKING

from ordergroove_sandbox.clock import instant_of
from ordergroove_sandbox.merchant import simulation
from ordergroove_sandbox.merchant.books import Books
from ordergroove_sandbox.merchant.chance import count_of
from ordergroove_sandbox.merchant.touches import touch_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ordergroove_sandbox.merchant.happenings import Listener
    from ordergroove_sandbox.merchant.table import Row

__all__ = ["DEFAULT_NOW", "Merchant"]

DEFAULT_NOW = instant_of(datetime(2025, 6, 15, 12))  # noqa: DTZ001 - a wall time of Chicago
_STOCKED_BEFORE = timedelta(days=90)


class Merchant:
    """A merchant's rows and its own time, which no clock drives.

    The same arguments and calls give the same rows, whatever the clock of the machine shows.
    Methods may be called from any thread.

    Attributes:
        books: The rows themselves, for reading by the API; hold ``lock`` meanwhile.
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
        self.books = Books(seed, since - _STOCKED_BEFORE)
        self._customers_a_day = customers / days
        simulation.stock(self.books)
        self.books.now = since
        times = list(simulation.sign_up_times(self.books, customers, since, now))
        simulation.live(self.books, now, times, at_least=0)

    @property
    def now(self) -> datetime:
        """The merchant's present, aware UTC."""
        return self.books.now

    @property
    def public_id(self) -> str:
        """The merchant's id."""
        return self.books.merchant

    def pass_time(self, span: timedelta) -> None:
        """Let time go by in which nothing happens."""
        with self.lock:
            self.books.now += span

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
            count = max(1, count_of(self.books.rng, self._customers_a_day * days))
            times = list(simulation.sign_up_times(self.books, count, since, until))
            simulation.live(self.books, until, times, at_least=1)
            self.books.forget()

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
            if table not in self.books.tables:
                raise KeyError(table)
            touched = touch_rows(self.books, table, n)
            self.books.forget()
            return [dict(row) for row in touched]

    def truth(self, table: str) -> list[Row]:
        """Return copies of all rows that exist now, oldest first, with nothing hidden.

        Args:
            table: The table's name; see ``counts``.

        Raises:
            KeyError: No such table.
        """
        with self.lock:
            return [dict(row) for row in self.books.tables[table].rows()]

    def deleted(self, table: str) -> dict[str, datetime]:
        """Return the ids of all rows that the merchant ever deleted, and when, aware UTC.

        Args:
            table: ``orders``, ``items`` or ``one_time_incentives``.

        Raises:
            KeyError: Another table.
        """
        with self.lock:
            return dict(self.books.deleted[table])

    @contextmanager
    def telling(self, listener: Listener) -> Iterator[None]:
        """Tell of everything that happens, while the block lasts.

        Args:
            listener: Is called at once, within ``lock``, with the books and the happening.
        """
        with self.lock:
            self.books.listeners.append(listener)
        try:
            yield
        finally:
            with self.lock:
                self.books.listeners.remove(listener)

    def counts(self) -> dict[str, int]:
        """Return the number of rows of each table."""
        with self.lock:
            return {name: len(table) for name, table in self.books.tables.items()}
