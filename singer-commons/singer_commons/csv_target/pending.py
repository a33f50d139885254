"""Finished files that could not be delivered: kept, and delivered first by the next run."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from singer_commons.csv_target import errors
from singer_commons.csv_target.destination import write_whole
from singer_commons.csv_target.errors import DeliveryError
from singer_commons.csv_target.output_files import DeliveryRecord, OutputFile

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

FOLDER = "pending"
SIDECAR = ".json"
FIELDS = (
    *("name", "file", "type", "rows", "size", "sha256"),
    *("destination", "run", "order", "reason", "not_before"),
)
"""What of a file's record is in its sidecar, ``<name>.json``."""
LOCK_NAME = ".lock.sqlite3"
LOCK_POLL = 1.0


class Pending:
    """The folder of these files. A file is there before its sidecar, which makes it known."""

    def __init__(self, folder: Path) -> None:
        """Use ``pending`` in an output folder; it is made when it is needed."""
        self._folder = folder / FOLDER

    def keep(self, record: DeliveryRecord, file: OutputFile) -> None:
        """Keep a file.

        Raises:
            OSError: If it cannot be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        write_whole(self._folder / record.name, file.blocks())
        self._describe(record)

    def postpone(self, record: DeliveryRecord, moment: datetime) -> None:
        """Let a file wait, also for later runs.

        Raises:
            OSError: If that cannot be written.
        """
        self._describe(replace(record, not_before=moment.isoformat()))

    def _describe(self, record: DeliveryRecord) -> None:
        content = {name: getattr(record, name) for name in FIELDS}
        sidecar = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
        write_whole(self._sidecar(record), [sidecar.encode()])

    def records(self) -> list[DeliveryRecord]:
        """Return what waits, in the order in which it is to be delivered.

        Raises:
            DeliveryError: If a sidecar cannot be read.
        """
        found = map(self._read, self._folder.glob(f"*{SIDECAR}"))
        return sorted(found, key=lambda record: (record.order, record.run))

    def count(self) -> int:
        """Return how many files wait, wherever they belong."""
        return sum(1 for _ in self._folder.glob(f"*{SIDECAR}"))

    def next_place(self) -> int:
        """Return a place behind all files that wait, wherever they belong."""
        places = [0]
        for path in self._folder.glob(f"*{SIDECAR}"):
            # One that cannot be read is told of when it is to be delivered.
            with contextlib.suppress(DeliveryError):
                places.append(self._read(path).order)
        return max(places) + 1

    @contextlib.contextmanager
    def open(self, record: DeliveryRecord) -> Iterator[OutputFile]:
        """Open a file that is kept.

        Raises:
            DeliveryError: If it is not the one that was kept.
        """
        path = self._folder / record.name
        try:
            content = path.open("rb")
        except OSError as error:
            raise DeliveryError(
                errors.PENDING_UNREADABLE, path=path, error=error.strerror
            ) from None
        with content:
            file = OutputFile.of(content, id=record.file)
            if (file.size, file.sha256) != (record.size, record.sha256):
                raise DeliveryError(errors.PENDING_CHANGED, path=path)
            yield file

    def remove(self, record: DeliveryRecord) -> None:
        """Remove a file that was delivered: the sidecar first, which makes it one that waits."""
        self._sidecar(record).unlink(missing_ok=True)
        (self._folder / record.name).unlink(missing_ok=True)

    @contextlib.contextmanager
    def locked(self, logger: logging.Logger, wait: Callable[[float], None]) -> Iterator[None]:
        """Hold the folder for this run alone; a newer file must not overtake one that waits here.

        The lock is SQLite's: the system lets go of it when the program ends, however that is.

        Raises:
            DeliveryError: If there can be no lock.
        """
        if not self._folder.is_dir():
            yield
            return
        path = self._folder / LOCK_NAME
        try:
            lock = sqlite3.connect(path, timeout=0, isolation_level=None)
        except sqlite3.Error as error:
            raise DeliveryError(errors.PENDING_UNLOCKED, path=path, error=error) from None
        with contextlib.closing(lock):
            if not self._lock(lock):
                logger.info("Another run is delivering what waits in %s.", self._folder)
                wait(LOCK_POLL)
                while not self._lock(lock):
                    wait(LOCK_POLL)
            yield

    def _lock(self, database: sqlite3.Connection) -> bool:
        """Take the lock; return whether it was free."""
        try:
            database.execute("begin exclusive")
        except sqlite3.Error as error:
            if "locked" in str(error):
                return False
            # Waiting would not help: a folder that cannot be written, above all.
            path = self._folder / LOCK_NAME
            raise DeliveryError(errors.PENDING_UNLOCKED, path=path, error=error) from None
        return True

    def _sidecar(self, record: DeliveryRecord) -> Path:
        return self._folder / f"{record.name}{SIDECAR}"

    def _read(self, path: Path) -> DeliveryRecord:
        try:
            content = {"not_before": None, **json.loads(path.read_text(encoding="utf-8"))}
            known: dict[str, Any] = {name: content[name] for name in FIELDS}
            return DeliveryRecord(**{**known, "order": int(known["order"])})
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise DeliveryError(errors.PENDING_UNKNOWN, path=path, error=error) from None
