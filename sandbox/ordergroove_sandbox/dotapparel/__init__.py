"""DotApparel's side of its import: an inbox on SFTP, and an importer with DotApparel's rules."""

from __future__ import annotations

from ordergroove_sandbox.dotapparel.control import controls
from ordergroove_sandbox.dotapparel.inbox import Inbox
from ordergroove_sandbox.dotapparel.names import parse_name
from ordergroove_sandbox.dotapparel.server import DotApparel, serving
from ordergroove_sandbox.dotapparel.template import COLUMNS
from ordergroove_sandbox.sftp.faults import SftpFault

__all__ = ["COLUMNS", "DotApparel", "Inbox", "SftpFault", "controls", "parse_name", "serving"]
