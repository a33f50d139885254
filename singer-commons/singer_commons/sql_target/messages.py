"""What stands in messages, where it may be written in more than one way."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any


def version_of(value: Any) -> int | None:
    """Return the version of an ACTIVATE_VERSION message, be it a number or a text.

    Raises:
        ValueError: If it is no whole number.
    """
    if value is None:
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise ValueError from None
    if not number.is_finite() or number != number.to_integral_value():
        raise ValueError
    return int(number)


def with_objects(schema: Any) -> Any:
    """Return a property's schema without the short forms of JSON Schema, true and false.

    Those within documents stay: nobody looks at them but who validates.
    """
    if isinstance(schema, bool):
        return {} if schema else {"not": {}}
    if not isinstance(schema, dict):
        return schema
    offered = {
        each: [with_objects(it) for it in schema[each]]
        for each in ("anyOf", "oneOf")
        if isinstance(schema.get(each), list)
    }
    return {**schema, **offered}
