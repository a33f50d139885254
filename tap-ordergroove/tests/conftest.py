"""A sandbox for each test that asks for one."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest
from ordergroove_sandbox import Merchant, Sandbox, running

NOW = datetime(2026, 6, 15, 17, 0, tzinfo=timezone.utc)


@pytest.fixture
def server():
    """A small merchant on a real socket, whose time stands still unless it is moved."""
    with running(Sandbox(Merchant(customers=25, days=120, now=NOW), ticking=False)) as running_:
        yield running_


@pytest.fixture
def merchant(server):
    return server.sandbox.merchant
