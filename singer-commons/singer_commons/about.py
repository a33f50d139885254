"""How a program that is no Singer plugin answers ``--about``: in the form of the Singer SDK."""

from __future__ import annotations

import json
from importlib.metadata import metadata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def about(name: str, distribution: str, declaration: Mapping[str, Any]) -> str:
    """Return the JSON that ``--about --format=json`` prints.

    Args:
        name: Name of the program.
        distribution: The installed distribution that it belongs to.
        declaration: The JSON Schema of its settings.
    """
    found = metadata(distribution)
    content = {
        "name": name,
        "description": found["Summary"],
        "version": found["Version"],
        "capabilities": [],
        "settings": declaration,
    }
    return json.dumps(content, indent=2)
