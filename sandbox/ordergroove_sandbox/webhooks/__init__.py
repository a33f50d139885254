"""Ordergroove's webhooks: signed events of what the merchant does, with all that goes wrong."""

from __future__ import annotations

from ordergroove_sandbox.webhooks.control import controls
from ordergroove_sandbox.webhooks.faults import WebhookFault
from ordergroove_sandbox.webhooks.sender import Sender, Transmission, sending

__all__ = ["Sender", "Transmission", "WebhookFault", "controls", "sending"]
