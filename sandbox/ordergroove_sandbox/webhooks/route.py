"""A webhook route for a merchant, as long as a block lasts."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from ordergroove_sandbox.webhooks.policies import NEWEST, Policy
from ordergroove_sandbox.webhooks.post import TIMEOUT, poster
from ordergroove_sandbox.webhooks.sender import Sender, utc_now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from ordergroove_sandbox.merchant import Merchant
    from ordergroove_sandbox.webhooks.faults import WebhookFault


@contextmanager
def sending(  # noqa: PLR0913 - every one is a setting by name
    merchant: Merchant,
    url: str,
    key: str,
    policy: Policy = NEWEST,
    *,
    events: str | None = None,
    faults: Iterable[WebhookFault] = (),
    clock: Callable[[], datetime] | None = utc_now,
    seed: int = 1,
    extended: bool = False,
    timeout: float = TIMEOUT,
) -> Iterator[Sender]:
    """Make events of what a merchant does, until the block ends.

    Args:
        merchant: The merchant.
        url: Where the events go, ``http`` or ``https``.
        key: The verification key.
        policy: What happens to deliveries that fail.
        events: Patterns of the types that are sent, with ``|`` between; None: all.
        faults: Faults in force from the start.
        clock: What the signature's ``ts`` shows, aware; None: the merchant's time, in which
            everything else happens.
        seed: Decides what the faults leave to chance.
        extended: Whether events carry snapshots of the records involved.
        timeout: Seconds that the receiver has for an answer; five are documented.

    Yields:
        The sender; what waits when the block ends is never sent.

    Raises:
        ValueError: The address is no ``http`` or ``https`` one.
    """
    sender = Sender(
        merchant,
        poster(url, timeout),
        key,
        policy=policy,
        events=events,
        faults=faults,
        clock=clock,
        seed=seed,
        extended=extended,
    )
    with merchant.telling(sender.hear):
        yield sender
