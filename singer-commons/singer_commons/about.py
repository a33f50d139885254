"""How a program that is no Singer plugin answers ``--about``: in the form of the Singer SDK."""

from __future__ import annotations

import json
from importlib.metadata import metadata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def about(name: str, distribution: str, declaration: Mapping[str, Any]) -> str:
    """Return what ``--about --format=json`` prints of a program with these settings."""
    found = metadata(distribution)
    facts = {"name": name, "description": found["Summary"], "version": found["Version"]}
    return json.dumps({**facts, "capabilities": [], "settings": declaration}, indent=2)
