"""One piece of work at a time beside the reading; its error comes with the next piece."""

from __future__ import annotations

import sys
from queue import SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Work = Callable[[], None]

TURN = 0.0005
"""Seconds that the reading goes on when the work has its answer. Python's 5 ms, many times a batch,
are a fifth of a load."""


class Background:
    """Runs what it is given in the order given, never two at once."""

    def __init__(self) -> None:
        self._given: SimpleQueue[Work | None] = SimpleQueue()
        self._is_idle = Event()
        self._is_idle.set()
        self._thread: Thread | None = None
        self._ending: Thread | None = None
        self._error: BaseException | None = None

    def run(self, work: Work) -> None:
        """Begin a piece of work, as soon as the one before is done.

        Raises:
            BaseException: Whatever the one before raised; then this one is not begun.
        """
        self.wait()
        if self._thread is None:
            self.join()
            # One thread for all: each new one would have memory of its own. A daemon: a process
            # that ends for another error does not wait for a database.
            sys.setswitchinterval(TURN)
            self._thread = Thread(target=self._work, daemon=True)
            self._thread.start()
        self._is_idle.clear()
        self._given.put(work)

    def wait(self) -> None:
        """Return once all is done.

        Raises:
            BaseException: Whatever the work raised. It is raised again whenever somebody asks.
        """
        self._is_idle.wait()
        if self._error is not None:
            raise self._error

    def close(self, last: Work) -> None:
        """Do `last` after the work at hand, without waiting for that, and end the thread.

        What `last` closes may be in use: no other thread may close it before the work is done.
        """
        thread, self._thread = self._thread, None
        if thread is not None:
            self._ending = thread
            if not self._is_idle.is_set():
                self._given.put(last)
                self._given.put(None)
                return
            self._given.put(None)
            thread.join()
        if self._ending is None or not self._ending.is_alive():
            last()

    def join(self) -> None:
        """Wait for the end of a thread that was closed."""
        if self._ending is not None:
            self._ending.join()

    def _work(self) -> None:
        while (work := self._given.get()) is not None:
            try:
                work()
            except BaseException as error:  # noqa: BLE001 - it is raised where somebody waits
                self._error = error
            del work  # its rows are not kept until the next
            self._is_idle.set()
