"""Controls of the SFTP drop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.controls import Asked, Control, fault_controls, log_controls
from ordergroove_sandbox.drop.defects import Defect
from ordergroove_sandbox.drop.faults import DropFault

if TYPE_CHECKING:
    from ordergroove_sandbox.drop.server import DropServer


def controls(server: DropServer) -> list[Control]:
    """Return the controls of a running drop."""

    def deliver(asked: Asked) -> Any:
        defects = [Defect.of(**one) for one in asked.fields.get("defects", ())]
        if "full" in asked.fields:
            delivered = [server.drop.deliver_full(asked.fields["full"], defects=defects)]
        else:
            delivered = server.drop.deliver_days(int(asked.fields.get("days", 1)), defects)
        return [file.as_json() for file in delivered]

    return [
        Control("POST", "deliver", deliver),
        *log_controls("drop/log", server.log),
        *fault_controls("drop/faults", server.faults, DropFault.of),
    ]
