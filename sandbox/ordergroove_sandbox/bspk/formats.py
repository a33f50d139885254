"""The formats that BSPK's tables of columns name, each as a check of one value that is not blank.

Documented: numbers with a point (by example), booleans ``TRUE`` and ``FALSE``, times and dates of
ISO 8601, ISO codes, phone numbers of E.164, lists with ``;``. Our reading of what is not:

- "Alphanumeric" is any text: the documented examples have hyphens, spaces and addresses.
- A number may be negative; it has no sign but a minus, no exponent, no thousands separator.
- The times of special orders carry their zone, ``Z`` or an offset, as the examples do, and may
  have fractions of a second. The length of 10 that their tables give is a slip and not checked.
- An image's address is any ``http`` or ``https`` one; whether it leads to a JPG or PNG is not
  checked.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from ordergroove_sandbox.bspk.codes import COUNTRIES, CURRENCIES, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    # Takes a value, and returns what is wrong with it, or nothing.
    Check = Callable[[str], str]


def text(value: str) -> str:  # noqa: ARG001 - every text will do
    """Take any text."""
    return ""


def _matching(pattern: str, reason: str) -> Check:
    fits = re.compile(pattern, re.ASCII).fullmatch
    return lambda value: "" if fits(value) else reason


number = _matching(r"-?\d+(\.\d+)?", "is no plain number")
whole = _matching(r"\d+", "is no whole number")
phone = _matching(r"\+[1-9]\d{1,14}", "is no E.164 phone number")
email = _matching(r"[^@\s]+@[^@\s]+", "is no e-mail address")
url = _matching(r"https?://[^\s/?#]+([/?#]\S*)?", "is no http(s) address")


def one_of(*values: str) -> Check:
    """Return the check for an enumeration; letter case counts."""
    allowed = frozenset(values)
    reason = f"is none of {', '.join(values)}"
    return lambda value: "" if value in allowed else reason


def _code(codes: Collection[str], reason: str) -> Check:
    return lambda value: "" if value in codes else reason


currency = _code(CURRENCIES, "is no ISO 4217 code")
country = _code(COUNTRIES, "is no ISO 3166 alpha-2 code")
language = _code(LANGUAGES, "is no ISO 639-1 code")


def each(check: Check) -> Check:
    """Return the check for a list whose values are separated by ``;``."""
    return lambda value: next(filter(None, map(check, value.split(";"))), "")


# No 24:00:00, which Python takes from 3.14 on.
_TIME = r"\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):\d\d:\d\d"
_zoned = re.compile(rf"({_TIME})(\.\d+)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)", re.ASCII).fullmatch
_naive = re.compile(_TIME, re.ASCII).fullmatch
_day = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII).fullmatch


def time(value: str) -> str:
    """Take a time with its zone, such as ``2022-01-17T19:23:22Z``."""
    found = _zoned(value)
    return "" if found and _exists(found[1]) else "is no ISO 8601 time with a zone"


def utc_time(value: str) -> str:
    """Take a UTC time without its zone, such as ``2022-01-17T10:15:18``."""
    return "" if _naive(value) and _exists(value) else "is no time such as 2022-01-17T10:15:18"


def date(value: str) -> str:
    """Take a date, such as ``2022-01-17``."""
    return "" if _day(value) and _exists(value) else "is no date such as 2022-01-17"


_NAMED: dict[str, Check] = {
    "": text,
    "country": country,
    "currency": currency,
    "date": date,
    "email": email,
    "language": language,
    "language;": each(language),
    "number": number,
    "phone": phone,
    "time": time,
    "url": url,
    "utc_time": utc_time,
    "whole": whole,
}


def check_of(format_: str) -> Check:
    """Return the check of a format by its name, or of an enumeration: ``open|closed``."""
    return _NAMED.get(format_) or one_of(*format_.split("|"))


def _exists(value: str) -> bool:
    """Tell whether the calendar and the clock have a date or time of the right form."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
