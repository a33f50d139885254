"""Which columns name the rows of a report whose best key not every file has. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tap_ordergroove_sftp.reports import LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tap_ordergroove_sftp.reports import Report

    Key = tuple[str, ...]

OTHER_TABLE = (
    " Should the load fail since the table was made with another key: drop it if it is empty, or "
    "else name another schema, and run again with --full-refresh."
)


def is_settled(report: Report, known: Key) -> bool:
    """Whether no file has a say in it."""
    return len(report.keys) == 1 or known == report.keys[0]


def choose_key(
    report: Report, known: Key, found: Mapping[str, Key | None]
) -> tuple[Key | None, str | None]:
    """Choose between a report's two keys.

    Args:
        report: The report.
        known: What an earlier run chose, if one did.
        found: The best key of each file, by its name; None where it does not tell.

    Returns:
        The key, None while no file tells; and a warning, if there is one.
    """
    best, makeshift = report.keys
    label, others = LABELS[best[0]], " + ".join(makeshift)
    lacking = [name for name, key in found.items() if key == makeshift]
    if lacking:
        return makeshift, (
            f"'{label}' is not in {lacking[-1]}; rows are told apart by {others}, in which two "
            "items of an order can be alike, and an item that moves to another order is there "
            "twice, under both. Ask Ordergroove to add it to the report."
            + ("" if known else OTHER_TABLE)
        )
    if best not in found.values():
        return known or None, None
    if not known:
        return best, None
    return makeshift, (
        f"'{label}' is there now, but earlier rows are told apart by {others}. To change over, "
        "load once with --full-refresh into an empty table."
    )
