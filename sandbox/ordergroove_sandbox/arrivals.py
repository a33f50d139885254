"""Files that have arrived and wait to be imported, one after another, in a thread of their own."""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from threading import Condition, Thread
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(order=True, slots=True)
class _Waiting:
    due: float
    number: int
    task: Callable[[], None] = field(compare=False)


class Arrivals:
    """A queue of tasks; those that are put off let others pass.

    Without putting off, tasks are done in the order in which they came. BSPK's documentation has it
    both ways: first in, first out, and "immediately and concurrently".
    """

    def __init__(self) -> None:
        self._numbers = count()
        self._waiting: list[_Waiting] = []
        self._busy = False
        self._closing = False
        self._failure: Exception | None = None
        self._changed = Condition()
        self._thread = Thread(target=self._work, daemon=True)
        self._thread.start()

    def put(self, task: Callable[[], None], seconds: float = 0.0) -> None:
        """Let a task be done so many seconds from now."""
        # Tasks that are not put off are due in order, whatever the clock's grain.
        due = monotonic() + seconds if seconds else 0.0
        with self._changed:
            heappush(self._waiting, _Waiting(due, next(self._numbers), task))
            self._changed.notify_all()

    def settle(self) -> None:
        """Wait until all is done.

        Raises:
            Exception: What a task has raised.
        """
        with self._changed:
            self._changed.wait_for(lambda: not self._waiting and not self._busy)
            if self._failure is not None:
                raise self._failure

    def close(self) -> None:
        """Do what is left without further waiting, and end the thread."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._busy = False
                self._changed.notify_all()
                while not self._is_due():
                    if self._closing and not self._waiting:
                        return
                    left = self._waiting[0].due - monotonic() if self._waiting else None
                    self._changed.wait(left)
                task = heappop(self._waiting).task
                self._busy = True
            try:
                task()
            except Exception as error:  # noqa: BLE001 - told to whoever asks for the result
                self._failure = error

    def _is_due(self) -> bool:
        return bool(self._waiting) and (self._closing or self._waiting[0].due <= monotonic())
