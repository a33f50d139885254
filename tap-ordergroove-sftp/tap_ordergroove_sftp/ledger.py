"""Which files were read, which were left, and which to read next. Pure.

A file counts as read while its name, size and time are those in the ledger. What is read out of
order is followed by all newer files of its report, so that the newest row wins in an upserting
target.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tap_ordergroove_sftp.file_names import TIME_DIGITS, FileName

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date, datetime

    from singer_commons.sftp import Entry

HOLLOW, SUPERSEDED = 0, 1
"""Marks of files that had no row, and of those that were not read since a full one is newer."""
ALMOST_A_DAY = timedelta(hours=23, minutes=59, seconds=59)
MOST_LEFT = 3
"""Runs that may leave an unchanged file for the next one, until that is a failure."""


@dataclass(frozen=True)
class ReportFile(FileName):
    """A report file on the server.

    Attributes:
        entry: Its name, its size in bytes, and the time of its last change, in UTC.
        stamp: What the stamp in its name means, wall time.
        exported_at: The same in UTC, ISO 8601.
    """

    entry: Entry
    stamp: datetime
    exported_at: str

    @property
    def name(self) -> str:
        """Its name."""
        return self.entry.name

    @property
    def day(self) -> tuple[str, date]:
        """The feed, and the day of the stamp."""
        return self.prefix, self.stamp.date()


class Ledger(dict[str, tuple[int, ...]]):
    """The files of a report that need not be read again.

    Their sizes and times by name, with `HOLLOW` or `SUPERSEDED` where that is so.
    """

    @classmethod
    def from_state(cls, files: Iterable[Sequence[Any]] | None) -> Ledger:
        """Take what an earlier run left."""
        return cls({name: tuple(known) for name, *known in files or ()})

    def to_state(self) -> list[list[Any]]:
        """Return what a later run needs: name, bytes, seconds since 1970; and the mark, if any.

        A list, since Meltano merges objects: what is forgotten would come back.
        """
        return [[name, *known] for name, known in self.items()]

    def holds(self, file: ReportFile, mark: int | None = None) -> bool:
        """Whether this very file is there, with that mark if one is given."""
        known = self.get(file.name, ())
        return known[:2] == _seen(file.entry) and (mark is None or known[2:] == (mark,))

    def knows_no_time_of(self, entry: Entry) -> bool:
        """Whether it was read by its size alone, since its time said nothing."""
        return self.get(entry.name, ())[:2] == (entry.size, 0)

    def add(self, file: ReportFile, mark: int | None = None) -> None:
        """Count a file as read, or as one that need not be."""
        self.forget([file.name])
        self[file.name] = _seen(file.entry) + (() if mark is None else (mark,))

    def forget(self, names: Iterable[str]) -> None:
        """Count files as not read."""
        for name in names:
            self.pop(name, None)

    def keep_only(self, names: Collection[str]) -> None:
        """Forget what is not on the server any more."""
        self.forget([name for name in self if name not in names])

    def forget_superseded(self, files: Sequence[ReportFile]) -> None:
        """Forget what is older than a full file that was replaced: it may hold no row now."""
        for place, file in enumerate(files):
            if file.mode == "full" and file.name in self and not self.holds(file):
                older = [each for each in files[:place] if each.prefix == file.prefix]
                self.forget(each.name for each in older if self.holds(each, SUPERSEDED))


class LeftFiles:
    """Files of a report that runs left for the next one.

    Attributes:
        now: Those that this run leaves, for its state: name, bytes, seconds since 1970, and how
            many runs left it, though it was old enough.
    """

    def __init__(self, before: Iterable[list[Any]] | None) -> None:
        """Begin with what an earlier run put into its state."""
        self.now: list[list[Any]] = []
        self._before = {name: ((size, time), runs) for name, size, time, runs in before or ()}

    def is_restless(self, entry: Entry) -> bool:
        """Whether a young file is only said to be: its time moves on, and its size does not."""
        (size, time), _ = self._before.get(entry.name, ((None, None), 0))
        return bool(size == entry.size and time != _seen(entry)[1])

    def leave(self, entry: Entry, *, is_young: bool) -> int:
        """Leave a file; return how many runs in a row have done so, though it was old enough."""
        before, runs = self._before.get(entry.name, (None, 0))
        runs = (runs if before == _seen(entry) else 0) + (not is_young)
        self.now.append([entry.name, *_seen(entry), runs])
        return runs


def _seen(entry: Entry) -> tuple[int, int]:
    return entry.size, int(entry.modified.timestamp())


def oldest_first(files: Iterable[ReportFile]) -> list[ReportFile]:
    """Sort files of a report by their stamps, and then by the times of their changes.

    What bears a date alone may be newer than a full file of its day that tells the hour: the full
    file must not pass for the newer one, and what is in the other be lost.
    """
    files = list(files)
    full = {file.day for file in files if file.mode == "full" and len(file.digits) == TIME_DIGITS}

    def age(file: ReportFile) -> tuple[datetime, datetime, str]:
        is_late = len(file.digits) < TIME_DIGITS and file.mode != "full" and file.day in full
        return file.stamp + is_late * ALMOST_A_DAY, file.entry.modified, file.name

    return sorted(files, key=age)


def starting_points(files: Sequence[ReportFile], ledger: Ledger) -> dict[str, int]:
    """Return the places of the latest full files that hold anything, by prefix."""
    return {
        file.prefix: place
        for place, file in enumerate(files)
        if file.mode == "full" and file.entry.size and not ledger.holds(file, HOLLOW)
    }


def sure_to_be_read(files: Sequence[ReportFile], ledger: Ledger) -> list[ReportFile]:
    """Return the files that `ReadOrder` asks for whatever happens; `files` from old to new."""
    begins = starting_points(files, ledger)
    return [
        file
        for place, file in enumerate(files)
        if place >= begins.get(file.prefix, 0) and not ledger.holds(file)
    ]


class ReadOrder:
    """The files of a report to read, one after another; whoever did adds it to the ledger.

    The latest full file of a prefix comes first and then what is newer. Should it fail or hold no
    row, what is older counts after all. A file that is read out of order makes the ledger forget
    the newer ones, which are then read again.

    Attributes:
        superseded: At the end, the files that were not read since a full one is newer.
    """

    def __init__(self, files: Sequence[ReportFile], ledger: Ledger) -> None:
        """Begin; `files` from old to new."""
        self.superseded: list[ReportFile] = []
        self._files = files
        self._ledger = ledger
        self._newer: Sequence[ReportFile] = ()

    def forget_newer(self) -> bool:
        """Forget newer files: rows of this one are about to be emitted.

        Returns:
            Whether the ledger forgot newer files, which these rows may overwrite. It must be put
            into the state before the rows go out: the file may be gone when the run is repeated.
        """
        newer = [
            file.name
            for file in self._newer
            if self._ledger.holds(file) and not self._ledger.holds(file, HOLLOW)
        ]
        self._ledger.forget(newer)
        return bool(newer)

    def __iter__(self) -> Iterator[ReportFile]:
        """Return one file after another."""
        files, ledger = self._files, self._ledger
        failed: set[str] = set()
        begins = starting_points(files, ledger)
        place = 0
        while place < len(files):
            file, begin = files[place], begins.get(files[place].prefix, 0)
            place += 1
            if place <= begin or file.name in failed or ledger.holds(file):
                continue
            self._newer = files[place:] if file.report.is_ordered else ()
            yield file
            if not ledger.holds(file):
                failed.add(file.name)
            has_rows = ledger.holds(file) and not ledger.holds(file, HOLLOW)
            if file.mode == "full" and place == begin + 1 and not has_rows:
                files = [each for each in files if each is not file]
                begins, place = starting_points(files, ledger), 0
        self.superseded = [
            file
            for place, file in enumerate(files)
            if place < begins.get(file.prefix, 0) and not ledger.holds(file)
        ]
