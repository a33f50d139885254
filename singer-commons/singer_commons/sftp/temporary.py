"""Names that a file has while it is uploaded, and how to know one's own again; pure."""

from __future__ import annotations

import re
import secrets
from datetime import datetime, timedelta, timezone

MARK = "filedrop"
STAMP = "%Y%m%dT%H%M%SZ"
NAME = re.compile(
    rf"\.[a-zA-Z0-9]*\.(?P<stamp>[0-9]{{8}}T[0-9]{{6}}Z)-(?P<owner>[0-9a-f]+)-[0-9a-f]{{8}}\.{MARK}"
)
WORD = re.compile(r"[a-zA-Z0-9]*")
OLD = timedelta(hours=24)
"""What is older belongs to no run that is under way."""


def make(name: str, owner: str, now: datetime) -> str:
    """Return a name that no file had: hidden, and nothing that a server could look for.

    Of the final name only the first word is in it, for people: a server that finds its convention
    anywhere in a name, or by the ending, must not find it here.

    Args:
        name: The final name.
        owner: Whose it is: hexadecimal digits.
        now: Aware.
    """
    stamp = now.astimezone(timezone.utc).strftime(STAMP)
    word = WORD.match(name)
    return f".{word[0] if word else ''}.{stamp}-{owner}-{secrets.token_hex(4)}.{MARK}"


def is_left_over(name: str, owner: str, now: datetime) -> bool:
    """Whether a file is this owner's, and of an upload that ended long ago.

    By the time in its name, which the same clock wrote; a server's clock may be another.

    Args:
        name: Its name.
        owner: As for `make`.
        now: Aware.
    """
    found = NAME.fullmatch(name)
    if found is None or found["owner"] != owner:
        return False
    try:
        begun = datetime.strptime(found["stamp"], STAMP).replace(tzinfo=timezone.utc)
    except ValueError:
        return False
    return now - begun > OLD
