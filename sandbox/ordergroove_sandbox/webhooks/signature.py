"""The header by which a receiver knows that an event is Ordergroove's.

Source: https://developer.ordergroove.com/reference/webhooks-verification. The key is used as the
bytes of its text; what is signed is ``ts``, a dot, and the body's bytes.
"""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADER = "Ordergroove-Signature"


def header(keys: Sequence[str], ts: int, body: bytes) -> str:
    """Return the header's value: the time of transmission, and a signature for each key."""
    signed = b"%d.%b" % (ts, body)
    signatures = [hmac.new(key.encode(), signed, sha256).hexdigest() for key in keys]
    return ",".join([f"ts={ts}", *(f"sig={signature}" for signature in signatures)])
