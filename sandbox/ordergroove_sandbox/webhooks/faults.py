"""Faults of the sender on request: what goes wrong, with which events, and how often."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from datetime import timedelta
from fnmatch import fnmatchcase
from random import Random
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.faults import NUMBER, Armed, Faults, check_fault

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from ordergroove_sandbox.webhooks.events import Event

# kind: its parameters and the types they take. Every kind also takes `share`.
_OWN: dict[str, dict[str, tuple[type, ...]]] = {
    "lose": {},
    "delay": {"days": NUMBER, "seconds": NUMBER},
    "disorder": {"seconds": NUMBER},
    "duplicate": {"copies": (int,), "seconds": NUMBER},
    "outage": {"minutes": NUMBER},
    "lost_answer": {},
    "corrupt_signature": {},
}
KINDS = {kind: {**own, "share": NUMBER} for kind, own in _OWN.items()}
NEEDED = {"outage": ("minutes",)}
# Kinds that befall an event once, when it comes about.
AT_FIRST = frozenset({"lose", "delay", "disorder", "duplicate"})


@dataclass(frozen=True, slots=True)
class WebhookFault:
    """Something that goes wrong with some events or with their transmissions.

    Attributes:
        kind: One of ``KINDS``.
        events: Patterns of types, with ``|`` between, such as ``order.*|item.remove``.
        times: How often it happens; None means for ever.
        after: How many matching events or transmissions it leaves alone first.
        parameters: What the kind needs to know; see ``KINDS``.
    """

    kind: str
    events: str = "*"
    times: int | None = None
    after: int = 0
    parameters: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check the kind, the counts and the parameters.

        Raises:
            ValueError: Something does not fit.
        """
        check_fault(self, KINDS, NEEDED, self.after)
        if any(value < 0 for value in self.parameters.values()) or self.share > 1:
            msg = f"{self.kind} does not take {dict(self.parameters)}"
            raise ValueError(msg)

    @classmethod
    def of(
        cls, kind: str, events: str = "*", times: int | None = None, after: int = 0, **given: Any
    ) -> WebhookFault:
        """Make a fault with its parameters as keywords.

        Raises:
            ValueError: Something does not fit.
        """
        return cls(kind, events, times, after, given)

    @property
    def share(self) -> float:
        """Of how many it befalls: a share from 0 to 1."""
        return float(self.parameters.get("share", 1))

    @property
    def span(self) -> timedelta:
        """How long it lasts, or at most delays."""
        default = {"delay": 2 * 86400, "disorder": 600}.get(self.kind, 0)
        given = (
            self.parameters.get("days", 0) * 86400
            + self.parameters.get("minutes", 0) * 60
            + self.parameters.get("seconds", 0)
        )
        return timedelta(seconds=given or default)


def matches(patterns: str | None, type_: str) -> bool:
    """Tell whether a type fits one of some patterns, with ``|`` between; None fits all."""
    return patterns is None or any(
        fnmatchcase(type_, pattern.strip()) for pattern in patterns.split("|")
    )


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
        return self._take(lambda armed: armed.fault.kind in AT_FIRST and self._hits(armed, event))

    def at_transmission(self, event: Event, at: datetime) -> list[WebhookFault]:
        """Return the faults of one transmission, made at an aware instant.

        An outage begins with the first transmission that it meets, and counts once.
        """
        running = [
            fault
            for fault, begun in self._outages
            if begun <= at < begun + fault.span and matches(fault.events, event.type)
        ]
        taken = self._take(
            lambda armed: (
                armed.fault.kind not in AT_FIRST
                and armed.fault not in running
                and self._hits(armed, event)
            )
        )
        self._outages += [(fault, at) for fault in taken if fault.kind == "outage"]
        return [*running, *taken]

    def draw(self, span: timedelta) -> timedelta:
        """Draw a time between nothing and a span."""
        return span * self._rng.random()

    def _hits(self, armed: Armed[WebhookFault], event: Event) -> bool:
        fault = armed.fault
        if not matches(fault.events, event.type):
            return False
        drawn = fault.share == 1 or self._rng.random() < fault.share
        return drawn and armed.strikes(fault.after)
