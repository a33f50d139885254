"""Which files were read, and which to read next. Pure.

A file counts as read while its name, size and time are those in the ledger. What is read out of
order is followed by all newer files of its report, so that the newest row wins in an upserting
target.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence
    from datetime import datetime

    from singer_commons.sftp import Entry
    from tap_ordergroove_sftp.reports import Report


@dataclass(frozen=True)
class ReportFile:
    """A report file on the server.

    Attributes:
        entry: Its name, its size in bytes, and the time of its last change, in UTC.
        report: What it is.
        mode: ``full``, ``delta``, or None if its name does not say.
        digits: The stamp in its name.
        stamp: What that means, wall time.
        exported_at: The same in UTC, ISO 8601.
    """

    entry: Entry
    report: Report
    mode: str | None
    digits: str
    stamp: datetime
    exported_at: str

    @property
    def name(self) -> str:
        """Its name."""
        return self.entry.name

    @property
    def age_order(self) -> tuple[datetime, datetime, str]:
        """What files are sorted by, oldest first."""
        return self.stamp, self.entry.modified, self.name


@dataclass(frozen=True)
class Outcome:
    """How the reading of a file went.

    Attributes:
        done: Whether it was read to its end.
        rows: How many records came out of it.
    """

    done: bool
    rows: int


@dataclass
class Ledger:
    """The files of a report that were read.

    Attributes:
        files: Their sizes and times by name.
        hollow: Those among them without rows.
    """

    files: dict[str, tuple[int, int]] = field(default_factory=dict)
    hollow: set[str] = field(default_factory=set)

    @classmethod
    def from_state(cls, files: Iterable[Sequence[Any]] | None) -> Ledger:
        """Take what an earlier run left."""
        ledger = cls()
        for name, size, modified, *hollow in files or ():
            ledger.files[name] = (size, modified)
            ledger.hollow.update([name] if hollow else ())
        return ledger

    def to_state(self) -> list[list[Any]]:
        """Return what a later run needs: name, bytes, seconds since 1970; and 0 for no rows.

        A list, since Meltano merges objects: what is forgotten would come back.
        """
        return [
            [name, *entry, *([0] if name in self.hollow else [])]
            for name, entry in self.files.items()
        ]

    def holds(self, file: ReportFile) -> bool:
        """Whether this very file was read."""
        return self.files.get(file.name) == _entry(file)

    def add(self, file: ReportFile, *, hollow: bool = False) -> None:
        """Count a file as read; `hollow` if it had no rows."""
        self.forget([file.name])
        self.files[file.name] = _entry(file)
        self.hollow.update([file.name] if hollow else ())

    def forget(self, names: Iterable[str]) -> None:
        """Count files as not read."""
        for name in names:
            self.files.pop(name, None)
            self.hollow.discard(name)

    def keep_only(self, names: Iterable[str]) -> None:
        """Forget what is not on the server any more."""
        listed = set(names)
        self.forget([name for name in self.files if name not in listed])


def _entry(file: ReportFile) -> tuple[int, int]:
    return file.entry.size, int(file.entry.modified.timestamp())


def starting_point(files: Sequence[ReportFile], ledger: Ledger) -> int:
    """Return the place of the latest full file that holds anything; without one, 0."""
    full = [
        place
        for place, file in enumerate(files)
        if file.mode == "full"
        and file.entry.size
        and not (file.name in ledger.hollow and ledger.holds(file))
    ]
    return full[-1] if full else 0


def sure_to_be_read(files: Sequence[ReportFile], ledger: Ledger) -> list[ReportFile]:
    """Return the files that `ReadOrder` asks for whatever happens; `files` from old to new."""
    begin = starting_point(files, ledger)
    return [file for file in files[begin:] if not ledger.holds(file)]


class ReadOrder:
    """Which file of a report to read next, given how the one before went.

    The latest full file comes first and then what is newer. Should it fail or hold no row, what is
    older counts after all. A file that is read out of order makes the ledger forget the newer ones,
    which are then read again.

    Attributes:
        superseded: At the end, the files that were not read since a full one is newer.
    """

    def __init__(self, files: Sequence[ReportFile], ledger: Ledger) -> None:
        """Begin.

        Args:
            files: The files that are there, from old to new.
            ledger: What was read. The caller adds a file that was read to its end, before it asks
                for the next.
        """
        self.superseded: list[ReportFile] = []
        self._ledger = ledger
        self._newer: Sequence[ReportFile] = ()
        self._steps = self._walk(files)

    def next(self, outcome: Outcome | None = None) -> ReportFile | None:
        """Return the next file to read, None at the end; `outcome` is that of the one before."""
        try:
            return self._steps.send(outcome)
        except StopIteration:
            return None

    def forget_newer(self) -> bool:
        """Forget newer files: rows of this one are about to be emitted.

        Returns:
            Whether the ledger forgot newer files, which these rows may overwrite. It must be put
            into the state before the rows go out: the file may be gone when the run is repeated.
        """
        newer = [
            file.name
            for file in self._newer
            if self._ledger.holds(file) and file.name not in self._ledger.hollow
        ]
        self._ledger.forget(newer)
        return bool(newer)

    def _walk(self, files: Sequence[ReportFile]) -> Generator[ReportFile, Outcome | None, None]:
        begin = starting_point(files, self._ledger)
        for place, file in enumerate(files[begin:], begin):
            if self._ledger.holds(file):
                continue
            self._newer = files[place + 1 :] if file.report.is_ordered else ()
            outcome = yield file
            if outcome is None:
                return
            is_base = place == begin and file.mode == "full"
            if is_base and not (outcome.done and outcome.rows):
                yield from self._walk([each for each in files if each is not file])
                return
        self.superseded = [file for file in files[:begin] if not self._ledger.holds(file)]
