"""The command line: ``target-bspk-s3``, or ``python -m target_bspk_s3``."""

from __future__ import annotations

from singer_commons.command import run
from target_bspk_s3.target import TargetBspkS3


def main() -> None:
    """Run the target."""
    run(TargetBspkS3)


if __name__ == "__main__":
    main()
