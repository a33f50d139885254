"""What people read while a run goes on, and at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable, Iterable, Iterator

    from tap_ordergroove_sftp.ledger import ReportFile

EVERY_SECONDS = 10.0
MEGABYTE = 1_000_000


class Progress:
    """Counts bytes and rows of a run's files, and logs how it stands every ten seconds."""

    def __init__(self, logger: logging.Logger, monotonic: Callable[[], float]) -> None:
        self.total = 0
        self._logger = logger
        self._monotonic = monotonic
        self._began = self._logged = monotonic()
        self._done = 0
        self._rows = 0
        self._file = ""
        self._size = self._file_done = 0

    def begin(self, file: ReportFile) -> None:
        """Turn to a file."""
        self._file, self._size, self._file_done = file.name, file.entry.size, 0

    def counted(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        """Pass the file's bytes on."""
        for block in blocks:
            self._file_done += len(block)
            self._done += len(block)
            yield block

    def rows(self, rows: int) -> None:
        """Count rows, and log if it is time to."""
        self._rows += rows
        now = self._monotonic()
        if now - self._logged >= EVERY_SECONDS:
            self._logged = now
            self._logger.info("%s", self._status(now - self._began))

    def _status(self, seconds: float) -> str:
        total = max(self.total, self._done)
        line = (
            f"{self._file}: {_megabytes(self._file_done)} of {_megabytes(self._size)} MB; all "
            f"files: {_megabytes(self._done)} of {_megabytes(total)} MB, {self._rows:,} rows, "
            f"{self._rows / seconds:,.0f}/s"
        )
        if self._done:
            line += f", about {_duration(seconds * (total - self._done) / self._done)} left"
        return line


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:,.1f}"


def _duration(seconds: float) -> str:
    if seconds < 90:  # noqa: PLR2004 - a minute and a half
        return f"{seconds:.0f} s"
    minutes = seconds / 60
    return f"{minutes:.0f} min" if minutes < 90 else f"{minutes / 60:.1f} h"  # noqa: PLR2004
