"""Requests as S3 sees them: the operation, the key, the part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import Scope

# (what is addressed, the method, a parameter of the query or header that tells it apart): operation
_OPERATIONS = {
    ("key", "PUT", "partNumber"): "UploadPart",
    ("key", "PUT", "tagging"): "PutObjectTagging",
    ("key", "PUT", "acl"): "PutObjectAcl",
    ("key", "PUT", "x-amz-copy-source"): "CopyObject",
    ("key", "PUT", ""): "PutObject",
    ("key", "POST", "uploads"): "CreateMultipartUpload",
    ("key", "POST", "uploadId"): "CompleteMultipartUpload",
    ("key", "DELETE", "uploadId"): "AbortMultipartUpload",
    ("key", "DELETE", ""): "DeleteObject",
    ("key", "GET", "uploadId"): "ListParts",
    ("key", "GET", ""): "GetObject",
    ("key", "HEAD", ""): "HeadObject",
    ("bucket", "GET", "uploads"): "ListMultipartUploads",
    ("bucket", "GET", "location"): "GetBucketLocation",
    ("bucket", "GET", "list-type"): "ListObjectsV2",
    ("bucket", "GET", ""): "ListObjects",
    ("bucket", "HEAD", ""): "HeadBucket",
    ("bucket", "POST", "delete"): "DeleteObjects",
    ("bucket", "PUT", ""): "CreateBucket",
    ("bucket", "DELETE", ""): "DeleteBucket",
    ("service", "GET", ""): "ListBuckets",
    # Not S3: the token service, for clients that assume a role.
    ("service", "POST", ""): "AssumeRole",
}
# What the permission s3:PutObject allows.
BY_PUT_OBJECT = frozenset(
    {"PutObject", "CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload"}
)
# What makes an object.
COMPLETING = frozenset({"PutObject", "CompleteMultipartUpload", "CopyObject"})


@dataclass(slots=True)
class Call:
    """A request, and what became of it.

    Attributes:
        method: The HTTP method.
        path: The path, percent-encoded as it came.
        query_string: The query, as it came.
        query: The query's parameters; of a request for a token, the body's.
        headers: The headers, their names in lower case.
        bucket: The bucket; empty if none is addressed.
        key: The object's key; empty if none is addressed.
        operation: What S3's documentation calls it; ``Other`` for what the sandbox has no name for.
        received: Bytes of the body that arrived.
        status: The answer's HTTP status; None while it runs, and for a connection cut before.
        done: Whether it was answered, or broken off.
        faults: The kinds of fault that were applied.
    """

    method: str
    path: str
    query_string: str
    query: dict[str, str]
    headers: Mapping[str, str]
    bucket: str
    key: str
    operation: str
    received: int = 0
    status: int | None = None
    done: bool = False
    faults: tuple[str, ...] = ()

    @classmethod
    def of(cls, scope: Scope) -> Call:
        """Read an ASGI request; buckets are in the path, never in the host's name."""
        path, query_string = scope["raw_path"].decode(), scope["query_string"].decode()
        query = dict(parse_qsl(query_string, keep_blank_values=True))
        headers = {name.decode(): value.decode("latin-1") for name, value in scope["headers"]}
        bucket, _, key = (unquote(part) for part in path.removeprefix("/").partition("/"))
        what = "key" if key else "bucket" if bucket else "service"
        marks = (*query, *headers, "")
        operations = (_OPERATIONS.get((what, scope["method"], mark)) for mark in marks)
        operation = next(filter(None, operations), "Other")
        return cls(scope["method"], path, query_string, query, headers, bucket, key, operation)

    @property
    def paths(self) -> tuple[str]:
        """The key."""
        return (self.key,)

    @property
    def part(self) -> int | None:
        """The number of the part that is uploaded, from 1."""
        number = self.query.get("partNumber", "")
        return int(number) if number.isdecimal() else None

    @property
    def upload(self) -> str:
        """The id of the multipart upload, empty if there is none."""
        return self.query.get("uploadId", "")

    @property
    def temporary(self) -> bool:
        """Whether it was signed with a temporary key and its token."""
        return "x-amz-security-token" in self.headers

    def as_json(self) -> dict[str, Any]:
        """Return what is of interest, without secrets: no headers, no query."""
        names = ("operation", "bucket", "key", "part", "temporary", "received", "status", "faults")
        return {name: getattr(self, name) for name in names}
