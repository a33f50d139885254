"""Controls of DotApparel's side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.controls import Asked, Control, fault_controls, log_controls
from ordergroove_sandbox.dotapparel.faults import DotApparelFault

if TYPE_CHECKING:
    from ordergroove_sandbox.dotapparel.server import DotApparel


def controls(inbox: DotApparel) -> list[Control]:
    """Return the controls of a running DotApparel."""

    def reset(_: Asked) -> Any:
        inbox.reset()
        return inbox.state()

    def table(asked: Asked) -> Any:
        return inbox.table_as_json(asked.path["type"], asked.query.get("account", ""))

    return [
        Control("GET", "dotapparel", lambda _: inbox.state()),
        Control("DELETE", "dotapparel", reset),
        Control("GET", "dotapparel/tables/{type}", table),
        Control("GET", "dotapparel/refused", lambda _: [each._asdict() for each in inbox.refused]),
        Control(
            "GET", "dotapparel/warnings", lambda _: [each._asdict() for each in inbox.warnings]
        ),
        Control("GET", "dotapparel/ignored", lambda _: inbox.ignored),
        Control("GET", "dotapparel/files", lambda _: [file.as_json() for file in inbox.files]),
        *log_controls("dotapparel/log", inbox.log),
        *fault_controls("dotapparel/faults", inbox.faults, DotApparelFault.of),
    ]
