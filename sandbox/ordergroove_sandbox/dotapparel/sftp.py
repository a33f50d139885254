"""The inbox as an SFTP session sees it: picked up at once, logged, and with the faults in force.

asyncssh's server always announces the extension ``posix-rename@openssh.com``; where it is to be
missing, the request is answered as an unknown one. It has no extension ``check-file``, by which a
client could ask for a file's hash, as OpenSSH has none.
"""

from __future__ import annotations

import asyncio
import os
import sys
from concurrent.futures import Future
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import basename
from typing import TYPE_CHECKING, BinaryIO, NoReturn, cast

import asyncssh

from ordergroove_sandbox.dotapparel.faults import BREAKING, WHILE_WRITING, kinds_for
from ordergroove_sandbox.dotapparel.inbox import BULK, PENDING, TEST
from ordergroove_sandbox.dotapparel.log import InboxCall

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from ordergroove_sandbox.dotapparel.faults import DotApparelFault
    from ordergroove_sandbox.dotapparel.inbox import Inbox
    from ordergroove_sandbox.dotapparel.log import InboxLog
    from ordergroove_sandbox.faults import Faults

# The flags of the SFTP protocol's request to open a file that let it be changed.
_FOR_WRITING = 0x02 | 0x04 | 0x08 | 0x10 | 0x20
_REFUSALS: dict[str, Callable[[str], asyncssh.SFTPError]] = {
    "deny": asyncssh.SFTPPermissionDenied,
    "fail": asyncssh.SFTPFailure,
    "unsupported": asyncssh.SFTPOpUnsupported,
}
_DENIALS: dict[str, Callable[[str], asyncssh.SFTPError]] = {
    "done_but_fails": asyncssh.SFTPFailure,
    "done_but_missing": asyncssh.SFTPNoSuchFile,
}


@dataclass(slots=True, eq=False)
class _OpenFile:
    """An open file; asyncssh asks it for some of what it would ask a plain file."""

    local: Path
    file: BinaryIO
    writing: bool
    call: InboxCall
    faults: list[DotApparelFault]
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return self.file.seek(offset, whence)

    def flush(self) -> None:
        self.file.flush()

    def fileno(self) -> int:
        return self.file.fileno()


@dataclass(slots=True)
class Behind:
    """What is behind every session: the inbox, the log, the faults, and the files now open."""

    inbox: Inbox
    log: InboxLog
    faults: Faults[DotApparelFault]
    files: set[_OpenFile] = field(default_factory=set)

    def close(self) -> None:
        """Close the files that are still open."""
        for opened in self.files:
            opened.file.close()


class InboxSession(asyncssh.SFTPServer):
    """One client's session."""

    def __init__(self, channel: asyncssh.SSHServerChannel[bytes], behind: Behind) -> None:
        """Show a client the inbox's folder as ``/``."""
        super().__init__(channel, os.fsencode(behind.inbox.folder))
        self._behind = behind
        self._cut = False
        # Files that were closed just now: by their client, or because it has gone.
        self._just_closed: list[Future[bool]] = []

    @override
    async def open(self, path: bytes, pflags: int, attrs: asyncssh.SFTPAttrs) -> object:
        writing = bool(pflags & _FOR_WRITING)
        async with self._asked("open", path) as call:
            if writing:
                self._check_change(path)
            file = cast("BinaryIO", super().open(path, pflags, attrs))
            kinds = WHILE_WRITING if writing else ()
            faults = self._behind.faults.take(kinds, name=basename(call.path))
            call.faults += tuple(fault.kind for fault in faults)
            opened = _OpenFile(self._local(path), file, writing, call, faults)
            self._behind.files.add(opened)
            return opened

    @override
    async def write(self, file_obj: object, offset: int, data: bytes) -> int:
        opened = cast("_OpenFile", file_obj)
        # Requests of one file are met in their order, though some may have to wait.
        async with opened.turn, self._asked("write", os.fsencode(opened.call.path), logged=False):
            for fault in opened.faults:
                # What was received of a client that has gone is written without further waiting.
                if fault.kind == "slow" and not self.channel.is_closing():
                    await asyncio.sleep(len(data) / fault.parameters["bytes_per_second"])
            kept, broken = self._befallen(opened, offset, data)
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
    async def read(self, file_obj: object, offset: int, size: int) -> bytes:
        opened = cast("_OpenFile", file_obj)
        async with opened.turn:
            opened.file.seek(offset)
            return opened.file.read(size)

    @override
    async def close(self, file_obj: object) -> None:
        opened = cast("_OpenFile", file_obj)
        async with opened.turn:
            self._behind.files.discard(opened)
            opened.file.close()
            if opened.writing and self._behind.inbox.takes(opened.local):
                self._behind.inbox.pick_up(opened.local, self._closed_by_client().result)
            if self._cut:
                return
            async with self._asked("close", os.fsencode(opened.call.path)):
                pass

    @override
    def exit(self) -> None:
        # asyncssh closes the files of a client that has gone just before it calls this.
        self._decide(whole=False)

    @override
    async def stat(self, path: bytes) -> os.stat_result | asyncssh.SFTPAttrs:
        async with self._asked("stat", path) as call:
            return _sized(call, os.stat(self._local(path)))  # noqa: PTH116 - of a loopback stand-in

    @override
    async def lstat(self, path: bytes) -> os.stat_result | asyncssh.SFTPAttrs:
        async with self._asked("lstat", path) as call:
            return _sized(call, os.lstat(self._local(path)))

    @override
    async def fstat(self, file_obj: object) -> os.stat_result | asyncssh.SFTPAttrs:
        opened = cast("_OpenFile", file_obj)
        async with self._asked("fstat", os.fsencode(opened.call.path)) as call:
            return _sized(call, os.fstat(opened.fileno()))

    @override
    async def scandir(self, path: bytes) -> AsyncIterator[asyncssh.SFTPName]:
        async with self._asked("list", path) as call:
            names = [
                asyncssh.SFTPName(os.fsencode(one.name), attrs=_attributes(call, one.stat()))
                for one in sorted(self._local(path).iterdir())
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
        async with self._asked("fsetstat", os.fsencode(cast("_OpenFile", file_obj).call.path)):
            super().fsetstat(file_obj, attrs)

    def _move(self, oldpath: bytes, newpath: bytes) -> None:
        """Rename a file, and let it be picked up if it is called so now."""
        old, new = self._local(oldpath), self._local(newpath)
        old.rename(new)
        writers = [one for one in self._behind.files if one.writing and one.local == old]
        for opened in writers:
            opened.local = new
        if self._behind.inbox.takes(new):
            self._behind.inbox.pick_up(new, lambda: not writers)

    def _befallen(self, opened: _OpenFile, offset: int, data: bytes) -> tuple[bytes, str]:
        """Return what is kept of a piece of a file, and the fault that then strikes, if any."""
        for fault in opened.faults:
            if fault.kind == "corrupt" and not offset and data:
                data = bytes([data[0] ^ 1]) + data[1:]
            if fault.kind in BREAKING:
                left = fault.parameters.get("after_bytes", 0) - opened.call.received
                if len(data) >= left:
                    return data[: max(left, 0)], fault.kind
        return data, ""

    @asynccontextmanager
    async def _asked(
        self, operation: str, path: bytes, to: bytes = b"", *, logged: bool = True
    ) -> AsyncIterator[InboxCall]:
        """Log a request, and let the faults befall it that do."""
        if self._cut:
            raise asyncssh.SFTPConnectionLost(operation)
        shown = [self._shown(one) for one in (path, to) if one]
        call = InboxCall(operation, shown[0], to=shown[1] if to else "")
        if logged:
            self._behind.log.add(call)
        faults = self._behind.faults.take(
            kinds_for(operation), name=[*map(basename, shown)], operation=operation
        )
        call.faults = tuple(fault.kind for fault in faults)
        try:
            for fault in faults:
                if fault.kind == "latency":
                    await asyncio.sleep(fault.parameters["seconds"])
                elif fault.kind in _REFUSALS:
                    raise _REFUSALS[fault.kind](operation)
            yield call
        except (OSError, asyncssh.SFTPError) as error:
            call.error = getattr(error, "strerror", "") or str(error)
            raise
        call.done = True
        for kind in call.faults:
            if kind in _DENIALS:
                raise _DENIALS[kind](operation)
        if "lost_answer" in call.faults:
            self._cut_off(shown[0])

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

    def _check_change(self, *paths: bytes) -> None:
        """Let files be changed in some folders only.

        Raises:
            asyncssh.SFTPPermissionDenied: It is another folder, or a folder itself.
        """
        for path in paths:
            local = self._local(path)
            parts = local.relative_to(self._behind.inbox.folder).parts
            depths = {PENDING: (2, 3), BULK: (2,), TEST: (2,)}
            if not parts or len(parts) not in depths.get(parts[0], ()) or local.is_dir():
                raise asyncssh.SFTPPermissionDenied(self._shown(path))

    def _shown(self, path: bytes) -> str:
        """Return a path as the client sees it, from the root."""
        return os.fsdecode(self.reverse_map_path(self.map_path(path).rstrip(b"/")))

    def _local(self, path: bytes) -> Path:
        return Path(os.fsdecode(self.map_path(path)))

    def _refuse(self, operation: str, path: bytes) -> NoReturn:
        shown, msg = self._shown(path), "not allowed here"
        self._behind.log.add(InboxCall(operation, shown, error=msg))
        raise asyncssh.SFTPPermissionDenied(msg)

    @override
    def lsetstat(self, path: bytes, attrs: asyncssh.SFTPAttrs) -> None:
        self._refuse("setstat", path)

    @override
    def mkdir(self, path: bytes, attrs: asyncssh.SFTPAttrs) -> None:
        self._refuse("mkdir", path)

    @override
    def rmdir(self, path: bytes) -> None:
        self._refuse("rmdir", path)

    @override
    def symlink(self, oldpath: bytes, newpath: bytes) -> None:
        self._refuse("symlink", newpath)

    @override
    def link(self, oldpath: bytes, newpath: bytes) -> None:
        self._refuse("link", newpath)


def _sized(call: InboxCall, found: os.stat_result) -> os.stat_result | asyncssh.SFTPAttrs:
    """Return what is known of a file, without its size where that is the fault."""
    return _attributes(call, found) if "no_size" in call.faults else found


def _attributes(call: InboxCall, found: os.stat_result) -> asyncssh.SFTPAttrs:
    return asyncssh.SFTPAttrs(
        size=None if "no_size" in call.faults else found.st_size,
        permissions=found.st_mode,
        atime=int(found.st_atime),
        mtime=int(found.st_mtime),
    )
