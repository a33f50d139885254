"""One piece of work at a time beside the reading; its error comes with the next piece."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Background:
    """Runs what it is given in the order given, never two at once."""

    def __init__(self) -> None:
        self._thread: Thread | None = None
        self._error: BaseException | None = None

    def run(self, work: Callable[[], None]) -> None:
        """Begin a piece of work, as soon as the one before is done.

        Raises:
            BaseException: Whatever the one before raised; then this one is not begun.
        """
        self.wait()
        # A daemon: a process that ends for another error does not wait for a database.
        self._thread = Thread(target=self._do, args=(work,), daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Return once all is done.

        Raises:
            BaseException: Whatever the work raised. It is raised again whenever somebody asks.
        """
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if self._error is not None:
            raise self._error

    def _do(self, work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - it is raised where somebody waits
            self._error = error
