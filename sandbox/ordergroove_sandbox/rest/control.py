"""Controls of the merchant and of the API in front of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.controls import Asked, Control, fault_controls, log_controls
from ordergroove_sandbox.rest.faults import Fault

if TYPE_CHECKING:
    from ordergroove_sandbox.sandbox import Sandbox


def controls(sandbox: Sandbox) -> list[Control]:
    """Return the controls."""
    merchant = sandbox.merchant

    def advance(asked: Asked) -> Any:
        merchant.advance(float(asked.fields["days"]))
        return sandbox.state()

    def touch(asked: Asked) -> Any:
        return merchant.touch(asked.fields["table"], int(asked.fields.get("n", 1)))

    def add_hook(asked: Asked) -> Any:
        sandbox.add_hook(**asked.fields)
        return sandbox.state()

    def deleted(asked: Asked) -> Any:
        return [
            {"public_id": key, "deleted_at": at.isoformat(timespec="seconds")}
            for key, at in merchant.deleted(asked.path["table"]).items()
        ]

    return [
        Control("GET", "state", lambda _: sandbox.state()),
        Control("POST", "advance", advance),
        Control("POST", "touch", touch),
        Control("POST", "hooks", add_hook),
        Control("GET", "truth/{table}", lambda asked: merchant.truth(asked.path["table"])),
        Control("GET", "deleted/{table}", deleted),
        *log_controls("requests", sandbox.requests),
        *fault_controls("faults", sandbox.faults, Fault.of),
    ]
