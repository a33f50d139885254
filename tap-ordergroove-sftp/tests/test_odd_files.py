"""Files as they are: blank columns, blanks around ids, stray bytes, and what is no CSV at all."""

from __future__ import annotations

import gzip

import pytest
from tests.support.odd_server import put
from tests.support.report_folder import Folder
from tests.support.report_rows import load, rejected, rows
from tests.support.sftp_tap import sync

STREAM = "orders_report"
HEADER = "Order Item ID,SKU"
BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    "content",
    [f"{HEADER},,\n1,a,,\n2,b,,\n", f"{HEADER},,\n1,a,\n2,b\n", f'{HEADER}, ,\n1,a\n2,b," "\n'],
)
def test_blank_columns_at_the_end_are_dropped(content):
    assert [(row["order_item_id"], row["sku"]) for row in rows(content)] == [("1", "a"), ("2", "b")]


def test_what_stands_under_no_name_is_not_dropped():
    outcome = load(f"{HEADER},,\n1,a,,x\n")
    assert rejected(outcome) == [(2, "4 values under 2 column names", "1,a,,x\n")]
    # One comma too many may have shifted the row.
    outcome = load(f"{HEADER}\n1,a,\n")
    assert rejected(outcome) == [(2, "3 values under 2 column names", "1,a,\n")]


def test_blanks_around_ids_are_no_part_of_them():
    text = "Order Item ID,Ordergroove Order ID,SKU\n 1000,\t7 , a \n1000\u00a0,7,b\n"
    found = [tuple(row.values()) for row in rows(text)]
    assert found == [("1000", "7", " a "), ("1000", "7", "b")]
    [(_, reason, _)] = rejected(load(f"{HEADER}\n  ,x\n"))
    assert reason == "Order Item ID names the row, and is empty"


def test_blanks_around_a_configured_key_are_no_part_of_it():
    folder = Folder()
    folder.put("loyalty_20251001.csv", "Card,Points\n A1 ,5\n")
    report = {"name": "loyalty", "pattern": "loyalty_*.csv", "primary_key": ["Card"]}
    [row] = folder.sync(reports=[report]).records("loyalty")
    assert row["card"] == "A1"


def test_a_stray_byte_does_not_spoil_the_utf8_of_its_line(caplog):
    [row] = rows(f"{HEADER}\n1,Zo".encode() + "ë ".encode() + b"Andy\x92s caf\xe9\n")
    assert row["sku"] == "Zoë Andy\u2019s café"
    assert "1 lines are not utf-8" in caplog.text


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (f"{HEADER}\n1,a\n".encode("utf-16"), "it is UTF-16"),
        (f"{HEADER}\n1,a\n".encode("utf-16-le"), "it is UTF-16"),
        (f"{HEADER}\n1,a\n".encode("utf-16-be"), "it is UTF-16"),
        (gzip.compress(f"{HEADER}\n1,a\n".encode(), mtime=0), "it is gzip"),
        (b"PK\x03\x04rest", "it is a ZIP archive"),
        (b"\n <!DOCTYPE html><html>no such file</html>", "it is HTML"),
        (b"-----BEGIN PGP MESSAGE-----\n", "it is encrypted by PGP"),
        (b"Order Item ID;SKU\n1;a\n", "it is text separated by ';'"),
        (b"Order Item ID\tSKU\n1\ta\n", r"it is text separated by '\t'"),
    ],
)
def test_what_is_no_csv_is_named_as_what_it_is(content, says):
    outcome = load(content)
    assert f"{says}" in outcome.error
    assert "[RPT-21]" in outcome.error


@pytest.mark.parametrize("boms", [1, 2, 3])
def test_byte_order_marks_are_no_part_of_the_first_name(boms):
    [row] = rows(BOM * boms + f"{HEADER}\n1,a\n".encode())
    assert row == {"order_item_id": "1", "sku": "a"}


@pytest.mark.parametrize("kilobytes", [60, 100, 400])
def test_a_long_header_is_read_to_its_end_for_the_key(sshd, tmp_path, kilobytes):
    """On a real server, where only the beginning of a file is looked at."""
    columns = ",".join(f"c{number} {'x' * 1000}" for number in range(kilobytes))
    put(
        tmp_path, "acme_orders_20251008.csv", f"{columns},Order Item ID\n" + "," * kilobytes + "5\n"
    )
    outcome = sync({
        "host": "127.0.0.1", "port": sshd.port, "username": sshd.user, "path": str(tmp_path),
        "private_key_path": str(sshd.keys["ed25519"]), "host_key": sshd.host_keys["ed25519"],
    })  # fmt: skip
    assert outcome.error is None
    assert outcome.loaded.keys[STREAM] == ("order_item_id",)


def test_states_grow_with_what_changes_not_with_files_times_files():
    folder = Folder()
    for number in range(1500):
        stamp = f"10{1 + number // 60:02}2025{number % 24:02}{number % 60:02}00"
        folder.put(f"acme_subscription_{stamp}_delta.csv", f"Subscription ID\n{number}\n")
    outcome = folder.sync(select=["subscriptions_report"])
    states = [line for line in outcome.lines if '"STATE"' in line[:16]]
    assert len(outcome.read()) == len(folder.files)
    assert sum(map(len, states)) < 30 * len(states[-1])
    assert folder.sync(select=["subscriptions_report"], state=outcome.state).read() == []
