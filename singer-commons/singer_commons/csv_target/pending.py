"""Finished files that could not be delivered: kept, and delivered first by the next run."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import sqlite3
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from singer_commons.csv_target.destination import Parcel, write_whole
from singer_commons.errors import DeliveryError

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

FOLDER = "pending"
SIDECAR = ".json"
LOCK_NAME = ".lock.sqlite3"
LOCK_POLL = 1.0


@dataclass(frozen=True)
class Entry:
    """What is known of a file that is kept: its sidecar, ``<name>.json``.

    Attributes:
        name: The name that it is to have.
        file: What tells it from any other file.
        type: Its type.
        rows: How many rows it has.
        size: Its size in bytes.
        sha256: Its SHA-256 in hexadecimal digits.
        destination: Where it belongs.
        run: The run that made it.
        order: Its place among the files that wait: no clock decides that, since clocks go back.
        reason: Why it was not delivered.
        not_before: When it may be delivered, ISO 8601 with its zone, if it must wait for its
            parents to be read.
    """

    name: str
    file: str
    type: str
    rows: int
    size: int
    sha256: str
    destination: str
    run: str
    order: int
    reason: str
    not_before: str | None = None


class Pending:
    """The folder of these files. A file is there before its sidecar, which makes it an entry."""

    def __init__(self, folder: Path) -> None:
        """Use ``pending`` in an output folder; it is made when it is needed."""
        self._folder = folder / FOLDER

    def keep(self, entry: Entry, parcel: Parcel) -> None:
        """Keep a file.

        Raises:
            OSError: If it cannot be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        write_whole(self._folder / entry.name, parcel.content)
        self._describe(entry)

    def postpone(self, entry: Entry, moment: datetime) -> None:
        """Let a file wait, also for later runs.

        Raises:
            OSError: If that cannot be written.
        """
        self._describe(replace(entry, not_before=moment.isoformat()))

    def _describe(self, entry: Entry) -> None:
        sidecar = json.dumps(asdict(entry), indent=2, ensure_ascii=False) + "\n"
        write_whole(self._sidecar(entry), io.BytesIO(sidecar.encode()))

    def entries(self, destination: str) -> list[Entry]:
        """Return what waits for a destination, in the order in which it is to be delivered.

        Raises:
            DeliveryError: If a sidecar cannot be read.
        """
        found = [self._read(path) for path in self._folder.glob(f"*{SIDECAR}")]
        return sorted(
            (entry for entry in found if entry.destination == destination),
            key=lambda entry: (entry.order, entry.run),
        )

    def next_place(self) -> int:
        """Return a place behind all files that wait, wherever they belong."""
        places = [0]
        for path in self._folder.glob(f"*{SIDECAR}"):
            # One that cannot be read is told of when it is to be delivered.
            with contextlib.suppress(DeliveryError):
                places.append(self._read(path).order)
        return max(places) + 1

    def others(self, destination: str) -> int:
        """Return how many files wait for other destinations."""
        return len(list(self._folder.glob(f"*{SIDECAR}"))) - len(self.entries(destination))

    @contextlib.contextmanager
    def open(self, entry: Entry) -> Iterator[Parcel]:
        """Open a file that is kept.

        Raises:
            DeliveryError: If it is not the one that was kept.
        """
        path = self._folder / entry.name
        try:
            content = path.open("rb")
        except OSError as error:
            msg = f"{path} cannot be read: {error.strerror}"
            raise DeliveryError(msg) from None
        with content:
            parcel = Parcel(entry.size, entry.sha256, content, entry.file)
            if _measure(parcel) != (entry.size, entry.sha256):
                msg = f"{path} is not what was written there; it was changed or cut off"
                raise DeliveryError(msg)
            yield parcel

    def remove(self, entry: Entry) -> None:
        """Remove a file that was delivered: the sidecar first, which makes it one that waits."""
        self._sidecar(entry).unlink(missing_ok=True)
        (self._folder / entry.name).unlink(missing_ok=True)

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
        with contextlib.closing(self._open_lock()) as lock:
            told = False
            while not self._lock(lock):
                if not told:
                    logger.info("Another run is delivering what waits in %s.", self._folder)
                    told = True
                wait(LOCK_POLL)
            yield

    def _open_lock(self) -> sqlite3.Connection:
        path = self._folder / LOCK_NAME
        try:
            return sqlite3.connect(path, timeout=0, isolation_level=None)
        except sqlite3.Error as error:
            msg = f"{path} cannot be opened: {error}"
            raise DeliveryError(msg) from None

    def _lock(self, database: sqlite3.Connection) -> bool:
        """Take the lock; return whether it was free."""
        try:
            database.execute("begin exclusive")
        except sqlite3.Error as error:
            if "locked" in str(error):
                return False
            # Waiting would not help: a folder that cannot be written, above all.
            msg = f"{self._folder / LOCK_NAME} cannot be locked: {error}"
            raise DeliveryError(msg) from None
        return True

    def _sidecar(self, entry: Entry) -> Path:
        return self._folder / f"{entry.name}{SIDECAR}"

    def _read(self, path: Path) -> Entry:
        try:
            content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            return Entry(**{**content, "order": int(content["order"])})
        except (OSError, ValueError, TypeError, KeyError) as error:
            msg = f"{path} cannot be read ({error}); see to it, or move it and its file away"
            raise DeliveryError(msg) from None


def _measure(parcel: Parcel) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    for block in parcel.blocks():
        digest.update(block)
        size += len(block)
    return size, digest.hexdigest()
