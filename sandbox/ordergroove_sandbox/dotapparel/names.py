"""What files are called: ``{type}_{datetime}.csv``, such as ``customers_20230424T201230Z.csv``.

Documented: the types, and a date and time of ISO 8601 in UTC; the basic form to the second is that
of all examples. https://docs.dotapparel.com.au/customers/data-export-approaches
"""

from __future__ import annotations

import re
from datetime import datetime, timezone
from typing import Literal, NamedTuple, cast, get_args

FileType = Literal["customers", "orders", "rewards"]
TYPES: tuple[FileType, ...] = get_args(FileType)
_parts = re.compile(rf"({'|'.join(TYPES)})_([0-9]{{8}}T[0-9]{{6}}Z)\.csv", re.ASCII).fullmatch


class FileName(NamedTuple):
    """A file's name in its parts.

    Attributes:
        type: The type.
        at: The time in it, aware UTC.
    """

    type: FileType
    at: datetime


def parse_name(name: str) -> FileName | None:
    """Read a file's name, which has no folder; None if it does not follow the rule."""
    found = _parts(name)
    if found is None:
        return None
    try:
        at = datetime.strptime(found[2], "%Y%m%dT%H%M%S%z")
    except ValueError:
        return None
    if at.strftime("%Y%m%dT%H%M%SZ") != found[2]:  # a leap second, which datetime moves on
        return None
    return FileName(cast("FileType", found[1]), at.astimezone(timezone.utc))
