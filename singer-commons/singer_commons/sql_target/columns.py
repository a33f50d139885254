"""What a JSON Schema says of a column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from singer_commons.sql_target.raw_rows import KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from singer_commons.sql_target.raw_rows import Field

_ODD_NAME = re.compile(r'["\\\x00-\x1f\ud800-\udfff]')
"""What msgspec takes for no name of a field."""


class UnknownColumnError(Exception):
    """A column that the fast way does not know. The message names it."""


def types_of(schema: Mapping[str, Any]) -> set[str]:
    """Return the JSON types that a schema allows, but for null."""
    if "type" not in schema:
        choices = [each for each in schema.get("anyOf", ()) if each.get("type") != "null"]
        return types_of(choices[0]) if len(choices) == 1 else set()
    types = schema["type"]
    return {types} - {"null"} if isinstance(types, str) else set(types) - {"null"}


def check_name(name: str) -> None:
    """Refuse the name of a field that cannot be decoded the fast way.

    Raises:
        UnknownColumnError: If it is one.
    """
    if _ODD_NAME.search(name):
        msg = f"{name!r} is a name with quotes or the like"
        raise UnknownColumnError(msg)


def check_keys(fields: Sequence[Field], keys: Sequence[str]) -> None:
    """Refuse keys of a kind that cannot be compared by its text.

    Raises:
        UnknownColumnError: If there is one.
    """
    kinds = {field.name: field.kind for field in fields}
    for key in keys:
        if kinds.get(key) not in KEYS:
            msg = f"the key {key} is no plain value"
            raise UnknownColumnError(msg)
