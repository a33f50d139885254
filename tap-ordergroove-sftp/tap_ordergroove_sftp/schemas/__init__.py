"""One JSON Schema a stream, and ``added`` for what all reports have; every field is described."""

from importlib import resources

from singer_sdk import SchemaDirectory

get_schema = SchemaDirectory(resources.files(__name__)).get_schema
