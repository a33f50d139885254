"""The command line: ``tap-ordergroove-webhooks``, or ``python -m tap_ordergroove_webhooks.tap``."""

from __future__ import annotations

from singer_commons.command import run
from tap_ordergroove_webhooks.tap.tap import TapOrdergrooveWebhooks


def main() -> None:
    """Run the tap."""
    run(TapOrdergrooveWebhooks)


if __name__ == "__main__":
    main()
