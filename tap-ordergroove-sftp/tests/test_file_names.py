"""File names: every form that the documentation has, what they mean, and what is no report at all.

N1 to N6 are the numbers of the forms in the notes on Ordergroove's SFTP exports.
"""

from __future__ import annotations

import string
from datetime import datetime

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.support.report_folder import in_folder

from ordergroove_sandbox.drop import FORMS
from ordergroove_sandbox.drop import REPORTS as DELIVERED
from ordergroove_sandbox.drop.files import file_name
from tap_ordergroove_sftp.file_names import parse, read_stamp
from tap_ordergroove_sftp.reports import REPORTS, Report

TOKENS = {
    "orders": "orders_report",
    "order": "orders_report",
    "OrderCSV": "orders_report",
    "subscription": "subscriptions_report",
    "subscriptions": "subscriptions_report",
    "SubscriptionCSV": "subscriptions_report",
    "cancelled_subscriptions": "cancelled_subscriptions_report",
    "canceled_subscriptions": "cancelled_subscriptions_report",
    "SubscriptionsCancelledCSV": "cancelled_subscriptions_report",
    "SubscriptionCanceledCSV": "cancelled_subscriptions_report",
    "crm_subscription": "crm_subscriptions",
    "crm_subscriber_events": "subscriber_events",
    "Inventory_Report": "inventory_report",
    "TotalSubscriberValue_Report": "total_subscriber_value",
}
STREAMS = {
    "orders": "orders_report",
    "subscription": "subscriptions_report",
    "cancelled_subscriptions": "cancelled_subscriptions_report",
    "crm_subscription": "crm_subscriptions",
    "crm_subscriber_events": "subscriber_events",
    "Inventory_Report": "inventory_report",
    "TotalSubscriberValue_Report": "total_subscriber_value",
}


def said(name, merchant=None, reports=REPORTS):
    """What a name says: stream, mode, digits; None if it is no report's."""
    found = parse(name, reports, merchant)
    return found and (found.report.name, found.mode, found.digits)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # N1 as printed, without separators, and as it was probably meant.
        ("acmeorders__delta15102025080512.csv", ("orders_report", "delta", "15102025080512")),
        ("acmesubscription__full15102025080512.csv",
         ("subscriptions_report", "full", "15102025080512")),
        ("acme_orders__delta_15102025080512.csv", ("orders_report", "delta", "15102025080512")),
        ("acme_subscription_full_15102025080512.csv",
         ("subscriptions_report", "full", "15102025080512")),
        # N2
        ("merchant_orders_20250317_delta.csv", ("orders_report", "delta", "20250317")),
        ("merchant_subscription_20250317_full.csv", ("subscriptions_report", "full", "20250317")),
        # N3
        ("client_name_orders_10152025080512.csv", ("orders_report", None, "10152025080512")),
        ("client_name_subscription_10152025080530.csv",
         ("subscriptions_report", None, "10152025080530")),
        ("client_name_crm_subscription_10152025080550.csv",
         ("crm_subscriptions", None, "10152025080550")),
        ("client_name_crm_subscriber_events_10152025080601.csv",
         ("subscriber_events", None, "10152025080601")),
        ("client_name_Inventory_Report_10152025080610.csv",
         ("inventory_report", None, "10152025080610")),
        ("client_name_TotalSubscriberValue_Report_10152025080615.csv",
         ("total_subscriber_value", None, "10152025080615")),
        # N4
        ("client_name_cancelled_subscriptions_10152025080541.csv",
         ("cancelled_subscriptions_report", None, "10152025080541")),
        # N5, the worked example: no prefix, and no suffix either
        ("SubscriptionCSV_03022023080530", ("subscriptions_report", None, "03022023080530")),
        ("SubscriptionCSV_03022023080530.csv", ("subscriptions_report", None, "03022023080530")),
        ("SubscriptionsCancelledCSV_03022023080530",
         ("cancelled_subscriptions_report", None, "03022023080530")),
        ("OrderCSV_03022023080530", ("orders_report", None, "03022023080530")),
        # N6
        ("Client_crm_subscription_11022020000000.csv",
         ("crm_subscriptions", None, "11022020000000")),
        # N1 with the reports' titles
        ("merchantOrder Report__delta18032025080513.csv",
         ("orders_report", "delta", "18032025080513")),
        ("acmeSubscription Report__full18032025080513.csv",
         ("subscriptions_report", "full", "18032025080513")),
        ("acmeSubscription Cancellation Report__delta18032025080513.csv",
         ("cancelled_subscriptions_report", "delta", "18032025080513")),
        ("acme_Cancelation_Report__delta18032025080513.csv",
         ("cancelled_subscriptions_report", "delta", "18032025080513")),
        ("acmeCRM Subscription File__delta18032025080513.csv",
         ("crm_subscriptions", "delta", "18032025080513")),
        ("acmeMember Activity File__delta18032025080513.csv",
         ("subscriber_events", "delta", "18032025080513")),
        ("acmeInventory Report__full18032025080513.csv",
         ("inventory_report", "full", "18032025080513")),
        ("acmeTotal Subscriber Value Report__full18032025080513.csv",
         ("total_subscriber_value", "full", "18032025080513")),
        # no merchant, other letter cases, merchants with underscores and digits
        ("orders_20250317.csv", ("orders_report", None, "20250317")),
        ("ACME_ORDERS_20250317_DELTA.CSV", ("orders_report", "delta", "20250317")),
        ("the_24_7_shop_orders_10152025080512.csv", ("orders_report", None, "10152025080512")),
        ("acme_canceled_subscriptions_10152025080541.csv",
         ("cancelled_subscriptions_report", None, "10152025080541")),
    ],
)  # fmt: skip
def test_a_documented_name(name, expected):
    assert said(name) == expected


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("token", DELIVERED)
@pytest.mark.parametrize("full", [True, False])
def test_every_form_of_the_sandbox(form, token, full):
    wall = datetime(2025, 3, 17, 8, 5, 12)
    name = file_name(FORMS[form], "acme", DELIVERED[token], wall, full=full)
    found = parse(name, REPORTS)
    assert found
    assert found.report.name == STREAMS[token]
    assert found.mode == (None if FORMS[form].mode == "none" else "full" if full else "delta")
    stamp = in_folder(found.digits, wall)
    assert stamp == (wall if FORMS[form].digits == 14 else datetime(2025, 3, 17))


@pytest.mark.parametrize(
    "name",
    [
        # what lies in the folder besides
        "secret_hash_key.txt",
        "hash_key",
        "acme_hash_key_20250317.txt",
        "acme_batch_orders_10-15-2025_080512.xml",
        "acme_batch_orders_10152025080512.xml",
        "readme.csv",
        "20250317.csv",
        ".csv",
        "",
        # a report without a stamp, or with half of one
        "acme_orders.csv",
        "acme_orders_.csv",
        "acme_orders_2025.csv",
        "acme_orders_202503.csv",
        "acme_orders_202503170805.csv",
        "acme_orders_120250317.csv",
        # not complete yet, packed or encrypted
        "acme_orders_20250317.csv.filepart",
        "acme_orders_20250317.csv.tmp",
        "acme_orders_20250317.csv.gz",
        "acme_orders_20250317.csv.pgp",
        "acme_orders_20250317",
        "acme_orders_20250317.txt",
        # no known report
        "acme_returns_20250317.csv",
        "acme_subscribers_20250317.csv",
        "acme_orders_weekly_20250317.csv",
        "acme_orders_20250317_old.csv",
        # both at once
        "acme_orders_full_20250317_delta.csv",
    ],
)
def test_what_is_no_report(name):
    assert said(name) is None


def test_of_several_tokens_the_longest_counts():
    for name, stream in (
        ("acme_subscription_20250317.csv", "subscriptions_report"),
        ("acme_crm_subscription_20250317.csv", "crm_subscriptions"),
        ("acme_cancelled_subscriptions_20250317.csv", "cancelled_subscriptions_report"),
        ("SubscriptionsCancelledCSV_20250317.csv", "cancelled_subscriptions_report"),
        ("acmecrm_subscription_20250317.csv", "crm_subscriptions"),
    ):
        assert said(name)[0] == stream


def test_with_a_merchant_name_nobody_elses_file_is_a_report():
    for name in ("acme_orders_20250317.csv", "ACME_orders_20250317.csv", "orders_20250317.csv",
                 "acmeorders__delta17032025080512.csv", "acme__orders_20250317.csv",
                 "SubscriptionCSV_03022023080530"):  # fmt: skip
        assert said(name, "acme"), name
        assert said(name, "Acme_"), name
    for name in ("other_orders_20250317.csv", "acme2_orders_20250317.csv",
                 "acme_crm_orders_20250317.csv", "reorders_20250317.csv",
                 "acme_batch_orders_20250317.csv"):  # fmt: skip
        assert said(name), name
        assert said(name, "acme") is None, name


def test_a_merchant_name_may_end_like_a_report():
    name = "acme_crm_subscription_20250317.csv"
    assert said(name, "acme_crm")[0] == "subscriptions_report"
    assert said(name, "acme")[0] == "crm_subscriptions"
    assert said("subscription_box_orders_20250317.csv", "subscription_box")[0] == "orders_report"


def test_a_configured_report_goes_before_the_others():
    loyalty = Report("loyalty", pattern="acme_*loyalty*.csv", keys=(("id",),))
    mine = Report("my_orders", pattern="ACME_orders_*.csv")
    for name, stream in (
        ("acme_loyalty_20250317.csv", "loyalty"),
        ("acme_big_LOYALTY_full_20250317.csv", "loyalty"),
        ("acme_orders_20250317_delta.csv", "my_orders"),
        ("acme_subscription_20250317.csv", "subscriptions_report"),
    ):
        assert said(name, reports=(loyalty, mine, *REPORTS))[0] == stream
    assert said("acme_loyalty.csv", reports=(loyalty, *REPORTS)) is None
    assert said("acme_loyalty_20250317.txt", reports=(loyalty, *REPORTS)) is None
    assert said("acme_loyalty_20250317", reports=(loyalty, *REPORTS)) is None


merchants = st.text(string.ascii_letters + string.digits + "_- .&", max_size=20).map(
    lambda name: name.lstrip(".")  # what begins so is hidden
)
separators = st.sampled_from(["_", "__"])


@st.composite
def grammar(draw):
    """A name by the documented grammar, and what it says."""
    merchant, token = draw(merchants), draw(st.sampled_from(sorted(TOKENS)))
    if draw(st.booleans()):
        token = draw(st.sampled_from([token.upper(), token.lower()]))
    length = draw(st.sampled_from([8, 14]))
    digits = draw(st.text(string.digits, min_size=length, max_size=length))
    mode = draw(st.sampled_from([None, "full", "delta", "FULL", "Delta"]))
    led = f"{merchant}{draw(st.sampled_from(['', '_', '__']))}{token}"
    # A merchant may be called so that the name is another report's: that is another test.
    longer = [each for each in TOKENS if len(each) > len(token)]
    assume(not any(led.lower().endswith(each.lower()) for each in longer))
    if mode is None:
        name = f"{led}{draw(st.sampled_from(['', '_', '__']))}{digits}"
    elif draw(st.booleans()):
        name = f"{led}{draw(separators)}{mode}{draw(st.sampled_from(['', '_', '__']))}{digits}"
    else:
        name = f"{led}{draw(separators)}{digits}{draw(separators)}{mode}"
    stream = {each.lower(): found for each, found in TOKENS.items()}[token.lower()]
    suffix = draw(st.sampled_from([".csv", ".CSV"]))
    return name + suffix, merchant, (stream, mode and mode.lower(), digits)


@given(grammar())
def test_any_name_by_the_grammar_is_read_back(drawn):
    name, merchant, expected = drawn
    assert said(name) == expected
    if merchant.strip("_"):
        assert said(name, merchant) == expected


names = st.one_of(
    st.text(),
    st.from_regex(r"[\w .-]*(orders|subscription|CSV)_*\w*\d{8}\w*(\.csv)?", fullmatch=True),
    st.from_regex(r"orders_\d{14}(_full)?\.csv", fullmatch=True),  # digits of any script
)


@given(names, st.none() | st.text(), st.datetimes())
@example("orders_٠٣٠٢٢٠٢٣.csv", None, datetime(2023, 3, 2))
@example("orders_00000000.csv", None, datetime(2023, 3, 2))
@example("orders_99999999999999.csv", None, datetime(9999, 12, 31))
def test_no_name_breaks_anything(name, merchant, modified):
    found = parse(name, REPORTS, merchant)
    if found is not None:
        assert len(found.digits) in (8, 14)
        stamps = {read_stamp(found.digits, order) for order in ("mdy", "dmy", "ymd")}
        assert in_folder(found.digits, modified) in {None, *stamps}
