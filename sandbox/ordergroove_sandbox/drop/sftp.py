"""The drop as an SFTP session sees it: read-only, logged, and with the faults in force."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import basename
from typing import TYPE_CHECKING, BinaryIO, NoReturn, cast

import asyncssh

from ordergroove_sandbox.drop.access import AccessLog, Refusal
from ordergroove_sandbox.drop.faults import WHILE_READING

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from ordergroove_sandbox.drop.faults import DropFault
    from ordergroove_sandbox.drop.writer import Drop
    from ordergroove_sandbox.faults import Faults

# The flag of the SFTP protocol's request to open a file that means "for reading".
_FOR_READING = 0x01
# Answers that wait to be sent; asyncssh would hold any number of them.
_MOST_WAITING = 8 * 1024 * 1024
_POLL = 0.002
_FLUSH = 1
_NOT_FOR_OTHERS = 0o400


@dataclass(slots=True, eq=False)
class _OpenFile:
    path: str
    file: BinaryIO
    faults: list[DropFault]
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    sent: int = 0

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move in the file; asyncssh's clients ask where a sparse file has data."""
        return self.file.seek(offset, whence)


@dataclass(slots=True)
class Behind:
    """What is behind every session: the folder, the log, the faults, and the files now open."""

    drop: Drop
    log: AccessLog
    faults: Faults[DropFault]
    files: set[_OpenFile] = field(default_factory=set)

    def close(self) -> None:
        """Close the files that are still open."""
        for opened in self.files:
            opened.file.close()


class DropSession(asyncssh.SFTPServer):
    """One client's session."""

    def __init__(self, channel: asyncssh.SSHServerChannel[bytes], behind: Behind) -> None:
        """Show a client the drop's root as ``/``."""
        super().__init__(channel, os.fsencode(behind.drop.root.resolve()))
        self._behind = behind

    @override
    async def scandir(self, path: bytes) -> AsyncIterator[asyncssh.SFTPName]:
        shown = self._shown(path)
        self._behind.log.listing(shown)
        self._check(shown)
        self._behind.drop.grow(self._local(path))
        async for name in super().scandir(path):
            yield name

    @override
    def stat(self, path: bytes) -> os.stat_result:
        local = self._local(path)
        if not local.is_dir():
            self._behind.drop.grow(local)
        return local.stat()

    @override
    def lstat(self, path: bytes) -> os.stat_result:
        return self.stat(path)

    @override
    def open(self, path: bytes, pflags: int, attrs: asyncssh.SFTPAttrs) -> _OpenFile:
        shown, local = self._shown(path), self._local(path)
        if pflags != _FOR_READING:
            self._refuse("open for writing", path)
        self._behind.log.opening(shown)
        self._check(shown)
        # Said here, because for root every file is readable.
        if not local.stat().st_mode & _NOT_FOR_OTHERS:
            raise asyncssh.SFTPPermissionDenied(shown)
        faults = self._behind.faults.take(WHILE_READING, name=basename(shown))
        opened = _OpenFile(shown, local.open("rb"), faults)
        self._behind.files.add(opened)
        return opened

    @override
    async def read(self, file_obj: object, offset: int, size: int) -> bytes:
        opened = cast("_OpenFile", file_obj)
        async with opened.turn:
            for fault in list(opened.faults):
                await self._meet(fault, opened, size)
            await self._wait_until_sent(_MOST_WAITING)
            opened.file.seek(offset)
            data = opened.file.read(size)
            opened.sent += len(data)
            self._behind.log.reading(opened.path, len(data))
            return data

    @override
    def fstat(self, file_obj: object) -> os.stat_result:
        return os.fstat(cast("_OpenFile", file_obj).file.fileno())

    @override
    def close(self, file_obj: object) -> None:
        opened = cast("_OpenFile", file_obj)
        opened.file.close()
        self._behind.files.discard(opened)

    async def _meet(self, fault: DropFault, opened: _OpenFile, size: int) -> None:
        """Let a fault befall the next piece of a file that is being read."""
        if fault.kind == "slow":
            await asyncio.sleep(size / fault.parameters["bytes_per_second"])
            return
        if opened.sent < fault.parameters.get("after_bytes", 0):
            return
        if fault.kind == "stall":
            opened.faults.remove(fault)
            await asyncio.sleep(fault.parameters["seconds"])
            return
        # What was answered so far shall arrive first.
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self._wait_until_sent(0), _FLUSH)
        await asyncio.sleep(10 * _POLL)
        self.connection.abort()
        raise asyncssh.SFTPConnectionLost(opened.path)

    async def _wait_until_sent(self, but: int) -> None:
        """Wait until no more than so many bytes wait to be sent; asyncssh tells nobody when."""
        while self.channel.get_write_buffer_size() > but:  # noqa: ASYNC110 - no event to wait for
            await asyncio.sleep(_POLL)

    def _check(self, shown: str) -> None:
        if self._behind.faults.take(["deny"], name=basename(shown)):
            raise asyncssh.SFTPPermissionDenied(shown)

    def _shown(self, path: bytes) -> str:
        """Return a path as the client sees it, from the root."""
        return os.fsdecode(self.reverse_map_path(self.map_path(path).rstrip(b"/")))

    def _local(self, path: bytes) -> Path:
        local = Path(os.fsdecode(self.map_path(path)))
        return self._behind.drop.root / local.relative_to(self._behind.drop.root.resolve())

    def _refuse(self, operation: str, path: bytes) -> NoReturn:
        self._behind.log.add(Refusal(operation, self._shown(path)))
        msg = "the drop is read-only"
        raise asyncssh.SFTPPermissionDenied(msg)

    def _refuse_open(self, operation: str, file_obj: object) -> NoReturn:
        self._refuse(operation, os.fsencode(cast("_OpenFile", file_obj).path))

    @override
    def write(self, file_obj: object, offset: int, data: bytes) -> int:
        self._refuse_open("write", file_obj)

    @override
    def setstat(self, path: bytes, attrs: asyncssh.SFTPAttrs) -> None:
        self._refuse("setstat", path)

    @override
    def lsetstat(self, path: bytes, attrs: asyncssh.SFTPAttrs) -> None:
        self._refuse("setstat", path)

    @override
    def fsetstat(self, file_obj: object, attrs: asyncssh.SFTPAttrs) -> None:
        self._refuse_open("setstat", file_obj)

    @override
    def remove(self, path: bytes) -> None:
        self._refuse("remove", path)

    @override
    def mkdir(self, path: bytes, attrs: asyncssh.SFTPAttrs) -> None:
        self._refuse("mkdir", path)

    @override
    def rmdir(self, path: bytes) -> None:
        self._refuse("rmdir", path)

    @override
    def rename(self, oldpath: bytes, newpath: bytes) -> None:
        self._refuse("rename", oldpath)

    @override
    def posix_rename(self, oldpath: bytes, newpath: bytes) -> None:
        self._refuse("rename", oldpath)

    @override
    def symlink(self, oldpath: bytes, newpath: bytes) -> None:
        self._refuse("symlink", newpath)

    @override
    def link(self, oldpath: bytes, newpath: bytes) -> None:
        self._refuse("link", newpath)
