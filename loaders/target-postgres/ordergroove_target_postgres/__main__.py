"""The command line, also of ``python -m ordergroove_target_postgres``."""

from __future__ import annotations

from ordergroove_target_postgres.target import TargetPostgres
from singer_commons.command import run


def main() -> None:
    """Run the target."""
    run(TargetPostgres)


if __name__ == "__main__":
    main()
