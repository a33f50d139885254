"""The target's settings, declared."""

from __future__ import annotations

from singer_sdk import typing as th

from singer_commons.csv_target.sdk.declaration import common_settings
from singer_commons.settings import setting
from target_bspk_s3.extras import FORMATS

REJECTS_HERE = "bspk-rejects"

DECLARATION = th.PropertiesList(
    setting(
        "company_name",
        "Company name",
        "Your company's name in file names, as BSPK assigned it; letters and digits.",
        required=True,
        examples=["NiceCo"],
    ),
    setting(
        "bucket",
        "Bucket",
        "S3 bucket that the files go to. Without it they are written to output_dir and sent "
        "nowhere.",
        examples=["the-bucket-bspk-gave-you"],
    ),
    setting("prefix", "Prefix", "Folder in the bucket, if BSPK gave you one."),
    setting(
        "aws_region",
        "AWS region",
        "Region of the bucket.",
        examples=["us-east-1"],
    ),
    setting(
        "aws_access_key_id",
        "AWS access key ID",
        "Access key; without any of these settings AWS's usual sources are asked.",
        secret=True,
    ),
    setting(
        "aws_secret_access_key",
        "AWS secret access key",
        "The secret of the access key.",
        secret=True,
    ),
    setting(
        "aws_session_token",
        "AWS session token",
        "The session token, if the access key is a temporary one.",
        secret=True,
    ),
    setting(
        "aws_profile",
        "AWS profile",
        "Profile of AWS's own configuration files, instead of an access key.",
    ),
    setting("aws_role_arn", "AWS role", "ARN of a role to assume with these credentials."),
    setting(
        "aws_external_id", "AWS external ID", "External ID that the role asks for.", secret=True
    ),
    setting("endpoint_url", "Endpoint URL", "Address of another store that speaks S3."),
    setting(
        "kms_key_id",
        "KMS key",
        "KMS key to encrypt the files with, instead of the bucket's own setting.",
    ),
    *common_settings(
        file_types=(
            "Streams and the BSPK types that they are for, added to the default names; null leaves "
            "a stream out, the stream * stands for all others. A type may carry another version "
            "than the documented one: METAFIELDS_V3."
        ),
        grain="one minute",
        destination="bucket",
        rejects_places="a folder, or an address such as s3://bucket/folder",
        rejects_here=REJECTS_HERE,
    ),
    setting(
        "extra_columns",
        "Extra columns",
        "Columns to add at the end of a type, which BSPK's public pages do not show: type, "
        "then a list of name, format, required, max_length, values.",
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
    ),
    setting(
        "absent_columns",
        "Absent columns",
        "What to do where a record does not have an optional column: hold it back (error), or "
        "write a blank, which resets the field in BSPK. Null always writes a blank.",
        default="error",
        allowed_values=["error", "blank"],
    ),
    setting(
        "type_delay_seconds",
        "Delay between types",
        "Seconds to wait between a file and those whose rows refer to it: BSPK reads files as "
        "they arrive, several at once.",
        th.IntegerType(minimum=0),
        default=0,
    ),
    setting(
        "name_timezone",
        "Time zone of names",
        "IANA name of the zone of the time in file names; BSPK does not say which.",
        default="UTC",
    ),
).to_dict()
