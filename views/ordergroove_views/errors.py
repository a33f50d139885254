"""What a user can do something about."""

from __future__ import annotations


class ViewsError(Exception):
    """One line that says what is wrong and, where there is a way, what to do."""
