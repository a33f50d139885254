"""One JSON Schema a stream, with a description for every field."""

from __future__ import annotations

import functools
import json
from importlib import resources
from typing import Any


@functools.cache
def get_schema(name: str) -> dict[str, Any]:
    """Return the schema of a stream, or of the fields that all reports have (``added``)."""
    schema: dict[str, Any] = json.loads((resources.files(__name__) / f"{name}.json").read_text())
    return schema
