"""What lies in the folder: report files, and everything else, which is never opened. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tap_ordergroove_sftp.errors import STAMP_UNREADABLE, ReportFileError
from tap_ordergroove_sftp.file_names import parse, read_stamp
from tap_ordergroove_sftp.ledger import ReportFile
from tap_ordergroove_sftp.values import in_utc

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime, timedelta

    from singer_commons.sftp import Entry
    from tap_ordergroove_sftp.settings import Settings


@dataclass
class Listing:
    """A folder's content.

    Attributes:
        files: The report files that may be read, by stream, oldest first.
        waiting: Those that are too young: somebody may still be writing.
        names: The names of all report files.
        unread: Reports whose stamp cannot be read: name, stream and the reason.
        others: How many more entries there are.
    """

    files: dict[str, list[ReportFile]] = field(default_factory=dict)
    waiting: list[ReportFile] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    unread: list[tuple[str, str, str]] = field(default_factory=list)
    others: int = 0

    def days(self, report: str) -> set[date]:
        """Return the days of a report's files, old enough or not."""
        files = [*self.files.get(report, ()), *self.waiting]
        return {file.stamp.date() for file in files if file.report.name == report}


def sort_out(entries: Iterable[Entry], settings: Settings, now: datetime) -> Listing:
    """Find the report files in a folder.

    Args:
        entries: What is in it.
        settings: Which reports there are, and how their names are to be read.
        now: The present, aware.

    Returns:
        What is there.
    """
    listing = Listing()
    for entry in entries:
        found = parse(entry.name, settings.reports, settings.merchant_name)
        if found is None or not entry.is_file:
            listing.others += 1
            continue
        listing.names.add(entry.name)
        modified = entry.modified.astimezone(settings.zone).replace(tzinfo=None)
        stamp = read_stamp(found.digits, settings.date_order, modified)
        if stamp is None:
            error = ReportFileError(
                STAMP_UNREADABLE, digits=found.digits, order=settings.date_order
            )
            listing.unread.append((entry.name, found.report.name, str(error)))
            continue
        exported_at = in_utc(stamp, settings.zone)
        file = ReportFile(entry, found.report, found.mode, found.digits, stamp, exported_at)
        if settings.start_date and stamp < settings.start_date:
            continue
        if is_young(entry.modified, now, settings.min_age):
            listing.waiting.append(file)
        else:
            listing.files.setdefault(found.report.name, []).append(file)
    for files in listing.files.values():
        files.sort(key=lambda file: file.age_order)
    return listing


def is_young(modified: datetime, now: datetime, min_age: timedelta) -> bool:
    """Whether a file may still be written to.

    A file of the future is no younger than others: two clocks differ, and waiting until they agree
    might mean waiting for ever. Should it still grow, it is read again when it has changed.
    """
    return abs(now - modified) < min_age
