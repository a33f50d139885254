"""A stream's JSON Schema as it comes in: drafts of yore, and what no schema may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from singer_sdk.exceptions import MappingError
from singer_sdk.helpers._flattening import flatten_schema
from singer_sdk.sinks.core import JSONSchemaValidator

from singer_commons.csv_target import errors
from singer_commons.csv_target.schema import NOWHERE, look_up
from singer_commons.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LIMITS = {"exclusiveMaximum": "maximum", "exclusiveMinimum": "minimum"}
"""In draft 4 the first says of the second whether it is excluded; later it is a limit itself."""
EXAMPLES = ("default", "enum", "const", "examples")
"""Keywords that hold values, and no schemas."""


def read_schema(message: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the stream of a SCHEMA message, and its schema in the words of draft 7.

    Raises:
        PluginError: If the message has another form, or refers to what is not there.
    """
    name, schema, keys = (message.get(each) for each in ("stream", "schema", "key_properties"))
    is_list = isinstance(keys, list) and all(isinstance(each, str) for each in keys)
    for field, is_right in (
        ("stream", isinstance(name, str)),
        ("schema", isinstance(schema, dict) and "properties" in schema),
        ("key_properties", keys is None or is_list),
    ):
        if not is_right:
            raise PluginError(errors.WRONG_SCHEMA_MESSAGE, stream=name, field=field)
    given = message["schema"]["properties"]
    for field, declared in given.items() if isinstance(given, dict) else ():
        for ref in _refs(declared):
            if look_up(message["schema"], ref) is NOWHERE:
                raise PluginError(errors.REF_TO_NOWHERE, stream=name, property=field, ref=ref)
    return message["stream"], _modern(schema)


def unusable(stream: str, schema: Mapping[str, Any], problem: Exception) -> PluginError:
    """Return what to say of a schema that the SDK fails on: where, as far as it can be told."""
    if isinstance(problem, MappingError):
        return not_mapped(stream, problem)
    words = f"{type(problem).__name__}: {problem}".partition("\n")[0]
    names = list(schema["properties"])
    bad = next(
        (each for place, each in enumerate(names) if not _is_usable(schema, names[: place + 1])), ""
    )
    return PluginError(errors.SCHEMA_UNUSABLE, stream=stream, property=bad, problem=words)


def not_mapped(stream: str, error: Exception) -> PluginError:
    """Return what to say where stream maps fail."""
    # Only the SDK's own words quote nothing but the expression; others, what it was given.
    problem = str(error).rstrip(".") if isinstance(error, MappingError) else type(error).__name__
    return PluginError(errors.NOT_MAPPED, stream=stream, problem=problem)


def _is_usable(schema: Mapping[str, Any], names: Sequence[str]) -> bool:
    some = {"properties": {name: schema["properties"][name] for name in names}}
    try:
        flatten_schema(some, max_level=9)
        JSONSchemaValidator(some)
    except Exception:  # noqa: BLE001 - whatever it is, it is the last of these properties'
        return False
    return True


def _modern(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_modern(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {
        name: each if name in EXAMPLES and not isinstance(each, dict) else _modern(each)
        for name, each in schema.items()
    }
    for exclusive, limit in LIMITS.items():
        flag = found.get(exclusive)
        if isinstance(flag, bool):
            del found[exclusive]
            if flag and limit in found:
                found[exclusive] = found.pop(limit)
    return found


def _refs(schema: object) -> Iterator[object]:
    """Yield what a schema refers to, at any depth."""
    if isinstance(schema, list):
        for each in schema:
            yield from _refs(each)
    elif isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"]
        for each in schema.values():
            yield from _refs(each)
