"""Small draws from a seeded random source, and money in text."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random


def chance(rng: Random, probability: float) -> bool:
    """Return true with the given probability (0 to 1)."""
    return rng.random() < probability


def new_id(rng: Random) -> str:
    """Return an id as Ordergroove writes them: 32 lowercase hex digits."""
    return f"{rng.getrandbits(128):032x}"


def count_of(rng: Random, expected: float) -> int:
    """Return a whole number of events whose mean is ``expected``."""
    whole = floor(expected)
    return whole + chance(rng, expected - whole)


def money(cents: int) -> str:
    """Write an amount of cents as a decimal string with two places."""
    return f"{cents // 100}.{cents % 100:02d}"


def cents(amount: str) -> int:
    """Read a decimal string with two places as cents."""
    return int(amount.replace(".", ""))
