"""File names: which report, full or delta, and when it was made. Pure functions.

The documentation has several forms, and contradicts itself on the order of day and month: one
developer page says day first, six help articles and a worked example say month first.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from tap_ordergroove_sftp.reports import normal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tap_ordergroove_sftp.reports import Report

SUFFIX = ".csv"
HIDDEN = "."
"""What leads the names of files that are on their way there, as rsync and lftp have it."""
NO_REPORT = ".xml"
"""Batches of orders, which Ordergroove drops in the same place."""
MODES = ("full", "delta")
ORDERS = {"mdy": "%m%d%Y", "dmy": "%d%m%Y", "ymd": "%Y%m%d"}
"""Orders of month, day and year; the first is the one that is taken in doubt."""
TIME_DIGITS = 14
FIRST_YEAR, LAST_YEAR = 2010, 2099
"""Ordergroove was founded in 2010; outside these years, digits were read in a wrong order."""

GUESS = "?"

_DIGITS = re.compile(r"(?<!\d)(?:\d{14}|\d{8})\Z")


@dataclass(frozen=True)
class FileName:
    """What a file's name says.

    Attributes:
        report: The report.
        mode: ``full``, ``delta``, or None if it does not say.
        digits: The stamp as it stands there, 8 or 14 digits.
        prefix: What leads it, without what does not matter: the merchant, as a rule. What has
            another is another feed.
    """

    report: Report
    mode: str | None
    digits: str
    prefix: str


def parse(name: str, reports: Iterable[Report], merchant: str | None = None) -> FileName | None:
    """Read a file's name from its end to its beginning.

    A report with a pattern goes before all others. No merchant's name allows any.

    Returns:
        What it says, or None if it is not the name of a report: such a file must not be opened.
    """
    has_suffix = name.lower().endswith(SUFFIX)
    stem = name[: -len(SUFFIX)] if has_suffix else name
    stem, after = _cut_mode(stem)
    found = _DIGITS.search(stem)
    if found is None or name.startswith(HIDDEN):
        return None
    digits = found[0]
    stem, before = _cut_mode(stem[: found.start()].rstrip("_"))
    if before and after:
        return None
    mode = before or after
    if has_suffix:
        for report in reports:
            if report.pattern and fnmatchcase(name.lower(), report.pattern.lower()):
                return FileName(report, mode, digits, normal(stem))
    for token, report in _longest_first(reports):
        # The only name that was seen without a suffix ends in CSV itself.
        prefix = normal(stem).removesuffix(token)
        if (
            (has_suffix or token.endswith("csv"))
            and normal(stem) == prefix + token
            and (not prefix or merchant is None or prefix == normal(merchant))
        ):
            return FileName(report, mode, digits, prefix)
    return None


def unread_form(name: str, reports: Iterable[Report]) -> str | None:
    """Say what is not read of a file that looks like a report, and has no name of one.

    Of a report that nobody configured, its name with a star for the stamp; of a report's name in
    another form, packed or renamed, the name itself; None of other files.
    """
    is_plain = name.lower().endswith(SUFFIX) and not name.startswith(HIDDEN)
    stem = name[: -len(SUFFIX)] if is_plain else ""
    if found := _DIGITS.search(_cut_mode(stem)[0]):
        return f"{stem[: found.start()]}*{SUFFIX}"
    squeezed = re.sub(r"[\W_]+", "", name.casefold())
    is_dated = re.search(r"\d{8}", squeezed) and not name.lower().endswith(NO_REPORT)
    forms = [f"*{normal(token)}*" for report in reports for token in report.tokens]
    forms += [
        f"{report.pattern}*".replace(f"{SUFFIX}*", "*") for report in reports if report.pattern
    ]
    fits = any(
        fnmatchcase(each, form.lower()) for form in forms for each in (squeezed, name.lower())
    )
    return name if is_dated and fits else None


def readings(digits: str, now: datetime | None = None) -> dict[str, datetime]:
    """Return what a stamp can mean, wall time, by the order in which it is read.

    What lies after `now` is meant only if nothing else can be, since clocks may be wrong.
    """
    found = {}
    for order, form in ORDERS.items():
        try:
            time = datetime.strptime(  # noqa: DTZ007 - a wall time
                digits, form + ("%H%M%S" if len(digits) == TIME_DIGITS else "")
            )
        except ValueError:
            continue
        if FIRST_YEAR <= time.year <= LAST_YEAR:
            found[order] = time
    if now is None:
        return found
    past = {order: time for order, time in found.items() if time <= now}
    return past or found


def settle_order(
    stamps: Iterable[tuple[str, datetime]], now: datetime, known: str | None
) -> tuple[str, list[tuple[datetime, datetime]]]:
    """Settle the order of the stamps of a folder; each comes with the time of its file.

    Year first cannot be taken for another order; names that are either month first or day first,
    and not both, settle the others. An earlier run's order is `known`.

    Returns:
        The order, with a `GUESS` at its end where doubt remains; and the two readings of a stamp
        that is in doubt, if one is.
    """
    votes: Counter[str] = Counter()
    nearer: Counter[str] = Counter()
    doubt: list[tuple[datetime, datetime]] = []
    for digits, modified in stamps:
        found = readings(digits, now)
        found.pop("ymd", None)
        both = readings(digits)
        if "mdy" in both and both["mdy"] != both.get("dmy", both["mdy"]):
            doubt = [(both["mdy"], both["dmy"])]
        if len(set(found.values())) > 1:
            away = {order: abs(time - modified) for order, time in found.items()}
            nearer["dmy" if away["dmy"] < away["mdy"] else "mdy"] += 1
        elif len(found) == 1:
            votes.update(list(found))
    if len(votes) == 1:
        return next(iter(votes)), []
    if known and not (votes or known.endswith(GUESS)):
        return known, []
    # `max` takes the first of equals, and month first is the first.
    likely = max(("mdy", "dmy"), key=lambda order: (votes[order], nearer[order]))
    return (known or likely).rstrip(GUESS) + GUESS, doubt


def read_stamp(digits: str, order: str, now: datetime | None = None) -> datetime | None:
    """Return what a stamp means in an order, wall time; without a time of day, midnight.

    With `now` the order is one of a whole folder: a stamp that cannot be read in it means what else
    it can. None is for an order that somebody has set.
    """
    found = readings(digits, now)
    other = None if now is None else next(iter(found.values()), None)
    return found.get(order, other)


def nearest(digits: str, modified: datetime) -> datetime | None:
    """Return the reading that is closest to a time: how versions before 0.2 read a stamp."""
    found = readings(digits)
    return min(found.values(), key=lambda time: abs(time - modified), default=None)


def _cut_mode(stem: str) -> tuple[str, str | None]:
    for mode in MODES:
        if stem.lower().endswith("_" + mode):
            return stem[: -len(mode)].rstrip("_"), mode
    return stem, None


def _longest_first(reports: Iterable[Report]) -> list[tuple[str, Report]]:
    """Return tokens and their reports; one token may be the end of another."""
    tokens = [(normal(token), report) for report in reports for token in report.tokens]
    return sorted(tokens, key=lambda each: len(each[0]), reverse=True)
