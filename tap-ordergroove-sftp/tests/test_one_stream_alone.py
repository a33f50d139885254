"""What is wrong with one report's state fails that report alone, by name."""

from __future__ import annotations

import pytest
from tests.support.report_folder import Folder
from tests.support.report_rows import ORDERS, SUBSCRIPTIONS


@pytest.mark.parametrize(
    "bookmark", [5, {"files": 5}, {"files": [5]}, {"files": [[]]}, {"files": {"a": 1}}, {"key": 5}]
)
@pytest.mark.parametrize("spoiled", ["orders_report", "subscriptions_report"])
def test_a_state_that_makes_no_sense_fails_its_report_alone(bookmark, spoiled, caplog):
    folder = Folder()
    folder.put(ORDERS, "Order Item ID\n1\n")
    folder.put(SUBSCRIPTIONS, "Subscription ID\n1\n")
    select = ["orders_report", "subscriptions_report"]
    outcome = folder.sync(state={"bookmarks": {spoiled: bookmark}}, select=select)
    [other] = {*select} - {spoiled}
    assert len(outcome.records(other)) == 1
    if outcome.error is None:  # what was there says nothing about files: all are read
        assert len(outcome.records(spoiled)) == 1
    else:
        assert f"streams failed: {spoiled}." in outcome.error
        assert f"{spoiled} cannot go on" in caplog.text
