"""How DotApparel's cells are written.

From docs.dotapparel.com.au, customers/apparel21-export-templates: Yes and No as text, dates as
YYYY-MM-DD, date-times as YYYY-MM-DD"T"HH24:MI:SS without a zone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import tzinfo
from decimal import Decimal
from typing import Any, TypeAlias

from singer_commons.csv_target.formats import (
    Boolean,
    Format,
    FormatError,
    Integer,
    Number,
    Text,
    as_whole,
    name_kind,
    show,
)
from singer_commons.csv_target.times import Date, DateTime

YES_OR_NO = Boolean("Yes", "No")
ADDRESS = re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\".]+(?:\.[^\s@,;<>\".]+)+")


AS_BOOLEAN = (
    "only bool(…) makes a boolean in a stream map: bool(optin == '1') if optin else None, where "
    "optin is text; bool(optin == 1) if optin != None else None, where it is a number"
)
"""How to write `subscribed`: an SDK map that begins otherwise gives text, or a number."""


def moment(zone: tzinfo) -> DateTime:
    """Return how a time is written in a zone. One that names no zone is taken to be in it."""
    return DateTime(zone=zone, suffix="", naive=zone)


def email(value: Any) -> str:
    """Write an e-mail address. DotApparel matches customers by it, and asks for no invalid ones."""
    # What cannot be seen, such as a zero-width space, makes it another address.
    if isinstance(value, str) and ADDRESS.fullmatch(value) and value.isprintable():
        return Text()(value)
    raise FormatError(rule="email", message="is not an e-mail address")


def person(value: Any) -> str:
    """Write who it is, in one form wherever it comes from: 7, 7.0 and " 7.0 " name one person."""
    if isinstance(value, (float, Decimal)):
        return Integer()(value)
    return as_whole(Text()(value).strip())


def privacy(value: Any) -> str:
    """Write whether somebody is unsubscribed, from PRIVACY itself or from its opposite.

    A boolean is not taken for PRIVACY: mapped there in good faith, "accepts marketing" would come
    out as its contrary.

    Args:
        value: PRIVACY, or a pair of that and `subscribed`.
    """
    given, subscribed = value if isinstance(value, tuple) else (value, None)
    answers = {_privacy(given), _opposite(subscribed)} - {""}
    if len(answers) > 1:
        problem = (
            f"is {show(given)}, but subscribed is {show(subscribed)}: one says unsubscribed, the "
            "other subscribed"
        )
        raise FormatError(rule="consent", message=problem)
    return answers.pop() if answers else ""


def _privacy(value: object) -> str:
    if value is None or value == "":
        return ""
    if not isinstance(value, str):
        problem = (
            f"is {name_kind(value)}; write Yes (unsubscribed) or No (subscribed), or give the "
            "boolean as the field subscribed"
        )
        raise FormatError(rule="consent", message=problem)
    return YES_OR_NO(value)


def _opposite(value: object) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return YES_OR_NO(not value)
    problem = f"cannot be told: subscribed is {name_kind(value)}, {show(value)}; {AS_BOOLEAN}"
    raise FormatError(rule="consent", message=problem)


MakeFormat: TypeAlias = Callable[[tzinfo], Format]
"""The zone of times → a format."""

FORMATS: dict[str, MakeFormat] = {
    "text": lambda _: Text(),
    "number": lambda _: Number(),
    "boolean": lambda _: YES_OR_NO,
    "date": lambda _: Date(),
    "datetime": moment,
    "email": lambda _: email,
}
"""What a column of one's own may be."""
