"""Delivery: what waits from earlier runs first, then this run's files, parents before children."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import chain, islice
from typing import TYPE_CHECKING

from singer_commons.csv_target import errors
from singer_commons.csv_target.errors import DeliveryError, NameTakenError
from singer_commons.csv_target.names import TRIES

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from singer_commons.csv_target.destination import Destination
    from singer_commons.csv_target.layout import Layout
    from singer_commons.csv_target.ledger import Ledger
    from singer_commons.csv_target.names import Names
    from singer_commons.csv_target.output_files import DeliveryRecord, OutputFile
    from singer_commons.csv_target.pending import Pending

FAULTS = (DeliveryError, OSError, sqlite3.Error)
"""What may come between a file and its destination, or the folder that keeps it."""


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


@dataclass
class Delivery:
    """The delivery of one run.

    Attributes:
        destination: Where files go.
        names: What they may be called.
        layouts: All types.
        clock: The time.
        logger: Where it says what it does.
        ledger: The book of the output folder.
        pending: Where files are kept that could not be delivered, if there is such a folder.
        delay: Seconds between a parent's file and its children's, besides those of the layouts.
        results: What became of the files, as it happens.
    """

    destination: Destination
    names: Names
    layouts: Mapping[str, Layout]
    clock: Clock
    logger: logging.Logger
    ledger: Ledger
    pending: Pending | None = None
    delay: float = 0
    results: list[DeliveryRecord] = field(default_factory=list)
    _sent_at: dict[str, float] = field(default_factory=dict)
    _began: float = 0

    def deliver(self, files: Iterable[tuple[DeliveryRecord, OutputFile]]) -> None:
        """Deliver files. At the first that cannot be, it and all that follow are kept.

        Args:
            files: The files, parents first; each is done with before the next is asked for.

        Raises:
            DeliveryError: If not all could be delivered.
        """
        self._began = self.clock.seconds()
        files = iter(files)
        unsent: list[tuple[DeliveryRecord, OutputFile]] = []
        try:
            self._deliver_pending()
            for record, file in files:
                if self._was_waiting(record):
                    self._note(record, "repeated")
                    continue
                unsent = [(record, file)]
                layout = self.layouts[record.type]
                self._wait(record.type, self._left(layout))
                self._put(self._candidates(layout), record, file)
                unsent = []
                self._note(record)
        except BaseException as error:
            # Also when the program is told to end: what is finished is not lost.
            outlook = self._keep_all(chain(unsent, files), error)
            if isinstance(error, FAULTS):
                raise DeliveryError(
                    errors.NOT_DELIVERED, error=explain_error(error), outlook=outlook
                ) from None
            self.logger.warning("%s", outlook)
            raise

    def _deliver_pending(self) -> None:
        if self.pending is None:
            return
        where = self.destination.where
        with self.pending.locked(self.logger, self.clock.wait):
            waiting = self.pending.records()
            records = [record for record in waiting if record.destination == where]
            if len(waiting) > len(records):
                self.logger.warning(
                    "%d files in the folder pending are for another destination than %s; they "
                    "stay there.",
                    len(waiting) - len(records),
                    where,
                )
            for place, record in enumerate(records, start=1):
                if self._was_waiting(record):  # several runs failed, and each read the same
                    self.pending.remove(record)
                    self._note(replace(record), "repeated")
                    continue
                layout = self.layouts.get(record.type)
                names = () if layout is None else self._candidates(layout)
                self._wait_with(record, layout)
                self._postpone(records[place:], record.type)
                sent = replace(record)
                with self.pending.open(record) as file:
                    self._put(chain((record.name,), names), sent, file)
                self.pending.remove(record)
                self._note(sent)

    def _was_waiting(self, record: DeliveryRecord) -> bool:
        """Whether a file has gone out already: the run that made it did not get to its state."""
        waited = [
            each for each in self.results if each.type == record.type and each.run != record.run
        ]
        # The files of one run share no row; after a later run's, the same is news again.
        return any(each.run == waited[-1].run and each.sha256 == record.sha256 for each in waited)

    def _candidates(self, layout: Layout) -> Iterator[str]:
        return self.names.candidates(layout, self.clock.now())

    def _claim(self, names: Iterable[str], identity: str) -> Iterator[str]:
        """Return the names that no other file has claimed here."""
        return (name for name in names if self.ledger.claim(name, identity))

    def _put(self, names: Iterable[str], record: DeliveryRecord, file: OutputFile) -> None:
        """Put a file under the first of some names that is free."""
        for name in islice(self._claim(names, file.id), TRIES):
            record.name = name
            try:
                self.destination.put(name, file)
            except NameTakenError as taken:
                self.logger.warning("%s Taking the next name.", taken)
                continue
            return
        raise DeliveryError(errors.NO_NAME_FREE, where=self.destination.where)

    def _delays(self, layout: Layout) -> dict[str, float]:
        """Return the types whose files must lie so many seconds before a type's."""
        delays = {each.type: self.delay for each in layout.parents} | dict(layout.after)
        return {kind: delay for kind, delay in delays.items() if delay > 0}

    def _left(self, layout: Layout) -> float:
        """Return the seconds that a type's file must wait for those of this delivery."""
        ends = [
            self._sent_at[kind] + delay
            for kind, delay in self._delays(layout).items()
            if kind in self._sent_at
        ]
        return max(ends) - self.clock.seconds() if ends else 0

    def _wait_with(self, record: DeliveryRecord, layout: Layout | None) -> None:
        """Wait before a file of an earlier run; a run that is ended here leaves word of it."""
        left = 0.0 if layout is None else self._left(layout)
        if self.pending is not None and left > 0:
            self.pending.postpone(record, self._in(left))
        if record.not_before is not None and layout is not None:
            asked = datetime.fromisoformat(record.not_before) - self.clock.now()
            # No longer than the delay as it is set now, from when this run began to deliver: it
            # may be less, or the clock put back.
            longest = max(self._delays(layout).values(), default=0)
            end = self._began + longest - self.clock.seconds()
            left = max(left, min(asked.total_seconds(), end))
        self._wait(record.type, left)

    def _postpone(self, records: Iterable[DeliveryRecord], kind: str) -> None:
        """Leave word of what must wait for a file, before that lands: a run may be killed then."""
        for record in records:
            layout = self.layouts.get(record.type)
            delays = {} if layout is None else self._delays(layout)
            if self.pending is not None and kind in delays:
                self.pending.postpone(record, self._in(delays[kind]))

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

    def _note(self, record: DeliveryRecord, status: str = "delivered") -> None:
        record.key, record.status = self.destination.key(record.name), status
        self.results.append(record)
        if status == "delivered":
            self._sent_at[record.type] = self.clock.seconds()
            self.logger.info(
                "Delivered %s: %d rows, %d bytes.", record.key, record.rows, record.size
            )

    def _keep_all(
        self, files: Iterable[tuple[DeliveryRecord, OutputFile]], error: BaseException
    ) -> str:
        """Keep what was not delivered; return what to say of it."""
        if self.pending is None:
            return "No state was written, so the next run sends it again."
        place = self.pending.next_place()
        try:
            for record, file in files:
                place += 1
                record.order, record.reason = place, explain_error(error)
                self._keep(self.pending, record, file)
        except FAULTS as problem:
            why = str(problem).rstrip(".")
            return f"No state was written. What is left could not be kept either: {why}."
        return (
            f"No state was written. {self.pending.count()} files wait in the folder pending of "
            "output_dir; the next run delivers them first."
        )

    def _keep(self, pending: Pending, record: DeliveryRecord, file: OutputFile) -> None:
        layout = self.layouts[record.type]
        if not record.name:  # if it did arrive under one, the next run will see that
            record.name = next(self._claim(self._candidates(layout), file.id), "")
        if not record.name:
            raise DeliveryError(errors.NO_NAME_FREE, where=self.destination.where)
        record.destination = self.destination.where
        left = self._left(layout)
        record.not_before = self._in(left).isoformat() if left > 0 else None
        pending.keep(record, file)
        self._note(record, "pending")


def explain_error(error: BaseException) -> str:
    """Return why something ended."""
    if isinstance(error, SystemExit):
        return "The run was told to end."
    return str(error) or type(error).__name__
