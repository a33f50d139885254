r"""Raw JSON becomes cells of CSV with the quote ``"``, the escape ``\`` and the null ``null``.

In this dialect, a JSON number, ``true``, ``null``, or a string without a backslash is a cell as
it stands. Only the rest has to be touched.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

NULL = b"null"

_NUL = re.compile(rb"\\(u0000|.)", re.DOTALL)
_text_of = msgspec.json.Decoder(str).decode


class OddValueError(ValueError):
    """A value needs more than the fast way knows. The message says what, and holds no value."""


def quote(text: bytes) -> bytes:
    """Return a cell that holds a text."""
    return b'"%b"' % escape(text)


def escape(text: bytes) -> bytes:
    r"""Return a text with a backslash before ``"`` and ``\``."""
    return text.replace(b"\\", b"\\\\").replace(b'"', b'\\"')


def string(raw: bytes, *, replace_nul: bool | None) -> bytes:
    """Return the text of a JSON string; NUL is replaced, stays (None), or is odd (False).

    Raises:
        OddValueError: If it is none, or no database could store it.
    """
    try:
        text = _text_of(raw)
    except msgspec.DecodeError as error:  # another type, or half a surrogate pair
        raise OddValueError(str(error)) from None
    if "\0" in text and replace_nul is not None:
        if not replace_nul:
            msg = "a NUL in a text"
            raise OddValueError(msg)
        text = text.replace("\0", "\ufffd")
    return text.encode()


def storable(value: Any) -> Any:
    """Return a value with U+FFFD for halves of surrogate pairs, at any depth."""
    if isinstance(value, str):
        if value.isprintable():
            return value
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [storable(each) for each in value]
    if isinstance(value, dict):
        return {storable(name): storable(each) for name, each in value.items()}
    return value


def document(raw: bytes, *, replace_nul: bool) -> bytes:
    r"""Return a JSON document; NUL is replaced in names and values at any depth, if wanted."""
    if replace_nul and b"\\u0000" in raw:
        return _NUL.sub(lambda found: b"\\ufffd" if found[1] == b"u0000" else found[0], raw)
    return raw
