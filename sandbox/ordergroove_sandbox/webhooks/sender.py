"""The sender: what a merchant does becomes events, and events become signed requests."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from heapq import heappop, heappush
from threading import RLock
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.faults import matches
from ordergroove_sandbox.webhooks.events import Event, event_of
from ordergroove_sandbox.webhooks.faults import WebhookFault, WebhookFaults
from ordergroove_sandbox.webhooks.policies import NEWEST, Policy
from ordergroove_sandbox.webhooks.records import Delivery, Record, Records, Transmission
from ordergroove_sandbox.webhooks.signature import Keys, header

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ordergroove_sandbox.merchant import Merchant
    from ordergroove_sandbox.merchant.events import MerchantEvent
    from ordergroove_sandbox.merchant.tables import Tables
    from ordergroove_sandbox.webhooks.post import Post

_OK = range(200, 300)


def utc_now() -> datetime:
    """Return the real time, aware UTC."""
    return datetime.now(timezone.utc)


class Sender:
    """A webhook route. Nothing is sent before ``drain``.

    The sender lives in the merchant's time: an event is due when it happens, a retry by the policy
    after that, and ``drain`` plays all of it through without waiting. Two users of one sender take
    turns.

    Attributes:
        enabled: Whether the route is switched on.
        faults: What goes wrong; events that are delayed stay so when it is cleared.
        policy: What happens to deliveries that fail.
    """

    def __init__(  # noqa: PLR0913 - every one is a setting by name
        self,
        merchant: Merchant,
        post: Post,
        key: str,
        *,
        policy: Policy = NEWEST,
        events: str | None = None,
        faults: Iterable[WebhookFault] = (),
        clock: Callable[[], datetime] | None = utc_now,
        seed: int = 1,
        extended: bool = False,
    ) -> None:
        """Set up a route.

        Args:
            merchant: Whose events they are.
            post: Delivers a body with a signature; see ``poster``.
            key: The verification key.
            policy: What happens to deliveries that fail.
            events: Patterns of the types that are sent, with ``|`` between; None: all.
            faults: Faults in force from the start.
            clock: What the signature's ``ts`` shows, aware; None: the merchant's time.
            seed: Decides what the faults leave to chance.
            extended: Whether events carry snapshots of the records involved.
        """
        self.policy = policy
        self.enabled = True
        self._merchant = merchant
        self._post = post
        self._keys = Keys(key)
        self._events = events
        self.faults = WebhookFaults(seed, faults)
        self._clock = clock
        self._extended = extended
        self._records = Records()
        self._waiting: list[tuple[datetime, int, Delivery]] = []
        self._heard = self._queued = 0
        self._failing_since: datetime | None = None
        self._lock = RLock()
        self._draining = RLock()

    @property
    def log(self) -> list[Transmission]:
        """The latest transmissions, oldest first."""
        with self._lock:
            return list(self._records.transmissions)

    @property
    def counts(self) -> dict[str, int]:
        """The number of events, of those in each state, and of attempts."""
        with self._lock:
            return self._records.counts()

    @property
    def records(self) -> list[Record]:
        """What became of each event, in the order in which they came about."""
        with self._lock:
            return self._records.all()

    def hear(self, tables: Tables, cause: MerchantEvent) -> None:
        """Make an event of something that happens now."""
        with self._lock:
            self._heard += 1
            if matches(self._events or "*", cause.type):
                event = event_of(tables, cause, self._heard, extended=self._extended)
                self._take_in(event, cause.at)

    def announce(self, event: Event | Mapping[str, Any]) -> str:
        """Send an event of one's own, with all that happens to events.

        Args:
            event: An event, or a whole body with ``id``, ``type`` and ``created``.

        Returns:
            Its id.

        Raises:
            ValueError: The body lacks something.
        """
        made = event if isinstance(event, Event) else Event.of(event)
        with self._lock:
            self._take_in(made, self._merchant.now)
        return made.id

    def redeliver(self, event_id: str) -> None:
        """Let an event be delivered once more from now on, whatever became of it.

        Raises:
            KeyError: No such event.
            ValueError: The route is switched off.
        """
        with self._lock:
            record = self._records.get(event_id)
            if not self.enabled:
                msg = "the route is switched off"
                raise ValueError(msg)
            record.become("pending")
            self._queue(self._merchant.now, Delivery(record))

    def drain(self, *, later: bool = True, ahead: timedelta | None = None) -> dict[str, int]:
        """Deliver what waits, in the order in which it is due, without real waiting.

        Args:
            later: Whether time is played on until nothing waits, retries and delays included; else
                only what is due by the merchant's present is delivered.
            ahead: How far deliveries are ahead of the merchant's present, so that retries come
                while it stands still; None: each delivery happens when it was due.

        Returns:
            The counts after it.
        """
        with self._draining:
            while True:
                present = self._merchant.now + (ahead or timedelta(0))
                due_now = self._next(None if later else present)
                if due_now is None:
                    return self.counts
                due, delivery = due_now
                self._transmit(delivery, due if ahead is None else max(due, present))

    def rotate(self, new_key: str) -> None:
        """Take a new key; for 24 hours of the merchant's time the old one signs as well."""
        with self._lock:
            self._keys.rotate(new_key, self._merchant.now)

    def enable(self) -> None:
        """Switch the route on."""
        with self._lock:
            self.enabled = True
            self._failing_since = None

    def disable(self) -> None:
        """Switch the route off: what waits, and what happens meanwhile, is never delivered."""
        with self._lock:
            self.enabled = False
            for _, _, delivery in self._waiting:
                delivery.record.become("canceled")
            self._waiting.clear()

    def clear_log(self) -> None:
        """Forget the transmissions, not the events."""
        with self._lock:
            self._records.transmissions.clear()

    def report(self) -> list[dict[str, Any]]:
        """Return the latest transmissions as JSON-ready data."""
        with self._lock:
            return self._records.report()

    def _take_in(self, event: Event, at: datetime) -> None:
        record = self._records.open(event)
        if not self.enabled:
            record.become("canceled")
            return
        faults = self.faults.at_first(event)
        if any(fault.kind == "lose" for fault in faults):
            record.become("lost")
            return
        for fault in faults:
            if fault.kind == "delay":
                at += fault.span
            elif fault.kind == "disorder":
                at += self.faults.draw(fault.span)
        self._queue(at, Delivery(record))
        for fault in faults:
            if fault.kind == "duplicate":
                for copy in range(fault.parameters.get("copies", 1)):
                    self._queue(at + (copy + 1) * fault.span, Delivery(record))

    def _queue(self, due: datetime, delivery: Delivery) -> None:
        self._queued += 1
        heappush(self._waiting, (due, self._queued, delivery))

    def _next(self, until: datetime | None) -> tuple[datetime, Delivery] | None:
        with self._lock:
            if not self._waiting or (until is not None and self._waiting[0][0] > until):
                return None
            due, _, delivery = heappop(self._waiting)
            return due, delivery

    def _transmit(self, delivery: Delivery, at: datetime) -> None:
        event = delivery.record.event
        with self._lock:
            if self._gives_up_on_route(at):
                delivery.record.become("canceled")
                self.disable()
                return
            kinds = tuple(fault.kind for fault in self.faults.at_transmission(event, at))
            shown = self._clock() if self._clock else at
            signature = header(self._keys.at(at), int(shown.timestamp()), event.body)
        if "corrupt_signature" in kinds:
            signature = _corrupted(signature)
        status = None if "outage" in kinds else self._post(event.body, signature)
        status = None if "lost_answer" in kinds else status
        with self._lock:
            outcome = self._settle(delivery, at, status)
            self._records.write(
                Transmission(
                    event.id, event.type, delivery.attempts, at, signature, status, outcome, kinds
                )
            )

    def _settle(self, delivery: Delivery, at: datetime, status: int | None) -> str:
        """Decide what an answer means for a delivery; return the outcome."""
        delivery.attempts += 1
        delivery.first = delivery.first or at
        if status is not None and status in _OK:
            self._failing_since = None
            delivery.record.become("success")
            return "success"
        self._failing_since = min(self._failing_since or at, at)
        if not self.enabled:  # switched off while the request was under way
            delivery.record.become("canceled")
            return "canceled"
        pause = (
            self.policy.next_pause(delivery.attempts, at - delivery.first)
            if self.policy.retries(status)
            else None
        )
        if pause is None:
            delivery.record.become("failed")
            return "failed"
        self._queue(at + pause, delivery)
        return "retry"

    def _gives_up_on_route(self, at: datetime) -> bool:
        """Tell whether the route is, or is to be, switched off for want of any success."""
        if not self.enabled:
            return True
        limit, since = self.policy.disables, self._failing_since
        return limit is not None and since is not None and at - since >= limit


def _corrupted(signature: str) -> str:
    """Change the last digit of every signature in a header."""
    return ",".join(
        part[:-1] + ("0" if part[-1] != "0" else "1") if part.startswith("sig=") else part
        for part in signature.split(",")
    )
