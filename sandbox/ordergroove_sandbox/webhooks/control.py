"""Controls of the webhook sender."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.controls import Asked, Control, fault_controls
from ordergroove_sandbox.webhooks.faults import WebhookFault

if TYPE_CHECKING:
    from ordergroove_sandbox.webhooks.sender import Sender


def controls(sender: Sender) -> list[Control]:
    """Return the controls of a sender."""

    def state(_: Asked) -> Any:
        return {"enabled": sender.enabled, "policy": sender.policy.name, **sender.counts}

    def drain(asked: Asked) -> Any:
        later = asked.fields.get("later", True)
        if not isinstance(later, bool):
            msg = "later is true or false"
            raise TypeError(msg)
        sender.drain(later=later)
        return state(asked)

    def redeliver(asked: Asked) -> Any:
        sender.redeliver(asked.fields["id"])
        return state(asked)

    def rotate(asked: Asked) -> Any:
        key = asked.fields["key"]
        if not isinstance(key, str) or not key:
            msg = "key is a text"
            raise ValueError(msg)
        sender.rotate(key)
        return state(asked)

    def enable(asked: Asked) -> Any:
        sender.enable()
        return state(asked)

    def disable(asked: Asked) -> Any:
        sender.disable()
        return state(asked)

    def clear_log(_: Asked) -> Any:
        sender.clear_log()
        return sender.report()

    return [
        Control("GET", "webhooks", state),
        Control(
            "GET", "webhooks/events", lambda _: [record.as_json() for record in sender.records]
        ),
        Control("POST", "webhooks/events", lambda asked: {"id": sender.announce(asked.body)}),
        Control("POST", "webhooks/drain", drain),
        Control("POST", "webhooks/redeliver", redeliver),
        Control("POST", "webhooks/rotate", rotate),
        Control("POST", "webhooks/enable", enable),
        Control("POST", "webhooks/disable", disable),
        Control("GET", "webhooks/log", lambda _: sender.report()),
        Control("DELETE", "webhooks/log", clear_log),
        *fault_controls("webhooks/faults", sender.faults, WebhookFault.of),
    ]
