"""One run of a tap: what its streams share, and what it has to say at its end."""

from __future__ import annotations

import errno
import functools
from collections import Counter
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from singer_commons.errors import RECORDS_REJECTED, STREAMS_FAILED, PluginError

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable

S = TypeVar("S")

UNWRITABLE = (errno.EPIPE, errno.ENOSPC, errno.EDQUOT)
"""Numbers of errors after which no output can be written: nobody reads it, or the disk is full."""


class Sync(Generic[S]):
    """Made with the tap, it takes no time and opens nothing before a stream asks for something.

    Attributes:
        written_for: What goes into the state beside the bookmarks; see `state_owner`.
        read: How many streams were read, well or not.
        rejected: How many records of each stream were rejected.
        send: Sends off what the stream that is being read has gathered.
    """

    def __init__(self, read_settings: Callable[[], S], logger: logging.Logger) -> None:
        """Prepare a run; `read_settings` returns the checked settings, or raises `SettingError`."""
        self.logger = logger
        self.started = datetime.now(timezone.utc)
        self.read = 0
        self.rejected: Counter[str] = Counter()
        self.send: Callable[[], None] = lambda: None
        self.write_rejected: Callable[[dict[str, Any]], None] = lambda _row: None
        self._read_settings = read_settings
        self.written_for: dict[str, Any] = {}
        self._failed: list[tuple[str, PluginError]] = []

    @functools.cached_property
    def settings(self) -> S:
        """The checked settings, or a `SettingError`."""
        return self._read_settings()

    def is_fatal(self, error: Exception) -> bool:
        """Whether an error of one stream must end the run: nobody takes the output any more."""
        return isinstance(error, OSError) and error.errno in UNWRITABLE

    def fail(self, stream: str, error: PluginError) -> None:
        """Note that a stream failed: the others go on, and the run ends with its name."""
        self._failed.append((stream, error))
        self.logger.error("%s failed: %s", stream, error)

    def close(self) -> None:
        """Let go of what the run has opened."""

    def finish(self) -> None:
        """Sum up the run.

        Raises:
            PluginError: If something failed.
        """
        errors = []
        if self.rejected:
            counts = ", ".join(f"{stream} {count}" for stream, count in self.rejected.items())
            total = sum(self.rejected.values())
            errors.append(PluginError(RECORDS_REJECTED, count=total, names=counts))
        if self._failed:
            facts = {
                "failed": len(self._failed),
                "count": self.read,
                "names": ", ".join(stream for stream, _ in self._failed),
                # Meltano's `config test` shows no other line than this.
                "first": self._failed[0][1],
            }
            errors.append(PluginError(STREAMS_FAILED, **facts))
        for error in errors:
            self.logger.error("%s", error)
        if errors:
            raise errors[-1]
