"""One file from its bytes to its records."""

from __future__ import annotations

import functools
import hashlib
import re
import tempfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from singer_commons.errors import PluginError
from tap_ordergroove_sftp import errors
from tap_ordergroove_sftp.csv_lines import FALLBACK, read_rows
from tap_ordergroove_sftp.errors import ReportFileError
from tap_ordergroove_sftp.rows import UNKNOWN, Header, Table, is_unreadable, without_nul
from tap_ordergroove_sftp.values import LONGEST_LOGGED, cut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from msgspec import Struct

    from tap_ordergroove_sftp.csv_lines import Broken, Chunk
    from tap_ordergroove_sftp.ledger import ReportFile
    from tap_ordergroove_sftp.reports import Report
    from tap_ordergroove_sftp.sync import ReportSync

    Reject = Callable[[ReportFile, Sequence[Broken]], None]

CONTENTS = (
    (re.compile(rb"\x1f\x8b"), "gzip"),
    (re.compile(rb"PK\x03\x04"), "a ZIP archive, or Excel"),
    (re.compile(rb"-----BEGIN PGP"), "encrypted by PGP"),
    (re.compile(rb"\xff\xfe|\xfe\xff|(?:[^\0]\0){8}|(?:\0[^\0]){8}"), "UTF-16"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml)", re.IGNORECASE), "HTML or XML"),
)
"""What files turn out to be, by how they begin."""
COPIED_AT_ONCE = 1 << 18
FEW_REJECTED = 10
"""Rejected rows that never fail a file by their share alone."""


@dataclass
class FileStats:
    """What is counted while a file is read.

    Attributes:
        rows: Records.
        rejected: Rows that could not be any.
        first_rejected: The first of them.
        fallback: Lines in another encoding.
        alike: Records that had the key of one before.
        sha256: Of the bytes.
        has_header: Whether there was more than blank lines.
    """

    rows: int = 0
    rejected: int = 0
    first_rejected: Broken | None = None
    fallback: int = 0
    alike: int = 0
    sha256: Any = field(default_factory=hashlib.sha256)
    has_header: bool = False


@dataclass(frozen=True)
class ReportParser:
    """Reads the files of a report.

    Attributes:
        report: The report.
        key: The fields that name a row.
        properties: The JSON schema of its fields.
        run: The run.
        reject: Is told the rows that cannot be records.
        warned: What was warned of, once a run.
    """

    report: Report
    key: Sequence[str]
    properties: Mapping[str, Any]
    run: ReportSync
    reject: Reject
    warned: set[str] = field(default_factory=set)

    def read(
        self, file: ReportFile, blocks: Iterable[bytes], stats: FileStats
    ) -> Iterator[list[Struct]]:
        """Yield a file's records (see `as_dict`), and keep `stats` up to date.

        A file that stands for all that is older is read to its end first: no record comes unless
        all do.

        Raises:
            ReportFileError: If rows cannot be read by its header, if it is no CSV file, or if too
                many of its rows are rejected.
            PluginError: If the bytes end too early.
        """
        if file.mode != "full" and not self.report.snapshot:
            yield from self._parse(file, blocks, stats, self.reject)
            return
        with tempfile.TemporaryFile() as copy:
            trial = FileStats()
            kept = (block for block in blocks if copy.write(block))
            try:
                for _ in self._parse(file, kept, trial, self.reject):
                    pass
            except PluginError:
                stats.rejected = trial.rejected
                raise
            copy.seek(0)
            again = iter(functools.partial(copy.read, COPIED_AT_ONCE), b"")
            yield from self._parse(file, again, stats, lambda *_: None)

    def _parse(
        self, file: ReportFile, blocks: Iterable[bytes], stats: FileStats, reject: Reject
    ) -> Iterator[list[Struct]]:
        table, most = None, self.run.settings.max_rejected_rows
        for chunk in read_rows(_checked(blocks, stats), self.run.settings.encoding):
            table = table or self._begin(file, chunk)
            if table is None:
                continue
            stats.has_header = True
            records, broken = table.read(chunk)
            stats.rows += len(records)
            stats.fallback += chunk.fallback
            stats.alike = table.alike
            yield records
            if not broken:
                continue
            first = stats.first_rejected or min(broken, key=lambda each: each.number)
            stats.first_rejected = first
            reject(file, broken[: max(0, most + 1 - stats.rejected)])
            stats.rejected += len(broken)
            if stats.rejected > most:
                raise ReportFileError(
                    errors.TOO_MANY_REJECTED, most=most, line=first.number, reason=first.reason
                )
        rejected, rows = stats.rejected, stats.rows + stats.rejected
        if stats.first_rejected and rejected >= FEW_REJECTED and 2 * rejected > rows:
            first = stats.first_rejected
            raise ReportFileError(
                errors.MOSTLY_REJECTED,
                rejected=rejected,
                rows=rows,
                line=first.number,
                reason=first.reason,
            )

    def warn(self, file: ReportFile, stats: FileStats) -> None:
        """Say what was odd about a file that was read to its end."""
        if stats.first_rejected is not None:
            self.run.logger.warning(
                "%s: %d of %d rows were rejected, such as line %d: %s; see rejected_rows.",
                *(file.name, stats.rejected, stats.rows + stats.rejected),
                *(stats.first_rejected.number, cut(stats.first_rejected.reason, LONGEST_LOGGED)),
            )
        if stats.fallback:
            self.run.logger.warning(
                "%s: %d lines are not %s, and were read as %s.",
                *(file.name, stats.fallback, self.run.settings.encoding, FALLBACK),
            )
        if stats.alike:
            self.run.logger.warning(
                "%s: %d rows have the key (%s) of a row before them; a loader that upserts keeps "
                "the last of each.",
                *(file.name, stats.alike, " + ".join(self.key)),
            )

    def _begin(self, file: ReportFile, chunk: Chunk) -> Table | None:
        header = _take_header(chunk, self.report, self.properties)
        if header is None:
            return None
        header.check(self.report, self.key)
        if (unknown := header.unknown) and unknown not in self.warned:
            self.warned.add(unknown)
            self.run.logger.warning(
                "%s: no field is for %s; see %s (said once a run).",
                *(file.name, cut(unknown, LONGEST_LOGGED), UNKNOWN),
            )
        return Table(header, self.key, self.properties, self.run.settings.zone, file)


def best_key(
    beginning: bytes, encoding: str, report: Report, properties: Mapping[str, Any]
) -> tuple[str, ...] | None:
    """Return the best key of a report that a file's header has, if any.

    Raises:
        ReportFileError: If its header cannot be read, or if it is no CSV file.
    """
    for chunk in read_rows(_checked([beginning], FileStats()), encoding):
        if header := _take_header(chunk, report, properties):
            return next((key for key in report.keys if not header.lacks(key)), None)
    return None


def _take_header(chunk: Chunk, report: Report, properties: Mapping[str, Any]) -> Header | None:
    """Take the header off a file's first rows; there may be none yet."""
    if chunk.begins_broken:
        raise ReportFileError(errors.HEADER_UNREADABLE, reason=chunk.broken[0].reason)
    if not chunk.rows:
        return None
    columns = without_nul(chunk.take_first())
    if any(map(is_unreadable, columns)):
        raise ReportFileError(errors.HEADER_UNDECODABLE)
    if len(columns) == 1 and (found := re.search(r"[;\t|]", columns[0])):
        raise ReportFileError(errors.NOT_CSV, what=f"text separated by {found[0]!r}")
    return Header.of(columns, report, properties)


def _checked(blocks: Iterable[bytes], stats: FileStats) -> Iterator[bytes]:
    """Pass bytes on; raise a `ReportFileError` if they begin as something else than text."""
    is_first = True
    for block in blocks:
        if is_first and (found := [what for begins, what in CONTENTS if begins.match(block)]):
            raise ReportFileError(errors.NOT_CSV, what=found[0])
        is_first = False
        stats.sha256.update(block)
        yield block
