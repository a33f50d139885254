"""The header by which a receiver knows that an event is Ordergroove's.

Source: https://developer.ordergroove.com/reference/webhooks-verification. The key is used as the
bytes of its text; what is signed is ``ts``, a dot, and the body's bytes.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADER = "Ordergroove-Signature"
OVERLAP = timedelta(hours=24)


def sign(key: str, ts: int, body: bytes) -> str:
    """Return one signature, 64 lower-case hexadecimal digits."""
    return hmac.new(key.encode(), b"%d.%b" % (ts, body), sha256).hexdigest()


def header(keys: Sequence[str], ts: int, body: bytes) -> str:
    """Return the header's value: the time of transmission, and a signature for each key."""
    return ",".join([f"ts={ts}", *(f"sig={sign(key, ts, body)}" for key in keys)])


@dataclass(slots=True)
class Keys:
    """The key of a route, and for a day the one before it.

    Attributes:
        current: The key.
        old: The key before it; also signs until ``until``.
        until: When the old key ends, aware.
    """

    current: str
    old: str = ""
    until: datetime | None = None

    def rotate(self, key: str, now: datetime) -> None:
        """Take a new key; a repeated rotation within the day leaves the old key's end as it is."""
        if self.until is None or now >= self.until:
            self.old, self.until = self.current, now + OVERLAP
        self.current = key

    def at(self, instant: datetime) -> tuple[str, ...]:
        """Return the keys that sign at an instant, the new one first."""
        both = self.until is not None and instant < self.until
        return (self.current, self.old) if both else (self.current,)
