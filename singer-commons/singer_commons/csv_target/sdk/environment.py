"""Settings from environment variables, checked before the SDK reads them.

It takes any word for false that it does not know for true, and says of a number that is none only
what Python says.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

BOOLEANS = ("true", "1", "yes", "on", "false", "0", "no", "off")
"""The SDK's words for true, and their opposites."""


def problems(declared: Mapping[str, Any], prefix: str, given: Mapping[str, str]) -> list[str]:
    """Return what is wrong with variables, a line for each setting; no value is in it.

    Args:
        declared: The JSON Schema of the settings.
        prefix: What the variables' names begin with.
        given: The environment.
    """
    found = []
    for name, definition in declared.get("properties", {}).items():
        value = given.get(f"{prefix}{name.upper().replace('-', '_')}")
        expected = None if value is None else _unmet(definition.get("type", ()), value)
        if expected:
            found.append(f"{name}: the environment variable is not {expected}")
    return found


def _unmet(types: str | list[str], value: str) -> str | None:
    """Return what a variable should be and is not."""
    if "integer" in types and "string" not in types:
        return None if _reads(int, value) else "a whole number"
    if "boolean" in types:
        return None if value.lower() in BOOLEANS else f"one of {', '.join(BOOLEANS)}"
    if "object" in types:
        return None if _reads(json.loads, value) else "an object in JSON"
    return None


def _reads(read: Any, value: str) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True
