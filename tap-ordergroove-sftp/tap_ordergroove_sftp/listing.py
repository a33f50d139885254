"""What lies in the folder: report files, and everything else, which is never opened. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tap_ordergroove_sftp.errors import STAMP_UNREADABLE, ReportFileError
from tap_ordergroove_sftp.file_names import (
    GUESS,
    ORDERS,
    parse,
    read_stamp,
    settle_order,
    unread_form,
)
from tap_ordergroove_sftp.ledger import ReportFile, oldest_first
from tap_ordergroove_sftp.missing_days import ONE_DAY
from tap_ordergroove_sftp.values import in_utc, wall_time

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta

    from singer_commons.sftp import Entry
    from tap_ordergroove_sftp.file_names import FileName
    from tap_ordergroove_sftp.settings import Settings

OTHER_FORMS = "Files with a report's name in a form that is not read"
OTHER_REPORTS = "Reports that are not read, unless they are among the setting reports"
OTHER_MERCHANTS = "Reports that are not read, since merchant_name is another"
SUB_FOLDERS = "Sub-folders that are not looked into"
NO_FILES = "Entries with a report's name that are no files"


@dataclass
class Listing:
    """A folder's content.

    Attributes:
        files: The report files that may be read, by stream, oldest first.
        waiting: Those that are too young: somebody may still be writing.
        names: The names of all report files.
        unread: Reports whose stamp cannot be read: name, stream and the reason.
        others: How many more entries there are.
        strays: Those of them that may well be reports: file names, and sub-folders.
        today: The day it is in the zone of the names.
        date_order: The order of day and month in the names, with a `GUESS` at its end in doubt.
        warnings: What is odd about stamps.
    """

    files: dict[str, list[ReportFile]] = field(default_factory=dict)
    waiting: list[ReportFile] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    unread: list[tuple[str, str, str]] = field(default_factory=list)
    others: int = 0
    strays: dict[str, list[str]] = field(default_factory=dict)
    today: date = date.min
    date_order: str = ""
    warnings: list[str] = field(default_factory=list)

    def days(self, report: str) -> set[date]:
        """Return the days of a report's files, old enough or not."""
        files = [*self.files.get(report, ()), *self.waiting]
        return {file.stamp.date() for file in files if file.report.name == report}


def sort_out(
    entries: Iterable[Entry], settings: Settings, now: datetime, known_order: str | None = None
) -> Listing:
    """Find the report files among a folder's entries; an earlier run found `known_order`."""
    here = wall_time(now, settings.zone)
    listing = Listing(today=here.date(), date_order=settings.date_order)
    found: list[tuple[Entry, FileName]] = []
    for entry in entries:
        name = parse(entry.name, settings.reports, settings.merchant_name)
        if name is None or not entry.is_file:
            listing.others += 1
            _note_stray(listing.strays, entry, settings)
        else:
            found.append((entry, name))
    listing.names = {entry.name for entry, _ in found}
    # A day may lie between two zones.
    present = None if settings.date_order in ORDERS else here + ONE_DAY
    if present is not None:
        stamps = [(name.digits, wall_time(entry.modified, settings.zone)) for entry, name in found]
        listing.date_order, doubt = settle_order(stamps, present, known_order)
        listing.warnings += [
            f"The order of day and month in file names is not certain: one name can mean {one} or "
            f"{other}. They are read as {listing.date_order.rstrip(GUESS)}; set date_order to mdy "
            "or dmy."
            for one, other in doubt
        ]
    order, future = listing.date_order.rstrip(GUESS), ""
    for entry, name in found:
        stamp = read_stamp(name.digits, order, present)
        if stamp is None:
            error = ReportFileError(STAMP_UNREADABLE, digits=name.digits, order=settings.date_order)
            listing.unread.append((entry.name, name.report.name, str(error)))
            continue
        exported_at = in_utc(stamp, settings.zone)
        file = ReportFile(**vars(name), entry=entry, stamp=stamp, exported_at=exported_at)
        if present is not None and stamp > present:
            future = f"{file.name} is of the future, {stamp}: is the clock of this machine wrong?"
        if settings.start_date and stamp < settings.start_date:
            continue
        if is_young(entry.modified, now, settings.min_age):
            listing.waiting.append(file)
        else:
            listing.files.setdefault(name.report.name, []).append(file)
    listing.warnings += filter(None, [future])
    listing.files = {name: oldest_first(files) for name, files in listing.files.items()}
    return listing


def _note_stray(strays: dict[str, list[str]], entry: Entry, settings: Settings) -> None:
    other = parse(entry.name, settings.reports)
    if entry.is_folder:
        kind, name = SUB_FOLDERS, None if entry.is_file else entry.name
    elif not entry.is_file:
        kind, name = NO_FILES, entry.name if other else None
    elif other:
        kind, name = OTHER_MERCHANTS, f"{other.prefix}*"
    else:
        name = unread_form(entry.name, settings.reports)
        kind = OTHER_FORMS if name == entry.name else OTHER_REPORTS
    if name and name not in strays.setdefault(kind, []):
        strays[kind].append(name)


def is_young(modified: datetime, now: datetime, min_age: timedelta) -> bool:
    """Whether a file may still be written to.

    A file of the future is no younger than others: two clocks differ, and waiting until they agree
    might mean waiting for ever. Should it still grow, it is read again when it has changed.
    """
    return abs(now - modified) < min_age
