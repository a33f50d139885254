"""Faults of the sender on request: what goes wrong with which events."""

from __future__ import annotations

from typing import ClassVar

from ordergroove_sandbox.faults import Fault

# Kinds that befall an event once, when it comes about; the others befall its transmissions.
AT_FIRST = ("lose", "disorder", "duplicate")


class WebhookFault(Fault):
    """Something that goes wrong with a ``share`` (0 to 1) of the ``events`` of some types."""

    KINDS: ClassVar = {
        "lose": "share?",
        "disorder": "share? seconds",
        "duplicate": "share? seconds",
        "lost_answer": "share?",
    }
    MATCHES: ClassVar = {"events": ()}
    TIMES = None
    TOGETHER = frozenset(KINDS)
