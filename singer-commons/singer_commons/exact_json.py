"""JSON becomes Python values, without losing a digit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

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


def decode(body: bytes, decoder: Callable[[bytes], T] = _decode) -> T:
    r"""Return the value of a JSON text in UTF-8; numbers with a fraction are `Decimal`.

    Characters that no database takes, ``\u0000`` and halves of surrogate pairs, become U+FFFD.

    Args:
        body: The text.
        decoder: Of msgspec, if the value is to be of another type.

    Raises:
        MalformedError: If it is not JSON, or is nested deeper than Python's stack.
        msgspec.ValidationError: If it is not of the decoder's type.
    """
    body = body.removeprefix(BYTE_ORDER_MARK)
    try:
        if b"\\u0000" not in body:
            try:
                return decoder(body)
            except msgspec.DecodeError:
                pass
        return decoder(UNSTORABLE.sub(rb"\1\\ufffd", body))
    except msgspec.ValidationError:
        raise
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise MalformedError(type(error).__name__) from None
