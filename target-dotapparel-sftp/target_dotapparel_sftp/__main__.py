"""The command line: ``target-dotapparel-sftp``, or ``python -m target_dotapparel_sftp``."""

from __future__ import annotations

import gc

from target_dotapparel_sftp.target import TargetDotApparelSftp

MANY_OBJECTS = 100_000


def main() -> None:
    """Run the target.

    Records are made and dropped by the million and hold no cycles: the garbage collector would
    only look through them, and through the libraries, again and again.
    """
    gc.freeze()
    gc.set_threshold(MANY_OBJECTS, 50, 100)
    TargetDotApparelSftp.cli()


if __name__ == "__main__":
    main()
