"""Controls of BSPK's side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ordergroove_sandbox.bspk.faults import BspkFault
from ordergroove_sandbox.controls import (
    Control,
    fault_controls,
    import_controls,
    log_controls,
    resetting,
)

if TYPE_CHECKING:
    from ordergroove_sandbox.bspk.server import Bspk


def controls(bspk: Bspk) -> list[Control]:
    """Return the controls of a running BSPK."""
    return [
        Control("GET", "bspk", bspk.state),
        resetting("bspk", bspk.reset, bspk.state),
        Control("GET", "bspk/tables/{kind}", lambda kind: list(bspk.table(kind).values())),
        *import_controls("bspk", bspk),
        *log_controls("bspk/log", bspk.log),
        *fault_controls("bspk/faults", bspk.faults, BspkFault.of),
    ]
