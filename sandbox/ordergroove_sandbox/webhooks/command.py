"""The webhook sender on the command line: its options, and a sender set up by them."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from threading import Event as Flag
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

from ordergroove_sandbox.webhooks.policies import NEWEST, POLICIES
from ordergroove_sandbox.webhooks.route import sending
from ordergroove_sandbox.webhooks.sender import utc_now

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from ordergroove_sandbox.merchant import Merchant
    from ordergroove_sandbox.webhooks.sender import Sender

DEFAULT_KEY = "sandbox-verification-key"
_EVERY = 0.2  # seconds


def add_options(parser: ArgumentParser) -> None:
    """Add the sender's options to a command."""
    group = parser.add_argument_group("Webhooks")
    group.add_argument(
        "--webhooks", metavar="URL", help="send signed events of what the merchant does there"
    )
    group.add_argument(
        "--webhook-key", default=DEFAULT_KEY, help=f"verification key (default: {DEFAULT_KEY})"
    )
    group.add_argument(
        "--webhook-policy",
        choices=tuple(POLICIES),
        default=NEWEST.name,
        help=f"how failed deliveries are repeated (default: {NEWEST.name})",
    )
    group.add_argument(
        "--webhook-events",
        metavar="PATTERNS",
        help="types to send, such as 'order.*|item.*' (default: all)",
    )
    group.add_argument(
        "--webhook-extended", action="store_true", help="with snapshots of the records involved"
    )
    group.add_argument(
        "--webhook-time",
        choices=("real", "virtual"),
        default="real",
        help="what the signature's ts shows (default: the real time, as receivers limit its age)",
    )


@contextmanager
def sending_for(merchant: Merchant, given: Namespace) -> Iterator[Sender]:
    """Send a merchant's events as the options say, in the background, until the block ends.

    Raises:
        ValueError: The address is no ``http`` or ``https`` one.
    """
    stopped = Flag()
    with sending(
        merchant,
        given.webhooks,
        given.webhook_key,
        POLICIES[given.webhook_policy],
        events=given.webhook_events,
        clock=utc_now if given.webhook_time == "real" else None,
        seed=given.seed,
        extended=given.webhook_extended,
    ) as sender:

        def deliver() -> None:
            started = monotonic()
            while not stopped.wait(_EVERY):
                sender.drain(later=False, ahead=timedelta(seconds=monotonic() - started))

        thread = Thread(target=deliver, name="webhooks", daemon=True)
        thread.start()
        try:
            yield sender
        finally:
            stopped.set()
            sender.disable()  # what is left is not waited for
            thread.join()
