"""Ordergroove's orders as BSPK's special orders, through Meltano, into a bucket with its rules."""

from __future__ import annotations

import os
import random
import re
import shlex
import signal
import time

from ordergroove_sandbox.bspk import BspkFault

from .support.journey import ROOT, child_of
from .support.special_orders import EVENTS, LINES, ORDERS, differences, truth

PIPELINE = ("tap-ordergroove", "target-bspk-s3")
STATE_ID = "dev:tap-ordergroove-to-target-bspk-s3"
# What the schedule in meltano.yml sets, too.
ONLY_WHAT_IS_USED = {"TAP_ORDERGROOVE__SELECT_FILTER": '["orders", "items"]'}


KINDS = (ORDERS, LINES, EVENTS)


def kinds(bspk):
    return [file.type for file in bspk.files]


def test_special_orders_line_items_and_events_equal_the_shop(to_bspk, server, merchant, bspk):
    first = to_bspk.run(*PIPELINE)
    assert first.code == 0, first.log
    assert kinds(bspk) == [*KINDS]
    assert differences(merchant, bspk) == []
    assert bspk.refused == bspk.warnings == []

    before = truth(merchant)
    server.sandbox.requests.clear()
    merchant.advance(3)
    second = to_bspk.run(*PIPELINE, **ONLY_WHAT_IS_USED)
    assert second.code == 0, second.log
    assert kinds(bspk)[3:] == [*KINDS]
    assert differences(merchant, bspk, before) == []
    assert bspk.refused == []
    asked = [entry.path for entry in server.sandbox.requests.entries()]
    # One row of products tells whose key it is.
    assert asked.count("/products/") == 1
    assert set(asked) == {"/products/", "/orders/", "/items/"}
    assert sum(file.rows for file in bspk.files[3:]) < sum(file.rows for file in bspk.files[:3])


def test_the_pages_commands_work_as_they_are_written(to_bspk, merchant, bspk):
    page = (ROOT / "docs" / "bspk.md").read_text()
    lines = "".join(re.findall("```sh\n(.*?)```", page, re.DOTALL)).splitlines()
    done, before = [], {}
    for words in (shlex.split(line, comments=True) for line in lines):
        place = words.index("meltano")
        given = dict(each.split("=", 1) for each in words[:place])
        if "schedule" in words:
            before = truth(merchant)
            merchant.advance(1)
        with to_bspk.start(*words[place + 1 :], **given) as running:
            finished = running.finish()
        assert finished.code == 0, finished.log
        done.append(kinds(bspk))
    assert done == [[], [*KINDS], [*KINDS, *KINDS]]
    assert differences(merchant, bspk, before) == []
    assert bspk.refused == bspk.warnings == []
    (bookmark,) = re.findall("`(prod:[^`]+)`", page)
    assert to_bspk.bookmarks(bookmark)


def test_refused_files_wait_and_go_first_once_they_may(to_bspk, merchant, bspk):
    bspk.faults.add(
        BspkFault.of("slow_down", f"*{ORDERS}_*", times=2),
        BspkFault.of("precondition_failed", f"*{LINES}_*"),
        BspkFault.of("access_denied", f"*{EVENTS}_*", times=None),
    )
    refused = to_bspk.run(*PIPELINE)
    assert refused.code != 0
    assert "s3:PutObject" in refused.log
    assert kinds(bspk) == [ORDERS, LINES]
    assert to_bspk.bookmarks(STATE_ID) == {}

    bspk.faults.clear()
    before = truth(merchant)
    merchant.advance(1)
    done = to_bspk.run(*PIPELINE)
    assert done.code == 0, done.log
    assert kinds(bspk) == [*KINDS, *KINDS]
    assert differences(merchant, bspk, before) == []
    assert bspk.refused == []
    assert to_bspk.bookmarks(STATE_ID)


def merged(*truths):
    """Return all that was true at some time, by type and key."""
    return {
        kind: {key: row for each in truths for key, row in each[kind].items()} for kind in KINDS
    }


def test_a_target_that_is_killed_or_told_to_end_at_random_loses_nothing(to_bspk, merchant, bspk):
    chance = random.Random(9)  # noqa: S311 - any moment will do
    known = truth(merchant)
    bspk.faults.add(BspkFault.of("latency", times=None, seconds=0.3))
    for how in (signal.SIGKILL, signal.SIGTERM):
        with to_bspk.start("run", *PIPELINE, **ONLY_WHAT_IS_USED) as running:
            while (target := child_of(running.process.pid, "target-bspk-s3")) is None:
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
        known = merged(known, truth(merchant))
    bspk.faults.clear()
    done = to_bspk.run(*PIPELINE, **ONLY_WHAT_IS_USED)
    assert done.code == 0, done.log
    assert differences(merchant, bspk, known) == []
    assert bspk.refused == []


def test_without_its_constants_nothing_is_sent_and_the_log_says_what_is_missing(to_bspk, bspk):
    none = to_bspk.run(*PIPELINE, TARGET_BSPK_S3_STREAM_MAP_CONFIG_STORE_ID="")
    assert none.code != 0
    assert "SPECIAL-ORDERS.store_id: required" in none.log
    assert bspk.keys() == []
