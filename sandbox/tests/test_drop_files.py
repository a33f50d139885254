from __future__ import annotations

import csv
import re
from datetime import date, datetime, timedelta

import pytest

from ordergroove_sandbox import Merchant
from ordergroove_sandbox.clock import day_at, wall_text
from ordergroove_sandbox.drop import (
    FORMS,
    OPTIONAL,
    REPORTS,
    Defect,
    Drop,
    Style,
    integer_id,
)
from ordergroove_sandbox.drop.cells import day, digits, moment
from ordergroove_sandbox.drop.files import file_name

# The expression of the notes on Ordergroove's SFTP exports.
FILE_RE = re.compile(
    r"""^(?P<merchant>.*?)_*
(?P<report>crm_subscriber_events|crm_subscription|cancell?ed_subscriptions
 |TotalSubscriberValue_Report|Inventory_Report
 |Subscriptions?Cancell?edCSV|SubscriptionCSV|OrderCSV|orders?|subscriptions?)
_*(?:(?P<mode1>full|delta)_*)?(?P<stamp>\d{14}|\d{8})(?:_+(?P<mode2>full|delta))?\.csv$""",
    re.VERBOSE | re.IGNORECASE,
)
WALL = datetime(2025, 3, 17, 8, 5, 12)
TODAY = date(2025, 6, 15)


@pytest.fixture
def drop(tmp_path):
    return Drop(Merchant(customers=40, days=200), tmp_path)


def busy_day(drop, table, field):
    """Return the day after the latest one on which something happened."""
    latest = max(row[field][:10] for row in drop.merchant.truth(table) if row[field])
    return date.fromisoformat(latest) + timedelta(days=1)


def read(drop, file, **form):
    with (drop.outgoing / file.name).open(newline="", **{"encoding": "utf-8", **form}) as lines:
        return list(csv.reader(lines))


def raw(drop, file):
    return (drop.outgoing / file.name).read_bytes()


@pytest.mark.parametrize(
    ("form", "report", "full", "name"),
    [
        ("N1", "orders", False, "acmeorders__delta17032025080512.csv"),
        ("N1-separated", "orders", True, "acme_orders_full_17032025080512.csv"),
        ("N2", "orders", False, "acme_orders_20250317_delta.csv"),
        ("N3", "TotalSubscriberValue_Report", False,
         "acme_TotalSubscriberValue_Report_03172025080512.csv"),
        ("N4", "cancelled_subscriptions", False,
         "acme_cancelled_subscriptions_03172025080512.csv"),
        ("N5", "subscription", False, "SubscriptionCSV_03172025080512.csv"),
        ("N5", "crm_subscription", False, "crm_subscription_03172025080512.csv"),
        ("N6", "crm_subscription", False, "acme_crm_subscription_03172025080512.csv"),
    ],
)  # fmt: skip
def test_names_are_those_of_the_notes(form, report, full, name):
    assert file_name(FORMS[form], "acme", REPORTS[report], WALL, full=full) == name


def test_cells():
    assert day("2025-10-14 03:05:00") == "10/14/2025"
    assert moment("2025-09-14 09:00:00") == "09/14/2025 09:00:00"
    assert digits("2025-11-13") == "11132025000000"
    assert digits("2025-09-14 09:00:01") == "09142025090001"
    assert [cell(None) for cell in (day, moment, digits)] == ["", "", ""]


def test_internal_numbers_are_stable_and_apart(drop):
    public = [
        row["public_id"] for table in ("orders", "items") for row in drop.merchant.truth(table)
    ]
    assert len({integer_id(each) for each in public}) == len(public)
    assert integer_id("000021") == integer_id("000021")
    assert all(len(str(integer_id(each))) == 11 for each in public)


def test_the_full_order_report_tells_what_the_api_tells(drop):
    merchant = drop.merchant
    orders = {row["public_id"]: row for row in merchant.truth("orders") if row["status"] != 1}
    items = {
        str(integer_id(row["public_id"])): row
        for row in merchant.truth("items")
        if row["order"] in orders
    }
    file = drop.deliver_full("orders")
    assert {row["Order Item ID"] for row in file.rows} == items.keys()
    for row in file.rows:
        item = items[row["Order Item ID"]]
        order = orders[item["order"]]
        assert row["Ordergroove Order ID"] == str(integer_id(order["public_id"]))
        assert row["Public Subscription ID"] == (item["subscription"] or "")
        assert row["Merchant Order ID"] == (order["order_merchant_id"] or "")
        assert (row["Price"], row["Order Subtotal"]) == (item["price"], order["sub_total"])
        assert row["Place Date"] == day(order["place"])
        assert (row["Order Status"] == "Success") == (order["status"] == 5)
    assert read(drop, file) == [list(file.header), *(list(row.values()) for row in file.rows)]


def test_a_day_without_a_gap_adds_up_to_the_full_file(drop):
    drop.merchant.advance(3)
    full = drop.deliver_full("subscription").rows
    last = {day(row["updated"]) for row in drop.merchant.truth("subscriptions")}
    deltas = [
        row
        for ago in range(210)
        for file in drop.deliver(TODAY + timedelta(days=4 - ago), reports=["subscription"])
        for row in file.rows
    ]
    assert len(last) > 1
    key = "Subscription ID"
    assert sorted(deltas, key=lambda row: row[key]) == sorted(full, key=lambda row: row[key])


def test_a_delivery_has_one_file_a_report_and_shows_the_time_in_its_name(drop):
    files = drop.deliver()
    assert [file.report for file in files] == list(REPORTS)
    assert sorted(path.name for path in drop.outgoing.iterdir()) == sorted(
        file.name for file in files
    )
    assert list(drop.root.iterdir()) == [drop.outgoing]
    for file in files:
        assert file.modified == day_at(TODAY, file.stamp.time())
        assert f"{file.stamp:%m%d%Y%H%M%S}" in file.name
        found = (drop.outgoing / file.name).stat()
        assert (found.st_mtime, found.st_size) == (file.modified.timestamp(), file.size)


def test_a_delta_tells_of_the_day_before(drop):
    on = busy_day(drop, "orders", "updated")
    file = drop.deliver(on, reports=["subscription"])[0]
    told = str(on - timedelta(days=1))
    updated = [r for r in drop.merchant.truth("subscriptions") if r["updated"].startswith(told)]
    assert {row["Public Subscription ID"] for row in file.rows} == {r["public_id"] for r in updated}
    cancelled = busy_day(drop, "subscriptions", "cancelled")
    files = drop.deliver(cancelled, reports=["cancelled_subscriptions", "crm_subscriber_events"])
    assert files[0].rows
    assert "5" in {row["subscription_action_event"] for row in files[1].rows}


def test_days_are_delivered_in_order_and_not_before_they_are_due(drop):
    files = drop.deliver_days(3)
    assert sorted({file.stamp.date() for file in files}) == [
        TODAY - timedelta(days=2), TODAY - timedelta(days=1), TODAY]  # fmt: skip
    early = Merchant(customers=3, days=30, now=day_at(TODAY, datetime.min.time()))
    assert wall_text(early.now) == "2025-06-15 00:00:00"
    assert Drop(early, drop.root / "early").latest_day() == TODAY - timedelta(days=1)


def test_a_drop_is_set_up_as_wanted(drop):
    style = Style("Outgoing", reports=("orders",), leave_out=OPTIONAL, guide_names=True)
    other = Drop(drop.merchant, drop.root, style)
    file = other.deliver_full("orders")
    assert (drop.root / "Outgoing" / file.name).exists()
    assert {"order_id", "customer_id", "subscription_id", "product_id", "place_date"} < set(
        file.header
    )
    assert "order_item_id" not in file.header
    with pytest.raises(ValueError, match="no such report"):
        Drop(drop.merchant, drop.root, Style(reports=("everything",)))


def test_clutter_is_never_a_report(drop):
    *files, folder = drop.clutter()
    assert [FILE_RE.match(name) for name in files] == [None, None, None]
    assert FILE_RE.match(folder)
    assert (drop.outgoing / folder).is_dir()


@pytest.mark.parametrize("report", ["orders", "Inventory_Report"])
def test_broken_rows_stand_between_good_ones(drop, report):
    kinds = ("long_row", "short_row", "bad_value")
    file = drop.deliver_full(report, defects=[Defect.of(kind, report) for kind in kinds])
    width = len(file.header)
    assert sorted(len(line) for line in file.broken) == [width - 1, width, width + 1]
    assert len(read(drop, file)) == 1 + len(file.rows) + 3
    assert any("twelve" in line for line in file.broken)
    plain = drop.deliver_full(report)
    assert plain.rows == file.rows
    quiet = drop.deliver(date(2020, 1, 1), [Defect("long_row")], ["orders"])[0]
    assert ([len(line) for line in quiet.broken], quiet.rows) == ([21], [])


def test_headers_may_be_broken(drop):
    file = drop.deliver_full("orders", defects=[Defect.of("duplicate_header", column="SKU")])
    assert file.header.count("SKU") == 2
    file = drop.deliver_full("orders", defects=[Defect("missing_key")])
    assert not {"Order Item ID", "Ordergroove Order ID"} & set(file.header)
    file = drop.deliver_full("orders", defects=[Defect.of("extra_column", name="Colour")])
    assert {row["Colour"] for row in file.rows} == {"unexpected"}
    file = drop.deliver_full("orders", defects=[Defect("guide_example")])
    assert raw(drop, file).endswith(b"quantity\n12345,67890,98765,54321,1001,1,15.00\n")


@pytest.mark.parametrize(
    ("kind", "starts", "ends", "holds"),
    [
        ("crlf", b"Merchant,", b"\r\n", b"\r\nAcme"),
        ("bom", b"\xef\xbb\xbfMerchant,", b"\n", b"\n"),
        ("quote_all", b'"Merchant",', b'"\n', b'""'),
        ("no_last_newline", b"Merchant,", b"", b"\n"),
        ("cp1252", b"Merchant,", b"\n", b" Andy\x92s Zo\xeb"),
        ("quoted", b"Merchant,", b"\n", b' 2 lb, ""XL""\r\nsecond line\nthird"'),
        ("header_only", b"Merchant,", b"Subscription ID\n", b""),
        ("empty", b"", b"", b""),
    ],
)
def test_bytes_may_be_odd(drop, kind, starts, ends, holds):
    file = drop.deliver_full("orders", defects=[Defect(kind)])
    content = raw(drop, file)
    assert content.startswith(starts)
    assert content.endswith(ends)
    assert holds in content
    assert len(content) == file.size
    assert (kind == "no_last_newline") == (not content.endswith(b"\n") and bool(content))
    assert (kind == "empty") == (not content)
    assert (kind in {"empty", "header_only"}) == (not file.rows)
    if kind != "empty":
        lines = read(drop, file, encoding="cp1252" if kind == "cp1252" else "utf-8-sig")
        assert lines[1:] == [list(row.values()) for row in file.rows]


def test_a_file_may_be_dropped_again_or_late_or_just_now(drop):
    on = busy_day(drop, "subscriptions", "updated")
    first = drop.deliver(on, reports=["subscription"])[0]
    again = drop.deliver(on, [Defect("redropped")], ["subscription"])[0]
    assert again.name == first.name
    assert again.modified - first.modified == timedelta(hours=1)
    assert again.rows != first.rows
    late = drop.deliver(on - timedelta(days=5), [Defect("late")], ["subscription"])[0]
    assert late.stamp < first.stamp
    assert late.modified == drop.merchant.now
    young = drop.deliver(on, [Defect("young")], ["orders"])[0]
    assert young.modified > drop.merchant.now


@pytest.mark.parametrize(
    ("kind", "parameters", "message"),
    [
        ("earthquake", {}, "unknown defect"),
        ("long_row", {"wide": True}, "does not take wide"),
        ("short_row", {"missing": "1"}, "does not take missing"),
    ],
)
def test_wrong_defects_are_refused(kind, parameters, message):
    with pytest.raises(ValueError, match=message):
        Defect.of(kind, **parameters)


def test_defects_that_do_not_fit_are_refused(drop):
    with pytest.raises(ValueError, match="has no key"):
        drop.deliver_full("Inventory_Report", defects=[Defect("missing_key")])
    with pytest.raises(ValueError, match="no column 'Colour'"):
        drop.deliver_full("orders", defects=[Defect.of("bad_value", column="Colour")])
    with pytest.raises(ValueError, match="has no row"):
        drop.deliver(date(2020, 1, 1), [Defect("quoted")], ["orders"])
    with pytest.raises(ValueError, match="1 or more"):
        drop.deliver_days(0)
