"""One file from its bytes to its records."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tap_ordergroove_sftp.lines import FALLBACK, read_rows
from tap_ordergroove_sftp.reports import FILE
from tap_ordergroove_sftp.rows import (
    EXPORTED_AT,
    UNKNOWN,
    Header,
    HeaderError,
    Table,
    is_unreadable,
)
from tap_ordergroove_sftp.values import format_utc

if TYPE_CHECKING:
    import logging
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from msgspec import Struct

    from tap_ordergroove_sftp.ledger import ReportFile
    from tap_ordergroove_sftp.lines import Broken, Chunk
    from tap_ordergroove_sftp.reports import Report
    from tap_ordergroove_sftp.settings import Settings


@dataclass
class Count:
    """What is counted while a file is read.

    Attributes:
        rows: Records.
        rejected: Rows that could not be any.
        fallback: Lines in another encoding.
        sha256: Of the bytes.
        is_first: Whether the latest records are the file's first.
        has_header: Whether there was more than blank lines.
    """

    rows: int = 0
    rejected: int = 0
    fallback: int = 0
    sha256: Any = field(default_factory=hashlib.sha256)
    is_first: bool = False
    has_header: bool = False

    def hashed(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        """Pass bytes on."""
        for block in blocks:
            self.sha256.update(block)
            yield block


@dataclass(frozen=True)
class Opener:
    """What there is to know of a report before one of its files is opened.

    Attributes:
        report: The report.
        key: The fields that name a row.
        properties: The JSON schema of its fields.
        settings: The tap's settings.
        logger: Where warnings go.
        told: What was warned of, once a run.
    """

    report: Report
    key: Sequence[str]
    properties: Mapping[str, Any]
    settings: Settings
    logger: logging.Logger
    told: set[str] = field(default_factory=set)

    def open(self, file: ReportFile, chunk: Chunk) -> Table | None:
        """Take the header off a file's first rows; there may be none yet.

        Raises:
            HeaderError: If the rows cannot be read by it.
        """
        if chunk.begins_broken:
            msg = f"its header cannot be read: {chunk.broken[0].reason}"
            raise HeaderError(msg)
        if not chunk.rows:
            return None
        columns = chunk.take_first()
        if any(map(is_unreadable, columns)):
            msg = "its header has a byte that is in no encoding. Ask Ordergroove for UTF-8."
            raise HeaderError(msg)
        header = Header.of(columns, self.report, self.properties)
        header.check(self.report, self.key)
        if (unknown := header.unknown) and unknown not in self.told:
            self.told.add(unknown)
            self.logger.warning(
                "%s: no field is for %s; see %s (said once a run).", file.name, unknown, UNKNOWN
            )
        exported_at = format_utc(file.stamp.replace(tzinfo=self.settings.zone))
        added = {FILE: file.name, EXPORTED_AT: exported_at}
        return Table(header, self.key, self.properties, self.settings.zone, added)


def read_file(
    opener: Opener, file: ReportFile, blocks: Iterable[bytes], count: Count
) -> Iterator[tuple[list[Struct], list[Broken]]]:
    """Read a file.

    Args:
        opener: What is known of its report.
        file: The file.
        blocks: Its bytes.
        count: Is kept up to date.

    Yields:
        Some records (see `as_dict`), and the rows among them that cannot be any.

    Raises:
        HeaderError: If rows cannot be read by its header.
        LineTooLongError: If it is no CSV file.
        PluginError: If the bytes end too early.
    """
    table = None
    for chunk in read_rows(count.hashed(blocks), opener.settings.encoding):
        table = table or opener.open(file, chunk)
        if table is None:
            continue
        count.has_header = True
        records, broken = table.read(chunk)
        count.is_first = bool(records) and not count.rows
        count.rows += len(records)
        count.rejected += len(broken)
        count.fallback += chunk.fallback
        yield records, broken
    if count.fallback:
        opener.logger.warning(
            "%s: %d lines are not %s, and were read as %s.",
            *(file.name, count.fallback, opener.settings.encoding, FALLBACK),
        )
    if table is not None and table.alike:
        opener.logger.warning(
            "%s: %d rows have the key (%s) of a row before them; a loader that upserts keeps the "
            "last of each.",
            *(file.name, table.alike, " + ".join(opener.key)),
        )
