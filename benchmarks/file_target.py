"""target-bspk-s3: records a second from standard input to a bucket, beside other file targets."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import special_orders
from benchmarks.ab_rounds import say
from benchmarks.bucket import BUCKET, KEY_ID, REGION, SECRET, Bucket, serving_bucket
from benchmarks.children import MEGABYTE
from benchmarks.peer_environment import TARGETS
from benchmarks.report import Section
from benchmarks.targets import OUTPUT, THROUGHPUT, Comparison, Target, keep, target_csv

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = str(Path(sys.executable).parent / "target-bspk-s3")
RECORDS = 200_000
WANTED = 40_000
ACCESS = {"aws_access_key_id": KEY_ID, "aws_secret_access_key": SECRET}
"""What the targets for S3 call alike."""


def measure(folder: Path, repetitions: int) -> Section:
    """Compare with two targets that write CSV files."""
    say(f"writing {RECORDS:,} records")
    messages = special_orders.write(folder / "messages.jsonl", RECORDS)
    with comparison() as targets:
        targets.warm_up(folder)
        table, verdicts = targets.throughput(messages, repetitions, WANTED)
    return Section(
        "Special orders to S3",
        f"{RECORDS:,} special orders, {messages.path.stat().st_size / MEGABYTE:.0f} MB of messages "
        "on standard input, from start-up until the file is in moto's bucket, over HTTP; "
        "target-csv, which cannot write to S3, leaves it on this machine's disk. Records are "
        "validated, and every row is found afterwards. The server has the first core, the targets "
        "the last one.",
        THROUGHPUT,
        table,
        verdicts,
    )


@contextlib.contextmanager
def comparison() -> Iterator[Comparison]:
    """Serve a bucket.

    Yields:
        The targets that write there, and the one that cannot.
    """
    with serving_bucket() as bucket:
        others = [_pipelinewise(bucket), target_csv()]
        yield Comparison(_ours(bucket), others, special_orders.write)


def _ours(bucket: Bucket) -> Target:
    def command(folder: Path) -> list[str | Path]:
        config: dict[str, Any] = {
            **ACCESS,
            "company_name": "Bench",
            "bucket": BUCKET,
            "endpoint_url": bucket.url,
            "aws_region": REGION,
            "output_dir": str(folder / OUTPUT),
            "validate_records": True,
            "max_rejects": 0,
        }
        return [TARGET, "--config", keep(folder, config)]

    return Target("target-bspk-s3", command, lambda folder: bucket.take(folder / "arrived"))


def _pipelinewise(bucket: Bucket) -> Target:
    program = TARGETS.program("target-s3-csv")

    def command(folder: Path) -> list[str | Path]:
        config = {
            **ACCESS,
            "s3_bucket": BUCKET,
            "aws_endpoint_url": bucket.url,
            "temp_dir": str(folder),
        }
        return [program, "--config", keep(folder, config)]

    return Target(
        "pipelinewise-target-s3-csv", command, lambda folder: bucket.take(folder / "arrived")
    )
