"""The demo's comparisons hold on any day: each `now` gives the shop another story."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from demo import api, bspk, dotapparel, reports, webhooks
from demo.shop import CUSTOMERS, DAYS, SEED

from ordergroove_sandbox import Merchant
from ordergroove_sandbox.drop import Defect, Drop

# Sixty days at changing hours, of which the thirty-third has the change of clocks.
FIRST = datetime(2025, 10, 1, 6, tzinfo=timezone.utc)
NOWS = [FIRST + timedelta(days=day, hours=7 * day % 24) for day in range(60)]


def delivered(shop, part):
    """Sync, let two days go by, sync again: rows come and change, files delete nothing."""
    before = part.wanted(shop)
    shop.advance(2)
    return {kind: before[kind] | rows for kind, rows in part.wanted(shop).items()}


def test_the_comparisons_hold_on_sixty_days_whatever_the_shop_deletes(tmp_path):
    wrong, deleted = [], {"rewards": 0, bspk.ORDERS: 0, bspk.LINES: 0}
    for now in NOWS:
        shop = Merchant(SEED, CUSTOMERS, DAYS, now)
        shop.advance(api.DAYS)
        drop = Drop(shop, tmp_path / f"{now:%m%d}")
        drop.deliver_days(5)
        shop.advance(1)
        defects = [Defect(kind, reports.DEFECTIVE) for kind in reports.DEFECTS]
        wrong += [f"{file.name}: no bad row" for file in drop.deliver(defects=defects)
                  if file.report == reports.DEFECTIVE and len(file.broken) != 1]  # fmt: skip
        for part in (bspk, dotapparel):
            found = delivered(shop, part)
            wrong += [f"{now}: {each}" for each in part.compare(shop, found)]
            for kind, rows in part.wanted(shop).items():
                deleted[kind] = deleted.get(kind, 0) + len(found[kind].keys() - rows.keys())
        known = {row["public_id"] for row in shop.truth("orders")}
        if webhooks.wait_for_a_deletion(shop, known) not in known:
            wrong.append(f"{now}: no order was deleted")
    assert wrong == []
    # Each comparison has met what files do not tell.
    assert min(deleted[kind] for kind in ("rewards", bspk.ORDERS, bspk.LINES)) > 0


@pytest.mark.parametrize("part", [bspk, dotapparel], ids=["bspk", "dotapparel"])
def test_the_comparisons_find_what_is_missing_different_or_made_up(part):
    shop = Merchant(SEED, customers=10, days=60)
    for kind in part.wanted(shop):
        found = part.wanted(shop)
        missing, other = list(found[kind])[:2]
        del found[kind][missing]
        found[kind][other] = ("nobody", "x")
        found[kind]["made-up"] = ("nobody", "y")
        wrong = part.compare(shop, found)
        assert [line.split(":")[0] for line in wrong] == [
            f"{kind} {key}" for key in (missing, other, "made-up")
        ]


def test_the_white_space_of_a_document_is_no_part_of_it():
    assert api.same('{"code": "140", "n": 1}', '{"n":1,"code":"140"}')
    assert not api.same('{"code": "140"}', '{"code":"141"}')
    assert not api.same("Card expired", '{"_value":"Card declined"}')
