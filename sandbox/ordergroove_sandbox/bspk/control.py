"""Controls of BSPK's side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.bspk.faults import BspkFault
from ordergroove_sandbox.controls import Asked, Control, fault_controls, log_controls

if TYPE_CHECKING:
    from ordergroove_sandbox.bspk.server import Bspk


def controls(bspk: Bspk) -> list[Control]:
    """Return the controls of a running BSPK."""

    def reset(_: Asked) -> Any:
        bspk.reset()
        return bspk.state()

    return [
        Control("GET", "bspk", lambda _: bspk.state()),
        Control("DELETE", "bspk", reset),
        Control(
            "GET", "bspk/tables/{type}", lambda asked: list(bspk.table(asked.path["type"]).values())
        ),
        Control("GET", "bspk/refused", lambda _: [each._asdict() for each in bspk.refused]),
        Control("GET", "bspk/warnings", lambda _: [each._asdict() for each in bspk.warnings]),
        Control("GET", "bspk/files", lambda _: [file.as_json() for file in bspk.files]),
        *log_controls("bspk/log", bspk.log),
        *fault_controls("bspk/faults", bspk.faults, BspkFault.of),
    ]
