"""Files that have arrived and wait to be imported, in order, by whoever asks what came of them."""

from __future__ import annotations

from collections import deque
from threading import RLock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Arrivals:
    """A queue of tasks, done when it matters: nobody who sends a file waits for its import."""

    def __init__(self) -> None:
        self._waiting: deque[Callable[[], None]] = deque()
        self._turn = RLock()

    def put(self, task: Callable[[], None]) -> None:
        """Let a task be done after all that came before it."""
        self._waiting.append(task)

    def settle(self) -> None:
        """Do all that waits."""
        with self._turn:
            while self._waiting:
                self._waiting.popleft()()
