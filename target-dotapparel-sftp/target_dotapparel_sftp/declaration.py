"""The target's settings, declared."""

from __future__ import annotations

from singer_sdk import typing as th

from singer_commons.csv_target.sdk.declaration import common_settings
from singer_commons.settings import setting
from singer_commons.sftp import declaration as sftp
from singer_commons.sftp import temporary
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

REJECTS_HERE = "dotapparel-rejects"

DECLARATION = th.PropertiesList(
    *sftp.declare(
        "DotApparel",
        host_description=(
            "Name of DotApparel's SFTP server. Without it files are written to output_dir and sent "
            "nowhere."
        ),
    ),
    setting(
        "path",
        "Path",
        "Folder on the server: /pending, /pending/au and the like where several accounts are "
        "served, /bulk for a first load of profiles, /test for files to be looked at.",
        default="/pending",
    ),
    *common_settings(
        file_types=(
            "Streams and the types that they are for: customers, orders, rewards; streams of these "
            "names need no mention. Null leaves a stream out, the stream * stands for all others."
        ),
        grain="one second",
        destination="host",
        rejects_places="or a folder",
        rejects_here=REJECTS_HERE,
    ),
    setting(
        "columns",
        "Columns",
        "Columns of a type in their order, if not the documented ones of customers, or all of "
        "the stream: type, then a list of names, or of name, from (the field) and format.",
        th.ObjectType(additional_properties=th.ArrayType(th.CustomType(COLUMN))),
    ),
    setting(
        "orders_delay_minutes",
        "Delay of orders",
        "Minutes to wait between the customers file of a run and its orders file, as "
        "DotApparel demands.",
        th.IntegerType(minimum=0),
        default=30,
    ),
    setting(
        "datetime_timezone",
        "Time zone of times",
        "IANA name of the zone in which times are written; they do not show it.",
        default="UTC",
    ),
    setting(
        "temporary_name",
        "Temporary name",
        "Name of a file in that folder until it is whole; {id} becomes letters that no other has. "
        "For servers that take no leading dot: {id}.part; or nothing but *.csv: {id}.csv.",
        default=temporary.DEFAULT,
    ),
).to_dict()
