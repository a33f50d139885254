"""One run: what its streams share."""

from __future__ import annotations

import contextlib
import functools
import posixpath
import time
from collections import Counter
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from singer_commons.errors import PluginError
from singer_commons.sftp import ResumingReader, SftpConnection
from singer_commons.sync import Sync
from tap_ordergroove_sftp.csv_lines import LONGEST_LINE
from tap_ordergroove_sftp.errors import FILES_FAILED
from tap_ordergroove_sftp.listing import Listing, sort_out
from tap_ordergroove_sftp.prefetch import Fetcher
from tap_ordergroove_sftp.progress import Progress
from tap_ordergroove_sftp.settings import Settings
from tap_ordergroove_sftp.values import LONGEST_LOGGED, cut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from singer_commons.sftp import Entry

HEADER_BYTES = 1 << 16
MOST_NAMED = 20


class ReportSync(Sync[Settings]):
    """A run over a folder of report files; what asks the server, raises a `PluginError`.

    Attributes:
        jobs: For each report, what returns the files that this run will read in any case. It is
            called before the first of them is read: the connection is given away then.
        known_orders: What tell the order of day and month that an earlier run found, each for a
            report.
        totals: How many files were read, how many rows taken and rejected.
        failures: Why files could not be read, by name.
        progress: What is logged meanwhile.
    """

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.jobs: dict[str, Callable[[], Sequence[Entry]]] = {}
        self.known_orders: list[Callable[[], str | None]] = []
        self.totals: Counter[str] = Counter()
        self.failures: dict[str, str] = {}
        self.progress = Progress(self.logger, time.monotonic)

    @functools.cached_property
    def folder(self) -> str:
        """The folder's path as the server writes it."""
        return self._connection.resolve_folder(self.settings.path)

    @functools.cached_property
    def listing(self) -> Listing:
        """What lies in the folder."""
        entries = self._connection.list(self.folder)
        orders = sorted(filter(None, (recall() for recall in self.known_orders)), key=len)
        listing = sort_out(entries, self.settings, self._now(), next(iter(orders), None))
        for warning in listing.warnings:
            self.logger.warning("%s", warning)
        for kind, names in listing.strays.items():
            more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
            self.logger.warning("%s: %s%s.", kind, ", ".join(names[:MOST_NAMED]), more)
        for name, _, reason in listing.unread:
            self.fail_file(name, reason)
        return listing

    @override
    def is_fatal(self, error: Exception) -> bool:
        """Whether it must end the run: server and folder are the same for all."""
        return isinstance(error, PluginError) or super().is_fatal(error)

    def fail_file(self, name: str, reason: str) -> None:
        """Note a failure; the run goes on, and ends with it."""
        self.failures[name] = reason = cut(reason, LONGEST_LOGGED)
        self.logger.error("%s: %s", name, reason)

    def beginning(self, entry: Entry) -> bytes:
        """Return so much of a file that its first line is there."""
        path = posixpath.join(self.folder, entry.name)
        gathered = bytearray()
        reader = ResumingReader(self._connection, path, expected=entry, read_ahead=HEADER_BYTES)
        with contextlib.closing(reader):
            for block in reader.blocks():
                gathered += block
                # A header may be longer, up to the longest line.
                has_line = b"\n" in gathered or b"\r" in gathered
                if len(gathered) >= (HEADER_BYTES if has_line else LONGEST_LINE):
                    break
        return bytes(gathered)

    def blocks(self, entry: Entry) -> Iterator[bytes]:
        """Return a file's bytes as they come; the first call starts to fetch ahead."""
        return self.progress.counted(self._fetcher.blocks(entry))

    @override
    def close(self) -> None:
        for opened in ("_fetcher", "_connection"):
            if opened in vars(self):
                vars(self)[opened].close()

    @override
    def finish(self) -> None:
        totals, failures = self.totals, self.failures
        self.logger.info(
            "Summary: %d files read, %d rows, %d rows rejected, %d files failed.",
            *(totals["files"], totals["rows"], totals["rejected"], len(failures)),
        )
        if not failures:
            super().finish()
            return
        with contextlib.suppress(PluginError):  # said before, the files have the last word
            super().finish()
        named = [f"{name}: {reason}" for name, reason in failures.items()][:MOST_NAMED]
        more = [f"and {len(failures) - MOST_NAMED} more"] if len(failures) > MOST_NAMED else []
        reasons = "; ".join(named + more)
        raise PluginError(FILES_FAILED, count=len(failures), reasons=reasons)

    @functools.cached_property
    def _connection(self) -> SftpConnection:
        return self._connect(time.sleep)

    @functools.cached_property
    def _fetcher(self) -> Fetcher:
        expected = [self._expected(name) for name in sorted(self.jobs)]
        self.progress.total = sum(entry.size for entries in expected for entry in entries)
        most = self.settings.connections
        return Fetcher(self.folder, self._connect, expected, most, self._connection, self.logger)

    def _expected(self, report: str) -> Sequence[Entry]:
        try:
            return self.jobs[report]()
        except PluginError:
            raise
        except Exception:  # noqa: BLE001 - its state, which it says itself when its turn comes
            return ()

    def _connect(self, sleep: Callable[[float], None]) -> SftpConnection:
        return SftpConnection(self.settings.sftp, self.logger, sleep=sleep)

    def _now(self) -> datetime:
        return datetime.now(timezone.utc)
