"""A CSV tap on the SDK's own file design, written as the SDK's example tap-csv is.

`FolderTap` and `FileStream` with defaults everywhere; the whole file becomes one Arrow table, then
one list of records. Three things differ from the example:

- Line numbers and options for delimiters are left out, which is less work.
- The first block, from which the schema is told, is read before Arrow sees it. In the example
  Arrow reads ahead in a thread, which paramiko's SFTP client does not bear: closing the file
  beside that was seen to wait for ever.
- The SDK nests what it passes on to paramiko in `ssh_kwargs`, which fsspec does not take
  (singer-sdk 0.54.9, fsspec 2026.9: "unexpected keyword argument 'ssh_kwargs'"), and cannot name
  a key file. So the connection's options are passed on as they are.
"""

from __future__ import annotations

import functools
import io
import sys
from typing import TYPE_CHECKING, Any, ClassVar

import pyarrow as pa  # type: ignore[import-not-found]
import pyarrow.csv  # type: ignore[import-not-found]
from fsspec.implementations.dirfs import DirFileSystem  # type: ignore[import-untyped]
from singer_sdk import typing as th
from singer_sdk.contrib.filesystem import FileStream, FolderTap

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = 1 << 20
"""Bytes, as many as Arrow takes at a time."""
TYPES = (
    (pa.types.is_integer, {"type": ["integer", "null"]}),
    (pa.types.is_floating, {"type": ["number", "null"]}),
    (pa.types.is_boolean, {"type": ["boolean", "null"]}),
    (pa.types.is_date, {"type": ["string", "null"], "format": "date"}),
    (pa.types.is_timestamp, {"type": ["string", "null"], "format": "date-time"}),
)
"""What Arrow may find in a column, and what it is in JSON."""
TEXT = {"type": ["string", "null"]}
"""What everything else is."""


class CsvStream(FileStream):
    """The rows of all files."""

    primary_keys = ("Order Item ID",)

    @override
    def get_schema(self, path: str) -> dict[str, Any]:
        with self.filesystem.open(path, mode="rb") as file:
            block = file.read(BLOCK)
        whole = block[: block.rindex(b"\n") + 1]
        fields = pyarrow.csv.open_csv(io.BytesIO(whole)).schema
        return {"type": "object", "properties": {each.name: _json(each.type) for each in fields}}

    @override
    def read_file(self, path: str) -> Iterator[dict[str, Any]]:
        with self.filesystem.open(path, mode="rb") as file:
            yield from pyarrow.csv.read_csv(file).to_pylist()


def _json(found: Any) -> dict[str, Any]:
    return next((dict(schema) for fits, schema in TYPES if fits(found)), dict(TEXT))


class FileTap(FolderTap[CsvStream]):
    """The tap."""

    name = "sdk-file-tap"
    valid_extensions = (".csv",)
    default_stream_class = CsvStream
    config_jsonschema: ClassVar[dict[str, Any]] = th.PropertiesList(
        th.Property("sftp", th.ObjectType(additional_properties=True))
    ).to_dict()

    @functools.cached_property
    @override
    def fs(self) -> Any:
        return DirFileSystem(
            path=self.path, target_protocol="sftp", target_options=self.config["sftp"]
        )


if __name__ == "__main__":
    FileTap.cli()
