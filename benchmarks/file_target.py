"""target-bspk-s3: from standard input to a bucket of moto's, beside other file targets."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from benchmarks import programs
from benchmarks.messages import SPECIAL_ORDERS
from benchmarks.peer_environment import TARGETS, program
from benchmarks.programs import BIN, keep
from benchmarks.targets import OUTPUT, Comparison, Target, target_csv
from botocore.config import Config
from botocore.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.ab_rounds import Bench
    from benchmarks.programs import Command
    from benchmarks.report import Section
    from mypy_boto3_s3 import S3Client

WANTED = 40_000
BUCKET, REGION = "bench", "us-east-1"
ACCESS: dict[str, Any] = {"aws_access_key_id": "bench", "aws_secret_access_key": "no-secret"}
"""What the targets for S3 call alike. moto takes any."""


@dataclass(frozen=True)
class Bucket:
    """A bucket of a running store: the store's address, and what asks it."""

    url: str
    client: S3Client

    def take(self, folder: Path) -> list[Path]:
        """Move all objects to a new folder, called as the last part of their keys."""
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


def measure(bench: Bench) -> Section:
    """Compare with two targets that write CSV files."""
    with _comparison(bench) as targets:
        return targets.speed(
            bench,
            "Special orders to S3",
            "until the file is in moto's bucket, over HTTP; target-csv, which cannot write to S3, "
            "leaves it on this machine's disk. Every row is found afterwards. One core each.",
            WANTED,
        )


def measure_memory(bench: Bench) -> Section:
    """Measure all targets' memory."""
    with _comparison(bench) as targets:
        return targets.memory(bench, "Memory of targets for special orders")


@contextlib.contextmanager
def _comparison(bench: Bench) -> Iterator[Comparison]:
    with programs.serving(
        lambda port: [BIN / "moto_server", "-H", "127.0.0.1", "-p", str(port)],
        bench.folder / "moto.log",
    ) as port:
        url = f"http://127.0.0.1:{port}"
        path_style = Config(s3={"addressing_style": "path"})
        made = Session().create_client("s3", REGION, config=path_style, endpoint_url=url, **ACCESS)
        with contextlib.closing(cast("S3Client", made)) as client:
            client.create_bucket(Bucket=BUCKET)
            bucket = Bucket(url, client)
            yield Comparison(SPECIAL_ORDERS, [_ours(bucket), _pipelinewise(bucket), target_csv()])


def _ours(bucket: Bucket) -> Target:
    def command(folder: Path) -> Command:
        config = {
            **ACCESS,
            "company_name": "Bench",
            "bucket": BUCKET,
            "endpoint_url": bucket.url,
            "aws_region": REGION,
            "output_dir": str(folder / OUTPUT),
            "validate_records": True,
            "max_rejects": 0,
        }
        return [BIN / "target-bspk-s3", "--config", keep(folder, config)]

    return Target("target-bspk-s3", command, lambda folder: bucket.take(folder / "arrived"))


def _pipelinewise(bucket: Bucket) -> Target:
    def command(folder: Path) -> Command:
        where = {"s3_bucket": BUCKET, "aws_endpoint_url": bucket.url, "temp_dir": str(folder)}
        return [program(TARGETS, "target-s3-csv"), "--config", keep(folder, {**ACCESS, **where})]

    return Target(
        "pipelinewise-target-s3-csv", command, lambda folder: bucket.take(folder / "arrived")
    )
