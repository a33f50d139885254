"""The two streams about the run itself: what became of each file, and of each row that is none.

They come first, with no more than their schemas (and the days without a file). Their rows follow
among those of the reports: after each file and before the state that says it was read.
"""

from __future__ import annotations

import functools
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from singer_sdk import Stream
from singer_sdk.helpers.conform import TypeConformanceLevel
from typing_extensions import override

from tap_ordergroove_sftp.errors import telling
from tap_ordergroove_sftp.gaps import Days
from tap_ordergroove_sftp.schemas import get_schema
from tap_ordergroove_sftp.values import format_utc

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from singer_sdk.helpers.types import Context, Record

    from tap_ordergroove_sftp.ledger import ReportFile
    from tap_ordergroove_sftp.lines import Broken
    from tap_ordergroove_sftp.reading import Count
    from tap_ordergroove_sftp.tap import TapOrdergrooveSftp

MISSING, ARRIVED = "missing", "arrived"


class TooManyRejectedError(Exception):
    """More rows of a file were rejected than may be."""


class RunStream(Stream):
    """A stream about the run; its rows are written as they become known."""

    TYPE_CONFORMANCE_LEVEL = TypeConformanceLevel.NONE

    _tap: TapOrdergrooveSftp

    @override
    @functools.cached_property
    def schema(self) -> dict[str, Any]:
        return get_schema(self.name)

    @override
    def get_records(self, context: Context | None) -> Iterable[Record]:
        return ()

    @override
    def log_sync_costs(self) -> None:
        super().log_sync_costs()
        self._tap.finish_with(self)

    @property
    @override
    def emit_activate_version_messages(self) -> bool:
        """Never: a run adds to what earlier ones told."""
        return False

    def _write(self, record: Record) -> None:
        if self.selected and self.ABORT_AT_RECORD_COUNT is None:
            self._write_record_message(record)


class RejectedRows(RunStream):
    """Rows that could not be taken, with their reasons."""

    name = "rejected_rows"
    primary_keys = ("file", "line")

    def tell(self, file: ReportFile, broken: Sequence[Broken], count: Count, at_most: int) -> None:
        """Write rows down.

        Args:
            file: Their file.
            broken: The rows.
            count: Of the file, with these.
            at_most: How many of a file may be rejected.

        Raises:
            TooManyRejectedError: If there are more.
        """
        before = count.rejected - len(broken)
        for each in broken[: max(0, at_most + 1 - before)]:
            self._write(
                {
                    "file": file.name,
                    "line": each.number,
                    "report": file.report.name,
                    "modified": format_utc(file.entry.modified),
                    "reason": each.reason,
                    "raw": each.raw.encode("utf-8", "backslashreplace").decode(),
                }
            )
        if count.rejected > at_most:
            first = min(broken, key=lambda each: each.number)
            msg = (
                f"more than {at_most} rows were rejected, such as line {first.number}: "
                f"{first.reason}. See the stream rejected_rows, and ask Ordergroove to correct "
                "the report; or raise max_rejected_rows."
            )
            raise TooManyRejectedError(msg)


class ExportFiles(RunStream):
    """The files, each with what became of it."""

    name = "export_files"
    primary_keys = ("name",)

    @override
    def get_records(self, context: Context | None) -> Iterable[Record]:
        """Return files whose stamp cannot be read, days without a file, days with a late one."""
        with telling():
            listing = self._tap.run.listing
        for name, report, reason in listing.unread:
            yield _row(name=name, report=report, status="failed", message=reason)
        known = self.stream_state.get("days") or {}
        days = {}
        for report in self._tap.settings.expect_daily:
            days[report] = Days.from_state(known.get(report))
            new, arrived = days[report].update(listing.days(report))
            for day in new:
                self.logger.warning("%s: there is no file of %s.", report, day)
            yield from (self._day(report, day, MISSING) for day in new)
            yield from (self._day(report, day, ARRIVED) for day in arrived)
        if days:
            self.stream_state["days"] = {name: each.to_state() for name, each in days.items()}
            self.state_manager.is_flushed = False

    def _day(self, report: str, day: date, status: str) -> Record:
        stamp = self._tap.instant(datetime.combine(day, time.min))
        return _row(name=f"{report} {day}", report=report, stamp=stamp, status=status)

    def tell(
        self, file: ReportFile, status: str, count: Count | None = None, message: str | None = None
    ) -> None:
        """Write down what became of a file."""
        self._write(
            _row(
                name=file.name,
                report=file.report.name,
                mode=file.mode,
                stamp=self._tap.instant(file.stamp),
                stamp_text=file.digits,
                size=file.entry.size,
                modified=format_utc(file.entry.modified),
                sha256=count.sha256.hexdigest() if count and status != "failed" else None,
                rows=count.rows if count else None,
                rejected_rows=count.rejected if count else None,
                status=status,
                message=message,
            )
        )


def _row(**known: Any) -> Record:
    return {name: known.get(name) for name in get_schema(ExportFiles.name)["properties"]}
