"""Texts from files, cut to what a database, or a person, takes. Pure."""

from __future__ import annotations

import hashlib

LONGEST = 64 * 1024
"""Bytes of a text in a row about the run: DuckDB's reader of CSV gives up at two million."""
LONGEST_LOGGED = 4 * 1024


def cut(text: str, longest: int = LONGEST) -> str:
    """Return a text of no more than so many bytes of UTF-8; what is cut tells what it was."""
    whole = text.encode("utf-8", "backslashreplace")
    if len(whole) <= longest:
        return whole.decode()
    said = f"... (cut: {len(whole)} bytes in all, SHA-256 {hashlib.sha256(whole).hexdigest()})"
    return whole[: longest - len(said)].decode("utf-8", "ignore") + said
