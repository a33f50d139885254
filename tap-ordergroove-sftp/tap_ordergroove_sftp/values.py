"""Cells: text in, typed values out. Pure functions.

Nothing is guessed: day-first dates occur in no source, so ``13/01/2025`` is no date. A cell that
is empty means null. Each conversion raises `ValueError` for a text that it has no value for.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from datetime import datetime, timezone
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import tzinfo

    Convert = Callable[[str], Any]

_CLOCK = r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)(?:\.(?P<fraction>\d{1,6}))?)?"
_SHAPES = (
    re.compile(r"(?P<month>\d\d?)/(?P<day>\d\d?)/(?P<year>\d{4})" + _CLOCK, re.ASCII),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)" + _CLOCK, re.ASCII),
    re.compile(
        r"(?P<month>\d\d)(?P<day>\d\d)(?P<year>\d{4})"
        r"(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)",
        re.ASCII,
    ),
)
_NUMBER = re.compile(r"-?\d{1,20}(?:\.\d{1,10})?", re.ASCII)
_INTEGER = re.compile(r"-?\d{1,18}", re.ASCII)
_FLAGS = {"1": True, "0": False, "true": True, "false": False}

LONGEST = 64 * 1024
"""Bytes of a text in a row about the run: DuckDB's reader of CSV gives up at two million."""
LONGEST_LOGGED = 4 * 1024


class RicherValueError(ValueError):
    """A text says more than its column can hold; `value` is what it can hold of it."""

    def __init__(self, value: Any) -> None:
        super().__init__()
        self.value = value


def converter(definition: Mapping[str, Any], zone: tzinfo) -> Convert | None:
    """Return what converts the cells of a column, given its JSON schema; None if it holds text.

    A time that names no zone is one of `zone`.
    """
    kinds = definition["type"]
    if "string" in kinds:
        named = {"date": to_date, "date-time": lambda text: to_time(text, zone)}
        return named.get(definition.get("format", ""))
    by_kind: dict[str, Convert] = {"integer": to_int, "number": to_decimal, "boolean": to_flag}
    return by_kind[kinds[0]]


def to_date(text: str) -> str:
    """Return a date as ``YYYY-MM-DD``; with a time of day, it is richer."""
    time = _wall_time(text)
    date = time.date().isoformat()
    if time.time() != time.min.time():
        raise RicherValueError(date)
    return date


def to_time(text: str, zone: tzinfo) -> str:
    """Return a wall time as UTC, ``YYYY-MM-DDTHH:MM:SSZ``.

    Of the hour that autumn repeats, the first one is meant; a date alone means its midnight.
    """
    time = _wall_time(text)
    try:
        return in_utc(time, zone)
    except OverflowError:
        raise ValueError from None


def to_int(text: str) -> int:
    """Return a whole number."""
    if not _INTEGER.fullmatch(text.strip()):
        raise ValueError
    return int(text)


def to_decimal(text: str) -> Decimal:
    """Return an exact number."""
    text = text.strip()
    if not _NUMBER.fullmatch(text):
        raise ValueError
    return Decimal(text)


def to_flag(text: str) -> bool:
    """Return what ``1`` and ``0`` say."""
    try:
        return _FLAGS[text.strip().lower()]
    except KeyError:
        raise ValueError from None


def to_deleted(text: str) -> bool:
    """Return whether a row says that its object was removed; a time means yes.

    Nothing is documented of such a column but that there are such rows: no text in it rejects one.
    """
    with contextlib.suppress(ValueError):
        return to_flag(text)
    means = None
    with contextlib.suppress(ValueError):
        means = bool(_wall_time(text))
    raise RicherValueError(means)


def format_utc(time: datetime) -> str:
    """Return an aware time in UTC, as ``YYYY-MM-DDTHH:MM:SSZ`` with microseconds if it has any."""
    return time.astimezone(timezone.utc).replace(tzinfo=None).isoformat() + "Z"


def in_utc(wall: datetime, zone: tzinfo) -> str:
    """Return a wall time in UTC, as `format_utc` does."""
    return format_utc(wall.replace(tzinfo=zone))


def wall_time(time: datetime, zone: tzinfo) -> datetime:
    """Return an aware time as the wall time of a zone."""
    return time.astimezone(zone).replace(tzinfo=None)


def cut(text: str, longest: int = LONGEST) -> str:
    """Return a text of no more than so many bytes of UTF-8; what is cut tells what it was."""
    whole = text.encode("utf-8", "backslashreplace")
    if len(whole) <= longest:
        return whole.decode()
    said = f"... (cut: {len(whole)} bytes in all, SHA-256 {hashlib.sha256(whole).hexdigest()})"
    return whole[: longest - len(said)].decode("utf-8", "ignore") + said


def _wall_time(text: str) -> datetime:
    for shape in _SHAPES:
        if found := shape.fullmatch(text.strip()):
            parts = found.groupdict()
            parts["microsecond"] = (parts.pop("fraction", None) or "").ljust(6, "0")
            numbers: dict[str, Any] = {name: int(part or 0) for name, part in parts.items()}
            return datetime(**numbers)  # noqa: DTZ001 - a wall time
    raise ValueError
