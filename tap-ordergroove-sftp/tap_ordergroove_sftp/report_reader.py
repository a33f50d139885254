"""One file from its bytes to its records."""

from __future__ import annotations

import functools
import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tap_ordergroove_sftp.csv_lines import FALLBACK, read_rows
from tap_ordergroove_sftp.errors import (
    HEADER_UNDECODABLE,
    HEADER_UNREADABLE,
    NOT_CSV,
    ReportFileError,
)
from tap_ordergroove_sftp.long_texts import LONGEST_LOGGED, cut
from tap_ordergroove_sftp.rows import UNKNOWN, Header, Table, is_unreadable, without_nul

if TYPE_CHECKING:
    import logging
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import IO

    from msgspec import Struct

    from tap_ordergroove_sftp.csv_lines import Broken, Chunk
    from tap_ordergroove_sftp.ledger import ReportFile
    from tap_ordergroove_sftp.reports import Report
    from tap_ordergroove_sftp.settings import Settings

CONTENTS = (
    (re.compile(rb"\x1f\x8b"), "gzip"),
    (re.compile(rb"PK\x03\x04"), "a ZIP archive, or Excel"),
    (re.compile(rb"-----BEGIN PGP"), "encrypted by PGP"),
    (re.compile(rb"\xff\xfe|\xfe\xff|(?:[^\0]\0){8}|(?:\0[^\0]){8}"), "UTF-16"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml)", re.IGNORECASE), "HTML or XML"),
)
"""What files turn out to be, by how they begin."""
COPIED_AT_ONCE = 1 << 18


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
        is_first: Whether the latest records are the file's first.
        has_header: Whether there was more than blank lines.
    """

    rows: int = 0
    rejected: int = 0
    first_rejected: Broken | None = None
    fallback: int = 0
    alike: int = 0
    sha256: Any = field(default_factory=hashlib.sha256)
    is_first: bool = False
    has_header: bool = False

    def hashed(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        """Pass bytes on."""
        for block in blocks:
            self.sha256.update(block)
            yield block


@dataclass(frozen=True)
class ReportParser:
    """Reads the files of a report.

    Attributes:
        report: The report.
        key: The fields that name a row.
        properties: The JSON schema of its fields.
        settings: The tap's settings.
        logger: Where warnings go.
        warned: What was warned of, once a run.
    """

    report: Report
    key: Sequence[str]
    properties: Mapping[str, Any]
    settings: Settings
    logger: logging.Logger
    warned: set[str] = field(default_factory=set)

    def read(
        self, file: ReportFile, blocks: Iterable[bytes], stats: FileStats
    ) -> Iterator[tuple[list[Struct], list[Broken]]]:
        """Read a file.

        Args:
            file: The file.
            blocks: Its bytes.
            stats: Is kept up to date.

        Yields:
            Some records (see `as_dict`), and the rows among them that cannot be any.

        Raises:
            ReportFileError: If rows cannot be read by its header, or if it is no CSV file.
            PluginError: If the bytes end too early.
        """
        table = None
        for chunk in read_rows(_checked(stats.hashed(blocks)), self.settings.encoding):
            table = table or self._read_header(file, chunk)
            if table is None:
                continue
            stats.has_header = True
            records, broken = table.read(chunk)
            stats.is_first = bool(records) and not stats.rows
            stats.rows += len(records)
            if broken and not stats.rejected:
                stats.first_rejected = min(broken, key=lambda each: each.number)
            stats.rejected += len(broken)
            stats.fallback += chunk.fallback
            stats.alike = table.alike
            yield records, broken

    def warn(self, file: ReportFile, stats: FileStats) -> None:
        """Say what was odd about a file that was read to its end."""
        if stats.first_rejected is not None:
            self.logger.warning(
                "%s: %d of %d rows were rejected, such as line %d: %s; see rejected_rows.",
                *(file.name, stats.rejected, stats.rows + stats.rejected),
                *(stats.first_rejected.number, cut(stats.first_rejected.reason, LONGEST_LOGGED)),
            )
        if stats.fallback:
            self.logger.warning(
                "%s: %d lines are not %s, and were read as %s.",
                *(file.name, stats.fallback, self.settings.encoding, FALLBACK),
            )
        if stats.alike:
            self.logger.warning(
                "%s: %d rows have the key (%s) of a row before them; a loader that upserts keeps "
                "the last of each.",
                *(file.name, stats.alike, " + ".join(self.key)),
            )

    def _read_header(self, file: ReportFile, chunk: Chunk) -> Table | None:
        """Take the header off a file's first rows; there may be none yet."""
        if chunk.begins_broken:
            raise ReportFileError(HEADER_UNREADABLE, reason=chunk.broken[0].reason)
        if not chunk.rows:
            return None
        columns = without_nul(chunk.take_first())
        if any(map(is_unreadable, columns)):
            raise ReportFileError(HEADER_UNDECODABLE)
        if len(columns) == 1 and (found := re.search(r"[;\t|]", columns[0])):
            raise ReportFileError(NOT_CSV, what=f"text separated by {found[0]!r}")
        header = Header.of(columns, self.report, self.properties)
        header.check(self.report, self.key)
        if (unknown := header.unknown) and unknown not in self.warned:
            self.warned.add(unknown)
            self.logger.warning(
                "%s: no field is for %s; see %s (said once a run).",
                *(file.name, cut(unknown, LONGEST_LOGGED), UNKNOWN),
            )
        return Table(header, self.key, self.properties, self.settings.zone, file)


def _checked(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Pass bytes on, unless they begin as something else than text.

    Raises:
        ReportFileError: If they do.
    """
    is_first = True
    for block in blocks:
        if is_first and (found := [what for begins, what in CONTENTS if begins.match(block)]):
            raise ReportFileError(NOT_CSV, what=found[0])
        is_first = False
        yield block


def copied(blocks: Iterable[bytes], copy: IO[bytes]) -> Iterator[bytes]:
    """Pass bytes on, and keep them."""
    for block in blocks:
        copy.write(block)
        yield block


def read_again(copy: IO[bytes]) -> Iterator[bytes]:
    """Return what `copied` kept."""
    copy.seek(0)
    return iter(functools.partial(copy.read, COPIED_AT_ONCE), b"")
