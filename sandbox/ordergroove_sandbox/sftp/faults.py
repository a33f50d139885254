"""Faults of an SFTP server on request: what goes wrong with which files and requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import asyncssh

from ordergroove_sandbox.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Callable

# Kinds that befall a file while it is read, rather than one request.
WHILE_READING = frozenset({"drop", "stall", "slow"})
# Kinds that keep no more of a file than so many bytes.
BREAKING = frozenset({"drop", "disk_full", "lose"})
# Kinds that befall a file while it is written.
WHILE_WRITING = BREAKING | {"corrupt", "slow"}

# What a fault answers: instead of doing what is asked, or when it is done.
REFUSALS: dict[str, Callable[[str], asyncssh.SFTPError]] = {
    "deny": asyncssh.SFTPPermissionDenied,
    "fail": asyncssh.SFTPFailure,
    "unsupported": asyncssh.SFTPOpUnsupported,
}
DENIALS: dict[str, Callable[[str], asyncssh.SFTPError]] = {
    "done_but_fails": asyncssh.SFTPFailure,
    "done_but_missing": asyncssh.SFTPNoSuchFile,
}


class SftpFault(Fault):
    """Something that goes wrong with files of a ``name``, or with requests for an ``operation``.

    Names are without folders; of a renaming either name may fit. The operation has no meaning for
    what befalls a file while it is read or written, and neither has for ``refuse_auth``.
    """

    KINDS: ClassVar = {
        "deny": "",
        "fail": "",
        "unsupported": "",
        "lost_answer": "",
        "done_but_fails": "",
        "done_but_missing": "",
        "latency": "seconds",
        "drop": "after_bytes?",
        "stall": "seconds after_bytes?",
        "disk_full": "after_bytes?",
        "lose": "after_bytes?",
        "corrupt": "",
        "slow": "bytes_per_second",
        "no_size": "",
        "refuse_auth": "",
    }
    MATCHES: ClassVar = {
        "name": (),
        # What the requests of the SFTP protocol are called here.
        "operation": (
            "open", "write", "close", "stat", "lstat", "fstat", "list", "rename", "posix_rename",
            "remove", "setstat", "fsetstat",
        ),
    }  # fmt: skip
    TOGETHER = frozenset({"latency", "stall", "corrupt", "slow", "no_size"})


_AT_ONCE = frozenset(SftpFault.KINDS) - WHILE_READING - WHILE_WRITING - {"refuse_auth"}


def kinds_for(operation: str) -> frozenset[str]:
    """Return the kinds that may befall a request; only some ask for a file's size."""
    asks = operation in {"stat", "lstat", "fstat", "list"}
    return _AT_ONCE if asks else _AT_ONCE - {"no_size"}
