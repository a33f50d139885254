"""Delivery: what waits from earlier runs first, then this run's files, parents before children."""

from __future__ import annotations

import sqlite3
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain, islice
from typing import TYPE_CHECKING

from singer_commons.csv_target.destination import Parcel
from singer_commons.csv_target.names import TRIES
from singer_commons.csv_target.pending import Entry
from singer_commons.errors import DeliveryError, NameTakenError

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from singer_commons.csv_target.destination import Destination
    from singer_commons.csv_target.layout import Layout
    from singer_commons.csv_target.ledger import Ledger
    from singer_commons.csv_target.names import Names
    from singer_commons.csv_target.parts import FinishedFile
    from singer_commons.csv_target.pending import Pending


@dataclass(frozen=True)
class Clock:
    """The time, and how to let it pass.

    Attributes:
        now: The time of day, aware.
        seconds: Seconds that never go back.
        wait: Waits some seconds.
    """

    now: Callable[[], datetime]
    seconds: Callable[[], float]
    wait: Callable[[float], None]


@dataclass(frozen=True)
class Delivered:
    """What became of a file.

    Attributes:
        key: Its full name at the destination.
        type: Its type.
        rows: How many rows it has.
        size: Its size in bytes.
        sha256: Its SHA-256 in hexadecimal digits.
        status: ``delivered``, or ``pending`` if it is kept for the next run.
        from_run: The earlier run that made it, if one did.
    """

    key: str
    type: str
    rows: int
    size: int
    sha256: str
    status: str = "delivered"
    from_run: str | None = None


@dataclass
class _Attempt:
    """A file that is being delivered, and the name that was tried last."""

    file: FinishedFile
    identity: str = field(default_factory=lambda: uuid.uuid4().hex)
    name: str | None = None
    done: bool = False

    @property
    def parcel(self) -> Parcel:
        return Parcel(self.file.size, self.file.sha256, self.file.content, self.identity)


@dataclass
class Delivery:
    """The delivery of one run.

    Attributes:
        destination: Where files go.
        names: What they may be called.
        layouts: All types.
        clock: The time.
        logger: Where it says what it does.
        run: What tells this run from others; of two runs, the later one's sorts last.
        ledger: The book of the output folder, if there is one.
        pending: Where files are kept that could not be delivered, if there is such a folder.
        delay: Seconds between a parent's file and its children's, besides those of the layouts.
        results: What became of the files, as it happens.
    """

    destination: Destination
    names: Names
    layouts: Mapping[str, Layout]
    clock: Clock
    logger: logging.Logger
    run: str
    ledger: Ledger | None = None
    pending: Pending | None = None
    delay: float = 0
    results: list[Delivered] = field(default_factory=list)
    _sent_at: dict[str, float] = field(default_factory=dict)
    _began: float = 0

    def deliver(self, files: Iterable[FinishedFile]) -> None:
        """Deliver files. At the first that cannot be, it and all that follow are kept.

        Args:
            files: The files, parents first; each is done with before the next is asked for.

        Raises:
            DeliveryError: If not all could be delivered.
        """
        self._began = self.clock.seconds()
        attempts = map(_Attempt, files)
        attempt: _Attempt | None = None
        try:
            self._deliver_pending()
            for attempt in attempts:
                self._deliver_new(attempt)
        except BaseException as error:
            # Also when the program is told to end: what is finished is not lost.
            unsent = [] if attempt is None or attempt.done else [attempt]
            outlook = self._keep_all(chain(unsent, attempts), error)
            if isinstance(error, (DeliveryError, OSError, sqlite3.Error)):
                msg = f"{words(error)} {outlook}"
                raise DeliveryError(msg) from None
            self.logger.warning("%s", outlook)
            raise

    def _deliver_pending(self) -> None:
        if self.pending is None:
            return
        where = self.destination.where
        with self.pending.locked(self.logger, self.clock.wait):
            others = self.pending.others(where)
            if others:
                self.logger.warning(
                    "%d files in the folder pending are for another destination than %s; they "
                    "stay there.",
                    others,
                    where,
                )
            entries = self.pending.entries(where)
            for place, entry in enumerate(entries, start=1):
                layout = self.layouts.get(entry.type)
                names = () if layout is None else self._candidates(layout)
                self._wait_with(entry, layout)
                self._postpone(entries[place:], entry.type)
                with self.pending.open(entry) as parcel:
                    name = self._put(chain((entry.name,), names), parcel)
                self.pending.remove(entry)
                self._note(entry.type, name, entry.rows, parcel, from_run=entry.run)

    def _deliver_new(self, attempt: _Attempt) -> None:
        file, parcel = attempt.file, attempt.parcel
        self._wait(file.layout.type, self._left(file.layout))
        name = self._put(self._candidates(file.layout), parcel, attempt)
        attempt.done = True
        self._note(file.layout.type, name, file.rows, parcel)

    def _candidates(self, layout: Layout) -> Iterator[str]:
        return self.names.candidates(layout, self.clock.now())

    def _claim(self, names: Iterable[str], identity: str) -> Iterator[str]:
        """Return the names that no other file has claimed here."""
        return (name for name in names if self.ledger is None or self.ledger.claim(name, identity))

    def _put(self, names: Iterable[str], parcel: Parcel, attempt: _Attempt | None = None) -> str:
        """Put a file under the first of some names that is free; return the name."""
        for name in islice(self._claim(names, parcel.identity), TRIES):
            if attempt is not None:
                attempt.name = name
            try:
                self.destination.put(name, parcel)
            except NameTakenError as taken:
                self.logger.warning("%s; taking the next name.", taken)
                continue
            return name
        raise self._no_name()

    def _no_name(self) -> DeliveryError:
        return DeliveryError(f"{self.destination.where}: no name of the next while is free.")

    def _delays(self, layout: Layout) -> dict[str, float]:
        """Return the types whose files must lie so many seconds before a type's."""
        delays = {each.type: self.delay for each in layout.parents}
        delays.update({each.type: each.delay for each in layout.after})
        return {kind: delay for kind, delay in delays.items() if delay > 0}

    def _left(self, layout: Layout) -> float:
        """Return the seconds that a type's file must wait for those of this delivery."""
        ends = [
            self._sent_at[kind] + delay
            for kind, delay in self._delays(layout).items()
            if kind in self._sent_at
        ]
        return max(ends) - self.clock.seconds() if ends else 0

    def _wait_with(self, entry: Entry, layout: Layout | None) -> None:
        """Wait before a file of an earlier run; a run that is ended here leaves word of it."""
        left = 0.0 if layout is None else self._left(layout)
        if self.pending is not None and layout is not None and left > 0:
            self.pending.postpone(entry, self._in(left))
        if entry.not_before is not None and layout is not None:
            asked = datetime.fromisoformat(entry.not_before) - self.clock.now()
            # No longer than the delay as it is set now, from when this run began to deliver: it
            # may be less, or the clock put back.
            longest = max(self._delays(layout).values(), default=0)
            end = self._began + longest - self.clock.seconds()
            left = max(left, min(asked.total_seconds(), end))
        self._wait(entry.type, left)

    def _postpone(self, entries: Iterable[Entry], kind: str) -> None:
        """Leave word of what must wait for a file, before that lands: a run may be killed then."""
        for entry in entries:
            delays = self._delays(self.layouts[entry.type]) if entry.type in self.layouts else {}
            if self.pending is not None and kind in delays:
                self.pending.postpone(entry, self._in(delays[kind]))

    def _wait(self, kind: str, left: float) -> None:
        if left > 0:
            self.logger.info(
                "Waiting until %s (%.0f s) with %s, after the files that must come before.",
                self._in(left).strftime("%Y-%m-%d %H:%M:%S %Z"),
                left,
                kind,
            )
            self.clock.wait(left)

    def _in(self, seconds: float) -> datetime:
        return self.clock.now() + timedelta(seconds=seconds)

    def _note(
        self, kind: str, name: str, rows: int, parcel: Parcel, from_run: str | None = None
    ) -> None:
        self._sent_at[kind] = self.clock.seconds()
        key = self.destination.key(name)
        self.logger.info("Delivered %s: %d rows, %d bytes.", key, rows, parcel.size)
        self.results.append(
            Delivered(key, kind, rows, parcel.size, parcel.sha256, from_run=from_run)
        )

    def _keep_all(self, attempts: Iterable[_Attempt], error: BaseException) -> str:
        """Keep what was not delivered; return what to say of it."""
        if self.pending is None:
            return "No state was written, so the next run sends it again."
        kept, place = 0, self.pending.next_place()
        try:
            for kept, attempt in enumerate(attempts, start=1):
                self._keep(self.pending, attempt, place + kept, words(error))
        except (DeliveryError, OSError, sqlite3.Error) as problem:
            why = str(problem).rstrip(".")
            return f"No state was written. What is left could not be kept either: {why}."
        return (
            f"No state was written. {kept} files of this run wait in the folder pending of "
            "output_dir; the next run delivers them first."
        )

    def _keep(self, pending: Pending, attempt: _Attempt, order: int, reason: str) -> None:
        file = attempt.file
        # The name that was tried: if the file did arrive under it, the next run will see that.
        free = self._claim(self._candidates(file.layout), attempt.identity)
        name = attempt.name or next(free, None)
        if name is None:
            raise self._no_name()
        left = self._left(file.layout)
        entry = Entry(
            name=name,
            file=attempt.identity,
            type=file.layout.type,
            rows=file.rows,
            size=file.size,
            sha256=file.sha256,
            destination=self.destination.where,
            run=self.run,
            order=order,
            reason=reason,
            not_before=self._in(left).isoformat() if left > 0 else None,
        )
        pending.keep(entry, attempt.parcel)
        key = self.destination.key(name)
        self.results.append(
            Delivered(key, entry.type, file.rows, file.size, file.sha256, "pending")
        )


def words(error: BaseException) -> str:
    """Return why something ended."""
    if isinstance(error, SystemExit):
        return "The run was told to end."
    return str(error) or type(error).__name__
