"""Faults of the sender on request: what goes wrong with which events."""

from __future__ import annotations

import sys
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, ClassVar

from ordergroove_sandbox.faults import Fault, Faults

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from ordergroove_sandbox.webhooks.events import Event

# Kinds that befall an event once, when it comes about.
AT_FIRST = frozenset({"lose", "delay", "disorder", "duplicate"})


class WebhookFault(Fault):
    """Something that goes wrong with some ``events``, by type, or with their transmissions."""

    KINDS: ClassVar = {
        "lose": "share?",
        "delay": "share? days? seconds?",
        "disorder": "share? seconds?",
        "duplicate": "share? copies? seconds?",
        "outage": "share? minutes",
        "lost_answer": "share?",
        "corrupt_signature": "share?",
    }
    MATCHES: ClassVar = {"events": ()}
    TIMES = None
    TOGETHER = frozenset(KINDS)

    @property
    def span(self) -> timedelta:
        """How long it lasts, or at most delays."""
        default = {"delay": 2 * 86400, "disorder": 600}.get(self.kind, 0)
        given = timedelta(
            **{unit: self.parameters.get(unit, 0) for unit in ("days", "minutes", "seconds")}
        )
        return given or timedelta(seconds=default)


class WebhookFaults(Faults[WebhookFault]):
    """The faults of a sender in force. What chance decides follows from the seed."""

    def __init__(self, seed: int, faults: Iterable[WebhookFault] = ()) -> None:
        super().__init__(faults)
        self._rng = Random(seed)  # noqa: S311 - faults, not secrets
        self._outages: list[tuple[WebhookFault, datetime]] = []

    @override
    def clear(self) -> None:
        super().clear()
        self._outages.clear()

    def at_first(self, event: Event) -> list[WebhookFault]:
        """Return the faults that befall an event when it comes about."""
        return self._drawn(AT_FIRST, event)

    def at_transmission(self, event: Event, at: datetime) -> list[WebhookFault]:
        """Return the faults of one transmission, made at an aware instant.

        An outage begins with the first transmission that it meets, and counts once.
        """
        running = [
            fault
            for fault, begun in self._outages
            if begun <= at < begun + fault.span and fault.befalls({"events": event.type})
        ]
        taken = self._drawn(WebhookFault.KINDS.keys() - AT_FIRST, event, running)
        self._outages += [(fault, at) for fault in taken if fault.kind == "outage"]
        return [*running, *taken]

    def draw(self, span: timedelta) -> timedelta:
        """Draw a time between nothing and a span."""
        return span * self._rng.random()

    def _drawn(
        self, kinds: Collection[str], event: Event, but: Collection[WebhookFault] = ()
    ) -> list[WebhookFault]:
        def allows(fault: WebhookFault) -> bool:
            share = fault.parameters.get("share", 1)
            return fault not in but and (share == 1 or self._rng.random() < share)

        return self.take(kinds, allows, events=event.type)
