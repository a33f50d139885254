"""Controls of the webhook sender."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ordergroove_sandbox.controls import Control, fault_controls, log_controls
from ordergroove_sandbox.webhooks.faults import WebhookFault

if TYPE_CHECKING:
    from ordergroove_sandbox.webhooks.sender import Sender


def controls(sender: Sender) -> list[Control]:
    """Return the controls of a sender."""
    return [
        Control("GET", "webhooks", sender.state),
        Control("POST", "webhooks/drain", lambda *, later=True: sender.drain(later=later)),
        *log_controls("webhooks/log", sender),
        *fault_controls("webhooks/faults", sender.faults, WebhookFault.of),
    ]
