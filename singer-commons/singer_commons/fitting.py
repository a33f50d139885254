"""What common databases take, so that no single value can stop a load for ever.

Integers fit 64 bits, numbers fit a double, and text holds neither NUL nor halves of surrogate
pairs. Where a value was altered or left out, the original is kept as ASCII JSON text.
"""

from __future__ import annotations

import re
from decimal import Decimal
from math import isfinite
from sys import getsizeof
from typing import Any

from singer_commons.exact_json import to_ascii

TOO_LARGE = 1 << 63
"""Integers from here on fit no database column."""

SAFE_EXPONENT = 300
"""Numbers of at most this decimal exponent fit a double, whatever their digits."""
MOST_DECIMALS = 16_000
"""PostgreSQL's numbers, also those in documents, have at most 16,383."""
FEW_DIGITS = 1000
"""Bytes of memory up to which a number cannot have so many decimals: that is told at once."""

REPLACED = "\ufffd"
"""What stands for such a character."""

UNFIT = re.compile("[\0\ud800-\udfff]")
"""Characters that text must not hold."""
UNFIT_ESCAPE = re.compile(rb"\\u(?:0000|[dD])")
"""What JSON holds if its text may not fit: these characters can only come escaped."""
PLAIN = frozenset((str, bool, type(None)))
"""Types of values that fit, where texts do."""


def fit(value: Any) -> Any:
    """Return a decoded value as databases take it: U+FFFD and null stand for what they do not."""
    if isinstance(value, str):
        # Most text is ASCII without NUL, and is told by that three times as fast.
        return value if value.isascii() and "\0" not in value else UNFIT.sub(REPLACED, value)
    if isinstance(value, dict):
        return {fit(name): fit(each) for name, each in value.items()}
    if isinstance(value, list):
        return [fit(each) for each in value]
    if type(value) is int:
        return value if fits_integer(value) else None
    return value if not isinstance(value, Decimal) or fits_double(value) else None


def fits(value: Any, *, texts_fit: bool) -> bool:
    """Whether `fit` would change nothing in a value; `texts_fit` if that is known of its texts."""
    if not texts_fit:
        return bool(fit(value) == value)
    left = [value]
    for each in left:  # it grows on the way
        if isinstance(each, (dict, list)):
            inner = each.values() if isinstance(each, dict) else each
            left += [one for one in inner if type(one) not in PLAIN]
        elif type(each) is int:
            if not -TOO_LARGE <= each < TOO_LARGE:
                return False
        elif fit(each) != each:
            return False
    return True


def keep(originals: dict[str, Any]) -> dict[str, Any]:
    """Return values under names that fit; what does not fit itself is ASCII JSON text."""
    kept: dict[str, Any] = {}
    for name, value in originals.items():
        fitted = UNFIT.sub(REPLACED, name)
        original = {name: value} if fitted != name else value
        while fitted in kept:
            fitted += REPLACED
        kept[fitted] = original if fit(original) == original else to_ascii(original)
    return kept


def fits_integer(value: int | Decimal) -> bool:
    """Whether an integer has 64 bits, signed."""
    return -TOO_LARGE <= value < TOO_LARGE


def fits_double(value: Decimal) -> bool:
    """Whether a double holds something like a number: neither infinity nor 0 instead of it."""
    if not value.is_finite():  # a `HugeNumber`, too
        return False
    if getsizeof(value) > FEW_DIGITS and -int(value.as_tuple().exponent) > MOST_DECIMALS:
        return False
    if -SAFE_EXPONENT <= value.adjusted() <= SAFE_EXPONENT:
        return True
    double = float(value)
    return isfinite(double) and double != 0
