"""What lies in the folder: what is read, what waits, and what is left alone."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from singer_commons.sftp import Entry
from tap_ordergroove_sftp.listing import sort_out
from tap_ordergroove_sftp.settings import Settings

NOW = datetime(2025, 10, 16, 17, 0, tzinfo=timezone.utc)  # noon in Chicago


def settings(**config):
    return Settings.from_config({"username": "acme", "password": "x", **config})


def entry(name, modified=None, size=100, *, is_file=True):
    return Entry(name, size, modified or NOW - timedelta(hours=1), is_file, not is_file)


def listed(*entries, now=NOW, **config):
    return sort_out(entries, settings(**config), now)


def names(files):
    return [file.name for file in files]


def test_only_report_files_count():
    found = listed(
        entry("acme_orders_10152025080512.csv"),
        entry("acme_subscription_10152025080530.csv"),
        entry("secret_hash_key.txt"),
        entry("readme.csv"),
        entry("acme_batch_orders_10-15-2025_080512.xml"),
        entry("acme_orders_10142025080512.csv", is_file=False),
    )
    assert {name: names(files) for name, files in found.files.items()} == {
        "orders_report": ["acme_orders_10152025080512.csv"],
        "subscriptions_report": ["acme_subscription_10152025080530.csv"],
    }
    assert found.others == 4
    assert (found.waiting, found.unread) == ([], [])


def test_files_are_in_the_order_of_their_stamps_then_of_their_times():
    twice = NOW - timedelta(days=2)
    found = listed(
        entry("b_orders_10152025080512.csv"),
        entry("a_orders_10152025080512.csv"),
        entry("z_orders_10152025080512.csv", twice),
        entry("acme_orders_20251014_delta.csv"),
        entry("acme_orders_full_10012025000000.csv"),
        entry("acme_orders_09302025235959.csv"),
    )
    assert names(found.files["orders_report"]) == [
        "acme_orders_09302025235959.csv",
        "acme_orders_full_10012025000000.csv",
        "acme_orders_20251014_delta.csv",
        "z_orders_10152025080512.csv",
        "a_orders_10152025080512.csv",
        "b_orders_10152025080512.csv",
    ]


@pytest.mark.parametrize(
    ("seconds", "min_age", "waits"),
    [(0, 60, True), (59, 60, True), (60, 60, False), (3600, 60, False), (0, 0, False),
     (599, 600, True), (-30, 60, True), (-7200, 60, False)],
)  # fmt: skip
def test_a_young_file_waits(seconds, min_age, waits):
    """A server's clock may be ahead of ours: hours of it must not keep a file for ever."""
    name = "acme_orders_10152025080512.csv"
    found = listed(entry(name, NOW - timedelta(seconds=seconds)), min_age_seconds=min_age)
    assert (names(found.waiting) == [name]) == waits
    assert (found.files == {}) == waits
    assert found.names == {name}


def test_the_time_that_settles_a_stamp_is_that_of_its_zone():
    # 03:30 UTC on 4 March is 21:30 on 3 March in Chicago; nothing else tells 3 April from 4 March.
    [file] = listed(
        entry("orders_03042025.csv", datetime(2025, 3, 4, 3, 30, tzinfo=timezone.utc))
    ).files["orders_report"]
    assert file.stamp == datetime(2025, 3, 4)
    [file] = listed(
        entry("orders_03042025.csv", datetime(2025, 4, 3, 23, tzinfo=timezone.utc))
    ).files["orders_report"]
    assert file.stamp == datetime(2025, 4, 3)


def test_a_start_date_leaves_out_what_is_older():
    found = listed(
        entry("acme_orders_10132025235959.csv"),
        entry("acme_orders_10142025000000.csv"),
        entry("acme_orders_20251014_delta.csv"),
        entry("acme_orders_20251013_delta.csv"),
        start_date="2025-10-14",
    )
    assert names(found.files["orders_report"]) == [
        "acme_orders_10142025000000.csv",
        "acme_orders_20251014_delta.csv",
    ]
    assert (found.others, found.unread, len(found.names)) == (0, [], 4)


def test_a_stamp_that_is_no_date_in_the_given_order_is_told():
    found = listed(entry("acme_orders_15102025.csv"), date_order="mdy")
    assert found.files == {}
    [(name, stream, reason)] = found.unread
    assert (name, stream) == ("acme_orders_15102025.csv", "orders_report")
    assert "date_order" in reason
    assert listed(entry("acme_orders_15102025.csv"), date_order="dmy").unread == []
    assert [each[0] for each in listed(entry("acme_orders_99999999.csv")).unread] == [
        "acme_orders_99999999.csv"
    ]


def test_days_are_those_of_files_that_are_there_old_enough_or_not():
    found = listed(
        entry("acme_orders_10132025080512.csv"),
        entry("acme_orders_10152025080512.csv", NOW),
        entry("acme_subscription_10142025080512.csv"),
    )
    assert found.days("orders_report") == {date(2025, 10, 13), date(2025, 10, 15)}
    assert found.days("inventory_report") == set()


def test_what_looks_like_a_report_and_is_not_read_is_named():
    unread = [
        "acme_orders_10152025080512.csv.gz",
        "acme_orders_10152025080512.zip",
        "acme_orders_10152025080512.csv.pgp",
        "acme_orders_10152025080512 (1).csv",
        "acme_orders_10152025080512(1).csv",
        "acme_orders_10152025080512_1.csv",
        "acme-orders-10152025-080512.csv",
        "acme_orders_2025-10-15.csv",
        "acme_orders_10152025080512.txt",
        ".acme_orders_10152025080512.csv",
    ]
    found = listed(
        *map(entry, unread),
        entry("acme_batch_orders_10-15-2025_080512.xml"),
        entry("acme_batch_orders_10152025080512.xml"),
        entry("secret_hash_key.txt"),
        entry("acme_hash_key_20250317.txt"),
        entry("readme.csv"),
        entry("orders.csv"),
        entry("archive", is_file=False),
        entry("acme_refunds_10152025080512.csv"),
        entry("acme_refunds_10162025080512.csv"),
    )
    assert found.strays == {
        "Files with a report's name in a form that is not read": unread,
        "Sub-folders that are not looked into": ["archive"],
        "Reports that are not read, unless they are among the setting reports": [
            "acme_refunds_*.csv"
        ],
    }


def test_what_is_neither_file_nor_folder_is_named_if_it_has_a_reports_name():
    """A socket, or a link to nowhere."""
    found = listed(
        *(
            Entry(name, 0, NOW, is_file=False)
            for name in ("acme_orders_10152025080512.csv", "anything")
        ),
        entry("acme_orders_10142025080512.csv"),
    )
    assert found.strays == {
        "Entries with a report's name that are no files": ["acme_orders_10152025080512.csv"]
    }


@pytest.mark.parametrize("form", [".csv.gz", " (1).csv", ".zip"])
def test_what_looks_like_a_configured_report_is_named(form):
    report = {"name": "loyalty", "pattern": "*_Loyalty_*.csv"}
    name = f"acme_loyalty_10152025080512{form}"
    found = listed(entry(name), entry("acme_royalty_10152025080512.gz"), reports=[report])
    assert list(found.strays.values()) == [[name]]


def test_a_merchants_name_that_is_written_wrong_is_told():
    found = listed(entry("acme_orders_10152025080512.csv"), merchant_name="amce")
    assert found.strays == {"Reports that are not read, since merchant_name is another": ["acme*"]}
