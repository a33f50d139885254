"""The streams about the run itself: what became of each file, and of each row that is none.

They come first, with no more than their schemas (and the days without a file). Their rows follow
among those of the reports: after each file and before the state that says it was read.
"""

from __future__ import annotations

import functools
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from singer_commons.stream import RunStream
from tap_ordergroove_sftp.csv_lines import NUL
from tap_ordergroove_sftp.missing_days import Days
from tap_ordergroove_sftp.schemas import get_schema
from tap_ordergroove_sftp.sync import ReportSync
from tap_ordergroove_sftp.values import cut, format_utc, in_utc

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from singer_sdk.helpers.types import Context, Record

    from tap_ordergroove_sftp.csv_lines import Broken
    from tap_ordergroove_sftp.ledger import ReportFile
    from tap_ordergroove_sftp.report_reader import FileStats


class ReportRunStream(RunStream[ReportSync]):
    """Its schema is a file."""

    @override
    @functools.cached_property
    def schema(self) -> dict[str, Any]:
        return get_schema(self.name)

    @override
    def write(self, row: Record) -> None:
        super().write(
            {name: cut(each) if isinstance(each, str) else each for name, each in row.items()}
        )


class RejectedRows(ReportRunStream):
    """Rows that could not be taken, with their reasons."""

    name = "rejected_rows"
    primary_keys = ("file", "line")

    def emit(self, file: ReportFile, broken: Sequence[Broken]) -> None:
        """Write rows of a file down."""
        for each in broken:
            self.write(
                {
                    "file": file.name,
                    "line": each.number,
                    "report": file.report.name,
                    "modified": format_utc(file.entry.modified),
                    "reason": each.reason,
                    "raw": each.raw.replace(NUL, r"\u0000"),
                }
            )


class Snapshots(ReportRunStream):
    """The full files: what is older than they are, and not in them, is gone."""

    name = "snapshots"
    primary_keys = ("stream", "snapshot_at")

    def emit(self, file: ReportFile, stats: FileStats) -> None:
        """Write down that a full file was read to its end."""
        rows = stats.rows - stats.alike
        self.write({"stream": file.report.name, "snapshot_at": file.exported_at, "rows": rows})


class ExportFiles(ReportRunStream):
    """The files, each with what became of it."""

    name = "export_files"
    primary_keys = ("name",)

    @override
    def get_records(self, context: Context | None) -> Iterable[Record]:
        """Return files whose stamp cannot be read, days without a file, days with a late one."""
        for name, report, reason in self.run.listing.unread:
            yield self._row(name=name, report=report, status="failed", message=reason)
        known = self.stream_state.get("days") or {}
        days = {}
        for report in self.run.settings.expect_daily:
            days[report] = Days.from_state(known.get(report))
            listing = self.run.listing
            start = self.run.settings.start_date
            new, arrived = days[report].update(
                listing.days(report), listing.today, start.date() if start else date.min
            )
            for day in new:
                self.logger.warning("%s: there is no file of %s.", report, day)
            yield from (self._day(report, day, "missing") for day in new)
            yield from (self._day(report, day, "arrived") for day in arrived)
        if days:
            self.commit({"days": {name: each.to_state() for name, each in days.items()}})

    def emit(
        self,
        file: ReportFile,
        status: str,
        stats: FileStats | None = None,
        message: str | None = None,
    ) -> None:
        """Write down what became of a file."""
        self.write(
            self._row(
                name=file.name,
                report=file.report.name,
                mode=file.mode,
                stamp=file.exported_at,
                stamp_text=file.digits,
                size=file.entry.size,
                modified=format_utc(file.entry.modified),
                sha256=stats.sha256.hexdigest() if stats and status != "failed" else None,
                rows=stats.rows if stats else None,
                rejected_rows=stats.rejected if stats else None,
                status=status,
                message=message,
            )
        )

    def _day(self, report: str, day: date, status: str) -> Record:
        stamp = in_utc(datetime.combine(day, time.min), self.run.settings.zone)
        return self._row(name=f"{report} {day}", report=report, stamp=stamp, status=status)

    def _row(self, **known: Any) -> Record:
        return dict.fromkeys(self.schema["properties"]) | known
