"""What a receiver of files knows of the shop, beside what it should know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    Row = dict[str, Any]
    Known = dict[str, tuple[Any, ...]]


class Source(Protocol):
    """The shop, as far as a comparison asks it."""

    def truth(self, table: str) -> list[Row]:
        """Return all rows of a table that exist now."""

    def deleted(self, table: str) -> Collection[str]:
        """Return the ids of all rows of a table that were ever deleted."""

    def advance(self, days: int) -> None:
        """Let days go by."""


def compare(
    receiver: str,
    wanted: Mapping[str, Known],
    found: Mapping[str, Known],
    deleted: Mapping[str, Collection[str]],
) -> list[str]:
    """Print how much a receiver knows beside what it should, and return what is wrong.

    Args:
        receiver: Its name.
        wanted: What it should know, by file type and key.
        found: What it knows.
        deleted: The keys that the shop has deleted, by file type: files delete nothing there.
    """
    wrong = []
    print(f"   {'type':<26}{'in the shop':>12}{f'in {receiver}':>15}{'  deleted in the shop':>22}")
    for kind, rows in wanted.items():
        known = found[kind]
        gone = known.keys() - rows.keys()
        print(f"   {kind:<26}{len(rows):>12}{len(known):>15}{len(gone) or '':>22}")
        wrong += [
            f"{kind} {key}: {known.get(key)}, should be {row}"
            for key, row in rows.items()
            if known.get(key) != row
        ]
        never = gone.difference(deleted.get(kind, ()))
        wrong += [f"{kind} {key}: was never in the shop" for key in sorted(never)]
    return wrong
