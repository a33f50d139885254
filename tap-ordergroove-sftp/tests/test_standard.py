"""The Singer SDK's own suite for taps, against the sandbox."""

from __future__ import annotations

import pytest
from singer_sdk.testing import SuiteConfig, get_tap_test_class
from tests.support.sftp_tap import NOW, STREAMS, settings_for

from ordergroove_sandbox import Merchant
from ordergroove_sandbox.drop import FORMS, Defect, Drop, Style, serving
from tap_ordergroove_sftp.tap import TapOrdergrooveSftp

CONFIG = {"username": "known once the server listens", "password": "x"}

pytestmark = [
    # The suite asks for a value in every field; some are null in every row, or come on request.
    pytest.mark.filterwarnings("ignore:No records were available to test"),
    pytest.mark.filterwarnings("ignore:Fields in transformed catalog but not in records"),
]


@pytest.fixture(scope="module", autouse=True)
def server(tmp_path_factory):
    style = Style(names=FORMS["N1-separated"])  # full files say that they are
    drop = Drop(Merchant(customers=40, days=150, now=NOW), tmp_path_factory.mktemp("drop"), style)
    drop.deliver_days(2)
    for token in STREAMS:
        # In most files a row that is rejected, so that the stream of those has rows, too. Only one
        # without is a row of `snapshots`.
        defects = (
            ["extra_column"] if STREAMS[token] == "orders_report" else ["extra_column", "long_row"]
        )
        drop.deliver_full(token, defects=map(Defect, defects))
    with serving(drop) as running:
        CONFIG.update(settings_for(running))
        yield running


# Without a limit: the rows of the streams about the run come with the others' last rows.
TestTapOrdergrooveSftp = get_tap_test_class(
    TapOrdergrooveSftp, config=CONFIG, suite_config=SuiteConfig(max_records_limit=None)
)
