"""A drop without a server: files in memory, for stories about what is read and in which order."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from singer_commons.sftp import Entry
from singer_commons.sftp.errors import (
    CHANGED,
    NO_PERMISSION,
    NOT_FOUND,
    FileChangedError,
    NotFoundError,
    RemoteFileError,
)
from tap_ordergroove_sftp.file_names import read_stamp, settle_order
from tap_ordergroove_sftp.sync import ReportSync
from tap_ordergroove_sftp.tap import TapOrdergrooveSftp

from .sftp_tap import Outcome, sync

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ordergroove_sandbox.drop import Drop

PRESENT = datetime(2025, 10, 31, 17, 0, tzinfo=timezone.utc)
ORDERS = "orders_report"


@dataclass
class File:
    """A file.

    Attributes:
        content: Its bytes.
        modified: The time that it shows.
        trouble: What happens when it is read: ``deny``, or ``change`` half-way.
    """

    content: bytes
    modified: datetime
    trouble: str = ""


@dataclass
class Folder:
    """A folder that can be listed and read without a network."""

    files: dict[str, File] = field(default_factory=dict)
    present: datetime = PRESENT
    opened: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, drop: Drop) -> Folder:
        """Hold what the sandbox delivered."""
        folder = cls()
        for path in drop.outgoing.iterdir():
            modified = datetime.fromtimestamp(path.stat().st_mtime, timezone.utc)
            folder.put(path.name, path.read_bytes(), modified)
        folder.present = max(file.modified for file in folder.files.values()) + timedelta(days=1)
        return folder

    def put(
        self, name: str, content: str | bytes, modified: datetime | None = None, trouble: str = ""
    ) -> str:
        """Drop a file, by default an hour ago; return its name."""
        content = content.encode() if isinstance(content, str) else content
        self.files[name] = File(content, modified or self.present - timedelta(hours=1), trouble)
        return name

    def sync(
        self,
        *,
        state: dict | None = None,
        select: Iterable[str] | None = None,
        catalog: dict | None = None,
        **config: Any,
    ) -> Outcome:
        """Sync once from this folder."""
        self.opened = []

        class Tap(TapOrdergrooveSftp):
            @functools.cached_property
            def run(tap) -> _Sync:  # noqa: N805 - `self` is the folder
                return _Sync(self, tap)

        return sync(
            {"username": "acme", "password": "x", **config},
            state=state,
            select=select,
            catalog=catalog,
            tap_class=Tap,
        )

    def entries(self) -> tuple[Entry, ...]:
        return tuple(
            Entry(name, len(file.content), file.modified, is_file=True)
            for name, file in sorted(self.files.items())
        )

    def read(self, name: str, piece: int = 40) -> Iterator[bytes]:
        """Return a file's bytes, as far as they come."""
        self.opened.append(name)
        if name not in self.files:
            raise NotFoundError(NOT_FOUND, path=name)
        file = self.files[name]
        if file.trouble == "deny":
            raise RemoteFileError(NO_PERMISSION, path=name)
        end = len(file.content) // 2 if file.trouble == "change" else len(file.content)
        for start in range(0, end, piece):
            yield file.content[start : min(end, start + piece)]
        if file.trouble == "change":
            raise FileChangedError(CHANGED, path=name, was=(2, 1), now=(1, 2))


class _Sync(ReportSync):
    """A run whose server is a `Folder`."""

    def __init__(self, folder: Folder, tap: TapOrdergrooveSftp) -> None:
        super().__init__(lambda: tap.settings, tap.logger)
        self.source = folder

    def _now(self):
        return self.source.present

    @functools.cached_property
    def _connection(self):
        return _Connection(self.source)

    @functools.cached_property
    def _fetcher(self):
        for report in self.jobs:
            self._expected(report)
        return _Fetcher(self.source)

    def beginning(self, entry):
        return b"".join(self.source.read(entry.name))


@dataclass
class _Connection:
    source: Folder

    def resolve_folder(self, path):
        return path

    def list(self, _path):
        return self.source.entries()

    def close(self):
        pass


@dataclass
class _Fetcher:
    source: Folder

    def blocks(self, entry):
        yield from self.source.read(entry.name)

    def close(self):
        pass


def in_folder(digits, modified, now=None):
    """What a stamp means that is alone in its folder."""
    now = now or modified + timedelta(hours=1)
    order, _ = settle_order([(digits, modified)], now, None)
    return read_stamp(digits, order.rstrip("?"), now)
