"""The command line, also of ``python -m ordergroove_target_duckdb``."""

from __future__ import annotations

import gc

from ordergroove_target_duckdb.target import TargetDuckDB

MANY_OBJECTS = 100_000


def main() -> None:
    """Run the target.

    Records are taken and dropped by the million and hold no cycles: the garbage collector would
    only look through them, and through the libraries, again and again.
    """
    gc.freeze()
    gc.set_threshold(MANY_OBJECTS, 50, 100)
    TargetDuckDB.cli()


if __name__ == "__main__":
    main()
