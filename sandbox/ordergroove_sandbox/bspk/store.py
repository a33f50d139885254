"""The bucket itself: moto's S3, and its token service, asked without a network in between.

The only module that imports moto, which takes a second: import it where a bucket is needed.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from moto.backends import get_backend
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.moto_server.werkzeug_app import create_backend_app
from moto.s3.exceptions import BucketAlreadyExists, InvalidBucketName
from starlette.responses import Response
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder, run_wsgi_app

if TYPE_CHECKING:
    from ordergroove_sandbox.bspk.calls import Call

_HOST = "http://127.0.0.1"


class Store:
    """A bucket. moto keeps all buckets of a process together, so names must differ."""

    def __init__(self, bucket: str, region: str) -> None:
        """Make the bucket.

        Raises:
            ValueError: The process has a bucket of that name, or no bucket can be called so.
        """
        self._backend = get_backend("s3")[DEFAULT_ACCOUNT_ID]["aws"]
        self._apps = {name: create_backend_app(name) for name in ("s3", "sts")}
        try:
            self._bucket = self._backend.create_bucket(bucket, region)
        except BucketAlreadyExists:
            msg = f"there is a bucket {bucket} in this process already"
            raise ValueError(msg) from None
        except InvalidBucketName:
            msg = f"no bucket can be called {bucket!r}"
            raise ValueError(msg) from None

    def ask(self, call: Call, body: bytes) -> Response:
        """Return moto's answer to a request."""
        environ = EnvironBuilder(
            path=call.path,
            base_url=_HOST,
            query_string=call.query_string,
            method=call.method,
            headers=Headers({**call.headers, "content-length": str(len(body))}),
            input_stream=BytesIO(body),
        ).get_environ()
        app = self._apps["sts" if call.operation == "AssumeRole" else "s3"]
        chunks, status, headers = run_wsgi_app(app, environ, buffered=True)
        # The length of what a HEAD asks about is moto's to say; all others are known here.
        known = {"date"} if call.method == "HEAD" else {"date", "content-length"}
        kept = {name: value for name, value in headers.items() if name.lower() not in known}
        return Response(b"".join(chunks), int(status.split()[0]), kept)

    def keys(self) -> list[str]:
        """Return the keys of the objects, sorted."""
        return sorted(self._bucket.keys)

    def read(self, key: str) -> bytes:
        """Return what an object holds.

        Raises:
            KeyError: No such object.
        """
        found = self._backend.get_object(self._bucket.name, key)
        if found is None:
            raise KeyError(key)
        content: bytes = found.value
        return content

    def empty(self) -> None:
        """Remove all objects and uploads; moto holds an open file for each of them."""
        for key in list(self._bucket.keys):
            self._bucket.keys.pop(key)
        for upload in list(self._bucket.multiparts):
            del self._bucket.multiparts[upload]

    def close(self) -> None:
        """Remove the bucket and all in it."""
        self.empty()
        self._backend.delete_bucket(self._bucket.name)
