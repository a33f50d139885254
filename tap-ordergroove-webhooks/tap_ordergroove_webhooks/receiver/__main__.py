"""``python -m tap_ordergroove_webhooks.receiver``: the same as ``ordergroove-webhooks``."""

from __future__ import annotations

from tap_ordergroove_webhooks.receiver.cli import main

if __name__ == "__main__":
    main()
