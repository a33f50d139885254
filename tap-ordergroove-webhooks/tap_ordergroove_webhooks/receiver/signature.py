"""Ordergroove's signature: ``Ordergroove-Signature: ts=<unix seconds>,sig=<hex>[,sig=<hex>]``.

HMAC-SHA256 over ``ts + "." + body`` with the verification key's ASCII bytes. For 24 hours after a
key was rotated there are two signatures, by the new key and by the old one. Source: Ordergroove's
pages on webhook verification and on rotating keys.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADER = "Ordergroove-Signature"
LONGEST_TS = 15
"""Digits; even milliseconds have no more."""


class SignatureError(Exception):
    """A request is not to be trusted.

    Attributes:
        reason: ``missing``, ``malformed``, ``expired`` or ``mismatch``; for logs and metrics, never
            for the sender.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Signature:
    """What a header says."""

    def __init__(self, header: str) -> None:
        """Read a header; several of one name are joined by commas, as HTTP has it."""
        if not header:
            reason = "missing"
            raise SignatureError(reason)
        # Not a dictionary: `sig` may be there twice.
        parts = [
            (name.strip(), value.strip())
            for name, _, value in (part.partition("=") for part in header.split(","))
        ]
        times = {value for name, value in parts if name == "ts"}
        self._signatures = [value.encode() for name, value in parts if name == "sig"]
        self._ts = times.pop() if len(times) == 1 else ""
        is_number = self._ts.isascii() and self._ts.isdigit() and len(self._ts) <= LONGEST_TS
        if not self._signatures or not is_number:
            reason = "malformed"
            raise SignatureError(reason)

    def check_age(self, now: float, max_age: int) -> None:
        """Refuse a request that was signed too long ago.

        A time to come is no reason to refuse: it would be our clock that is behind. 0 is any age.
        """
        if max_age and now - int(self._ts) > max_age:
            reason = "expired"
            raise SignatureError(reason)

    def check(self, body: bytes, keys: Sequence[str]) -> None:
        """Refuse a body that none of the keys has signed."""
        matches = [
            hmac.compare_digest(expected, given)
            for expected in (sign(body, key, self._ts).encode() for key in keys)
            for given in self._signatures
        ]
        if not any(matches):
            reason = "mismatch"
            raise SignatureError(reason)


def sign(body: bytes, key: str, ts: str) -> str:
    """Return the signature of a body, 64 lower-case hexadecimal digits."""
    return hmac.new(key.encode(), ts.encode() + b"." + body, hashlib.sha256).hexdigest()


def make_header(body: bytes, keys: Sequence[str], ts: int) -> str:
    """Return the header's value at a time in Unix seconds; two keys are those of a rotation."""
    signatures = ",".join(f"sig={sign(body, key, str(ts))}" for key in keys)
    return f"ts={ts},{signatures}"
