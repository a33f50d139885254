"""Errors of the target: its settings, and what S3 refuses."""

from __future__ import annotations

from singer_commons.errors import ErrorKind

# Settings
COMPANY_NAME = ErrorKind(
    "BSPK-01",
    "{value!r} is not a name of letters and digits; an underscore would end it.",
    "BSPK assigned it.",
)
BUCKET_NAME = ErrorKind("BSPK-02", "{value!r} is no bucket's name.", "BSPK gave it.")
PREFIX = ErrorKind("BSPK-03", "holds odd characters, or blanks at its edge.")
HALF_A_KEY = ErrorKind("BSPK-04", "is needed too: a key is an ID and a secret.")
TOKEN_WITHOUT_KEY = ErrorKind("BSPK-05", "needs an access key.")
EXTERNAL_ID = ErrorKind("BSPK-06", "is for a role;", "set aws_role_arn.")
ENDPOINT = ErrorKind(
    "BSPK-07", "is no http(s) address; a user name or password in it is not taken either."
)
REJECTS_BUCKET = ErrorKind("BSPK-08", "names no bucket.", "It is like s3://bucket/folder.")
TWO_VERSIONS = ErrorKind("BSPK-09", "names two versions of {type}.")
COLUMN_WITHOUT_NAME = ErrorKind(
    "BSPK-10",
    "a column of {type} has no name, or one with odd characters or blanks at its edge: {name!r}.",
)
ENUM_WITHOUT_VALUES = ErrorKind("BSPK-11", "{type}.{name} is an enum without values.")
VALUES_WITHOUT_ENUM = ErrorKind("BSPK-12", "{type}.{name} has values, but is no enum or list.")

# S3
NO_CLIENT = ErrorKind(
    "BSPK-21",
    "S3 cannot be reached with these settings: {error}",
    "Check region, endpoint and credentials.",
)
NO_ROLE = ErrorKind(
    "BSPK-22",
    "aws_role_arn: the role cannot be assumed: {error}",
    "Check the role, its trust and aws_external_id.",
)
REFUSED = ErrorKind("BSPK-23", "{key}: {error}")
REJECTS_REFUSED = ErrorKind(
    "BSPK-24", "rejects_path: {error}", "Check the bucket and the right to write there."
)
NOT_CONFIRMED = ErrorKind(
    "BSPK-25",
    "{key}: the store does not confirm the file: {problem}.",
    "Check endpoint_url, and what stands between.",
)
