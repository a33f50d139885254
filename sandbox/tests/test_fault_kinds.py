"""Faults that cannot be are refused, of whichever service."""

from __future__ import annotations

import pytest

from ordergroove_sandbox.bspk import BspkFault
from ordergroove_sandbox.dotapparel import SftpFault
from ordergroove_sandbox.webhooks import WebhookFault


@pytest.mark.parametrize(
    ("service", "kind", "given", "message"),
    [
        (BspkFault, "earthquake", {}, "unknown kind"),
        (BspkFault, "latency", {}, "needs seconds"),
        (BspkFault, "latency", {"seconds": "long"}, "does not take seconds"),
        (BspkFault, "access_denied", {"seconds": 1}, "does not take seconds"),
        (BspkFault, "slow", {"bytes_per_second": 0}, "does not take bytes_per_second"),
        (BspkFault, "slow_down", {"times": -1}, "times"),
        (BspkFault, "slow_down", {"after": None}, "after"),
        (SftpFault, "drop", {"after_bytes": "1"}, "does not take after_bytes"),
        (SftpFault, "drop", {"after_bytes": -1}, "does not take after_bytes"),
        (SftpFault, "deny", {"operation": "delete"}, "no operation is called"),
        (WebhookFault, "lose", {"share": 2}, "does not take share"),
        (WebhookFault, "duplicate", {"copies": "two"}, "does not take copies"),
    ],
)
def test_faults_that_cannot_be_are_refused(service, kind, given, message):
    with pytest.raises(ValueError, match=message):
        service.of(kind, **given)
