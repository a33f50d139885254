"""The command line: ``tap-ordergroove-webhooks``, or ``python -m tap_ordergroove_webhooks.tap``."""

from __future__ import annotations

from tap_ordergroove_webhooks.tap.tap import TapOrdergrooveWebhooks


def main() -> None:
    """Run the tap."""
    TapOrdergrooveWebhooks.cli()


if __name__ == "__main__":
    main()
