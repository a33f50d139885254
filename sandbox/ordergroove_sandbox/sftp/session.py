"""A folder as an SFTP session sees it: logged, and with the faults in force.

asyncssh's server always announces the extension ``posix-rename@openssh.com``; where it is to be
missing, the request is answered as an unknown one. It has no extension ``check-file``, by which a
client could ask for a file's hash, as OpenSSH has none.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from concurrent.futures import Future
from contextlib import asynccontextmanager
from pathlib import Path
from posixpath import basename
from typing import TYPE_CHECKING, BinaryIO, NoReturn, cast

import asyncssh

from ordergroove_sandbox.sftp.faults import (
    DENIALS,
    REFUSALS,
    WHILE_READING,
    WHILE_WRITING,
    kinds_for,
)
from ordergroove_sandbox.sftp.folder import OpenFile
from ordergroove_sandbox.sftp.log import SftpCall

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from ordergroove_sandbox.sftp.faults import SftpFault
    from ordergroove_sandbox.sftp.folder import Served

# The flags of the SFTP protocol's request to open a file that let it be changed.
_FOR_WRITING = 0x02 | 0x04 | 0x08 | 0x10 | 0x20
_FOR_READING = 0o400
# Answers that wait to be sent; asyncssh would hold any number of them.
_MOST_WAITING = 8 * 1024 * 1024
_POLL = 0.002
_FLUSH = 1


class SftpSession(asyncssh.SFTPServer):
    """One client's session."""

    def __init__(self, channel: asyncssh.SSHServerChannel[bytes], served: Served) -> None:
        """Show a client the folder as ``/``."""
        super().__init__(channel, os.fsencode(served.folder))
        self._served = served
        self._cut = False
        # Files that were closed just now: by their client, or because it has gone.
        self._just_closed: list[Future[bool]] = []

    @override
    async def open(self, path: bytes, pflags: int, attrs: asyncssh.SFTPAttrs) -> object:
        writing = bool(pflags & _FOR_WRITING)
        async with self._asked("open", path) as call:
            local = self._local(path)
            if writing:
                self._check_change(path)
            # Said here, because for root every file is readable.
            elif not local.stat().st_mode & _FOR_READING:
                raise asyncssh.SFTPPermissionDenied(call.path)
            file = cast("BinaryIO", super().open(path, pflags, attrs))
            kinds = WHILE_WRITING if writing else WHILE_READING
            faults = self._served.faults.take(kinds, name=basename(call.path))
            call.faults += tuple(fault.kind for fault in faults)
            opened = OpenFile(local, file, writing, call, faults)
            self._served.open_files.add(opened)
            return opened

    @override
    async def read(self, file_obj: object, offset: int, size: int) -> bytes:
        opened = cast("OpenFile", file_obj)
        async with opened.turn:
            for fault in [] if opened.writing else list(opened.faults):
                await self._meet(fault, opened, size)
            await self._wait_until_sent(_MOST_WAITING)
            opened.file.seek(offset)
            data = opened.file.read(size)
            opened.call.sent += len(data)
            return data

    @override
    async def write(self, file_obj: object, offset: int, data: bytes) -> int:
        opened = cast("OpenFile", file_obj)
        # Requests of one file are met in their order, though some may have to wait.
        async with opened.turn, self._asked("write", os.fsencode(opened.call.path), logged=False):
            for fault in opened.faults:
                # What was received of a client that has gone is written without further waiting.
                if fault.kind == "slow" and not self.channel.is_closing():
                    await asyncio.sleep(len(data) / fault.parameters["bytes_per_second"])
            kept, broken = opened.befallen(offset, data)
            if kept:
                opened.file.seek(offset)
                opened.file.write(kept)
            opened.call.received += len(kept)
            if broken == "drop":
                self._cut_off(opened.call.path)
            if broken == "disk_full":
                msg = "No space left on device"
                raise asyncssh.SFTPNoSpaceOnFilesystem(msg)
            return len(data)

    @override
    async def close(self, file_obj: object) -> None:
        opened = cast("OpenFile", file_obj)
        async with opened.turn:
            self._served.open_files.discard(opened)
            opened.file.close()
            if opened.writing:
                self._served.arrived(opened.local, self._closed_by_client().result)
            if self._cut:
                return
            async with self._asked("close", os.fsencode(opened.call.path)):
                pass

    @override
    def exit(self) -> None:
        # asyncssh closes the files of a client that has gone just before it calls this.
        self._decide(whole=False)

    @override
    async def stat(self, path: bytes) -> asyncssh.SFTPAttrs:
        async with self._asked("stat", path) as call:
            return self._attributes(call, path, follow=True)

    @override
    async def lstat(self, path: bytes) -> asyncssh.SFTPAttrs:
        async with self._asked("lstat", path) as call:
            return self._attributes(call, path, follow=False)

    @override
    async def fstat(self, file_obj: object) -> asyncssh.SFTPAttrs:
        opened = cast("OpenFile", file_obj)
        async with self._asked("fstat", os.fsencode(opened.call.path)) as call:
            return _attributes(call, os.fstat(opened.file.fileno()))

    @override
    async def scandir(self, path: bytes) -> AsyncIterator[asyncssh.SFTPName]:
        async with self._asked("list", path) as call:
            local = self._local(path)
            self._served.looked_at(local)
            names = [
                asyncssh.SFTPName(os.fsencode(one.name), attrs=_attributes(call, one.lstat()))
                for one in sorted(local.iterdir())
            ]
        for name in names:
            yield name

    @override
    async def rename(self, oldpath: bytes, newpath: bytes) -> None:
        async with self._asked("rename", oldpath, newpath):
            self._check_change(oldpath, newpath)
            if self._local(newpath).exists():
                msg = "File already exists"
                raise asyncssh.SFTPFailure(msg)
            self._move(oldpath, newpath)

    @override
    async def posix_rename(self, oldpath: bytes, newpath: bytes) -> None:
        async with self._asked("posix_rename", oldpath, newpath):
            self._check_change(oldpath, newpath)
            self._move(oldpath, newpath)

    @override
    async def remove(self, path: bytes) -> None:
        async with self._asked("remove", path):
            self._check_change(path)
            self._local(path).unlink()

    @override
    async def setstat(self, path: bytes, attrs: asyncssh.SFTPAttrs) -> None:
        async with self._asked("setstat", path):
            self._check_change(path)
            super().setstat(path, attrs)

    @override
    async def fsetstat(self, file_obj: object, attrs: asyncssh.SFTPAttrs) -> None:
        path = os.fsencode(cast("OpenFile", file_obj).call.path)
        async with self._asked("fsetstat", path):
            self._check_change(path)
            super().fsetstat(file_obj, attrs)

    @asynccontextmanager
    async def _asked(
        self, operation: str, path: bytes, to: bytes = b"", *, logged: bool = True
    ) -> AsyncIterator[SftpCall]:
        """Log a request, and let the faults befall it that do."""
        if self._cut:
            raise asyncssh.SFTPConnectionLost(operation)
        shown = [self._shown(one) for one in (path, to) if one]
        call = SftpCall(operation, shown[0], to=shown[1] if to else "")
        if logged:
            self._served.log.add(call)
        faults = self._served.faults.take(
            kinds_for(operation), name=[*map(basename, shown)], operation=operation
        )
        call.faults = tuple(fault.kind for fault in faults)
        try:
            for fault in faults:
                if fault.kind == "latency":
                    await asyncio.sleep(fault.parameters["seconds"])
                elif fault.kind in REFUSALS:
                    raise REFUSALS[fault.kind](operation)
            yield call
        except (OSError, asyncssh.SFTPError) as error:
            call.error = getattr(error, "strerror", "") or str(error)
            raise
        call.done = True
        for kind in call.faults:
            if kind in DENIALS:
                raise DENIALS[kind](operation)
        if "lost_answer" in call.faults:
            self._cut_off(shown[0])

    async def _meet(self, fault: SftpFault, opened: OpenFile, size: int) -> None:
        """Let a fault befall the next piece of a file that is being read."""
        if fault.kind == "slow":
            await asyncio.sleep(size / fault.parameters["bytes_per_second"])
        elif opened.call.sent < fault.parameters.get("after_bytes", 0):
            return
        elif fault.kind == "stall":
            opened.faults.remove(fault)
            await asyncio.sleep(fault.parameters["seconds"])
        else:
            # What was answered so far shall arrive first.
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._wait_until_sent(0), _FLUSH)
            await asyncio.sleep(10 * _POLL)
            self._cut_off(opened.call.path)

    async def _wait_until_sent(self, but: int) -> None:
        """Wait until no more than so many bytes wait to be sent; asyncssh tells nobody when."""
        while self.channel.get_write_buffer_size() > but:  # noqa: ASYNC110 - no event to wait for
            await asyncio.sleep(_POLL)

    def _move(self, oldpath: bytes, newpath: bytes) -> None:
        """Rename a file, whether somebody is writing it or not."""
        old, new = self._local(oldpath), self._local(newpath)
        old.rename(new)
        writers = [one for one in self._served.open_files if one.writing and one.local == old]
        for opened in writers:
            opened.local = new
        self._served.arrived(new, lambda: not writers)

    def _cut_off(self, path: str) -> NoReturn:
        """Cut the connection; what it has sent already is not met any more."""
        self._cut = True
        self.connection.abort()
        raise asyncssh.SFTPConnectionLost(path)

    def _closed_by_client(self) -> Future[bool]:
        """Return what will tell whether a file that is just closed was closed by its client.

        asyncssh does not tell: it closes the files of a client that has gone in the same way, but
        then calls ``exit`` at once, before the event loop turns to anything else.
        """
        whole: Future[bool] = Future()
        self._just_closed.append(whole)
        if self._cut:
            self._decide(whole=False)
        else:
            asyncio.get_running_loop().call_soon(lambda: self._decide(whole=True))
        return whole

    def _decide(self, *, whole: bool) -> None:
        for one in self._just_closed:
            one.set_result(whole)
        self._just_closed.clear()

    def _attributes(self, call: SftpCall, path: bytes, *, follow: bool) -> asyncssh.SFTPAttrs:
        local = self._local(path)
        if not local.is_dir():
            self._served.looked_at(local)
        return _attributes(call, local.stat(follow_symlinks=follow))

    def _check_change(self, *paths: bytes) -> None:
        for path in paths:
            if not self._served.may_change(self._local(path)):
                self._refuse()

    def _refuse(self, *_: object) -> NoReturn:
        msg = "not allowed here"
        raise asyncssh.SFTPPermissionDenied(msg)

    lsetstat = mkdir = rmdir = symlink = link = _refuse  # type: ignore[assignment] # any arguments

    def _shown(self, path: bytes) -> str:
        """Return a path as the client sees it, from the root."""
        return os.fsdecode(self.reverse_map_path(self.map_path(path).rstrip(b"/")))

    def _local(self, path: bytes) -> Path:
        return Path(os.fsdecode(self.map_path(path)))


def _attributes(call: SftpCall, found: os.stat_result) -> asyncssh.SFTPAttrs:
    """Return what is known of a file, without its size where that is the fault."""
    return asyncssh.SFTPAttrs(
        size=None if "no_size" in call.faults else found.st_size,
        permissions=found.st_mode,
        atime=int(found.st_atime),
        mtime=int(found.st_mtime),
    )
