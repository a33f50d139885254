"""What happens at a merchant, told to whoever listens: the source of webhooks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from ordergroove_sandbox.merchant.table import Row

# Who does something; Ordergroove's names for the actors of an event.
CUSTOMER = "customer"
SYSTEM = "og-system-process"
API_KEY = "apikey"


@dataclass(frozen=True, slots=True)
class MerchantEvent:
    """One thing that happened, under the name of Ordergroove's event for it.

    Attributes:
        type: Such as ``item.remove``.
        at: When, aware UTC.
        actor: Who did it; one of the names above.
        row: The row that it befell as it was then, a copy.
        details: What the row does not say: ``customer`` of an item, ``subscription`` or
            ``subscriptions`` (ids) of a subscriber.
    """

    type: str
    at: datetime
    actor: str
    row: Row
    details: Mapping[str, Any] = field(default_factory=dict)
