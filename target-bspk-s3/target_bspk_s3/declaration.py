"""The target's settings, declared."""

from __future__ import annotations

from singer_sdk import typing as th

from singer_commons.csv_target.sdk.declaration import (
    file_types,
    folders_and_limits,
    max_rows_per_file,
)
from target_bspk_s3.extras import FORMATS

DECLARATION = th.PropertiesList(
    th.Property(
        "bucket",
        th.StringType,
        title="Bucket",
        description=(
            "S3 bucket that the files go to. Without it they are written to output_dir and sent "
            "nowhere."
        ),
    ),
    th.Property(
        "prefix",
        th.StringType,
        title="Prefix",
        description="Folder in the bucket, if BSPK gave you one.",
    ),
    th.Property(
        "company_name",
        th.StringType,
        required=True,
        title="Company name",
        description="Your company's name in file names, as BSPK assigned it; letters and digits.",
    ),
    file_types(
        "Streams and the BSPK types that they are for, added to the default names; null leaves a "
        "stream out, the stream * stands for all others. A type may carry another version than "
        "the documented one: METAFIELDS_V3."
    ),
    th.Property(
        "extra_columns",
        th.ObjectType(
            additional_properties=th.ArrayType(
                th.ObjectType(
                    th.Property("name", th.StringType, required=True),
                    th.Property("format", th.StringType, allowed_values=list(FORMATS)),
                    th.Property("required", th.BooleanType),
                    th.Property("max_length", th.IntegerType(minimum=1)),
                    th.Property("values", th.ArrayType(th.StringType)),
                )
            ),
        ),
        title="Extra columns",
        description=(
            "Columns to add at the end of a type, which BSPK's public pages do not show: type, "
            "then a list of name, format, required, max_length, values."
        ),
    ),
    th.Property(
        "aws_access_key_id",
        th.StringType,
        secret=True,
        title="AWS access key ID",
        description="Access key; without any of these settings AWS's usual sources are asked.",
    ),
    th.Property(
        "aws_secret_access_key",
        th.StringType,
        secret=True,
        title="AWS secret access key",
        description="The secret of the access key.",
    ),
    th.Property(
        "aws_session_token",
        th.StringType,
        secret=True,
        title="AWS session token",
        description="The session token, if the access key is a temporary one.",
    ),
    th.Property(
        "aws_profile",
        th.StringType,
        title="AWS profile",
        description="Profile of AWS's own configuration files, instead of an access key.",
    ),
    th.Property(
        "aws_region",
        th.StringType,
        title="AWS region",
        description="Region of the bucket.",
    ),
    th.Property(
        "aws_role_arn",
        th.StringType,
        title="AWS role",
        description="ARN of a role to assume with these credentials.",
    ),
    th.Property(
        "aws_external_id",
        th.StringType,
        secret=True,
        title="AWS external ID",
        description="External ID that the role asks for.",
    ),
    th.Property(
        "endpoint_url",
        th.StringType,
        title="Endpoint URL",
        description="Address of another store that speaks S3.",
    ),
    th.Property(
        "kms_key_id",
        th.StringType,
        title="KMS key",
        description="KMS key to encrypt the files with, instead of the bucket's own setting.",
    ),
    th.Property(
        "name_timezone",
        th.StringType,
        default="UTC",
        title="Time zone of names",
        description="IANA name of the zone of the time in file names; BSPK does not say which.",
    ),
    max_rows_per_file("one minute"),
    th.Property(
        "type_delay_seconds",
        th.IntegerType(minimum=0),
        default=0,
        title="Delay between types",
        description=(
            "Seconds to wait between a file and those whose rows refer to it: BSPK reads files as "
            "they arrive, several at once."
        ),
    ),
    th.Property(
        "absent_columns",
        th.StringType,
        default="error",
        allowed_values=["error", "blank"],
        title="Absent columns",
        description=(
            "What to do where a record does not have an optional column: hold it back (error), or "
            "write a blank, which resets the field in BSPK. Null always writes a blank."
        ),
    ),
    *folders_and_limits(
        "bucket", "a folder, or an address such as s3://bucket/folder", "bspk-rejects"
    ),
).to_dict()
