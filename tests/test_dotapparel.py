"""Ordergroove's customers, orders and incentives in DotApparel's inbox, through Meltano."""

from __future__ import annotations

import os
import random
import signal
import time

import pytest

from ordergroove_sandbox.dotapparel import Inbox, SftpFault

from .support.dotapparel import CUSTOMERS, ORDERS, REWARDS, differences
from .support.journey import child_of

PIPELINE = ("tap-ordergroove", "target-dotapparel-sftp")
STATE_ID = "dev:tap-ordergroove-to-target-dotapparel-sftp"
NO_DELAY = {"TARGET_DOTAPPAREL_SFTP_ORDERS_DELAY_MINUTES": "0"}
# What the schedules in meltano.yml set, too.
ONLY_WHAT_IS_USED = {
    "TAP_ORDERGROOVE__SELECT_FILTER": '["customers", "orders", "one_time_incentives"]'
}
QUICK = NO_DELAY | ONLY_WHAT_IS_USED


def kinds(inbox):
    return [file.type for file in inbox.files]


def test_customers_rewards_and_orders_equal_the_shop(to_dotapparel, merchant, inbox):
    first = to_dotapparel.run(*PIPELINE, **NO_DELAY)
    assert first.code == 0, first.log
    assert kinds(inbox) == [CUSTOMERS, REWARDS, ORDERS]
    assert differences(merchant, inbox) == []
    # Ordergroove knows of no consent, so nobody's is touched.
    assert {each.subscribed for each in inbox.table(CUSTOMERS).values()} == {None}

    merchant.advance(3)
    second = to_dotapparel.run(*PIPELINE, **QUICK)
    assert second.code == 0, second.log
    assert kinds(inbox)[3:] == [CUSTOMERS, REWARDS, ORDERS]
    assert differences(merchant, inbox) == []
    assert inbox.refused == inbox.ignored == []
    assert all(file.complete for file in inbox.files)


def test_openssh_and_a_server_that_looks_now_and_then(
    to_dotapparel_over_openssh, merchant, swept_inbox
):
    with swept_inbox.sweeping(0.05):
        first = to_dotapparel_over_openssh.run(*PIPELINE, **QUICK)
        assert first.code == 0, first.log
        merchant.advance(1)
        second = to_dotapparel_over_openssh.run(*PIPELINE, **QUICK)
        assert second.code == 0, second.log
    assert differences(merchant, swept_inbox) == []
    assert swept_inbox.ignored == []


def test_told_to_end_while_it_waits_it_keeps_the_orders_for_the_next_run(
    to_dotapparel, merchant, inbox
):
    with to_dotapparel.start("run", *PIPELINE, **ONLY_WHAT_IS_USED) as running:
        while "Waiting until" not in running.log.read_text():
            assert running.process.poll() is None, running.log.read_text()
            time.sleep(0.05)
        target = child_of(running.process.pid, "target-dotapparel-sftp")
        assert target
        os.kill(target, signal.SIGTERM)
        ended = running.finish()
    assert ended.code != 0
    assert kinds(inbox) == [CUSTOMERS, REWARDS]
    assert to_dotapparel.bookmarks(STATE_ID) == {}

    done = to_dotapparel.run(*PIPELINE, **QUICK)
    assert done.code == 0, done.log
    assert kinds(inbox)[2] == ORDERS
    assert differences(merchant, inbox) == []
    assert inbox.refused == []


def test_a_target_that_is_killed_or_told_to_end_at_random_loses_nothing(
    to_dotapparel, merchant, inbox
):
    chance = random.Random(9)  # noqa: S311 - any moment will do
    inbox.faults.add(SftpFault.of("latency", times=None, seconds=0.1))
    for how in (signal.SIGKILL, signal.SIGTERM):
        with to_dotapparel.start("run", *PIPELINE, **QUICK) as running:
            while (target := child_of(running.process.pid, "target-dotapparel-sftp")) is None:
                assert running.process.poll() is None, running.log.read_text()
                time.sleep(0.01)
            time.sleep(chance.uniform(0, 3))
            try:
                os.kill(target, how)
            except ProcessLookupError:  # it was quicker
                assert running.finish().code == 0
            else:
                running.finish()
        merchant.advance(0.25)
    inbox.faults.clear()
    done = to_dotapparel.run(*PIPELINE, **QUICK)
    assert done.code == 0, done.log
    assert differences(merchant, inbox) == []
    assert inbox.refused == []
    assert all(file.complete for file in inbox.files)


@pytest.fixture
def swept_inbox(tmp_path):
    """An inbox that knows nothing of the server before it."""
    return Inbox(tmp_path / "inbox")
