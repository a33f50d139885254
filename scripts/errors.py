"""Writes docs/errors.md: every error that a user can meet, from the packages' own tables.

``python scripts/errors.py`` writes the page; with ``--check`` it only says whether it is right.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from singer_commons.errors import ErrorKind

PAGE = Path(__file__).resolve().parent.parent / "docs" / "errors.md"
TABLES = {
    "singer_commons.errors": "Settings in every plugin, and the runs of taps",
    "singer_commons.sftp.errors": "SFTP servers, in both plugins that speak to one",
    "singer_commons.csv_target.errors": "Both file targets",
    "tap_ordergroove.errors": "tap-ordergroove",
    "tap_ordergroove_sftp.errors": "tap-ordergroove-sftp",
    "tap_ordergroove_webhooks.errors": "tap-ordergroove-webhooks and its receiver",
    "target_bspk_s3.errors": "target-bspk-s3",
    "target_dotapparel_sftp.errors": "target-dotapparel-sftp",
    "ordergroove_target_duckdb.errors": "target-duckdb",
    "ordergroove_target_postgres.errors": "target-postgres",
    "ordergroove_views.errors": "ordergroove-views",
}
HEAD = """\
# Errors

Every error ends its line with a code. This page lists them all. Words in braces stand for what
the line then names. `make errors` writes the page from the tables in the code, one a package.
"""


def kinds(module: str) -> list[ErrorKind]:
    """Return the errors that a module declares, by code."""
    found = vars(import_module(module)).values()
    return sorted((each for each in found if isinstance(each, ErrorKind)), key=lambda k: k.code)


def page() -> str:
    """Return the page.

    Raises:
        ValueError: If two errors have one code, or one has no remedy.
    """
    parts, seen = [HEAD], dict[str, ErrorKind]()
    for module, title in TABLES.items():
        rows = []
        for kind in kinds(module):
            if seen.setdefault(kind.code, kind) is not kind:
                if seen[kind.code] == kind:  # imported from another table
                    continue
                msg = f"{kind.code} is there twice: {kind.words!r}, {seen[kind.code].words!r}"
                raise ValueError(msg)
            if not kind.what_to_do:
                msg = f"{kind.code} has neither remedy nor hint"
                raise ValueError(msg)
            rows.append(f"| {kind.code} | {_cell(kind.words)} | {_cell(kind.what_to_do)} |")
        parts.append(
            "\n".join(
                [
                    f"## {title}\n",
                    "| code | what it says | what to do |",
                    "|---|---|---|",
                    *rows,
                    "",
                ]
            )
        )
    return "\n".join(parts)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def main(arguments: list[str]) -> int:
    """Write the page, or check it.

    Returns:
        The exit code.
    """
    text = page()
    if "--check" not in arguments:
        PAGE.write_text(text, "utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text("utf-8") == text:
        print("docs/errors.md: no findings")
        return 0
    print("docs/errors.md differs from the tables of errors; run: make errors")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
