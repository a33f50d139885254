"""DotApparel's side of its import: an inbox on SFTP, and an importer with DotApparel's rules."""

from __future__ import annotations

from ordergroove_sandbox.dotapparel.control import controls
from ordergroove_sandbox.dotapparel.importer import ArrivedFile, Finding
from ordergroove_sandbox.dotapparel.inbox import ACCOUNTS, Inbox, sweep
from ordergroove_sandbox.dotapparel.names import TYPES, parse_name
from ordergroove_sandbox.dotapparel.rules import Rules
from ordergroove_sandbox.dotapparel.server import DotApparel, serving
from ordergroove_sandbox.dotapparel.tables import Profile
from ordergroove_sandbox.dotapparel.template import COLUMNS
from ordergroove_sandbox.sftp.faults import SftpFault
from ordergroove_sandbox.sftp.server import new_host_key

__all__ = [
    "ACCOUNTS",
    "COLUMNS",
    "TYPES",
    "ArrivedFile",
    "DotApparel",
    "Finding",
    "Inbox",
    "Profile",
    "Rules",
    "SftpFault",
    "controls",
    "new_host_key",
    "parse_name",
    "serving",
    "sweep",
]
