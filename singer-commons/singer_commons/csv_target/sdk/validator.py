"""A stream's own schema, checked at the speed of compiled code, with the SDK's verdicts.

The SDK checks with jsonschema, which takes longer than all the rest of a target. fastjsonschema
compiles a schema to Python; for the keywords below, which are all that most taps use, it says
"valid" only where jsonschema does (a test compares them). What it refuses, and what it does not
know, is left to the SDK's validator: its verdict counts, and its words are the reasons.
"""

from __future__ import annotations

from decimal import Context, localcontext
from typing import TYPE_CHECKING, Any, TypeAlias

import fastjsonschema
from singer_sdk.sinks.core import JSONSchemaValidator

from singer_commons.csv_target.row_maker import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Quick: TypeAlias = "Callable[[Mapping[str, Any]], object]"

LONGEST = 500
EXACT = Context(prec=1000)
SCHEMAS = ("additionalProperties", "items", "not")
LISTS_OF_SCHEMAS = ("anyOf", "allOf", "oneOf")
PLAIN = (
    *("type", "required", "minLength", "maxLength"),
    *("minItems", "maxItems", "minProperties", "maxProperties"),
)
LIMITS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
ANNOTATIONS = (
    *("$schema", "$comment", "title", "description", "default", "examples"),
    "format",  # taps announce it; the SDK does not check it either
    *("deprecated", "readOnly", "writeOnly", "selected", "inclusion"),
    *("contentEncoding", "contentMediaType"),
)


class CompiledValidator:
    """Checks records against one schema."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self._exact = JSONSchemaValidator(schema)
        self.quick = _compile(schema)

    def reasons(self, record: Mapping[str, Any]) -> list[Reason]:
        """Return everything in which a record does not fit."""
        if self.quick is not None:
            try:
                self.quick(record)
            except (fastjsonschema.JsonSchemaException, ArithmeticError):
                pass  # or NaN, which is neither more nor less than a limit
            else:
                return []
        try:
            # By default decimals have 28 digits: too few to tell whether 456.39 is a multiple of
            # 1e-38, as some taps describe their numbers.
            with localcontext(EXACT):
                errors = list(self._exact.validator.iter_errors(record))
        except (TypeError, ArithmeticError, RecursionError) as problem:
            # A float in the schema (multipleOf) and a decimal in the record.
            return [Reason(None, "schema", f"cannot be checked: {problem}")]
        return [
            Reason(str(error.path[0]) if error.path else None, "schema", error.message[:LONGEST])
            for error in errors
        ]


def _compile(schema: dict[str, Any]) -> Quick | None:
    if not _is_plain(schema):
        return None
    # Without `$schema`: the keywords that are left mean the same in every draft.
    bare = {key: value for key, value in schema.items() if key != "$schema"}
    try:
        quick: Quick = fastjsonschema.compile(bare, use_default=False, use_formats=False)
    except (fastjsonschema.JsonSchemaDefinitionException, RecursionError):
        return None
    return quick


def _is_plain(schema: object) -> bool:
    """Whether a schema has only keywords that mean the same to both libraries."""
    if isinstance(schema, bool):
        return True
    if not isinstance(schema, dict):
        return False
    return all(_is_plain_keyword(key, value) for key, value in schema.items())


def _is_plain_keyword(key: str, value: object) -> bool:
    if key in SCHEMAS:
        return _is_plain(value)
    if key in LISTS_OF_SCHEMAS:
        return isinstance(value, list) and all(map(_is_plain, value))
    if key == "properties":
        return isinstance(value, dict) and all(map(_is_plain, value.values()))
    if key == "enum":
        # Of numbers and booleans the two libraries think differently: 1, 1.0 and true.
        return isinstance(value, list) and all(
            each is None or isinstance(each, str) for each in value
        )
    if key in LIMITS:
        return isinstance(value, int) and not isinstance(value, bool)
    return key in PLAIN or key in ANNOTATIONS or key.startswith("x-")
