"""A drop without a server: files in memory, for stories about what is read and in which order."""

from __future__ import annotations

import contextlib
import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from sftpharness import Outcome, sync

from singer_commons.errors import FileChangedError, NotFoundError, RemoteFileError
from singer_commons.sftp import Entry
from tap_ordergroove_sftp.run import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ordergroove_sandbox.drop import Drop
    from tap_ordergroove_sftp.tap import TapOrdergrooveSftp

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

        def prepare(tap: TapOrdergrooveSftp) -> None:
            vars(tap)["run"] = _Run(self, tap)

        return sync(
            {"username": "acme", "password": "x", **config},
            state=state,
            select=select,
            catalog=catalog,
            prepare=prepare,
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
            raise NotFoundError(name, "no such file or folder.")
        file = self.files[name]
        if file.trouble == "deny":
            raise RemoteFileError(name, "permission denied.")
        end = len(file.content) // 2 if file.trouble == "change" else len(file.content)
        for start in range(0, end, piece):
            yield file.content[start : min(end, start + piece)]
        if file.trouble == "change":
            raise FileChangedError(name, "changed while it was read.")


class _Run(Run):
    """A run whose server is a `Folder`."""

    def __init__(self, folder: Folder, tap: TapOrdergrooveSftp) -> None:
        super().__init__(tap.settings, tap.logger or logging.getLogger())
        self.started = folder.present
        self.source = folder
        self.fetcher: _Fetcher | None = None

    def _connect(self):
        return _Connection(self.source)

    def fetch(self, ahead):
        if self.fetcher is None:
            ahead()
            self.fetcher = _Fetcher(self.source)
        return self.fetcher

    def beginning(self, entry):
        return b"".join(self.source.read(entry.name))

    def close(self):
        pass


@dataclass
class _Connection:
    source: Folder

    def resolve_folder(self, path):
        return path

    def list(self, _path):
        return self.source.entries()

    @contextlib.contextmanager
    def open_reader(self, path, *_given):
        yield self.source.read(path.rsplit("/", 1)[-1])

    def close(self):
        pass


@dataclass
class _Fetcher:
    source: Folder

    def blocks(self, entry):
        yield from self.source.read(entry.name)
