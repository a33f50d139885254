"""Controls of DotApparel's side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ordergroove_sandbox.controls import (
    Control,
    fault_controls,
    import_controls,
    log_controls,
    resetting,
)
from ordergroove_sandbox.sftp.faults import SftpFault

if TYPE_CHECKING:
    from ordergroove_sandbox.dotapparel.server import DotApparel


def controls(inbox: DotApparel) -> list[Control]:
    """Return the controls of a running DotApparel."""
    return [
        Control("GET", "dotapparel", inbox.state),
        resetting("dotapparel", inbox.reset, inbox.state),
        Control("GET", "dotapparel/tables/{kind}", inbox.table_as_json),
        Control("GET", "dotapparel/ignored", lambda: inbox.ignored),
        *import_controls("dotapparel", inbox),
        *log_controls("dotapparel/log", inbox.log),
        *fault_controls("dotapparel/faults", inbox.faults, SftpFault.of),
    ]
