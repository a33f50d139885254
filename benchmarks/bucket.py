"""A bucket on this machine, on a processor of its own where there are two."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from benchmarks.cpu_pinning import SERVERS_CORE
from benchmarks.servers import serving_program
from botocore.config import Config
from botocore.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mypy_boto3_s3 import S3Client

BUCKET = "bench"
REGION = "us-east-1"
KEY_ID = "bench"
SECRET = "no-secret"  # noqa: S105 - moto takes any


@dataclass(frozen=True)
class Bucket:
    """A running store with one bucket.

    Attributes:
        url: The store's address; the bucket is in the path.
        client: Asks the store.
    """

    url: str
    client: S3Client

    def take(self, folder: Path) -> list[Path]:
        """Move all objects out of the bucket.

        Args:
            folder: Where to; it is made.

        Returns:
            The files, in the order of their keys, called as the last part of those.
        """
        folder.mkdir()
        files = []
        for found in self.client.list_objects_v2(Bucket=BUCKET).get("Contents", []):
            key = found["Key"]
            file = folder / key.rpartition("/")[2]
            body = self.client.get_object(Bucket=BUCKET, Key=key)["Body"]
            with contextlib.closing(body), file.open("wb") as target:
                shutil.copyfileobj(body, target)
            self.client.delete_object(Bucket=BUCKET, Key=key)
            files.append(file)
        return files


@contextlib.contextmanager
def serving_bucket() -> Iterator[Bucket]:
    """Serve an empty bucket.

    Yields:
        The bucket.
    """
    with serving_program("benchmarks.bucket_server", f"--core={SERVERS_CORE}") as url:
        made = Session().create_client(
            "s3",
            REGION,
            endpoint_url=url,
            aws_access_key_id=KEY_ID,
            aws_secret_access_key=SECRET,
            config=Config(s3={"addressing_style": "path"}),
        )
        client = cast("S3Client", made)
        client.create_bucket(Bucket=BUCKET)
        try:
            yield Bucket(url, client)
        finally:
            client.close()
