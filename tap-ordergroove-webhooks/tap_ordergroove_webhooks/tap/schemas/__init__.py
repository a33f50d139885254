"""JSON Schemas: what all streams have in common, and each family's own columns."""

from importlib import resources
from typing import Any

from singer_sdk import SchemaDirectory

get_schema = SchemaDirectory(resources.files(__name__)).get_schema


def properties(name: str) -> dict[str, Any]:
    """Return the properties of a schema file."""
    found: dict[str, Any] = get_schema(name)["properties"]
    return found
