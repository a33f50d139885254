"""What clients of an SFTP server did: sign in, and ask."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass
from typing import Any

from ordergroove_sandbox.log import Log

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override


@dataclass(frozen=True, slots=True)
class AuthAttempt:
    """An attempt to sign in. What was sent as proof is not kept.

    Attributes:
        username: The name given.
        method: ``password`` or ``publickey``; clients may offer a key before they sign with it.
        accepted: Whether it was right.
    """

    username: str
    method: str
    accepted: bool


@dataclass(slots=True)
class SftpCall:
    """One request; the reading and writing of a file is part of its ``open``.

    Attributes:
        operation: What was asked, such as ``rename``; see ``SftpFault``.
        path: The path, from the root.
        to: The new path, of a renaming.
        sent: Bytes that were read, of an ``open``.
        received: Bytes that were written, of an ``open``.
        done: Whether it was done.
        error: What it was refused for; empty if it was done.
        faults: The kinds of fault that were applied.
    """

    operation: str
    path: str
    to: str = ""
    sent: int = 0
    received: int = 0
    done: bool = False
    error: str = ""
    faults: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """The path; of a renaming, both."""
        return (self.path, self.to) if self.to else (self.path,)


class SftpLog(Log[SftpCall]):
    """The latest requests, and who came.

    Attributes:
        connections: How many connections were made, whether anybody signed in or not.
        auth: The attempts to sign in, oldest first.
    """

    def __init__(self) -> None:
        """Start an empty log."""
        super().__init__()
        self.connections = 0
        self.auth: list[AuthAttempt] = []

    @property
    def listed(self) -> list[str]:
        """The folders that were listed, oldest first."""
        return [call.path for call in self.entries("list")]

    @property
    def opened(self) -> list[str]:
        """The files that somebody tried to open, oldest first, as often as that happened."""
        return [call.path for call in self.entries("open")]

    @override
    def clear(self) -> None:
        super().clear()
        self.connections = 0
        self.auth.clear()

    @override
    def report(self) -> dict[str, Any]:
        auth = [asdict(entry) for entry in self.auth]
        return {"connections": self.connections, "auth": auth, "calls": super().report()}
