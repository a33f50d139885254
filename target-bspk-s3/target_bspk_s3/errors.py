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
PREFIX = ErrorKind(
    "BSPK-03",
    "holds odd characters, or blanks at its edge.",
    hint="Copy it again from what BSPK gave you.",
)
HALF_A_KEY = ErrorKind(
    "BSPK-04",
    "is needed too: a key is an ID and a secret.",
    hint="Set both, or neither: AWS's usual sources are asked then.",
)
TOKEN_WITHOUT_KEY = ErrorKind(
    "BSPK-05", "needs an access key.", hint="Set the access key, or take the session token away."
)
EXTERNAL_ID = ErrorKind("BSPK-06", "is for a role;", "set aws_role_arn.")
ENDPOINT = ErrorKind(
    "BSPK-07",
    "is no http(s) address; a user name or password in it is not taken either.",
    hint="Write it like https://s3.example.com; keys go into their own settings.",
)
REJECTS_BUCKET = ErrorKind("BSPK-08", "names no bucket.", "It is like s3://bucket/folder.")
TWO_VERSIONS = ErrorKind("BSPK-09", "names two versions of {type}.", hint="Keep one of the two.")
COLUMN_WITHOUT_NAME = ErrorKind(
    "BSPK-10",
    "a column of {type} has no name, or one with odd characters or blanks at its edge: {name!r}.",
    hint="Write the name as the column's head is to be.",
)
ENUM_WITHOUT_VALUES = ErrorKind(
    "BSPK-11",
    "{type}.{name} is an enum without values.",
    hint="List its values, or make it a text.",
)
VALUES_WITHOUT_ENUM = ErrorKind(
    "BSPK-12",
    "{type}.{name} has values, but is no enum or list.",
    hint="Take the values away, or make it an enum or a list.",
)

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
REFUSED = ErrorKind(
    "BSPK-23",
    "{key}: {error}",
    hint="The store says why. 403: the key may not write there; 404: no such bucket; "
    "else see its documentation. The rows wait, and the next run sends them.",
)
REJECTS_REFUSED = ErrorKind(
    "BSPK-24", "rejects_path: {error}", "Check the bucket and the right to write there."
)
NOT_CONFIRMED = ErrorKind(
    "BSPK-25",
    "{key}: the store does not confirm the file: {problem}.",
    "Check endpoint_url, and what stands between.",
)
