"""Controls of the SFTP drop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.controls import Control, fault_controls, log_controls
from ordergroove_sandbox.drop.defects import Defect
from ordergroove_sandbox.sftp.faults import SftpFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ordergroove_sandbox.drop.server import DropServer


def controls(server: DropServer) -> list[Control]:
    """Return the controls of a running drop."""

    def deliver(days: int = 1, full: str = "", defects: Iterable[dict[str, Any]] = ()) -> Any:
        wrong = [Defect.of(**one) for one in defects]
        if full:
            return [server.drop.deliver_full(full, defects=wrong).as_json()]
        return [file.as_json() for file in server.drop.deliver_days(days, wrong)]

    return [
        Control("POST", "deliver", deliver),
        *log_controls("drop/log", server.log),
        *fault_controls("drop/faults", server.faults, SftpFault.of),
    ]
