"""What ``--test`` does: open the log, and say what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tap_ordergroove_webhooks.tap.errors import telling

if TYPE_CHECKING:
    from collections.abc import Callable

    from tap_ordergroove_webhooks.tap.tap import TapOrdergrooveWebhooks


def check_log(tap: TapOrdergrooveWebhooks, say: Callable[[str], None]) -> None:
    """Count each stream's events.

    Args:
        tap: The tap, with its settings.
        say: Called with one line a stream.

    Raises:
        LogError: If the log cannot be read.
    """
    with telling():
        identity = tap.run.identity
        say(f"{'event log':<20} {identity.id}, up to number {identity.highest}")
        for stream in tap.log_streams():
            say(f"{stream.name:<20} {tap.run.reader.count(stream.which, identity.highest)} events")
