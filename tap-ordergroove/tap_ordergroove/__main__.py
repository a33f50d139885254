"""The command line: ``tap-ordergroove``, or ``python -m tap_ordergroove``."""

from __future__ import annotations

import gc

from tap_ordergroove.tap import TapOrdergroove

MANY_OBJECTS = 100_000


def main() -> None:
    """Run the tap.

    Records are made and dropped by the million and hold no cycles: the garbage collector would
    only look through them, and through the libraries, again and again.
    """
    gc.freeze()
    gc.set_threshold(MANY_OBJECTS, 50, 100)
    TapOrdergroove.cli()


if __name__ == "__main__":
    main()
