"""Names that a file has while it is uploaded, and how to know one's own again; pure."""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import datetime, timedelta, timezone

ID = "{id}"
"""What stands for the part of a name that no other has."""
DEFAULT = f".{ID}.part"
DIGITS, LETTERS = "0123456789abcdef", "abcdefghijklmnop"
FORMER = re.compile(
    r"\.[a-zA-Z0-9]*\.(?P<stamp>[0-9]{8}T[0-9]{6}Z)-(?P<owner>[0-9a-f]+)-[0-9a-f]{8}\.filedrop"
)
"""What names were before: some importers look for a type's word, or a time, anywhere in a name."""
DIGEST = 64
"""The letters of a claim."""
OLD = timedelta(hours=24)
"""What is older belongs to no run that is under way."""


def make(owner: str, now: datetime, form: str = DEFAULT) -> str:
    """Return a name that no file had, with nothing in it that an importer could look for.

    In the form, `ID` becomes letters only, which say when and whose; owners are hexadecimal digits.
    """
    return form.replace(ID, _letters(f"{int(now.timestamp()):08x}{owner}{secrets.token_hex(4)}"))


def claim(name: str, form: str = DEFAULT) -> str:
    """Return the name of the file that claims a name: the same from every writer of that name."""
    return form.replace(ID, _letters(hashlib.sha256(name.encode()).hexdigest()))


def is_claim(name: str, form: str = DEFAULT) -> bool:
    """Whether a file has the name of a claim."""
    digest = f"[{LETTERS}]{{{DIGEST}}}"
    return re.fullmatch(re.escape(form).replace(re.escape(ID), digest), name) is not None


def is_left_over(name: str, owner: str, now: datetime, form: str = DEFAULT) -> bool:
    """Whether a file is this owner's, and of an upload that ended long ago.

    By the time in its name, which the same clock wrote; a server's clock may be another. What has
    the default form, or the former one, is known too.
    """
    begun = _former(name, owner)
    for each in (form, DEFAULT):
        ours = f"([{LETTERS}]{{8}}){_letters(owner)}[{LETTERS}]{{8}}"
        found = re.fullmatch(re.escape(each).replace(re.escape(ID), ours), name)
        if found is not None:
            seconds = int(found[1].translate(str.maketrans(LETTERS, DIGITS)), 16)
            begun = datetime.fromtimestamp(seconds, timezone.utc)
    return begun is not None and now - begun > OLD


def _letters(digits: str) -> str:
    return digits.translate(str.maketrans(DIGITS, LETTERS))


def _former(name: str, owner: str) -> datetime | None:
    found = FORMER.fullmatch(name)
    if found is None or found["owner"] != owner:
        return None
    try:
        return datetime.strptime(f"{found['stamp']}+0000", "%Y%m%dT%H%M%SZ%z")
    except ValueError:
        return None
