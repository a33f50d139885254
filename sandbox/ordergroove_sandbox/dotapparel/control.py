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

    def books(asked: Asked) -> Any:
        return inbox.books_as_json(asked.path["type"], asked.query.get("account", ""))

    return [
        Control("GET", "dotapparel", lambda _: inbox.state()),
        Control("DELETE", "dotapparel", reset),
        Control("GET", "dotapparel/books/{type}", books),
        Control("GET", "dotapparel/refused", lambda _: [each._asdict() for each in inbox.refused]),
        Control("GET", "dotapparel/noted", lambda _: [each._asdict() for each in inbox.noted]),
        Control("GET", "dotapparel/ignored", lambda _: inbox.ignored),
        Control("GET", "dotapparel/files", lambda _: [file.as_json() for file in inbox.files]),
        *log_controls("dotapparel/log", inbox.log),
        *fault_controls("dotapparel/faults", inbox.faults, DotApparelFault.of),
    ]
