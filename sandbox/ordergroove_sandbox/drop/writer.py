"""The drop: a folder into which report files are delivered, as Ordergroove does by night."""

from __future__ import annotations

import os
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from ordergroove_sandbox.clock import CENTRAL, day_at, wall_date
from ordergroove_sandbox.drop.defects import Defect, Line, Sheet, damage
from ordergroove_sandbox.drop.facts import View
from ordergroove_sandbox.drop.files import csv_bytes, file_name
from ordergroove_sandbox.drop.reports import REPORTS
from ordergroove_sandbox.drop.style import Delivered, Style

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ordergroove_sandbox.drop.reports import Report
    from ordergroove_sandbox.merchant import Merchant

# When a day's files are complete.
COMPLETE = time(8, 7)
SECRET_NAME = "secret_hash_key.txt"  # noqa: S105 - a file's name
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)


class Drop:
    """A folder of report files, written from a merchant's rows as they are at delivery.

    Attributes:
        merchant: Whose rows they are.
        root: What a client sees as ``/``.
        outgoing: The delivery folder in it.
        style: How it is set up.
    """

    def __init__(self, merchant: Merchant, folder: Path | str, style: Style | None = None) -> None:
        """Make the folders.

        Args:
            merchant: Whose rows are delivered.
            folder: The root of the drop; created if it is missing.
            style: How the drop is set up.

        Raises:
            ValueError: A report that does not exist.
        """
        self.merchant = merchant
        self.root = Path(folder).resolve()
        self.style = style or Style()
        for token in self.style.reports:
            _report(token)
        self.outgoing = self.root / self.style.folder_name
        self.outgoing.mkdir(parents=True, exist_ok=True)
        self._lock = Lock()
        self._to_come: dict[Path, list[bytes]] = {}

    def latest_day(self) -> date:
        """Return the latest Chicago day whose files are due by the merchant's present."""
        today = wall_date(self.merchant.now)
        return today if self.merchant.now >= day_at(today, COMPLETE) else today - _DAY

    def deliver(
        self,
        day: date | None = None,
        defects: Iterable[Defect] = (),
        reports: Iterable[str] | None = None,
    ) -> list[Delivered]:
        """Deliver a day's files, which hold the day before; forecasts look ahead from it.

        Rows are written as they are now: deliver a day before the merchant lives on.

        Args:
            day: The Chicago day of delivery; by default the latest that is due.
            defects: The defects of the files.
            reports: Tokens of the reports to deliver; by default all that are switched on.

        Raises:
            ValueError: No such report, or a defect that does not fit its file.
        """
        on = day or self.latest_day()
        chosen = [_report(token) for token in reports or self.style.reports]
        wanted = list(defects)
        with self.merchant.lock:
            view, told = View(self.merchant), str(on - _DAY)
            return [
                self._write(view, report, datetime.combine(on, report.at), told, wanted)
                for report in chosen
            ]

    def deliver_days(self, days: int = 1, defects: Iterable[Defect] = ()) -> list[Delivered]:
        """Deliver the files of the latest days that are due, oldest first.

        Args:
            days: How many days, one or more.
            defects: The defects of the files of the last of them.

        Raises:
            ValueError: No days, or a defect that does not fit its file.
        """
        if days < 1:
            msg = f"days must be 1 or more, not {days}"
            raise ValueError(msg)
        last = self.latest_day()
        earlier = [
            file for ago in range(days - 1, 0, -1) for file in self.deliver(last - ago * _DAY)
        ]
        return earlier + self.deliver(last, defects)

    def deliver_full(
        self, report: str, at: datetime | None = None, defects: Iterable[Defect] = ()
    ) -> Delivered:
        """Deliver everything that a report has to tell.

        Args:
            report: The report's token.
            at: When, aware; by default the merchant's present.
            defects: The defects of the file.

        Raises:
            ValueError: No such report, or a defect that does not fit.
        """
        with self.merchant.lock:
            wall = (at or self.merchant.now).astimezone(CENTRAL).replace(microsecond=0, tzinfo=None)
            view = View(self.merchant)
            return self._write(view, _report(report), wall, None, list(defects))

    def clutter(self) -> list[str]:
        """Put into the folder what else lies there, and return the names.

        The merchant's secret hash key, a batch order file, notes, and a folder called as a report.
        """
        # Of a day of its own, so that no name is wanted by a report.
        wall = datetime.combine(self.latest_day() - 500 * _DAY, time(8))
        batch = f"{self.style.merchant_name}_batch_orders_{wall:%m-%d-%Y_%H%M%S}.xml"
        (self.outgoing / SECRET_NAME).write_text("not-a-secret\n")
        (self.outgoing / batch).write_text("<orders/>\n")
        (self.outgoing / "readme.csv").write_text("a,b\n")
        folder = file_name(
            self.style.names, self.style.merchant_name, REPORTS["orders"], wall, full=False
        )
        (self.outgoing / folder).mkdir(exist_ok=True)
        return [SECRET_NAME, batch, "readme.csv", folder]

    def grow(self, path: Path) -> None:
        """Let the next part of a growing file arrive; the server calls this when it is looked at.

        Args:
            path: The file, or the folder whose files are looked at.
        """
        with self._lock:
            for file, parts in list(self._to_come.items()):
                if path in (file, file.parent):
                    modified = file.stat().st_mtime + 1
                    with file.open("ab") as out:
                        out.write(parts.pop(0))
                    os.utime(file, (modified, modified))
                    if not parts:
                        del self._to_come[file]

    def _write(
        self, view: View, report: Report, wall: datetime, told: str | None, defects: list[Defect]
    ) -> Delivered:
        """Write a file. ``told`` is the day it tells of; None means everything."""
        sheet = self._sheet(view, report, told)
        for defect in defects:
            if defect.report in ("", report.token):
                damage(sheet, defect)
        full = told is None
        name = file_name(self.style.names, self.style.merchant_name, report, wall, full=full)
        path = self.outgoing / name
        content = b"" if sheet.empty else _content(sheet)
        modified = self._modified(sheet, path, wall)
        self._put(path, content, sheet.growing)
        path.chmod(sheet.mode)
        os.utime(path, (modified.timestamp(),) * 2)
        return Delivered(
            name,
            report.token,
            full,
            wall,
            modified,
            len(content),
            sheet.header,
            [_row(sheet, line) for line in sheet.lines if line.good],
            [list(line.values) for line in sheet.lines if not line.good],
        )

    def _sheet(self, view: View, report: Report, told: str | None) -> Sheet:
        columns = [each for each in report.columns if each.label not in self.style.leave_out]
        header = tuple(self.style.spelled(column.label) for column in columns)
        lines = [
            Line(tuple(column.cell(facts) for column in columns))
            for facts in report.rows(view, told)
        ]
        labels = tuple(column.label for column in columns)
        return Sheet(report, labels, header, lines, self.style.csv)

    def _modified(self, sheet: Sheet, path: Path, wall: datetime) -> datetime:
        if sheet.age == "real":
            return datetime.now(timezone.utc).replace(microsecond=0)
        if sheet.age == "present":
            return self.merchant.now.replace(microsecond=0)
        if sheet.age == "redropped" and path.exists():
            return datetime.fromtimestamp(int(path.stat().st_mtime), timezone.utc) + _HOUR
        return day_at(wall.date(), wall.time())

    def _put(self, path: Path, content: bytes, growing: int) -> None:
        """Write beside the folder and move into it, so that nobody sees half a file unasked."""
        first = content[: len(content) // 2] if growing else content
        rest = content[len(first) :]
        part = self.root / f".{path.name}.part"
        part.write_bytes(first)
        with self._lock:
            part.replace(path)
            self._to_come.pop(path, None)
            if growing:
                step = max(1, -(-len(rest) // growing))
                parts = [rest[start : start + step] for start in range(0, len(rest), step)]
                self._to_come[path] = parts or [b""]


def _content(sheet: Sheet) -> bytes:
    return csv_bytes(sheet.csv, [sheet.header, *(line.values for line in sheet.lines)])


def _row(sheet: Sheet, line: Line) -> dict[str, str]:
    return dict(zip(sheet.header, line.values, strict=True))


def _report(token: str) -> Report:
    if token not in REPORTS:
        msg = f"no such report: {token}; one of {', '.join(REPORTS)}"
        raise ValueError(msg)
    return REPORTS[token]
