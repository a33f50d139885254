"""Ordergroove's webhooks: signed events of what the merchant does, with all that goes wrong."""

from __future__ import annotations

from ordergroove_sandbox.webhooks.control import controls
from ordergroove_sandbox.webhooks.events import Event
from ordergroove_sandbox.webhooks.faults import WebhookFault
from ordergroove_sandbox.webhooks.policies import FIVE, LEGACY, NEWEST, POLICIES, Policy
from ordergroove_sandbox.webhooks.records import Record, Transmission
from ordergroove_sandbox.webhooks.route import sending
from ordergroove_sandbox.webhooks.sender import Sender

__all__ = [
    "FIVE",
    "LEGACY",
    "NEWEST",
    "POLICIES",
    "Event",
    "Policy",
    "Record",
    "Sender",
    "Transmission",
    "WebhookFault",
    "controls",
    "sending",
]
