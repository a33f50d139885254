"""The Singer SDK's own suite for taps, against the sandbox."""

from __future__ import annotations

import pytest
from singer_sdk.testing import SuiteConfig, get_tap_test_class

from ordergroove_sandbox import Merchant, Sandbox, running
from tap_ordergroove.tap import TapOrdergroove

CONFIG = {"api_key": "sandbox-key", "merchant_id": "known once the merchant is made"}
"""The address and the merchant are filled in once the server listens."""

pytestmark = [
    # The suite asks for a value in every field; some are null in every row, or come on request.
    pytest.mark.filterwarnings("ignore:No records were available to test"),
    pytest.mark.filterwarnings("ignore:Fields in transformed catalog but not in records"),
]


class AllStreams(TapOrdergroove):
    """The tap with all endpoints selected; streams about a run have their own tests."""

    def discover_streams(self):
        streams = [each for each in super().discover_streams() if each.counts]
        for stream in streams:
            stream.selected_by_default = True
        return streams


@pytest.fixture(scope="module", autouse=True)
def server():
    merchant = Merchant(customers=40, days=150)
    with running(Sandbox(merchant)) as running_:
        CONFIG.update(api_url=running_.url, merchant_id=merchant.public_id)
        yield running_


TestTapOrdergroove = get_tap_test_class(
    AllStreams, config=CONFIG, suite_config=SuiteConfig(max_records_limit=500)
)
