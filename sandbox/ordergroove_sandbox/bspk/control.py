"""Controls of BSPK's side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ordergroove_sandbox.bspk.faults import BspkFault
from ordergroove_sandbox.controls import Control, fault_controls, log_controls, resetting

if TYPE_CHECKING:
    from ordergroove_sandbox.bspk.server import Bspk


def controls(bspk: Bspk) -> list[Control]:
    """Return the controls of a running BSPK."""
    return [
        Control("GET", "bspk", bspk.state),
        resetting("bspk", bspk.reset, bspk.state),
        Control("GET", "bspk/tables/{kind}", lambda kind: list(bspk.table(kind).values())),
        Control("GET", "bspk/refused", lambda: [each._asdict() for each in bspk.refused]),
        Control("GET", "bspk/warnings", lambda: [each._asdict() for each in bspk.warnings]),
        Control("GET", "bspk/files", lambda: [file.as_json() for file in bspk.files]),
        *log_controls("bspk/log", bspk.log),
        *fault_controls("bspk/faults", bspk.faults, BspkFault.of),
    ]
