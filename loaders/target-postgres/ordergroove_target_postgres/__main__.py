"""The command line, also of ``python -m ordergroove_target_postgres``."""

from __future__ import annotations

import gc

from ordergroove_target_postgres.target import TargetPostgres

MANY_OBJECTS = 100_000


def main() -> None:
    """Run the target.

    Records are taken and dropped by the million and hold no cycles: the garbage collector would
    only look through them, and through the libraries, again and again.
    """
    gc.freeze()
    gc.set_threshold(MANY_OBJECTS, 50, 100)
    TargetPostgres.cli()


if __name__ == "__main__":
    main()
