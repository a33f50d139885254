"""The sender: what a merchant does becomes events, and events become signed requests."""

from __future__ import annotations

from collections import Counter, deque
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from heapq import heappop, heappush
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from random import Random
from threading import RLock
from time import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ordergroove_sandbox.faults import Faults
from ordergroove_sandbox.webhooks.events import Event, event_of
from ordergroove_sandbox.webhooks.faults import AT_FIRST, WebhookFault
from ordergroove_sandbox.webhooks.signature import HEADER, header

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ordergroove_sandbox.merchant import Merchant
    from ordergroove_sandbox.merchant.events import MerchantEvent

TIMEOUT = 5.0
"""Seconds that a receiver has for an answer; documented."""
ATTEMPTS = 60
"""How often an event is sent at most: developer.ordergroove.com/reference/webhooks-overview."""
_OK = range(200, 300)
_LOG_KEPT = 50_000
_NOW = timedelta(0)


@dataclass(frozen=True, slots=True)
class Transmission:
    """One attempt.

    Attributes:
        id: The event's id.
        type: Its type.
        attempt: The attempt's number, from 1.
        at: When it was made in the merchant's time, aware.
        status: The answer as the sender saw it; None for none.
        faults: The kinds of fault that were applied.
    """

    id: str
    type: str
    attempt: int
    at: datetime
    status: int | None
    faults: tuple[str, ...]


class Sender:
    """A webhook route. Nothing is sent before ``drain``.

    The sender lives in the merchant's time: an event is due when it happens, and once more after
    1, 2, 4, 8, 10, 10, … minutes for as long as no 2xx was seen. Ordergroove's pages have three
    ways of repeating; this is the one of 2026. Only the signature shows the real time, since
    receivers limit its age.

    Attributes:
        events: All that was heard, oldest first.
        faults: What goes wrong; events that are delayed stay so when it is cleared.
        log: The latest transmissions, oldest first.
    """

    def __init__(
        self,
        merchant: Merchant,
        url: str,
        key: str,
        faults: Iterable[WebhookFault] = (),
        timeout: float = TIMEOUT,
    ) -> None:
        """Set up a route.

        Args:
            merchant: Whose events they are.
            url: Where they go, ``http`` or ``https``. Redirects are not followed.
            key: The verification key.
            faults: Faults in force from the start.
            timeout: Seconds that the receiver has for an answer.

        Raises:
            ValueError: The address is another one.
        """
        self._url = urlsplit(url)
        if self._url.scheme not in {"http", "https"} or not self._url.hostname:
            msg = f"not an http or https address: {url!r}"
            raise ValueError(msg)
        self.events: list[Event] = []
        self.faults = Faults(faults)
        self.log: deque[Transmission] = deque(maxlen=_LOG_KEPT)
        self._merchant = merchant
        self._key = key
        self._timeout = timeout
        self._ended: Counter[str] = Counter()
        self._waiting: list[tuple[datetime, int, int, Event]] = []
        self._queued = 0
        self._rng = Random(1)  # noqa: S311 - faults, not secrets
        self._lock = RLock()
        self._draining = RLock()

    def hear(self, cause: MerchantEvent) -> None:
        """Make an event of something that happens now."""
        with self._lock:
            event = event_of(self._merchant.public_id, cause, len(self.events) + 1)
            self.events.append(event)
            spans = {
                fault.kind: timedelta(seconds=fault.parameters.get("seconds", 0))
                for fault in self._strike(AT_FIRST, event)
            }
            if "lose" in spans:
                self._ended["lost"] += 1
                return
            due = cause.at + spans.get("disorder", _NOW) * self._rng.random()
            self._queue(due, event)
            if "duplicate" in spans:
                self._queue(due + spans["duplicate"], event)

    def drain(self, *, later: bool = True, ahead: timedelta = _NOW) -> dict[str, int]:
        """Deliver what waits, in the order in which it is due, without real waiting.

        Args:
            later: Whether time is played on until nothing waits, repeated deliveries and delays
                included; else only what is due by the merchant's present is delivered.
            ahead: How far deliveries are ahead of the merchant's present, so that repeated ones
                come while it stands still.

        Returns:
            The number of events, of deliveries by what became of them, and of transmissions.
        """
        with self._draining:
            while True:
                present = self._merchant.now + ahead
                with self._lock:
                    if not self._waiting or (not later and self._waiting[0][0] > present):
                        return self.state()
                    due, _, attempt, event = heappop(self._waiting)
                self._transmit(event, attempt, max(due, present))

    def state(self) -> dict[str, int]:
        """Return what ``drain`` returns."""
        with self._lock:
            names = ("success", "failed", "lost", "transmissions")
            counts = {name: self._ended[name] for name in names}
            return {"events": len(self.events), "waiting": len(self._waiting), **counts}

    def report(self) -> list[dict[str, Any]]:
        """Return the latest transmissions as JSON-ready data."""
        with self._lock:
            return [{**asdict(each), "at": each.at.isoformat()} for each in self.log]

    def clear(self) -> None:
        """Forget the latest transmissions."""
        with self._lock:
            self.log.clear()

    def _strike(self, kinds: Iterable[str], event: Event) -> list[WebhookFault]:
        def falls_on(fault: WebhookFault) -> bool:
            share: float = fault.parameters.get("share", 1)
            return share == 1 or self._rng.random() < share

        return self.faults.take(tuple(kinds), falls_on, events=event.type)

    def _queue(self, due: datetime, event: Event, attempt: int = 1) -> None:
        self._queued += 1
        heappush(self._waiting, (due, self._queued, attempt, event))

    def _transmit(self, event: Event, attempt: int, at: datetime) -> None:
        with self._lock:
            kinds = tuple(fault.kind for fault in self._strike(["lost_answer"], event))
        status = self._post(event.body)
        status = None if kinds else status
        with self._lock:
            self.log.append(Transmission(event.id, event.type, attempt, at, status, kinds))
            self._ended["transmissions"] += 1
            if status in _OK:
                self._ended["success"] += 1
            elif attempt == ATTEMPTS:
                self._ended["failed"] += 1
            else:
                pause = timedelta(minutes=min(2 ** (attempt - 1), 10))
                self._queue(at + pause, event, attempt + 1)

    def _post(self, body: bytes) -> int | None:
        """Post a body, signed now; return the answer's status, None if there was none."""
        headers = {
            HEADER: header([self._key], int(time()), body),
            "Content-Type": "application/json",
            "Connection": "close",
        }
        # One for each delivery: that a kept one is broken may show too late to tell what was
        # delivered.
        kind = HTTPSConnection if self._url.scheme == "https" else HTTPConnection
        connection = kind(self._url.hostname or "", self._url.port, timeout=self._timeout)
        try:
            path = self._url._replace(scheme="", netloc="", fragment="").geturl() or "/"
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            answer.read()
        except (OSError, HTTPException):
            return None
        else:
            return answer.status
        finally:
            connection.close()


@contextmanager
def sending(
    merchant: Merchant,
    url: str,
    key: str,
    *,
    faults: Iterable[WebhookFault] = (),
    timeout: float = TIMEOUT,
) -> Iterator[Sender]:
    """Make events of what a merchant does, until the block ends; see ``Sender``.

    Yields:
        The sender; what waits when the block ends is never sent.
    """
    sender = Sender(merchant, url, key, faults, timeout)
    with merchant.telling(lambda _, cause: sender.hear(cause)):
        yield sender
