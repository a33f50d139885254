"""Records as lines of JSON, exactly: decimals keep their digits, text keeps what is no text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec
import simplejson

if TYPE_CHECKING:
    from collections.abc import Callable


def _other(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


_quick: Callable[[Any], bytes] = msgspec.json.Encoder(
    decimal_format="number", enc_hook=_other
).encode


def encode(value: object) -> bytes:
    """Return a value as one line of JSON, without a line end."""
    try:
        return _quick(value)
    except (ValueError, OverflowError):  # half a surrogate pair; an integer beyond 64 bits
        return encode_all(value)


def encode_all(value: object) -> bytes:
    r"""Return the same, slowly, of whatever came in: ``\ud800`` and NaN stay what they are."""
    text = simplejson.dumps(
        value, use_decimal=True, allow_nan=True, default=_other, separators=(",", ":")
    )
    return text.encode()


def decode(line: bytes | str) -> Any:
    """Return what `encode` or anybody else wrote; numbers with a fraction as `Decimal`.

    Raises:
        ValueError: If it is not JSON.
    """
    try:
        return _decoder.decode(line)
    except msgspec.DecodeError:
        # Python's own reader takes half a surrogate pair, NaN, and what else taps have written.
        return simplejson.loads(
            line, use_decimal=True, allow_nan=True, parse_int=_integer, parse_constant=Decimal
        )


def _integer(digits: str) -> int | Decimal:
    try:
        return int(digits)
    except ValueError:  # Python reads no more than 4300 digits
        return Decimal(digits)


_decoder = msgspec.json.Decoder(float_hook=Decimal)
