"""JSON becomes Python values without losing anything, and text again."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from itertools import accumulate
from json import detect_encoding
from typing import Any

import msgspec
import simplejson
from typing_extensions import Self, override

BYTE_ORDER_MARK = b"\xef\xbb\xbf"

DEEPEST = 64
"""Levels of lists and objects: below, text stands for them. Loaders' walks end at a few hundred."""

LONGEST_INTEGER = 4300
"""Digits that Python reads."""

_TOKEN = re.compile(r'"[^"\\]*(?:\\.?[^"\\]*)*"?|[\[{]+|[\]}]+', re.DOTALL)
_CULPRIT = re.compile(r"-?Infinity|NaN|\W")
_ESCAPED = re.compile(rb"\\.", re.DOTALL)
_STRING = re.compile(rb'"[^"]*"?')
_STEPS = {**dict.fromkeys(b"[{", 1), **dict.fromkeys(b"]}", -1)}
_NO_BRACKETS = bytes(set(range(256)) - _STEPS.keys() - {*b'"'})

_decode = msgspec.json.Decoder(float_hook=Decimal).decode


class MalformedError(ValueError):
    """A body is not JSON.

    Attributes:
        cut_off: Whether it may be the beginning of JSON, or was damaged on its way.
    """

    def __init__(self, words: str, *, cut_off: bool) -> None:
        super().__init__(words)
        self.cut_off = cut_off


class HugeNumber(Decimal):
    """A number whose exponent not even `Decimal` can hold."""

    _text: str

    @override
    def __new__(cls, text: str) -> Self:
        self = super().__new__(cls, "Infinity")
        self._text = text
        return self

    @override
    def __str__(self) -> str:
        return self._text


def decode(body: bytes, *, lenient: bool = False) -> Any:
    r"""Return the value of a JSON text in UTF-8; numbers with a fraction are `Decimal`.

    Whatever JSON's grammar allows is read: halves of surrogate pairs (``\ud83d``), and numbers of
    any size. What is nested deeper than `DEEPEST` levels is text, as `to_ascii` writes it.

    Args:
        body: The text.
        lenient: Whether to take raw line breaks in strings, bytes that are no UTF-8, UTF-16, and
            NaN and Infinity, which are null.

    Raises:
        MalformedError: If it is not JSON.
    """
    body = body.removeprefix(BYTE_ORDER_MARK)
    is_deep = _is_deep(body)
    if not is_deep:
        try:
            return _decode(body)
        except (msgspec.DecodeError, UnicodeDecodeError, InvalidOperation):
            pass
    try:
        text = body.decode(detect_encoding(body), "replace") if lenient else body.decode()
    except UnicodeDecodeError as error:
        words = f"the byte {body[error.start]:#04x} at {error.start} is not UTF-8"
        raise MalformedError(words, cut_off=True) from None
    if is_deep:
        text = _flatten(text)
        with suppress(msgspec.DecodeError, InvalidOperation, RecursionError):
            return _decode(text)
    try:
        return simplejson.loads(
            text,
            cls=simplejson.JSONDecoder,
            parse_float=_number,
            parse_int=_integer,
            strict=not lenient,
            parse_constant=(lambda _name: None) if lenient else None,
        )
    except simplejson.JSONDecodeError as error:
        raise _malformed(error.msg, error.doc, error.pos) from None
    except RecursionError:
        words = "too many brackets are never closed"
        raise MalformedError(words, cut_off=True) from None


def to_ascii(value: Any) -> str:
    r"""Return a decoded value as JSON text that holds nothing but ASCII: ``\u0000``, ``\ud83d``."""
    return simplejson.dumps(value, use_decimal=True, separators=(",", ":"))


def _malformed(words: str, text: str, place: int) -> MalformedError:
    """Say what is wrong, and where: names of fields are shown, and no value."""
    rest = text[place:].strip()
    cut_off = not rest or words.startswith("Unterminated") or rest[-1] not in "]}"
    found = _CULPRIT.match(text, place)
    before = re.findall(r'"(\w+)"\s*:', text[max(0, place - 1000) : place])
    where = f"{found[0]!r} " if found else ""
    where += f"at character {place:,}" + (f", behind the name {before[-1]!r}" if before else "")
    return MalformedError(f"{words.partition(' %r')[0]}: {where}", cut_off=cut_off)


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        return HugeNumber(text)


def _integer(digits: str) -> int | Decimal:
    return int(digits) if len(digits) <= LONGEST_INTEGER else Decimal(digits)


def _is_deep(body: bytes) -> bool:
    """Whether something is nested deeper than it should, or nearly."""
    if body.count(b"{") + body.count(b"[") <= DEEPEST - 16:
        return False
    if b"\\" in body:
        body = _ESCAPED.sub(b"", body)
    # Of the strings, those are left that hold brackets, until they are taken away.
    brackets = _STRING.sub(b"", body.translate(None, _NO_BRACKETS).replace(b'""', b""))
    for _ in range(8):  # each takes two levels away, at most
        brackets = brackets.replace(b"{}", b"").replace(b"[]", b"")
    return max(accumulate(map(_STEPS.__getitem__, brackets)), default=0) > DEEPEST - 16


def _flatten(text: str) -> str:
    """Write text for what is nested too deep."""
    depth = begin = done = 0
    parts = []
    for found in _TOKEN.finditer(text.replace("{}", "..").replace("[]", "..")):
        token, end = found[0], found.end()
        if token[0] in "[{":
            depth += len(token)
            if depth - len(token) <= DEEPEST < depth:
                begin = end - (depth - DEEPEST)
        elif token[0] in "]}":
            depth -= len(token)
            if depth <= DEEPEST < depth + len(token):
                end -= DEEPEST - depth
                parts += [text[done:begin], simplejson.dumps(text[begin:end])]
                done = end
    return "".join(parts) + text[done:] if parts else text
