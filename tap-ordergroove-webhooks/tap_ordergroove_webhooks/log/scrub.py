"""Takes ``one_click_token`` out of a body before it is stored.

The token lets its holder act for a customer, so it is a credential: the log keeps none, wherever
in the body it stood.

- JSON: members whose name holds the token's are removed at any depth, also inside text that is
  itself JSON. All other bytes stay as they came: numbers keep their digits.
- What is not JSON: what follows the name and a ``:`` or ``=`` is cut. A quoted value is cut to its
  closing quote (or to the end), a list or an object to the end of the body, anything else to the
  next comma, bracket, quote, ampersand or white space.
"""

from __future__ import annotations

import re

import msgspec

from singer_commons.exact_json import BYTE_ORDER_MARK

NAME = "one_click_token"
REMOVED = b"null"
"""A value that leaves JSON with an odd character elsewhere what it was."""

_SAFE_ESCAPE = re.compile(rb"\\+u00([2-7][0-9a-fA-F])")
_VALUE = re.compile(
    rb"""(one_click_token[\w.-]*[\\"'\s]*(?:[:=]|%3[aAdD])[\\\s]*)  # the name and its separator
    (?:
        (["']).*?(?:\2(?=[\s\\]*(?:[,}\]&]|$))|$)                  # a value in quotes
      | [\[{].*                                                    # a list or an object
      | [^\s,}\]"'&]*
    )""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_object = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_array = msgspec.json.Decoder(list[msgspec.Raw]).decode
_string = msgspec.json.Decoder(str).decode
_encode = msgspec.json.Encoder().encode


def scrub(body: bytes) -> bytes:
    """Return the body without one-click tokens; the same bytes if it holds none."""
    if not _may_hold(body):
        return body
    try:
        return _scrub_json(body.removeprefix(BYTE_ORDER_MARK).strip())
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _cut(body)


def _may_hold(body: bytes) -> bool:
    """Whether the token's name is there, also with escapes, or in wide characters."""
    return NAME.encode() in _plain(body).lower()


def _plain(body: bytes) -> bytes:
    r"""Resolve escapes such as ``\u005f``, and drop null bytes, as in UTF-16."""
    return _SAFE_ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), body.replace(b"\0", b""))


def _cut(body: bytes) -> bytes:
    """Cut the token's value out of what is not JSON."""
    if NAME.encode() not in body.lower():
        body = _plain(body)
    return _VALUE.sub(rb"\1" + REMOVED, body)


def _scrub_json(raw: bytes) -> bytes:
    """Return a JSON value without the token; unchanged parts keep their bytes.

    Raises:
        msgspec.DecodeError: If it is not JSON.
    """
    if not _may_hold(raw):
        return raw
    if raw.startswith(b"{"):
        members = {
            name: _scrubbed(value)
            for name, value in _object(raw).items()
            if NAME not in name.casefold()
        }
        return _encode(members)
    if raw.startswith(b"["):
        return _encode([_scrubbed(value) for value in _array(raw)])
    text = _string(raw)
    inner = text.encode()
    cleaned = scrub(inner)
    return raw if cleaned == inner else _encode(cleaned.decode(errors="replace"))


def _scrubbed(value: msgspec.Raw) -> msgspec.Raw:
    return msgspec.Raw(_scrub_json(bytes(value)))
