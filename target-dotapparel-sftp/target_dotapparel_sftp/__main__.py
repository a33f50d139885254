"""The command line: ``target-dotapparel-sftp``, or ``python -m target_dotapparel_sftp``."""

from __future__ import annotations

from singer_commons.command import run
from target_dotapparel_sftp.target import TargetDotApparelSftp


def main() -> None:
    """Run the target."""
    run(TargetDotApparelSftp)


if __name__ == "__main__":
    main()
