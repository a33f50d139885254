"""How report files write values. Everything is text; nothing is the empty text."""

from __future__ import annotations

from hashlib import blake2b

_DAY_END = len("2026-01-01")
_LOWEST, _SPAN = 10**10, 9 * 10**10  # numbers of 11 digits, "int 11"


def integer_id(public_id: str) -> int:
    """Return the internal number behind a public id.

    Ordergroove keeps an ``id`` and a ``public_id`` for every object; the API shows the second,
    most report columns the first. Here the number is a hash, the same in every run and file.
    A customer's public id is the ``merchant_user_id``.
    """
    digest = blake2b(public_id.encode(), digest_size=16).digest()
    return _LOWEST + int.from_bytes(digest, "big") % _SPAN


def day(wall: str | None) -> str:
    """Write the day of naive text ``YYYY-MM-DD[ HH:MM:SS]`` as ``MM/DD/YYYY``."""
    return f"{wall[5:7]}/{wall[8:10]}/{wall[:4]}" if wall else ""


def moment(wall: str | None) -> str:
    """Write naive text ``YYYY-MM-DD HH:MM:SS`` as ``MM/DD/YYYY HH:MM:SS``."""
    return f"{day(wall)} {wall[_DAY_END + 1 :]}" if wall else ""


def digits(wall: str | None) -> str:
    """Write naive text ``YYYY-MM-DD[ HH:MM:SS]`` as the CRM file does, ``MMDDYYYYHHMMSS``."""
    if not wall:
        return ""
    clock = wall[_DAY_END + 1 :].replace(":", "") or "000000"
    return day(wall).replace("/", "") + clock


def flag(*, value: bool) -> str:
    """Write ``1`` or ``0``."""
    return str(int(value))


def plain(value: object) -> str:
    """Write a text or a whole number as it is."""
    return "" if value is None else str(value)
