"""Takes ``one_click_token`` out of a body before it is stored.

The token lets its holder act for a customer, so it is a credential: the log keeps none, wherever
in the body it stood.

- JSON: members whose name holds the token's are removed at any depth, also inside text that is
  itself JSON. All other bytes stay as they came.
- What is not JSON: what follows the name and a ``:`` or ``=`` is cut. A quoted value is cut to its
  closing quote (or to the end), a list or an object to the end of the body, anything else to the
  next comma, bracket, quote, ampersand or white space. Text inside text inside text counts as
  that, from a certain depth on.

Each step goes through the body once: a signed body of any content takes time as its size does.
"""

from __future__ import annotations

import json
import re

import msgspec

from singer_commons.exact_json import BYTE_ORDER_MARK

NAME = b"one_click_token"
REMOVED = b"null"
"""A value that leaves JSON with an odd character elsewhere what it was."""

TEXTS = 4
"""JSON text may stand inside text so many times over, and is taken apart."""

# A run of backslashes is looked at once, from its first.
_SAFE_ESCAPE = re.compile(rb"(?<!\\)\\+u00([2-7][0-9a-fA-F])")
_NAME = re.compile(rb"one_click_token[\w.-]*", re.IGNORECASE)
_SEPARATOR = re.compile(rb"""[\\"'\s]*(?:[:=]|%3[aAdD])\s*""")
_VALUE = re.compile(
    rb"""[\\\s]*(?:
        (["']).*?(?:\1(?=[\s\\]*(?:[,}\]&]|$))|$)                  # a value in quotes
      | [\[{].*                                                    # a list or an object
      | [^\s,}\]"'&]*
    )""",
    re.VERBOSE | re.DOTALL,
)
_STRING = re.compile(r'"[^"]*"')
_COLON = re.compile(r"[ \t\r\n]*:[ \t\r\n]*")
_COMMA = re.compile(r"[ \t\r\n]*,")
_validate = msgspec.json.Decoder(msgspec.Raw).decode
_text = msgspec.json.Decoder(str).decode
_encode = msgspec.json.Encoder().encode
_end_of_value = json.JSONDecoder(parse_float=len, parse_int=len, parse_constant=len).raw_decode


def scrub(body: bytes, texts: int = TEXTS) -> bytes:
    """Return the body without one-click tokens; the same bytes if it holds none.

    JSON text inside it is taken apart so many times over.
    """
    if not _is_named(body):
        return body
    stripped = body.removeprefix(BYTE_ORDER_MARK).strip()
    try:
        if texts:
            _validate(stripped)
            return _scrub_json(stripped.decode(), texts).encode()
    except (msgspec.DecodeError, ValueError, RecursionError):
        pass
    return _cut(body)


def _is_named(body: bytes) -> bool:
    return NAME in _plain(body).lower()


def _plain(body: bytes) -> bytes:
    r"""Resolve escapes such as ``\u005f``, and drop null bytes, as in UTF-16."""
    return _SAFE_ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), body.replace(b"\0", b""))


def _cut(body: bytes) -> bytes:
    """Cut the token's value out of what is not JSON."""
    plain = _plain(body)
    if plain.lower().count(NAME) > body.lower().count(NAME):
        body = plain
    parts, position = [], 0
    while found := _NAME.search(body, position):
        separator = _SEPARATOR.match(body, found.end())
        end = separator.end() if separator else found.end()
        parts.append(body[position:end])
        position = end
        if separator:
            value = _VALUE.match(body, end)
            position = value.end() if value else end
            parts.append(REMOVED)
    return b"".join([*parts, body[position:]])


def _scrub_json(text: str, texts: int) -> str:
    """Return a JSON value without the token; all else stays as it is."""
    parts, start = [], 0
    for found in _STRING.finditer(text.replace("\\\\", "..").replace('\\"', "..")):
        begin, end = found.span()
        # Too short for the name, or in a value that was removed.
        if end - begin <= len(NAME) or begin < start:
            continue
        inner = _text(text[begin:end]).encode()
        if not _is_named(inner):
            continue
        colon = _COLON.match(text, end)
        if not colon:
            cleaned = scrub(inner, texts - 1)
            if cleaned != inner:
                parts += [text[start:begin], _encode(cleaned.decode(errors="replace")).decode()]
                start = end
            continue
        before = text[start:begin]
        _, start = _end_of_value(text, colon.end())
        # Of the commas around it, one goes with it.
        if comma := _COMMA.match(text, start):
            start = comma.end()
        else:
            while parts and not before.strip():
                before = parts.pop()
            before = before.rstrip().removesuffix(",")
        parts.append(before)
    return "".join([*parts, text[start:]])
