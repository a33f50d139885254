"""One run of a tap: what its streams share, and what it has to say at its end."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable

S = TypeVar("S")


class Sync(Generic[S]):
    """Made with the tap, it takes no time and opens nothing before a stream asks for something.

    Attributes:
        logger: The tap's.
        written_for: What goes into the state beside the bookmarks; see `state_owner`.
    """

    def __init__(self, read_settings: Callable[[], S], logger: logging.Logger) -> None:
        """Prepare a run.

        Args:
            read_settings: Returns the checked settings, or raises `SettingError`.
            logger: The tap's.
        """
        self.logger = logger
        self._read_settings = read_settings
        self.written_for: dict[str, Any] = {}
        self._unfinished: set[str] = set()

    @functools.cached_property
    def settings(self) -> S:
        """The checked settings.

        Raises:
            SettingError: If one cannot work.
        """
        return self._read_settings()

    def begin(self, stream: str) -> None:
        """Count a stream in: the run is not over before it is."""
        self._unfinished.add(stream)

    def end(self, stream: str) -> None:
        """Count a stream out; after the last one, the run is over.

        Raises:
            PluginError: If something failed.
        """
        self._unfinished.discard(stream)
        if not self._unfinished:
            self.close()
            self.finish()

    def close(self) -> None:
        """Let go of what the run has opened."""

    def finish(self) -> None:
        """Sum up the run.

        Raises:
            PluginError: If something failed.
        """
