"""The command line: ``tap-ordergroove``, or ``python -m tap_ordergroove``."""

from singer_commons.command import run
from tap_ordergroove.tap import TapOrdergroove


def main() -> None:
    """Run the tap."""
    run(TapOrdergroove)


if __name__ == "__main__":
    main()
