"""JSON of an event's body becomes Python values, without losing a digit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import msgspec

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
UNSTORABLE = re.compile(
    rb"(?<!\\)((?:\\\\)*)\\u"
    rb"(?:0000|[dD][89aAbB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    rb"|(?<!\\u[dD][89aAbB][0-9a-fA-F]{2}\\u)[dD][c-fC-F][0-9a-fA-F]{2})"
)
"""An escaped null character or half of a surrogate pair, as cut text leaves it."""

REPLACED = "\ufffd"
"""What stands for such a character."""

_decode = msgspec.json.Decoder(float_hook=Decimal).decode


class MalformedError(ValueError):
    """A body is not JSON."""


def decode(body: bytes) -> Any:
    r"""Return the value of a JSON text in UTF-8; numbers with a fraction are `Decimal`.

    Characters that no database takes, ``\u0000`` and halves of surrogate pairs, become U+FFFD.

    Raises:
        MalformedError: If it is not JSON, or is nested deeper than Python's stack.
    """
    body = body.removeprefix(BYTE_ORDER_MARK)
    try:
        if b"\\u0000" not in body:
            try:
                return _decode(body)
            except msgspec.DecodeError:
                pass
        return _decode(UNSTORABLE.sub(rb"\1\\ufffd", body))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise MalformedError(type(error).__name__) from None
