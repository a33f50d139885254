"""Webhook deliveries: made-up events of all of Ordergroove's types, signed, some sent twice.

The objects are those of the receiver's own samples, which follow the documentation; what makes
bodies larger is a snapshot of the sandbox's rows, as a route can ask for.
"""

from __future__ import annotations

import itertools
import json
import random
import time
from collections import deque
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from benchmarks.shop import sales

from ordergroove_sandbox.webhooks.signature import HEADER, header
from tap_ordergroove_webhooks.receiver.samples import make_samples

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = "bench-verification-key"
PATH = "/ordergroove/bench"
SMALLEST, LARGEST = 1000, 3000
"""Bytes of a body."""
REPEATED = 20
"""One delivery in so many repeats an event that was sent before."""
REMEMBERED = 200
"""Events of which one is repeated."""

_ID, _PUBLIC_ID = "@event-id@", "@public-id@"


@dataclass(frozen=True)
class Delivery:
    """An event to send: its id, and its body as bytes."""

    id: str
    body: bytes

    def request(self, host: str, path: str) -> bytes:
        """Return the HTTP request, signed now."""
        signature = header([KEY], int(time.time()), self.body)
        head = (
            f"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
            f"{HEADER}: {signature}\r\nContent-Length: {len(self.body)}\r\n\r\n"
        )
        return head.encode() + self.body


def deliveries(run: str) -> Iterator[Delivery]:
    """Yield deliveries without end, the same for each run of one name.

    Args:
        run: What tells the events from those of other runs.
    """
    chance = random.Random(run)  # noqa: S311 - no secret
    sent: deque[Delivery] = deque(maxlen=REMEMBERED)
    fresh = events(run)
    for number in itertools.count(1):
        if number % REPEATED == 0:
            yield chance.choice(sent)
        else:
            sent.append(next(fresh))
            yield sent[-1]


def events(run: str) -> Iterator[Delivery]:
    """Yield events without end, all different, of each type in turn."""
    templates = _templates()
    for number in itertools.count():
        id_ = sha256(f"{run}:{number}".encode()).hexdigest()[:32]
        # An object's own id is that of the event turned round: as long, and different each time.
        body = templates[number % len(templates)].replace(_ID, id_).replace(_PUBLIC_ID, id_[::-1])
        yield Delivery(id_, body.encode())


def _templates() -> list[str]:
    """Return the text of bodies, two for each type: with a small snapshot and a large one."""
    samples = make_samples("bench", 1_760_450_400)
    made = sales()
    templates = []
    for size, sample in itertools.product((1, 2), samples):
        envelope, sale = json.loads(sample.body), next(made)
        envelope["id"] = _ID
        if "public_id" in envelope["data"]["object"]:
            envelope["data"]["object"]["public_id"] = _PUBLIC_ID
        rows = {"addresses": [sale.address] * size, "payments": [sale.payment] * (size - 1)}
        envelope["snapshot"] = {"customer": sale.customer, **rows}
        text = json.dumps(envelope, ensure_ascii=False, separators=(",", ":"))
        if not SMALLEST <= len(text.encode()) <= LARGEST:
            msg = f"{sample.type}: {len(text.encode())} bytes"
            raise ValueError(msg)
        templates.append(text)
    return templates
