"""Counts for Prometheus. They are those of this process, since its start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from tap_ordergroove_webhooks.receiver.samples import KNOWN_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tap_ordergroove_webhooks.log.event import Event

CONTENT_TYPE = CONTENT_TYPE_LATEST
PREFIX = "ordergroove_webhooks"
OTHER = "other"
MALFORMED = "malformed"
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)


def label_of(type_: str | None) -> str:
    """Return the label for an event's type: with whatever a body says, labels have no end."""
    if type_ is None:
        return MALFORMED
    return type_ if type_ in KNOWN_TYPES else OTHER


class Metrics:
    """The receiver's counts."""

    def __init__(self, waiting: Callable[[], float]) -> None:
        """Make them; `waiting` returns how many events wait to be stored."""
        self._registry = CollectorRegistry()
        own: Any = {"namespace": PREFIX, "registry": self._registry}
        by_type = ("route", "type")
        self.received = Counter("received", "Events stored and acknowledged.", by_type, **own)
        self.duplicates = Counter("duplicates", "Of those, events known before.", by_type, **own)
        self.bad_signatures = Counter(
            "bad_signatures",
            "Requests refused with 401: missing, malformed, expired or mismatch.",
            ("route", "reason"),
            **own,
        )
        self.refused = Counter(
            "refused",
            "Requests refused for another reason than their signature, by status.",
            ("status",),
            **own,
        )
        self.store_errors = Counter("store_errors", "Transactions that failed.", **own)
        self.seconds = Histogram(
            "seconds",
            "Seconds from a request's headers to its acknowledgement.",
            buckets=SECONDS,
            **own,
        )
        self._lag = Gauge(
            "newest_event_lag_seconds",
            "Seconds between the newest event and its arrival.",
            ("route",),
            **own,
        )
        self._newest = Gauge(
            "newest_event_created_seconds",
            "When the newest event occurred, in Unix seconds.",
            ("route",),
            **own,
        )
        Gauge("waiting", "Events not stored yet.", **own).set_function(waiting)
        self._created: dict[str, int] = {}

    def stored(self, event: Event, *, is_new: bool, seconds: float) -> None:
        """Count an event that was acknowledged."""
        labels = (event.route, label_of(event.type))
        self.received.labels(*labels).inc()
        self.seconds.observe(seconds)
        if not is_new:
            self.duplicates.labels(*labels).inc()
        elif event.created is not None and event.created >= self._created.get(event.route, 0):
            self._created[event.route] = event.created
            self._newest.labels(event.route).set(event.created)
            self._lag.labels(event.route).set(event.received_at.timestamp() - event.created)

    def render(self) -> bytes:
        """Return all counts as Prometheus reads them."""
        return generate_latest(self._registry)
