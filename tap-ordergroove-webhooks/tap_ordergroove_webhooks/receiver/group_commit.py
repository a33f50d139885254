"""The one thread that writes: it takes all events that wait, and stores them in one transaction.

A commit that is durable costs a sync of the disk, so the more events wait, the more share one. A
request is answered once its event's transaction is committed, or has failed.
"""

from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError, StatementError

from tap_ordergroove_webhooks.log.engine import explain_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from tap_ordergroove_webhooks.log.event import Event
    from tap_ordergroove_webhooks.log.event_log import EventLog

GROUP_EVENTS = 500
"""Events in one transaction, at most."""

WAITING_EVENTS = 2000
WAITING_BYTES = 64_000_000
"""What may wait; more is refused, so that memory stays bounded and Ordergroove sends it again."""

CLOSE_SECONDS = 3
"""For what waits to be stored in at the end."""


class UnavailableError(Exception):
    """The store took nothing, or too much waits; the message says why, without values."""


@dataclass(eq=False)
class _Waiting:
    """An event, or a probe, and the answer to come: whether the event is new."""

    event: Event | None
    answer: Future[bool] = field(default_factory=Future)

    @property
    def size(self) -> int:
        return self.event.size if self.event else 0


class GroupCommitter:
    """Hands events to a thread that stores them."""

    def __init__(self, log: EventLog, on_group: Callable[[int, str | None], None]) -> None:
        """Take the log; `on_group` is told of each transaction's events, and of what was wrong."""
        self._log = log
        self._on_group = on_group
        self._queue: deque[_Waiting] = deque()
        self._bytes = 0
        self._closing = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="log-writer", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def submit(self, event: Event | None) -> Future[bool]:
        """Have an event stored; None only tries whether writing works.

        Returns:
            To be resolved by the thread: whether the event is new, once it is durable; or
            `UnavailableError`.

        Raises:
            UnavailableError: If too much waits already, or the end has begun.
        """
        waiting = _Waiting(event)
        with self._changed:
            is_full = len(self._queue) >= WAITING_EVENTS
            if self._closing or is_full or self._bytes + waiting.size > WAITING_BYTES:
                reason = "too much waits"
                raise UnavailableError(reason)
            self._queue.append(waiting)
            self._bytes += waiting.size
            self._changed.notify()
        return waiting.answer

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._queue)

    def close(self) -> None:
        """Store what waits, then end the thread and close the log; a log that hangs is left."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join(CLOSE_SECONDS)
        if self._thread.is_alive():
            self._log.interrupt()
            self._thread.join(1)

    def _run(self) -> None:
        while group := self._take():
            # One that was cancelled has no one waiting; the others can no longer be.
            self._store([each for each in group if each.answer.set_running_or_notify_cancel()])
        self._log.close()

    def _take(self) -> list[_Waiting]:
        """Wait for events; nothing means the end."""
        with self._changed:
            while not self._queue and not self._closing:
                self._changed.wait()
            group = [self._queue.popleft() for _ in range(min(GROUP_EVENTS, len(self._queue)))]
            self._bytes -= sum(each.size for each in group)
        return group

    def _store(self, group: list[_Waiting]) -> None:
        try:
            self._append([each for each in group if each.event is not None])
            probes = [each for each in group if each.event is None]
            if probes:
                self._log.probe()
            for probe in probes:
                probe.answer.set_result(True)
        except Exception as error:  # noqa: BLE001 - whatever it is, the thread goes on
            reason = explain_error(error)
            unanswered = [each for each in group if not each.answer.done()]
            self._on_group(sum(each.event is not None for each in unanswered), reason)
            for each in unanswered:
                each.answer.set_exception(UnavailableError(reason))

    def _append(self, group: list[_Waiting]) -> None:
        if not group:
            return
        try:
            fresh = self._log.append([each.event for each in group if each.event is not None])
        except Exception as error:
            if _is_the_stores(error) or len(group) == 1:
                raise
            # Not the store is the trouble but an event: the others must not suffer for it.
            middle = len(group) // 2
            self._store(group[:middle])
            self._store(group[middle:])
            return
        for each, is_new in zip(group, fresh, strict=True):
            each.answer.set_result(is_new)
        self._on_group(len(group), None)


def _is_the_stores(error: Exception) -> bool:
    """Tell trouble with the store, in which no event is better off alone."""
    if isinstance(error, (DataError, IntegrityError)) or type(error) is StatementError:
        return False
    return isinstance(error, (SQLAlchemyError, OSError))
