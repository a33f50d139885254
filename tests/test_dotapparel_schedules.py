"""DotApparel's two schedules of every half hour."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ordergroove_sandbox import Merchant, Sandbox, running

from .support.books import utc
from .support.dotapparel import CUSTOMERS, ORDERS, REWARDS, SUCCESS
from .support.journey import KEY


@pytest.fixture
def server():
    """A small merchant behind the API."""
    with running(Sandbox(Merchant(customers=25, days=60), api_key=KEY)) as running_:
        yield running_


def test_the_two_schedules_that_take_turns(to_dotapparel, merchant, inbox):
    merchant.touch("orders", 5)
    for kind in (CUSTOMERS, ORDERS):
        command = ("schedule", "run", f"ordergroove-dotapparel-{kind}")
        with to_dotapparel.start(*command) as program:
            assert program.finish().code == 0, program.log.read_text()
    assert [file.type for file in inbox.files] == [CUSTOMERS, REWARDS, ORDERS]
    placed = [row for row in merchant.truth("orders") if row["status"] == SUCCESS]
    until = merchant.now - timedelta(minutes=45)
    old = {row["public_id"] for row in placed if utc(row["updated"]) < until}
    assert set(inbox.table(ORDERS)) == old
    assert 0 < len(old) < len(placed)
    profiles = {each.primary_key for each in inbox.table(CUSTOMERS).values()}
    assert {rows[-1]["PERIDX"] for rows in inbox.table(ORDERS).values()} <= profiles
