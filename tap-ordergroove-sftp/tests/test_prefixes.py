"""Several merchants' files in one folder: each is a feed of its own."""

from __future__ import annotations

import pytest
from tests.support.report_folder import Folder
from tests.support.report_story import Story
from tests.support.sftp_tap import Loader

INVENTORY = "inventory_report"


def test_a_full_file_of_one_merchant_does_not_supersede_those_of_another(caplog):
    story = Story()
    story.put("acme_subscription_20251001_delta.csv", a=1)
    story.put("acme_subscription_20251002_full.csv", a=2)
    story.put("beta_subscription_20251001_delta.csv", b=1)
    story.put("acme_subscription_20251003_delta.csv", c=3)
    story.put("beta_subscription_20251004_full.csv", b=4)
    assert story.run() == [
        "acme_subscription_20251002_full.csv",
        "acme_subscription_20251003_delta.csv",
        "beta_subscription_20251004_full.csv",
    ]
    assert story.table == {"a": "2", "b": "4", "c": "3"}
    assert "names begin with 'acme', 'beta'" in caplog.text
    assert "merchant_name" in caplog.text
    assert story.run() == []


def test_a_file_of_the_day_of_a_full_one_is_not_older_for_want_of_a_time():
    story = Story()
    story.put("acme_subscription_10022025080500_full.csv", a="full", b="full")
    story.put("acme_subscription_20251002_delta.csv", a="delta")
    story.put("acme_subscription_20251001_delta.csv", a="older")
    assert story.run() == [
        "acme_subscription_10022025080500_full.csv",
        "acme_subscription_20251002_delta.csv",
    ]
    assert story.table == {"a": "delta", "b": "full"}


def test_while_one_merchants_full_file_fails_its_older_ones_count():
    story = Story()
    story.put("acme_subscription_20251001_delta.csv", a=1)
    story.put("beta_subscription_20251001_full.csv", b=1)
    story.put("acme_subscription_20251002_full.csv", trouble="deny")
    story.put("beta_subscription_20251003_delta.csv", b=3)
    assert story.run() == [
        "beta_subscription_20251001_full.csv",
        "acme_subscription_20251002_full.csv",
        "acme_subscription_20251001_delta.csv",
        # Nobody knows that no row of the other is in it: what is newer is read once more.
        "beta_subscription_20251001_full.csv",
        "beta_subscription_20251003_delta.csv",
    ]
    assert story.table == {"a": "1", "b": "3"}


@pytest.mark.parametrize(
    ("config", "left"), [({}, {"acme 1", "beta 1"}), ({"merchant_name": "beta"}, {"beta 1"})]
)
def test_a_snapshot_of_one_merchant_leaves_the_rows_of_another(config, left):
    folder, loader = Folder(), Loader()
    for merchant in ("acme", "beta"):
        folder.put(f"{merchant}_Inventory_Report_20251001.csv", f"SKU\n{merchant} 1\n")
    outcome = folder.sync(select=[INVENTORY], emit_activate_version_messages=True, **config)
    loader.take(outcome.messages)
    assert {row["sku"] for row in loader.rows(INVENTORY)} == left


def test_rows_of_a_merchant_whose_files_are_gone_stay(caplog):
    folder, loader, state = Folder(), Loader(), {}
    for day, merchants in ((1, ("acme", "beta")), (2, ("beta",)), (3, ("beta",))):
        folder.files.clear()
        for merchant in merchants:
            folder.put(f"{merchant}_Inventory_Report_2025100{day}.csv", f"SKU\n{merchant} {day}\n")
        caplog.clear()
        outcome = folder.sync(select=[INVENTORY], state=state, emit_activate_version_messages=True)
        loader.take(outcome.messages)
        state = outcome.state
    assert "acme 1" in {row["sku"] for row in loader.rows(INVENTORY)}
    assert "names begin with 'acme', 'beta'" in caplog.text


def test_a_thousand_full_files_that_fail_are_each_read_once():
    story = Story()
    for number in range(1500):
        story.put(f"acme_subscription_10012025{number // 60:02}{number % 60:02}00_full.csv",
                  trouble="deny")  # fmt: skip
    assert len(story.run()) == 1500
    assert "1500 files could not be read" in story.outcome.error
    assert "; and 1480 more" in story.outcome.error
