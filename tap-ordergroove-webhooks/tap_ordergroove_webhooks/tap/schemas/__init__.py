"""JSON Schemas: what all streams have in common, and each family's own columns."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any


def properties(name: str) -> dict[str, Any]:
    """Return the properties of a schema file."""
    found: dict[str, Any] = _read(name)["properties"]
    return found


def description(name: str) -> str:
    """Return the description of a schema file."""
    return str(_read(name)["description"])


def _read(name: str) -> dict[str, Any]:
    text = resources.files(__package__).joinpath(f"{name}.json").read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
