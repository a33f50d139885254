"""Faults of the SFTP server on request: what goes wrong with which files."""

from __future__ import annotations

from typing import ClassVar

from ordergroove_sandbox.faults import Fault

# Kinds that befall a file while it is read, rather than a request.
WHILE_READING = ("drop", "stall", "slow")


class DropFault(Fault):
    """Something that goes wrong with files or folders of a ``name``, but for ``refuse_auth``."""

    KINDS: ClassVar = {
        "drop": "after_bytes?",
        "stall": "seconds after_bytes?",
        "slow": "bytes_per_second",
        "deny": "",
        "refuse_auth": "",
    }
    MATCHES: ClassVar = {"name": ()}
    TOGETHER = frozenset(KINDS)
