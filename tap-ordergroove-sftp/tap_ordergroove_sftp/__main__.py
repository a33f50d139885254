"""The command line: ``tap-ordergroove-sftp``, or ``python -m tap_ordergroove_sftp``."""

from __future__ import annotations

import gc

from tap_ordergroove_sftp.tap import TapOrdergrooveSftp

MANY_OBJECTS = 100_000


def main() -> None:
    """Run the tap.

    Rows are made and dropped by the million and hold no cycles: the garbage collector would only
    look through them again and again.
    """
    gc.freeze()
    gc.set_threshold(MANY_OBJECTS, 50, 100)
    TapOrdergrooveSftp.cli()


if __name__ == "__main__":
    main()
