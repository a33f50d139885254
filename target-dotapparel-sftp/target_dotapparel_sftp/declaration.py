"""The target's settings, declared."""

from __future__ import annotations

from singer_sdk import typing as th

from singer_commons.sftp import declaration as sftp
from target_dotapparel_sftp.formats import FORMATS

COLUMN = {
    "oneOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {
                "name": {"type": "string"},
                "from": {"type": "string"},
                "format": {"type": "string", "enum": list(FORMATS)},
            },
            "required": ["name"],
            "additionalProperties": False,
        },
    ]
}

DECLARATION = th.PropertiesList(
    *sftp.declare(
        "DotApparel",
        host_description=(
            "Name of DotApparel's SFTP server. Without it files are written to output_dir and sent "
            "nowhere."
        ),
    ),
    th.Property(
        "path",
        th.StringType,
        default="/pending",
        title="Path",
        description=(
            "Folder on the server: /pending, /pending/au and the like where several accounts are "
            "served, /bulk for a first load of profiles, /test for files to be looked at."
        ),
    ),
    th.Property(
        "file_types",
        th.ObjectType(additional_properties=th.CustomType({"type": ["string", "null"]})),
        title="File types",
        description=(
            "Streams and the types that they are for: customers, orders, rewards; streams of these "
            "names need no mention. Null leaves a stream out, the stream * stands for all others."
        ),
    ),
    th.Property(
        "columns",
        th.ObjectType(additional_properties=th.ArrayType(th.CustomType(COLUMN))),
        title="Columns",
        description=(
            "Columns of a type in their order, if not the documented ones of customers, or all of "
            "the stream: type, then a list of names, or of name, from (the field) and format."
        ),
    ),
    th.Property(
        "orders_delay_minutes",
        th.IntegerType(minimum=0),
        default=30,
        title="Delay of orders",
        description=(
            "Minutes to wait between the customers file of a run and its orders file, as "
            "DotApparel demands."
        ),
    ),
    th.Property(
        "datetime_timezone",
        th.StringType,
        default="UTC",
        title="Time zone of times",
        description="IANA name of the zone in which times are written; they do not show it.",
    ),
    th.Property(
        "max_rows_per_file",
        th.IntegerType(minimum=1),
        default=1_000_000,
        title="Rows per file",
        description="More rows of a type are sent in several files, one second apart by name.",
    ),
    th.Property(
        "validate_only",
        th.BooleanType,
        default=False,
        title="Validate only",
        description="Check everything, say what would be sent, and send nothing.",
    ),
    th.Property(
        "output_dir",
        th.StringType,
        title="Output folder",
        description=(
            "Folder for the manifest, for files that could not be delivered, and for what later "
            "runs must know; without a host also for the files themselves."
        ),
    ),
    th.Property(
        "rejects_path",
        th.StringType,
        title="Path of rejects",
        description=(
            "Where records that are held back are kept: a file ending in .jsonl, which is added "
            "to, or a folder. Default: the folder rejects in output_dir, or dotapparel-rejects "
            "where the target runs."
        ),
    ),
    th.Property(
        "max_rejects",
        th.IntegerType(minimum=0),
        default=100,
        title="Most rejects",
        description="If more records than these are held back, nothing is sent and the run fails.",
    ),
).to_dict()
