"""The folder behind all sessions of an SFTP server, and the files that are open in it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO

from ordergroove_sandbox.faults import Faults
from ordergroove_sandbox.sftp.faults import BREAKING
from ordergroove_sandbox.sftp.log import SftpCall, SftpLog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from ordergroove_sandbox.sftp.faults import SftpFault


@dataclass(slots=True, eq=False)
class OpenFile:
    """An open file; asyncssh asks it for some of what it would ask a plain file."""

    local: Path
    file: BinaryIO
    writing: bool
    call: SftpCall
    faults: list[SftpFault]
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    def __getattr__(self, name: str) -> Any:
        """Have what the file has: ``seek``, ``flush``, ``fileno``."""
        return getattr(self.file, name)

    def befallen(self, offset: int, data: bytes) -> tuple[bytes, str]:
        """Return what is kept of a piece of the file, and the fault that then strikes, if any."""
        for fault in self.faults:
            if fault.kind == "corrupt" and not offset and data:
                data = bytes([data[0] ^ 1]) + data[1:]
            if fault.kind in BREAKING:
                left = fault.parameters.get("after_bytes", 0) - self.call.received
                if len(data) >= left:
                    return data[: max(left, 0)], fault.kind
        return data, ""


class Served:
    """What every session shows; services say what clients may do, and what then happens.

    Attributes:
        folder: The local folder that clients see as ``/``.
        faults: What goes wrong.
        log: What clients did.
        open_files: The files that are open now.
    """

    def __init__(self, folder: Path, faults: Iterable[SftpFault] = ()) -> None:
        """Serve a folder, with these faults from the start."""
        self.folder = folder.resolve()
        self.faults = Faults(faults)
        self.log = SftpLog()
        self.open_files: set[OpenFile] = set()

    def may_change(self, local: Path) -> bool:  # noqa: ARG002 - for services to say
        """Tell whether clients may change a file; nothing, by default."""
        return False

    def looked_at(self, local: Path) -> None:
        """Hear that a client is about to be shown a file or a folder."""

    def arrived(self, local: Path, whole: Callable[[], bool]) -> None:
        """Hear that a file was closed or renamed.

        Args:
            local: Where it is.
            whole: Tells, in another thread and by and by, whether its writer had closed it.
        """
