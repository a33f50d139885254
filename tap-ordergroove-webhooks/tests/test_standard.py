"""The Singer SDK's own suite for taps, against a log with every type of event."""

from __future__ import annotations

import pytest
from singer_sdk.testing import SuiteConfig, get_tap_test_class
from tests.support.webhooks import NOW, fill, store_of

from tap_ordergroove_webhooks.receiver.samples import make_samples
from tap_ordergroove_webhooks.tap.tap import TapOrdergrooveWebhooks

CONFIG = {"store": "sqlite:///known-once-the-log-is-made.db"}

pytestmark = [
    # The suite asks for a value in every field; some are null in every row.
    pytest.mark.filterwarnings("ignore:No records were available to test"),
    pytest.mark.filterwarnings("ignore:Fields in transformed catalog but not in records"),
]


@pytest.fixture(scope="module", autouse=True)
def log(tmp_path_factory):
    store = store_of(tmp_path_factory.mktemp("log"))
    fill(store, [sample.body for sample in make_samples("x", NOW)])
    CONFIG["store"] = store


class AllEvents(TapOrdergrooveWebhooks):
    """The tap without the stream of what is wrong in a run."""

    def discover_streams(self):
        return [each for each in super().discover_streams() if each.counts]


TestTapOrdergrooveWebhooks = get_tap_test_class(
    AllEvents, config=CONFIG, suite_config=SuiteConfig(max_records_limit=500)
)
