"""A report as a stream: its files in order, each followed by what became of it and a state."""

from __future__ import annotations

import functools
from dataclasses import replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from singer_commons.sftp import NO_TIME
from singer_commons.sftp.errors import FileChangedError, RemoteFileError
from singer_commons.stream import INCREMENTAL, CommonStream
from tap_ordergroove_sftp.errors import NEVER_READ, ReportFileError
from tap_ordergroove_sftp.file_names import GUESS, nearest, read_stamp
from tap_ordergroove_sftp.keys import choose_key, is_settled
from tap_ordergroove_sftp.ledger import (
    HOLLOW,
    MOST_LEFT,
    SUPERSEDED,
    Ledger,
    LeftFiles,
    ReadOrder,
    oldest_first,
    sure_to_be_read,
)
from tap_ordergroove_sftp.report_reader import FileStats, ReportParser, best_key
from tap_ordergroove_sftp.reports import snake_case
from tap_ordergroove_sftp.rows import EXPORTED_AT, as_dict
from tap_ordergroove_sftp.schemas import get_schema
from tap_ordergroove_sftp.settings import AUTO
from tap_ordergroove_sftp.sync import ReportSync
from tap_ordergroove_sftp.values import wall_time

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from singer_sdk import Tap
    from singer_sdk.helpers.types import Context, Record
    from singer_sdk.singerlib import SchemaMessage

    from singer_commons.sftp import Entry
    from tap_ordergroove_sftp.ledger import ReportFile
    from tap_ordergroove_sftp.reports import Report
    from tap_ordergroove_sftp.run_streams import ExportFiles, RejectedRows, Snapshots

TEXT = {"type": ["string", "null"]}
MOST_UNSAID = 16
"""Of so many files in the state, one may be missing there for a while, if it has few rows."""


class ReportStream(CommonStream[ReportSync]):
    """A report; it tells two other streams of its files and of the rows that it rejects."""

    replication_key = EXPORTED_AT
    state_keys = ("files", "key")  # the key goes out before the first file is read

    def __init__(
        self,
        tap: Tap,
        sync: ReportSync,
        report: Report,
        about: tuple[ExportFiles, RejectedRows, Snapshots],
    ) -> None:
        self.report = report
        super().__init__(tap, sync, name=report.name)
        self.primary_keys = report.keys[0]
        self._export_files, self._rejected_rows, self._snapshots = about
        self._is_announced = self._has_rows = False
        self._prefixes: list[str] = []
        self._newest = ""
        sync.jobs[self.name] = self._prepare
        sync.known_orders.append(lambda: self._known.get("date_order"))

    @override
    @functools.cached_property
    def schema(self) -> dict[str, Any]:
        added = get_schema("added")["properties"]
        if self.report.pattern is None:
            schema = get_schema(self.report.name)
            return {**schema, "properties": {**schema["properties"], **added}}
        return {
            "type": "object",
            "properties": {**dict.fromkeys(map(snake_case, self.report.columns), TEXT), **added},
        }

    def _prepare(self) -> list[Entry]:
        """Settle what needs a look into files; return those that this run will read in any case."""
        if not self.selected:
            return []
        _ = self._key
        return self._expected()

    def _expected(self) -> list[Entry]:
        files, ledger = self._files()
        return [file.entry for file in sure_to_be_read(files, ledger)]

    @property
    @override
    def sources(self) -> list[str]:
        """The account, and the merchant if several share its folder."""
        settings = self.run.settings
        account = f"the SFTP account {settings.sftp.username} at {settings.sftp.host}"
        return [f"{account}, {settings.merchant_name}" if settings.merchant_name else account]

    @override
    def _generate_schema_messages(self) -> Generator[SchemaMessage, None, None]:
        """Settle the key before it is announced: a catalog does not know what is in the files."""
        key = self._key or (self.report.keys[0] if self._has_rows else None)
        if key is None:
            return
        self.primary_keys, self._is_announced = key, True
        for message in super()._generate_schema_messages():
            # The SDK took the key down when the tap was made. A stream map may have its own.
            if tuple(message.key_properties or ()) == self.report.keys[0]:
                message.key_properties = list(self.primary_keys)
            yield message
        if len(self.report.keys) > 1 and not self.stream_state.get("key"):
            # The loader makes its table now, whatever becomes of the files.
            self.commit({"key": list(key)})

    @override
    def get_records(self, context: Context | None) -> Iterable[Record]:
        files, ledger = self._files()
        ledger.keep_only(self.run.listing.names)
        self._look_at_prefixes(files)
        order = ReadOrder(files, ledger)
        unsaid = rows = 0
        for file in order:
            stats = yield from self._read(file, order, ledger)
            if stats is None:
                continue
            ledger.add(file, None if stats.rows else HOLLOW)
            self._newest = max(self._newest, file.exported_at)
            unsaid += 1
            rows += stats.rows
            # A state names every file: it goes out when it says enough that is new.
            if max(rows, MOST_UNSAID * unsaid) >= len(ledger):
                self._commit_ledger(ledger)
                unsaid = rows = 0
        for older in order.superseded:
            ledger.add(older, SUPERSEDED)
            self._export_files.emit(older, "superseded")
        names = {file.name for file in files}
        for young in self.run.listing.waiting:
            if young.report is self.report and young.name not in names:
                self.logger.info("%s is too young, it is left for the next run.", young.name)
                self._left.leave(young.entry, is_young=True)
        if ledger or self._left.now or any(map(self.stream_state.get, ("files", "left"))):
            self._commit_ledger(ledger, left=self._left.now)

    def _files(self) -> tuple[list[ReportFile], Ledger]:
        """Return the report's files that may be read, oldest first, and what earlier runs read."""
        listing = self.run.listing
        ledger = Ledger.from_state(self.stream_state.get("files"))
        restless = [
            replace(file, entry=replace(file.entry, modified=NO_TIME))
            for file in listing.waiting
            if file.report is self.report
            and (self._left.is_restless(file.entry) or ledger.knows_no_time_of(file.entry))
        ]
        files = oldest_first([*listing.files.get(self.name, ()), *restless])
        if self.replication_method != INCREMENTAL:
            ledger = Ledger.from_state(None)
        ledger.forget(file.name for file in files if self._was_read_otherwise(file))
        ledger.forget_superseded(files)
        return files, ledger

    @functools.cached_property
    def _left(self) -> LeftFiles:
        return LeftFiles(self._known.get("left"))

    @property
    def _known(self) -> dict[str, Any]:
        """What earlier runs left; to look at it leaves no trace in the state, as the SDK's does."""
        known: dict[str, Any] = self.tap_state.get("bookmarks", {}).get(self.name, {})
        return known

    def _was_read_otherwise(self, file: ReportFile) -> bool:
        """Whether an earlier run took a file's stamp for another time."""
        order, settings = self._known.get("date_order"), self.run.settings
        if order is not None:
            return read_stamp(file.digits, order.rstrip(GUESS)) not in {None, file.stamp}
        modified = wall_time(file.entry.modified, settings.zone)
        return settings.date_order == AUTO and nearest(file.digits, modified) != file.stamp

    def _look_at_prefixes(self, files: list[ReportFile]) -> None:
        """Find out whether there is one feed, whose snapshots replace each other, or several."""
        known = self.stream_state.get("prefixes") or ()
        self._prefixes = sorted({*known, *(file.prefix for file in files)})
        if len(self._prefixes) > 1:
            self.logger.warning(
                "%s: its files' names begin with %s. Each is read as a feed of its own, whose full "
                "files and snapshots say nothing of the others. To have one alone, %s, and load "
                "once with --full-refresh.",
                *(self.name, ", ".join(map(repr, self._prefixes))),
                "narrow its pattern" if self.report.pattern else "set merchant_name",
            )

    def _read(
        self, file: ReportFile, order: ReadOrder, ledger: Ledger
    ) -> Generator[Record, None, FileStats | None]:
        """Emit a file's rows, and what happened to it; return None unless it was read."""
        stats = FileStats()
        message: str | None = None
        self.run.progress.begin(file)
        self._begin_version()
        try:
            for records in self._parser.read(file, self.run.blocks(file.entry), stats):
                if records and not self._is_announced:
                    self._has_rows = True  # of a file whose first row could not be read before
                    self._write_schema_message()
                is_first = records and stats.rows == len(records)
                if is_first and order.forget_newer():
                    self._commit_ledger(ledger)
                if self.is_plain:
                    self.write_many(records)
                else:
                    yield from map(as_dict, records)
                self.run.progress.rows(len(records))
        except FileChangedError as error:
            runs = self._left.leave(file.entry, is_young=False)
            if runs < MOST_LEFT:
                # Half-written, most likely. What came out of it comes again.
                self.logger.warning("%s It is left for the next run.", error)
                return None
            message = str(ReportFileError(NEVER_READ, runs=runs, error=error))
        except (RemoteFileError, ReportFileError) as error:
            message = str(error)
        self.run.totals.update(files=1, rows=stats.rows, rejected=stats.rejected)
        if message is not None:
            self.run.fail_file(file.name, message)
            self._export_files.emit(file, "failed", stats, message)
            return None
        self._parser.warn(file, stats)
        self._end_version(file, stats)
        self._export_files.emit(file, "loaded" if stats.has_header else "empty", stats)
        return stats

    @functools.cached_property
    def _parser(self) -> ReportParser:
        """What reads the files; to be asked for once the key is settled."""
        key, properties = tuple(self.primary_keys), self.schema["properties"]
        return ReportParser(self.report, key, properties, self.run, self._rejected_rows.emit)

    @functools.cached_property
    def _key(self) -> tuple[str, ...] | None:
        """The key that all files have, once chosen, for ever; None while no file tells."""
        known = tuple(self.stream_state.get("key") or ())
        if is_settled(self.report, known):
            return self.report.keys[0]
        # Where it is settled, the newest file tells whether it could be better by now.
        files = self._expected()[-1 if known else 0 :]
        key, warning = choose_key(
            self.report, known, {entry.name: self._key_of(entry) for entry in files}
        )
        if warning:
            self.logger.warning("%s: %s", self.name, warning)
        return key

    def _key_of(self, entry: Entry) -> tuple[str, ...] | None:
        """Return the best key that a file has; one that cannot be read has its say later."""
        try:
            beginning, encoding = self.run.beginning(entry), self.run.settings.encoding
            return best_key(beginning, encoding, self.report, self.schema["properties"])
        except (RemoteFileError, FileChangedError, ReportFileError):
            return None

    def _begin_version(self) -> None:
        """Give the rows of a snapshot a version of their own, later than any before."""
        if self.report.snapshot and self.announces_versions:
            last = self._stream_version or self.stream_state.get("version") or 0
            now = round(datetime.now(timezone.utc).timestamp() * 1000)
            self._stream_version = max(now, last + 1)

    def _end_version(self, file: ReportFile, stats: FileStats) -> None:
        """Say that a snapshot is there to its last row: what is older, is gone."""
        is_alone = len(self._prefixes) == 1
        # What was rejected would seem to be gone.
        is_whole = file.mode == "full" and stats.rows and not stats.rejected
        if is_whole and is_alone and self.report.is_ordered:
            self._snapshots.emit(file, stats)
        if not self.report.snapshot:
            return
        if not stats.rows:
            self.logger.warning("%s holds no row; the snapshot before it stays.", file.name)
        elif self.announces_versions and is_alone:
            self._write_activate_version_message(self._stream_version or 0)

    def _commit_ledger(self, ledger: Ledger, left: list[list[Any]] | None = None) -> None:
        """Put the ledger into the state, once all rows that it speaks of are out."""
        order = self.run.listing.date_order
        state: dict[str, Any] = {"files": ledger.to_state(), "date_order": order}
        if self._is_announced:
            state["key"] = list(self.primary_keys)
        if left or (left is not None and self.stream_state.get("left")):
            state["left"] = left
        if self._prefixes:  # those of files that are gone, too: their rows are not
            state["prefixes"] = self._prefixes
        if self._newest:
            newest = self.stream_state.get("replication_key_value") or ""
            state["replication_key"] = self.replication_key
            state["replication_key_value"] = max(newest, self._newest)
        if self._stream_version:
            state["version"] = self._stream_version
        self.commit(state)
