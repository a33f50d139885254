"""A body as Python values, also where it is not quite JSON; in time that grows as it does.

Accepted beside JSON: NaN and Infinity, which are null, numbers that are too long, which become
text, and raw line breaks in text. What is nested deeper than `DEEPEST` becomes its own JSON text:
whoever walks a value has a stack.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from itertools import accumulate
from typing import Any

import msgspec

from singer_commons.exact_json import BYTE_ORDER_MARK, HugeNumber, MalformedError

DEEPEST = 60
"""Levels of objects and lists; Ordergroove's events have six."""

LONGEST_INTEGER = 4000
"""Digits; Python refuses to read a little more, which takes time that grows faster than they do."""

_STRING = re.compile(rb'"[^"]*"')
_TOKEN = re.compile(rb'"[^"]*"|[\[{]+|[\]}]+')
_STEPS = {**dict.fromkeys(b"[{", 1), **dict.fromkeys(b"]}", -1)}
_SPACE = re.compile(r"[ \t\r\n]*")
_NO_BRACKETS = bytes(each for each in range(256) if each not in b"[]{}")


def parse(body: bytes) -> Any:
    """Return the value of a body; numbers with a fraction are `Decimal`.

    Raises:
        MalformedError: If it is nothing like JSON.
    """
    body = _shallow(body.removeprefix(BYTE_ORDER_MARK))
    try:
        return _strict(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    try:
        return _lenient(body.decode())
    except (ValueError, RecursionError) as error:
        raise MalformedError(type(error).__name__, cut_off=False) from None


def list_items(body: bytes, most: int) -> list[bytes]:
    """Return the bytes of each item of a body that is a list; nothing if it is none, or is longer.

    Args:
        body: The body.
        most: How many items it may have.
    """
    body = body.removeprefix(BYTE_ORDER_MARK).strip()
    if not body.startswith(b"["):
        return []
    items: list[bytes] = []
    try:
        text, position = body.decode(), 1
        while len(items) < most:
            begin = _SPACE.match(text, position).end()  # type: ignore[union-attr]  # it always matches
            _, end = _item(text, begin)
            items.append(text[begin:end].encode())
            position = _SPACE.match(text, end).end() + 1  # type: ignore[union-attr]
            if text[position - 1] != ",":
                return items if text[position - 1 :] == "]" else []
    except (ValueError, IndexError, RecursionError):
        pass
    return []


def _shallow(body: bytes) -> bytes:
    """Return a body whose deepest parts are text."""
    if body.count(b"{") + body.count(b"[") <= DEEPEST:
        return body
    # Strings without an escaped quote, at the places where they are.
    plain = body.replace(rb"\\", b"..").replace(rb"\"", b"..")
    left = _STRING.sub(b"", plain).translate(None, _NO_BRACKETS)
    is_balanced = left.count(b"{") + left.count(b"[") == left.count(b"}") + left.count(b"]")
    if not is_balanced or max(accumulate(map(_STEPS.__getitem__, left))) <= DEEPEST:
        return body
    return _flatten(body, plain)


def _flatten(body: bytes, plain: bytes) -> bytes:
    parts, depth, start, begin = [], 0, 0, 0
    # Runs of brackets are few where brackets are many.
    for found in _TOKEN.finditer(plain.replace(b"{}", b"..").replace(b"[]", b"..")):
        at, end = found.span()
        first = plain[at]
        if first in b"{[":
            if depth <= DEEPEST < depth + end - at:
                begin = at + DEEPEST - depth
            depth += end - at
        elif first in b"}]":
            depth -= end - at
            if depth <= DEEPEST < depth + end - at:
                end -= DEEPEST - depth
                text = body[begin:end].decode(errors="replace")
                parts += [body[start:begin], json.dumps(text).encode()]
                start = end
    return b"".join([*parts, body[start:]])


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= LONGEST_INTEGER else digits


def _fraction(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except ArithmeticError:
        return HugeNumber(digits)


_strict = msgspec.json.Decoder(float_hook=_fraction).decode
_decoder = json.JSONDecoder(
    strict=False,
    parse_float=_fraction,
    parse_int=_integer,
    # As JavaScript's own JSON.stringify writes it.
    parse_constant=lambda _name: None,
)
_lenient, _item = _decoder.decode, _decoder.raw_decode
