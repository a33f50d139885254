"""Whose rows a table holds: another merchant's, under the same keys, would overwrite them.

A tap says it in its SCHEMA message, and the table's comment keeps it. Taps that say nothing, and
tables that no such tap has filled, are left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from singer_commons.errors import OTHER_SOURCE, PluginError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from singer_commons.sql_target.tables import Table

_MARK = re.compile(r"^Rows of (.+)$", re.MULTILINE)


def check(table: Table, stream: str, sources: Sequence[str]) -> None:
    """Refuse rows of another source than a table's.

    Args:
        table: The table.
        stream: What brings the rows.
        sources: The names of their source; one has to be the table's.

    Raises:
        PluginError: If they are another's.
    """
    found = _MARK.search(table.comment)
    if found and sources and found[1] not in sources:
        now = " and ".join(sources)
        raise PluginError(OTHER_SOURCE, table=table.name, known=found[1], stream=stream, now=now)


def marked(table: Table, sources: Sequence[str]) -> str | None:
    """Return the comment that a table has to have, if it lacks the mark."""
    if not sources or _MARK.search(table.comment):
        return None
    return "\n".join([*table.comment.splitlines(), f"Rows of {sources[0]}"])
