"""The command line, also of ``python -m ordergroove_target_duckdb``."""

from __future__ import annotations

from ordergroove_target_duckdb.target import TargetDuckDB
from singer_commons.command import run


def main() -> None:
    """Run the target."""
    run(TargetDuckDB)


if __name__ == "__main__":
    main()
